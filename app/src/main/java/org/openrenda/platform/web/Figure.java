package org.openrenda.platform.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A number that matters, with what it is compared with and the list behind it.
 *
 * @param key name by which a live page updates it, unique on the page
 * @param label what is counted
 * @param value the number as shown, such as 12,400
 * @param unit the counter word, such as 件, or empty
 * @param comparisons what it is compared with, in order of importance
 * @param tone colour of the number; GREY is plain ink
 * @param href the list behind it, or null only where there is none
 */
public record Figure(
        String key,
        String label,
        String value,
        String unit,
        List<Comparison> comparisons,
        StatusWord.Tone tone,
        @Nullable String href) {

    /**
     * One comparison.
     *
     * @param with what it is compared with, such as 比上月
     * @param change the change as shown, such as −12%
     * @param tone GREEN when the change is good, RED when bad, GREY when neither
     */
    public record Comparison(String with, String change, StatusWord.Tone tone) {}

    public Figure {
        comparisons = List.copyOf(comparisons);
    }

    public static Figure of(String key, String label, long value, String unit) {
        return of(key, label, Numbers.plain(value), unit);
    }

    public static Figure of(String key, String label, String value, String unit) {
        return new Figure(key, label, value, unit, List.of(), StatusWord.Tone.GREY, null);
    }

    public Figure at(String address) {
        return new Figure(key, label, value, unit, comparisons, tone, address);
    }

    public Figure in(StatusWord.Tone colour) {
        return new Figure(key, label, value, unit, comparisons, colour, href);
    }

    public Figure against(String with, String change, StatusWord.Tone goodOrBad) {
        var all = new ArrayList<>(comparisons);
        all.add(new Comparison(with, change, goodOrBad));
        return new Figure(key, label, value, unit, all, tone, href);
    }

    public Figure against(String with, String change) {
        return against(with, change, StatusWord.Tone.GREY);
    }
}
