package org.openrenda.evaluation.evaluations;

/**
 * How the people of a group rate: signed in by name, by a secret ballot that nobody can trace to an
 * account, or with a one-time code and no account at all.
 */
public enum RatingWay {
    NAMED("实名（以账号）"),
    BALLOT("无记名（电子票）"),
    CODE("不记名（凭一次性测评码）");

    private final String label;

    RatingWay(String label) {
        this.label = label;
    }

    /** Without how it is done. */
    public String brief() {
        return label.substring(0, label.indexOf('（'));
    }

    public String label() {
        return label;
    }
}
