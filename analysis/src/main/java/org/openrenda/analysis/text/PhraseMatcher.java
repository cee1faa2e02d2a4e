package org.openrenda.analysis.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds all of many phrases in one pass over a text (Aho-Corasick, transitions in one hash table).
 *
 * <p>Immutable and safe for many threads once built.
 */
public final class PhraseMatcher {

    /** Told of each phrase found: where it stands and its number in the list it was built from. */
    @FunctionalInterface
    public interface Hit {
        void at(int start, int end, int phrase);
    }

    private static final long EMPTY = -1;

    private long[] keys = new long[1 << 10];
    private int[] values = new int[1 << 10];
    private int entries;
    private int states = 1;
    private int[] phraseAt = new int[1 << 8];
    private int[] fail;
    private int[] shorter;
    private final int[] lengths;
    private final int[] first = new int[Character.MAX_VALUE + 1];

    public PhraseMatcher(List<String> phrases) {
        Arrays.fill(keys, EMPTY);
        Arrays.fill(phraseAt, -1);
        lengths = new int[phrases.size()];
        for (int p = 0; p < phrases.size(); p++) {
            lengths[p] = phrases.get(p).length();
            plant(phrases.get(p), p);
        }
        link();
    }

    /** Tells every phrase in the text, in the order of their ends. */
    public void each(CharSequence text, Hit hit) {
        int state = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            state = state == 0 ? first[c] : step(state, c);
            for (int s = phraseAt[state] >= 0 ? state : shorter[state]; s > 0; s = shorter[s]) {
                hit.at(i + 1 - lengths[phraseAt[s]], i + 1, phraseAt[s]);
            }
        }
    }

    /** Whether one of the phrases begins here; gives its length, the longest's, or 0. */
    public int longestAt(CharSequence text, int at) {
        int state = 0;
        int longest = 0;
        for (int i = at; i < text.length(); i++) {
            char c = text.charAt(i);
            state = state == 0 ? first[c] : child(state, c);
            if (state <= 0) {
                break;
            }
            longest = phraseAt[state] >= 0 ? i + 1 - at : longest;
        }
        return longest;
    }

    private int step(int from, char c) {
        int state = from;
        int next = child(state, c);
        while (next < 0 && state > 0) {
            state = fail[state];
            next = state == 0 ? first[c] : child(state, c);
        }
        return Math.max(next, 0);
    }

    private void plant(String phrase, int number) {
        int state = 0;
        for (int i = 0; i < phrase.length(); i++) {
            int next = child(state, phrase.charAt(i));
            if (next < 0) {
                next = states++;
                first[phrase.charAt(i)] = state == 0 ? next : first[phrase.charAt(i)];
                put((long) state << 16 | phrase.charAt(i), next);
                if (states > phraseAt.length) {
                    int old = phraseAt.length;
                    phraseAt = Arrays.copyOf(phraseAt, old * 2);
                    Arrays.fill(phraseAt, old, phraseAt.length, -1);
                }
            }
            state = next;
        }
        phraseAt[state] = state > 0 ? number : -1;
    }

    /** Links each state to the longest other beginning that its end is, level by level. */
    private void link() {
        fail = new int[states];
        shorter = new int[states];
        List<List<long[]>> children = new ArrayList<>();
        for (int s = 0; s < states; s++) {
            children.add(null);
        }
        for (int slot = 0; slot < keys.length; slot++) {
            if (keys[slot] != EMPTY) {
                int parent = (int) (keys[slot] >>> 16);
                if (children.get(parent) == null) {
                    children.set(parent, new ArrayList<>());
                }
                children.get(parent).add(new long[] {keys[slot] & 0xffff, values[slot]});
            }
        }
        int[] queue = new int[states];
        int tail = 1;
        for (int head = 0; head < tail; head++) {
            int state = queue[head];
            if (children.get(state) == null) {
                continue;
            }
            for (long[] edge : children.get(state)) {
                int next = (int) edge[1];
                fail[next] = state == 0 ? 0 : step(fail[state], (char) edge[0]);
                int back = fail[next];
                shorter[next] = phraseAt[back] >= 0 ? back : shorter[back];
                queue[tail++] = next;
            }
        }
    }

    private int child(int state, char c) {
        long key = (long) state << 16 | c;
        int mask = keys.length - 1;
        for (int slot = slot(key, mask); ; slot = slot + 1 & mask) {
            if (keys[slot] == key) {
                return values[slot];
            }
            if (keys[slot] == EMPTY) {
                return -1;
            }
        }
    }

    private void put(long key, int value) {
        if (++entries * 3 > keys.length) {
            long[] oldKeys = keys;
            int[] oldValues = values;
            keys = new long[oldKeys.length * 2];
            values = new int[keys.length];
            Arrays.fill(keys, EMPTY);
            for (int i = 0; i < oldKeys.length; i++) {
                if (oldKeys[i] != EMPTY) {
                    insert(oldKeys[i], oldValues[i]);
                }
            }
        }
        insert(key, value);
    }

    private void insert(long key, int value) {
        int mask = keys.length - 1;
        int slot = slot(key, mask);
        while (keys[slot] != EMPTY) {
            slot = slot + 1 & mask;
        }
        keys[slot] = key;
        values[slot] = value;
    }

    private static int slot(long key, int mask) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 40) & mask;
    }
}
