package org.openrenda.deputies.writing;

/**
 * What a reader may do as one who signs.
 *
 * @param sign whether the reader was asked to co-sign and has not confirmed this draft
 * @param hindrance why the reader may not act as a deputy now (DEP-4), as a half sentence; empty
 *     when the reader may
 * @param rate whether the reader got answers that are not rated yet
 */
public record DeputyActs(
        boolean lead,
        boolean write,
        boolean submit,
        boolean discard,
        boolean sign,
        boolean withdraw,
        boolean rate,
        String hindrance) {}
