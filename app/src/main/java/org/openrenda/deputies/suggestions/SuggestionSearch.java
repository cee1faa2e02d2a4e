package org.openrenda.deputies.suggestions;

import java.util.List;

/**
 * What a list of suggestions asks for; empty texts and zero mean all.
 *
 * @param congresses the congresses whose suggestions may be seen
 * @param stage a stage's name, {@code OPEN} for all that are not over, {@code REVIEWING} or {@code
 *     WAITING} (numbered, not handed over)
 * @param words at least two characters to be found in title or text
 * @param lead the account of the lead deputy
 * @param unit the id of a handling unit
 * @param clock {@code LATE}, {@code SOON} (due within seven days), {@code UNRATED} (the days of
 *     rating are over, reckoned for the first congress) or empty
 * @param publishedOnly only what the public may read
 * @param sort submitted, due, number or title
 */
public record SuggestionSearch(
        List<Long> congresses,
        String stage,
        String source,
        String words,
        long lead,
        long unit,
        String topic,
        String area,
        String clock,
        boolean publishedOnly,
        String sort,
        boolean descending,
        int offset,
        int most) {

    /** Everything of these congresses, the newest first. */
    public static SuggestionSearch all(List<Long> congresses, int most) {
        return new SuggestionSearch(
                congresses, "", "", "", 0, 0, "", "", "", false, "submitted", true, 0, most);
    }
}
