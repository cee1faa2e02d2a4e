package org.openrenda.evaluation.evaluations;

/** How the people of a group rate: signed in by name, or with a one-time code and no name. */
public enum RatingWay {
    NAMED("实名（以账号）"),
    CODE("不记名（凭一次性测评码）");

    private final String label;

    RatingWay(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
