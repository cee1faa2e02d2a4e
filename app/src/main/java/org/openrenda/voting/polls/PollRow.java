package org.openrenda.voting.polls;

import java.time.LocalDate;

/** A poll as lists show it. */
public record PollRow(
        PollId id,
        String title,
        MatterKind matter,
        PollKind kind,
        Visibility visibility,
        SecretProfile profile,
        PollStage stage,
        int base,
        int present,
        LocalDate preparedOn) {}
