package org.openrenda.analysis;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes one JSON object: text, whole and decimal numbers, and lists of text. */
final class Json {

    private Json() {}

    static String object(Map<String, ?> fields) {
        StringBuilder json = new StringBuilder("{");
        fields.forEach((name, value) -> {
            json.append(json.length() > 1 ? "," : "");
            text(json, name);
            value(json.append(':'), value);
        });
        return json.append('}').toString();
    }

    private static void value(StringBuilder json, Object value) {
        switch (value) {
            case Integer number -> json.append(number);
            case Double number -> json.append(String.format(Locale.ROOT, "%.4f", number));
            case List<?> list -> {
                json.append('[');
                for (int i = 0; i < list.size(); i++) {
                    json.append(i > 0 ? "," : "");
                    value(json, list.get(i));
                }
                json.append(']');
            }
            default -> text(json, value.toString());
        }
    }

    private static void text(StringBuilder json, String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }
}
