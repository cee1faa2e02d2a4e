package org.openrenda.meetings.opinions;

/**
 * One opinion as it was issued.
 *
 * @param no its number in the list, from 1
 * @param sources how many remarks it was made of
 */
public record IssuedOpinion(int no, String text, int sources) {}
