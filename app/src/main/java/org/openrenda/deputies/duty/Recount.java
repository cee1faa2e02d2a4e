package org.openrenda.deputies.duty;

import java.util.List;

/**
 * What counting the record anew from the facts found.
 *
 * @param same lines that the facts bear out
 * @param added facts that had no line and have one now
 * @param unfounded ids of lines for which their part told no fact any more
 */
public record Recount(int same, int added, List<Long> unfounded) {}
