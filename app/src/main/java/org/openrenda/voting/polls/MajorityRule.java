package org.openrenda.voting.polls;

/**
 * What carries.
 *
 * @param source the article behind it, for the result sheet
 */
public record MajorityRule(MajorityOf base, Majority majority, String source) {

    /** The votes needed, of all members (stored at opening), those present, or those who voted. */
    public int needed(int all, int present, int cast) {
        return majority.needed(of(all, present, cast));
    }

    boolean carries(int votes, int all, int present, int cast) {
        return majority.reached(votes, of(all, present, cast));
    }

    private int of(int all, int present, int cast) {
        return switch (base) {
            case ALL_MEMBERS, ALL_DEPUTIES -> all;
            case PRESENT -> present;
            case CAST -> cast;
        };
    }

    public String words() {
        return majority.numerator() == 0 ? majority.words() : base.label() + majority.words();
    }
}
