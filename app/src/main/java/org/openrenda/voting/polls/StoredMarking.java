package org.openrenda.voting.polls;

import java.sql.Array;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How items of a score ballot are marked, as their rows tell it. */
final class StoredMarking {

    private static final int VALUES = 6;
    private static final int WORDS = 7;

    private StoredMarking() {}

    /** What goes into the columns of an item; nulls where it is marked as all others. */
    static Map<String, @Nullable Object> columns(@Nullable Marking of) {
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("part", of == null ? null : of.part());
        columns.put("heading", of == null ? null : of.heading());
        columns.put("label", of == null ? null : of.label());
        columns.put("lowest", of == null ? null : of.lowest());
        columns.put("highest", of == null ? null : of.highest());
        columns.put("values", of == null ? null : of.words().keySet().toArray(Integer[]::new));
        columns.put("words", of == null ? null : of.words().values().toArray(String[]::new));
        return columns;
    }

    /** By the number of the item; each row is a JSON array of its columns. */
    static Map<Integer, Marking> all(@Nullable Array rows) throws SQLException {
        Map<Integer, Marking> all = new HashMap<>();
        if (rows != null) {
            for (String row : (String[]) rows.getArray()) {
                JsonNode columns = JsonMapper.shared().readTree(row);
                all.put(columns.get(0).asInt(), one(columns));
            }
        }
        return all;
    }

    private static Marking one(JsonNode columns) {
        TreeMap<Integer, String> words = new TreeMap<>();
        for (int n = 0; n < columns.get(VALUES).size(); n++) {
            words.put(columns.get(VALUES).get(n).asInt(), columns.get(WORDS).get(n).asString());
        }
        return new Marking(
                columns.get(1).asInt(),
                columns.get(2).asString(),
                columns.get(3).asString(),
                columns.get(4).asInt(),
                columns.get(5).asInt(),
                words);
    }
}
