package org.openrenda.supervision;

/**
 * How the deputies rated the result of one round. Whole numbers only, so that rounding cannot
 * strike off a problem.
 *
 * @param invited how many were asked
 */
public record RatingCount(int invited, int satisfied, int basicallySatisfied, int dissatisfied) {

    public int cast() {
        return satisfied + basicallySatisfied + dissatisfied;
    }

    public boolean complete() {
        return cast() >= invited;
    }

    /**
     * CAL-2: satisfied and basically satisfied together must exceed the percentage of those who
     * rated; "exceed" does not include it.
     */
    boolean satisfies(int percent) {
        return 100 * (satisfied + basicallySatisfied) > percent * cast();
    }

    /** The outcome as the record tells it, with its denominators. */
    String sentence() {
        return "应评 "
                + invited
                + " 人，实评 "
                + cast()
                + " 人：满意 "
                + satisfied
                + "，基本满意 "
                + basicallySatisfied
                + "，不满意 "
                + dissatisfied;
    }
}
