package org.openrenda.deputies.micromatters;

/** A file that shows what was done. */
public record Proof(String name, byte[] bytes) {}
