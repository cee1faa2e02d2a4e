package org.openrenda.deputies.contact;

/** One line of what a deputy did: how often in this year. */
public record Deed(String what, int times) {}
