package org.openrenda.meetings.alerts;

import java.util.List;
import org.openrenda.platform.parameters.Parameter;

/**
 * One thing the law asks, and how it stands.
 *
 * @param says how it stands, in one sentence
 * @param sources the numbers it was measured by, each with its article
 * @param lines the list behind it
 */
public record Alert(
        String rule,
        String title,
        State state,
        String says,
        List<Parameter> sources,
        List<Line> lines) {

    /** How it stands. */
    public enum State {
        KEPT("符合"),
        SOON("临近"),
        LOOK("请核对"),
        BROKEN("不符合"),
        UNKNOWN("没有数据");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        /** Whether somebody should do something. */
        public boolean calls() {
            return this == SOON || this == LOOK || this == BROKEN;
        }
    }

    /**
     * One line of the list behind it.
     *
     * @param href where it leads; empty for nowhere
     */
    public record Line(String text, String href) {}

    public Alert {
        sources = List.copyOf(sources);
        lines = List.copyOf(lines);
    }
}
