package org.openrenda.analysis.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Topics in three levels, each with the kind of unit that is responsible for it. */
public final class Taxonomy {

    private static final int COLUMNS = 4;

    private final Map<String, Topic> topics = new LinkedHashMap<>();

    private Taxonomy() {}

    /** The scheme that comes with OpenRenda; a place may bring its own with {@link #read}. */
    public static Taxonomy standard() {
        try (Reader lines =
                new InputStreamReader(
                        Taxonomy.class.getResourceAsStream("topics.tsv"), StandardCharsets.UTF_8)) {
            return read(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads lines of code, name, unit and key words, a parent before its children. An empty unit is
     * the parent's; lines that begin with # are not read.
     *
     * @throws IllegalArgumentException if a code stands twice or lacks its parent
     */
    public static Taxonomy read(Reader lines) throws IOException {
        Taxonomy taxonomy = new Taxonomy();
        BufferedReader reader = new BufferedReader(lines);
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (!line.isBlank() && !line.startsWith("#")) {
                taxonomy.add(line.split("\t", -1));
            }
        }
        return taxonomy;
    }

    private void add(String[] columns) {
        if (columns.length < COLUMNS) {
            throw new IllegalArgumentException("a topic has four columns: " + columns[0]);
        }
        String code = columns[0];
        Optional<Topic> parent = parent(code);
        if (code.length() > 2 && parent.isEmpty()) {
            throw new IllegalArgumentException("topic " + code + " stands before its parent");
        }
        String unit = columns[2].isEmpty() ? parent.map(Topic::unit).orElse("") : columns[2];
        List<String> words =
                columns[3].isBlank() ? List.of() : List.of(columns[3].strip().split(" +"));
        if (topics.put(code, new Topic(code, columns[1], unit, words)) != null) {
            throw new IllegalArgumentException("topic " + code + " stands twice");
        }
    }

    public List<Topic> topics() {
        return List.copyOf(topics.values());
    }

    public Optional<Topic> topic(String code) {
        return Optional.ofNullable(topics.get(code));
    }

    /** The topic one level up. */
    public Optional<Topic> parent(String code) {
        return code.length() <= 2
                ? Optional.empty()
                : Optional.ofNullable(topics.get(code.substring(0, code.length() - 2)));
    }

    /** The topic and those above it, the broadest first. */
    public List<Topic> path(String code) {
        List<Topic> path = new ArrayList<>();
        for (int end = 2; end <= code.length(); end += 2) {
            topic(code.substring(0, end)).ifPresent(path::add);
        }
        return path;
    }
}
