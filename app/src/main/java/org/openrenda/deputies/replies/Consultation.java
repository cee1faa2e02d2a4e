package org.openrenda.deputies.replies;

import java.time.LocalDate;
import org.openrenda.platform.AccountId;

/** SUG-4: a meeting of the handling unit with a deputy, as it is recorded. */
public record Consultation(AccountId deputy, Phase phase, Way way, LocalDate heldOn, String text) {

    /** When in the course of handling it was. */
    public enum Phase {
        BEFORE("办理前"),
        DURING("办理中"),
        AFTER("答复后");

        private final String label;

        Phase(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** How unit and deputy met. */
    public enum Way {
        FACE_TO_FACE("登门面商"),
        ON_SITE("现场察看"),
        MEETING("座谈"),
        TELEPHONE("电话");

        private final String label;

        Way(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
