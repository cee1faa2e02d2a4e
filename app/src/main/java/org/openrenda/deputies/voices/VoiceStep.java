package org.openrenda.deputies.voices;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One step of a voice. */
public record VoiceStep(
        VoiceAct act, Instant at, String byName, String text, @Nullable LocalDate dueOn) {}
