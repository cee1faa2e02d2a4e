package org.openrenda.platform.web;

import org.jspecify.annotations.Nullable;

/**
 * One of several links of which some are on: a tab, or a value of a filter.
 *
 * @param label what it is called
 * @param href where it leads
 * @param on whether it is chosen now
 * @param count how many lie behind it, or null when that is not counted
 */
public record Choice(String label, String href, boolean on, @Nullable Long count) {

    public static Choice of(String label, String href, boolean on) {
        return new Choice(label, href, on, null);
    }

    public static Choice of(String label, String href, boolean on, long count) {
        return new Choice(label, href, on, count);
    }
}
