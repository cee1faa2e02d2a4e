package org.openrenda.evaluation.hall;

/**
 * A one-time code as it is printed.
 *
 * @param picture what a phone reads, as SVG
 */
public record CodeSlip(String code, String picture) {}
