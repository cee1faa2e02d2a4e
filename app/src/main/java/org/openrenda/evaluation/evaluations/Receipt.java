package org.openrenda.evaluation.evaluations;

import java.util.Locale;

/** Proof that a named sheet is in: SHA-256 over evaluation, rater, text and the row's own key. */
public record Receipt(String code) {

    private static final int SHOWN = 16;
    private static final int GROUP = 4;

    /** The beginning in groups of four, as it is shown and read out. */
    public String brief() {
        return code.substring(0, SHOWN)
                .replaceAll("(.{" + GROUP + "})(?!$)", "$1 ")
                .toUpperCase(Locale.ROOT);
    }
}
