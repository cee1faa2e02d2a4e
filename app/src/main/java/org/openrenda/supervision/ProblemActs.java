package org.openrenda.supervision;

/** What one person may do with one problem now; its page shows no other button. */
public record ProblemActs(
        boolean assign,
        boolean receive,
        boolean report,
        boolean check,
        boolean rate,
        boolean endRating) {}
