package org.openrenda.deputies.matters;

/** A file that shows what was done. */
public record Proof(String name, byte[] bytes) {}
