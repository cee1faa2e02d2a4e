package org.openrenda.voting.polls;

/**
 * Proof that a ballot is in: SHA-256 over poll, voter, text and the row's own key, in lower case.
 */
public record Receipt(String code) {

    private static final int SHOWN = 16;
    private static final int GROUP = 4;

    /** The beginning in groups of four, as it is shown and read out. */
    public String brief() {
        return code.substring(0, SHOWN)
                .replaceAll("(.{" + GROUP + "})(?!$)", "$1 ")
                .toUpperCase(java.util.Locale.ROOT);
    }
}
