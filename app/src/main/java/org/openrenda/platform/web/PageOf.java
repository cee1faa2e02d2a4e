package org.openrenda.platform.web;

import java.util.List;

/**
 * One page of a list and how many there are in all.
 *
 * @param items the rows of this page, in order
 * @param total the number of rows of all pages, counted with the same filters
 */
public record PageOf<T>(List<T> items, long total) {

    public PageOf {
        items = List.copyOf(items);
        if (total < items.size()) throw new IllegalArgumentException("total below the page");
    }
}
