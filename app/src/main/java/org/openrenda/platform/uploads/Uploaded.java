package org.openrenda.platform.uploads;

/** A file that has arrived whole; its content is looked at when it is attached. */
public record Uploaded(String name, byte[] bytes) {}
