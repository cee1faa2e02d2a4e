package org.openrenda.deputies.keysupervision;

import java.time.LocalDate;
import org.openrenda.platform.CongressId;

/**
 * A round in which deputies rate how key suggestions are handled.
 *
 * @param suggestions how many it comprises
 * @param cast how many ratings it has
 */
public record KeyRound(
        long id,
        CongressId congress,
        Way way,
        String title,
        LocalDate heldOn,
        boolean ended,
        int suggestions,
        int cast) {

    /** Whether the units sit at the table while deputies ask; they rate unseen in both. */
    public enum Way {
        FACE_TO_FACE("面对面"),
        BACK_TO_BACK("背靠背");

        private final String label;

        Way(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
