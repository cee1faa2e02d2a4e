package org.openrenda.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;

/** The demo's own lists of names, words and happenings, one row a line. */
final class Sheet {

    private Sheet() {}

    static List<String> lines(String file) {
        try (var in = new ClassPathResource("demo/" + file).getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static List<String[]> rows(String file) {
        return lines(file).stream().map(line -> line.split("\t", -1)).toList();
    }

    /** Lines of a kind, a blank, and words; what stands between the marks is one word. */
    static Map<String, List<String>> words(String file, String mark) {
        return lines(file).stream()
                .map(line -> line.split("[ \t]", 2))
                .collect(
                        Collectors.toMap(
                                line -> line[0],
                                line -> List.of(line[1].split(mark)),
                                (one, other) -> {
                                    throw new IllegalArgumentException("a kind stands twice");
                                }));
    }
}
