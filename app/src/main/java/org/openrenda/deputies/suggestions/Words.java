package org.openrenda.deputies.suggestions;

import java.util.LinkedHashSet;
import java.util.Set;

/** Pairs of neighbouring characters: Chinese is searched by them, two-character words included. */
final class Words {

    private static final int PAIRS_MAX = 4_000;

    private Words() {}

    static String[] of(String text) {
        Set<String> pairs = new LinkedHashSet<>();
        int before = -1;
        for (int at : text.toLowerCase(java.util.Locale.ROOT).codePoints().toArray()) {
            boolean letter = Character.isLetterOrDigit(at);
            if (letter && before >= 0 && pairs.size() < PAIRS_MAX) {
                pairs.add(
                        new StringBuilder().appendCodePoint(before).appendCodePoint(at).toString());
            }
            before = letter ? at : -1;
        }
        return pairs.toArray(String[]::new);
    }
}
