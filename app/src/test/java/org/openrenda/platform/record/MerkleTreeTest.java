package org.openrenda.platform.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("防篡改日志的树")
class MerkleTreeTest {

    /** The test leaves of RFC 6962 implementations, and the roots of the first one to eight. */
    private static final List<String> LEAVES =
            List.of(
                    "",
                    "00",
                    "10",
                    "2021",
                    "3031",
                    "40414243",
                    "5051525354555657",
                    "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS =
            List.of(
                    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    @DisplayName("八片叶子的树根与公开的测试向量一致，空树是空串的摘要")
    void agreesWithTheVectors() {
        MerkleTree tree = new MerkleTree();
        assertThat(HexFormat.of().formatHex(tree.root()))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        for (int i = 0; i < LEAVES.size(); i++) {
            tree.add(MerkleTree.leafHash(HexFormat.of().parseHex(LEAVES.get(i))));
            assertThat(HexFormat.of().formatHex(tree.root())).isEqualTo(ROOTS.get(i));
        }
    }

    @Test
    @DisplayName("从保存的峰继续生长，与一次建成的树相同；按定义递归计算的根也相同")
    void growsFromItsPeaks() {
        List<byte[]> hashes = new ArrayList<>();
        MerkleTree whole = new MerkleTree();
        MerkleTree resumed = new MerkleTree();
        for (int i = 0; i < 130; i++) {
            byte[] hash = MerkleTree.leafHash(new byte[] {(byte) i});
            hashes.add(hash);
            whole.add(hash);
            resumed = new MerkleTree(resumed.size(), resumed.joinedPeaks());
            resumed.add(hash);
            assertThat(resumed.root()).isEqualTo(whole.root()).isEqualTo(root(hashes));
        }
    }

    @Test
    @DisplayName("每一片叶子到根的路径，按 RFC 9162 的验证步骤算得出同一个根；换一片叶子、换一个位置都算不出")
    void provesEveryLeaf() {
        List<byte[]> hashes = new ArrayList<>();
        for (int size = 1; size <= 70; size++) {
            hashes.add(MerkleTree.leafHash(new byte[] {(byte) size}));
            MerkleTree before = new MerkleTree();
            for (int at = 0; at < size; at++) {
                List<byte[]> path = MerkleTree.path(before, hashes.subList(at, size));
                byte[] root = root(hashes);
                assertThat(climbed(hashes.get(at), at, size, path)).isEqualTo(root);
                assertThat(climbed(MerkleTree.leafHash(new byte[] {99}), at, size, path))
                        .isNotEqualTo(root);
                if (at > 0) {
                    assertThat(climbed(hashes.get(at), at - 1, size, path)).isNotEqualTo(root);
                }
                before.add(hashes.get(at));
            }
        }
    }

    /** The steps of RFC 9162 section 2.1.3.2; no bytes where they end early or late. */
    private static byte[] climbed(byte[] leaf, long index, long size, List<byte[]> path) {
        byte[] node = leaf;
        long at = index;
        long last = size - 1;
        for (byte[] beside : path) {
            if (last == 0) {
                return new byte[0];
            }
            if ((at & 1) == 1 || at == last) {
                node = MerkleTree.nodeHash(beside, node);
                while ((at & 1) == 0 && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                node = MerkleTree.nodeHash(node, beside);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 ? node : new byte[0];
    }

    private static byte[] root(List<byte[]> hashes) {
        if (hashes.size() == 1) {
            return hashes.getFirst();
        }
        int left = Integer.highestOneBit(hashes.size() - 1);
        return MerkleTree.nodeHash(
                root(hashes.subList(0, left)), root(hashes.subList(left, hashes.size())));
    }
}
