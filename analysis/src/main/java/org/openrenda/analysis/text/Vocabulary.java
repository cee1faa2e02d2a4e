package org.openrenda.analysis.text;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** The grams a model knows, each with its number and its rarity. */
final class Vocabulary {

    /** A gram of one text only cannot tell anything about another. */
    private static final int TEXTS_MIN = 2;

    private final int[] keys;
    private final float[] rarity;
    private final int[] slots;

    private Vocabulary(int[] keys, float[] rarity) {
        this.keys = keys;
        this.rarity = rarity;
        this.slots = new int[Integer.highestOneBit(Math.max(keys.length, 4)) * 8];
        int mask = slots.length / 2 - 1;
        for (int id = 0; id < keys.length; id++) {
            int slot = Grams.mix(keys[id]) & mask;
            while (slots[slot * 2] != 0) {
                slot = slot + 1 & mask;
            }
            slots[slot * 2] = keys[id];
            slots[slot * 2 + 1] = id;
        }
    }

    static Vocabulary of(List<Grams> texts) {
        return ofKeys(texts.stream().map(Grams::keys).toList());
    }

    /** The vocabulary of texts given as their distinct keys. */
    static Vocabulary ofKeys(List<int[]> texts) {
        int total = texts.stream().mapToInt(keys -> keys.length).sum();
        int[] all = new int[total];
        int n = 0;
        for (int[] keys : texts) {
            System.arraycopy(keys, 0, all, n, keys.length);
            n += keys.length;
        }
        Arrays.parallelSort(all);
        int[] keys = new int[n];
        float[] rarity = new float[n];
        int size = 0;
        for (int from = 0; from < n; ) {
            int to = from;
            while (to < n && all[to] == all[from]) {
                to++;
            }
            if (to - from >= TEXTS_MIN) {
                keys[size] = all[from];
                rarity[size++] = (float) (Math.log((1.0 + texts.size()) / (1 + to - from)) + 1);
            }
            from = to;
        }
        return new Vocabulary(Arrays.copyOf(keys, size), Arrays.copyOf(rarity, size));
    }

    int size() {
        return keys.length;
    }

    /** Number of the gram, -1 if it is not known. */
    int id(int key) {
        int mask = slots.length / 2 - 1;
        int slot = Grams.mix(key) & mask;
        while (slots[slot * 2] != key) {
            if (slots[slot * 2] == 0) {
                return -1;
            }
            slot = slot + 1 & mask;
        }
        return slots[slot * 2 + 1];
    }

    /**
     * Weight of a gram that occurs so often in a text: more often counts more, but less and less.
     */
    float weight(int id, int count) {
        return LOGS[Math.min(count, LOGS.length - 1)] * rarity[id];
    }

    Rows rows(List<Grams> texts) {
        int[][] features = new int[texts.size()][];
        float[][] values = new float[texts.size()][];
        for (int r = 0; r < features.length; r++) {
            row(texts.get(r), r, features, values);
        }
        return new Rows(features, values, size());
    }

    private void row(Grams grams, int r, int[][] features, float[][] values) {
        int[] x = new int[grams.size()];
        float[] v = new float[grams.size()];
        int n = 0;
        double squares = 0;
        for (int i = 0; i < x.length; i++) {
            int id = id(grams.key(i));
            if (id >= 0) {
                x[n] = id;
                v[n] = weight(id, grams.count(i));
                squares += v[n] * v[n];
                n++;
            }
        }
        features[r] = Arrays.copyOf(x, n);
        values[r] = Arrays.copyOf(v, n);
        float scale = (float) (1 / Math.sqrt(squares + 1e-12));
        for (int i = 0; i < n; i++) {
            values[r][i] *= scale;
        }
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(keys.length);
        for (int id = 0; id < keys.length; id++) {
            out.writeInt(keys[id]);
            out.writeFloat(rarity[id]);
        }
    }

    static Vocabulary read(DataInputStream in) throws IOException {
        int size = in.readInt();
        int[] keys = new int[size];
        float[] rarity = new float[size];
        for (int id = 0; id < size; id++) {
            keys[id] = in.readInt();
            rarity[id] = in.readFloat();
        }
        return new Vocabulary(keys, rarity);
    }

    private static final float[] LOGS = new float[256];

    static {
        for (int i = 1; i < LOGS.length; i++) {
            LOGS[i] = (float) (1 + Math.log(i));
        }
    }
}
