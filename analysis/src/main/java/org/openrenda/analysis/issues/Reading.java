package org.openrenda.analysis.issues;

import java.util.HashMap;
import java.util.Map;
import org.openrenda.analysis.text.Normalise;

/** The pairs of characters of one message, those of its place names apart from the rest. */
record Reading(Map<Integer, Float> place, Map<Integer, Float> matter, String placeName) {

    /** A matter is told at the beginning; what follows is the story. */
    private static final int TEXT_CHARS = 300;

    private static final float TITLE_WEIGHT = 2;

    static Reading of(Message message, PlaceNames names) {
        String title = Normalise.plain(message.title());
        String text = Normalise.plain(start(Normalise.withoutGreeting(message.text())));
        Map<Integer, Float> matter = new HashMap<>();
        Map<Integer, Float> titlePlace = new HashMap<>();
        Map<Integer, Float> textPlace = new HashMap<>();
        String[] name = {""};
        read(title, TITLE_WEIGHT, names, matter, titlePlace, name);
        String titleName = name[0];
        name[0] = "";
        read(text, 1, names, matter, textPlace, name);
        return titlePlace.isEmpty()
                ? new Reading(textPlace, matter, name[0])
                : new Reading(titlePlace, matter, titleName);
    }

    static String start(String text) {
        return text.substring(0, Math.min(TEXT_CHARS, text.length()));
    }

    private static void read(
            String plain,
            float weight,
            PlaceNames names,
            Map<Integer, Float> matter,
            Map<Integer, Float> place,
            String[] name) {
        boolean[] named = new boolean[plain.length()];
        names.each(
                plain,
                (start, ending, end) -> {
                    for (int i = start; i < end; i++) {
                        named[i] = true;
                    }
                    for (int i = start; i + 1 < ending; i++) {
                        place.merge(pair(plain, i), weight, Math::max);
                    }
                    name[0] = narrower(name[0], plain.substring(start, end));
                });
        for (int i = 0; i + 1 < plain.length(); i++) {
            if (isWord(plain.charAt(i))
                    && isWord(plain.charAt(i + 1))
                    && !(named[i] && named[i + 1])) {
                matter.merge(pair(plain, i), weight, Float::sum);
            }
        }
    }

    /** Addresses go from broad to narrow; 翠竹苑 goes on to be 翠竹苑小区. */
    private static String narrower(String before, String name) {
        return before.length() > name.length() && before.contains(name) ? before : name;
    }

    private static int pair(String plain, int at) {
        return plain.charAt(at) << 16 | plain.charAt(at + 1);
    }

    private static boolean isWord(char c) {
        return c != ' ' && c != '0';
    }
}
