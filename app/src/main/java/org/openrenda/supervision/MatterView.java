package org.openrenda.supervision;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Origin;

/**
 * A matter with its problems, as its page shows it.
 *
 * @param stage OPEN, RECTIFYING or CLOSED
 * @param raters names of the deputies asked to rate
 */
public record MatterView(
        MatterId id,
        CongressId congress,
        String number,
        String title,
        String basis,
        String form,
        String stage,
        String stageLabel,
        LocalDate openedOn,
        @Nullable LocalDate closedOn,
        @Nullable String topicCode,
        @Nullable String topicName,
        @Nullable String areaCode,
        @Nullable Origin origin,
        boolean published,
        List<ProblemView> problems,
        List<String> raters) {}
