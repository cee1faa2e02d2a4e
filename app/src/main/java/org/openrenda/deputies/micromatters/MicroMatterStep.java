package org.openrenda.deputies.micromatters;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One step of a micro matter. */
public record MicroMatterStep(
        MicroMatterAct act,
        int round,
        Instant at,
        String byName,
        String text,
        @Nullable LocalDate dueOn) {}
