package org.openrenda.supervision;

/** A file as it came from a form. */
public record Upload(String name, byte[] bytes) {}
