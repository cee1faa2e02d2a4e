package org.openrenda.deputies.voices;

/** A citizen's voice was taken, or came to its end; the hotline's stream learns of it. */
public record VoiceTaken(VoiceId id) {}
