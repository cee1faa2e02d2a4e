package org.openrenda.evaluation.evaluations;

/** 满意率 with its denominator: marks that count as satisfied among all marks of items that ask it. */
public record Satisfied(int satisfied, int answers) {

    private static final long PERCENT = 100;

    /** In per cent with two decimals; empty where nothing was asked. */
    public String percent() {
        return answers == 0 ? "" : Points.of(satisfied * PERCENT, answers).shown() + "%";
    }

    /** Such as 86.67%（26/30）. */
    public String words() {
        return answers == 0 ? "—" : percent() + "（" + satisfied + "/" + answers + "）";
    }
}
