package org.openrenda.deputies.handling;

import org.jspecify.annotations.Nullable;

/**
 * An assignment as a list shows it, with the suggestion it belongs to.
 *
 * @param met whether a meeting with a deputy is recorded in this round and not denied
 */
public record AssignmentRow(
        Assignment assignment,
        @Nullable String number,
        String title,
        String leadName,
        boolean met) {}
