package org.openrenda.hotline.issues;

import java.time.LocalDate;
import org.openrenda.platform.CongressId;

/**
 * A hot issue: tickets about the same matter at the same place.
 *
 * @param congress the lowest congress that stands above all its tickets
 * @param callers distinct complainants; one person's many calls are one voice
 * @param phase NEW, GROWING, STEADY, QUIET or RETURNED
 */
public record Issue(
        long id,
        CongressId congress,
        String name,
        String place,
        String topicCode,
        String areaCode,
        LocalDate firstOn,
        LocalDate lastOn,
        int tickets,
        int callers,
        double heat,
        String phase) {

    /** The phase in a word. */
    public String phaseLabel() {
        return switch (phase) {
            case "NEW" -> "新出现";
            case "GROWING" -> "上升";
            case "QUIET" -> "平息";
            case "RETURNED" -> "反弹";
            default -> "持续";
        };
    }
}
