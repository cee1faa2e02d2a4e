package org.openrenda.voting.polls;

/** By which way secret ballots reach the count. */
public enum SecretProfile {
    /** The poll is by name. */
    NONE("记名"),
    /** Cast without a sign-in into one box, counted at once. */
    BOX("快速票箱"),
    /** Sealed twice, cast with a sign-in, opened by two supervisors one after the other. */
    ENVELOPES("双层信封");

    private final String label;

    SecretProfile(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** The least that a matter asks for: people are chosen or removed by double envelopes. */
    public static SecretProfile least(Visibility visibility, MatterKind matter) {
        if (visibility == Visibility.NAMED) {
            return NONE;
        }
        return matter.byEnvelopes() ? ENVELOPES : BOX;
    }
}
