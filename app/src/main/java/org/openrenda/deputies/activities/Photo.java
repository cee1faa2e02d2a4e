package org.openrenda.deputies.activities;

/** A photograph or file of an activity as it came from a form. */
public record Photo(String name, byte[] bytes) {}
