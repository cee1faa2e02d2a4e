package org.openrenda.deputies.handling;

/** How many deputies got one unit's answer of a round, rated it, and were not satisfied. */
record RoundCount(
        AssignmentId assignment, String unitName, int delivered, int rated, int dissatisfied) {}
