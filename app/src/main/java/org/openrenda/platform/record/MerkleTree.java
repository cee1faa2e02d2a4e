package org.openrenda.platform.record;

import java.util.ArrayList;
import java.util.List;
import org.openrenda.platform.Sha256;

/**
 * The Merkle tree of RFC 9162 as it grows: it keeps only the roots of its perfect subtrees, largest
 * first, so that adding a leaf and reading the root cost a logarithm.
 */
final class MerkleTree {

    static final int HASH_BYTES = 32;

    private final List<byte[]> peaks = new ArrayList<>();
    private long size;

    MerkleTree() {}

    MerkleTree(long size, byte[] joinedPeaks) {
        if (joinedPeaks.length != Long.bitCount(size) * HASH_BYTES) {
            throw new IllegalArgumentException("a tree of this size has other peaks");
        }
        this.size = size;
        for (int at = 0; at < joinedPeaks.length; at += HASH_BYTES) {
            peaks.add(java.util.Arrays.copyOfRange(joinedPeaks, at, at + HASH_BYTES));
        }
    }

    static byte[] leafHash(byte[] leaf) {
        return Sha256.of(new byte[] {0}, leaf);
    }

    static byte[] nodeHash(byte[] left, byte[] right) {
        return Sha256.of(new byte[] {1}, left, right);
    }

    void add(byte[] leafHash) {
        byte[] node = leafHash;
        for (long bit = size; (bit & 1) == 1; bit >>= 1) {
            node = nodeHash(peaks.removeLast(), node);
        }
        peaks.add(node);
        size++;
    }

    long size() {
        return size;
    }

    /** RFC 9162 section 2.1.1; the empty tree has the hash of nothing. */
    byte[] root() {
        if (peaks.isEmpty()) {
            return Sha256.of();
        }
        byte[] node = peaks.getLast();
        for (int i = peaks.size() - 2; i >= 0; i--) {
            node = nodeHash(peaks.get(i), node);
        }
        return node;
    }

    byte[] joinedPeaks() {
        byte[] joined = new byte[peaks.size() * HASH_BYTES];
        for (int i = 0; i < peaks.size(); i++) {
            System.arraycopy(peaks.get(i), 0, joined, i * HASH_BYTES, HASH_BYTES);
        }
        return joined;
    }

    /**
     * The hashes beside the way from a leaf up to the root, from the bottom (RFC 9162 section
     * 2.1.3.1). Those on the left are peaks of the tree before the leaf, so that a leaf is proved
     * without reading the leaves long before it.
     *
     * @param before the tree of all leaves before this one
     * @param onward the hash of this leaf and of all after it
     */
    static List<byte[]> path(MerkleTree before, List<byte[]> onward) {
        List<byte[]> path = new ArrayList<>();
        before.climb(0, before.size + onward.size(), onward, path);
        return path;
    }

    private void climb(long from, long to, List<byte[]> onward, List<byte[]> path) {
        if (to - from == 1) {
            return;
        }
        long middle = from + Long.highestOneBit(to - from - 1);
        if (size < middle) {
            climb(from, middle, onward, path);
            MerkleTree right = new MerkleTree();
            onward.subList((int) (middle - size), (int) (to - size)).forEach(right::add);
            path.add(right.root());
        } else {
            climb(middle, to, onward, path);
            path.add(peaks.get(Long.bitCount(from)));
        }
    }
}
