package org.openrenda.deputies.voices;

/**
 * What the citizen takes home.
 *
 * @param code known to the citizen alone; here lies only its digest
 */
public record Received(VoiceId id, String number, String code) {}
