package org.openrenda.congress.deputyships;

import java.time.LocalDate;

/** One meeting of the congress as the roster knows it, with its evidence. */
public record Attended(
        String meeting, Presence presence, LocalDate on, String document, String byName) {}
