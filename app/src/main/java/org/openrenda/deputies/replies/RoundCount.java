package org.openrenda.deputies.replies;

import org.openrenda.deputies.handling.AssignmentId;

/** How many deputies got one unit's answer of a round, rated it, and were not satisfied. */
record RoundCount(
        AssignmentId assignment, String unitName, int delivered, int rated, int dissatisfied) {}
