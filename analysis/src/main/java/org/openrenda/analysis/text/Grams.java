package org.openrenda.analysis.text;

import java.util.Arrays;

/**
 * Counts single characters and pairs of neighbours in a text. Pairs do not reach across marks.
 *
 * <p>A pair's key is both characters, a single's key the one; 0 is no key.
 */
final class Grams {

    /** A title says in few words what the text is about: it counts double. */
    private static final int TITLE_WEIGHT = 2;

    private int[] keys;
    private int[] counts;
    private int[] found;
    private int size;

    private Grams(int characters) {
        int capacity = Integer.highestOneBit(Math.max(characters, 16) * 2) * 4;
        keys = new int[capacity];
        counts = new int[capacity];
        found = new int[Math.max(characters, 16) * 2];
    }

    static Grams of(String title, String text) {
        String plainTitle = Normalise.plain(title);
        String plainText = Normalise.plain(text);
        Grams grams = new Grams(plainTitle.length() + plainText.length());
        grams.count(plainTitle, TITLE_WEIGHT);
        grams.count(plainText, 1);
        return grams;
    }

    int size() {
        return size;
    }

    int key(int i) {
        return keys[found[i]];
    }

    int count(int i) {
        return counts[found[i]];
    }

    int[] keys() {
        int[] all = new int[size];
        for (int i = 0; i < size; i++) {
            all[i] = key(i);
        }
        return all;
    }

    /** The keys in ascending order. */
    int[] sortedKeys() {
        int[] sorted = keys();
        Arrays.sort(sorted);
        return sorted;
    }

    private void count(String plain, int weight) {
        char before = ' ';
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (c != ' ') {
                add(c, weight);
                if (before != ' ') {
                    add(before << 16 | c, weight);
                }
            }
            before = c;
        }
    }

    private void add(int key, int weight) {
        int mask = keys.length - 1;
        int slot = mix(key) & mask;
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = slot + 1 & mask;
        }
        if (keys[slot] == 0) {
            keys[slot] = key;
            found[size++] = slot;
        }
        counts[slot] += weight;
    }

    static int mix(int key) {
        int h = key * 0x9E3779B9;
        return h ^ h >>> 15;
    }
}
