package org.openrenda.analysis.text;

import java.util.List;

/**
 * A matter citizens turn to their government with.
 *
 * @param code two digits for each level, stable: 05, 0501, 050101
 * @param unit the kind of unit that answers for it, as governments usually divide the work
 * @param keywords words that speak for it
 */
public record Topic(String code, String name, String unit, List<String> keywords) {

    public Topic {
        if (!code.matches("(\\d\\d){1,3}")) {
            throw new IllegalArgumentException("a topic code has two digits a level: " + code);
        }
        keywords = List.copyOf(keywords);
    }

    /** 1 for the broadest, 3 for the narrowest. */
    public int level() {
        return code.length() / 2;
    }
}
