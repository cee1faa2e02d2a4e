package org.openrenda.deputies.replies;

/**
 * A class of answers in the place's own scheme (SUG-14).
 *
 * @param solved whether the deputies' matter counts as solved
 * @param tracked whether promises with days belong to it
 */
public record Category(String code, String label, boolean solved, boolean tracked) {}
