package org.openrenda.evaluation.evaluations;

import org.openrenda.platform.AccountId;

/** A rater on the roster, and whether the sheet is in; never what it says. */
public record Rater(int no, int group, AccountId account, String name, boolean rated) {}
