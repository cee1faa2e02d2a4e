package org.openrenda.deputies.commitments;

import org.jspecify.annotations.Nullable;

/**
 * A promise as a list shows it, with the suggestion it belongs to.
 *
 * @param dissatisfied how many deputies were not satisfied with the last report
 */
public record CommitmentRow(
        Commitment commitment,
        @Nullable String number,
        String title,
        String leadName,
        int rated,
        int dissatisfied) {}
