package org.openrenda.deputies.voices;

/** A photograph or recording that a citizen adds. */
public record Picture(String name, byte[] bytes) {}
