package org.openrenda.analysis.issues;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openrenda.analysis.text.PhraseMatcher;

/**
 * Finds names of estates, roads, schools and firms by the words that end them: what stands before
 * 小区, 路 or 学院 is mostly a name.
 */
final class PlaceNames {

    private static final int NAME_MAX_CHARS = 6;
    private static final int NAME_MIN_CHARS = 2;
    private static final String CUTS = " 0的在于是和与及对请把被让从到有我们这那该此各本为向因由将了也都就还要市县区";

    /** A street or town before the name proper: 劳动路魅力小区 is named 魅力. */
    private static final String OUTER_ENDS = "路街镇乡";

    private final PhraseMatcher ends;
    private final PhraseMatcher stops;

    /** Told of each name: where it begins, where its ending word begins and where that ends. */
    @FunctionalInterface
    interface Found {
        void at(int start, int ending, int end);
    }

    PlaceNames() {
        Map<String, List<String>> lists = read();
        ends = new PhraseMatcher(lists.get("end"));
        stops = new PhraseMatcher(lists.get("stop"));
    }

    void each(String plain, Found found) {
        boolean[] stopped = new boolean[plain.length()];
        stops.each(
                plain,
                (start, end, word) -> {
                    for (int i = start; i < end; i++) {
                        stopped[i] = true;
                    }
                });
        ends.each(
                plain,
                (ending, end, word) -> {
                    int start = start(plain, ending, stopped);
                    if (ending - start >= NAME_MIN_CHARS) {
                        found.at(start, ending, end);
                    }
                });
    }

    private static int start(String plain, int ending, boolean[] stopped) {
        int start = ending;
        while (start > 0
                && ending - start < NAME_MAX_CHARS
                && CUTS.indexOf(plain.charAt(start - 1)) < 0
                && !stopped[start - 1]) {
            start--;
        }
        for (int i = ending - NAME_MIN_CHARS - 1; i >= start; i--) {
            if (OUTER_ENDS.indexOf(plain.charAt(i)) >= 0) {
                return i + 1;
            }
        }
        return start;
    }

    private static Map<String, List<String>> read() {
        Map<String, List<String>> lists = new HashMap<>();
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                PlaceNames.class.getResourceAsStream("places.txt"),
                                StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    String[] words = line.split(" ");
                    lists.put(words[0], List.of(words).subList(1, words.length));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lists;
    }
}
