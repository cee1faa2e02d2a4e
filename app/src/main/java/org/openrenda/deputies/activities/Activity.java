package org.openrenda.deputies.activities;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.openrenda.deputies.groups.GroupId;
import org.openrenda.platform.CongressId;

/**
 * One activity of deputies.
 *
 * @param group the group that holds it; null for one of the whole congress
 * @param seats 0 is no limit
 * @param open whether every deputy of the congress may pick it (点单式), not only the invited
 * @param taken how many signed up or came
 * @param present how many came
 */
public record Activity(
        ActivityId id,
        CongressId congress,
        @Nullable GroupId group,
        ActivityKind kind,
        String title,
        String text,
        String place,
        Instant startsAt,
        Instant signUpUntil,
        int seats,
        boolean open,
        ActivityStage stage,
        String outcome,
        String video,
        int taken,
        int waiting,
        int present) {

    boolean isFull() {
        return seats > 0 && taken >= seats;
    }
}
