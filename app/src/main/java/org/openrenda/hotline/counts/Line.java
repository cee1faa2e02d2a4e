package org.openrenda.hotline.counts;

/**
 * One line of the board: a topic, a unit, an area or a channel, with its measures.
 *
 * @param key topic code, area code or unit id
 * @param rankBefore its place in the month before; 0 if it had none
 */
public record Line(String key, Measure measure, int rank, int rankBefore) {}
