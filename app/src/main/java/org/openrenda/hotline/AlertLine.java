package org.openrenda.hotline;

/** A burst as a line of text with the tickets behind it. */
public record AlertLine(String title, String detail, String href) {}
