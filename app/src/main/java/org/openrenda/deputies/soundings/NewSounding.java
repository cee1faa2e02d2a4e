package org.openrenda.deputies.soundings;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrenda.deputies.stations.StationId;
import org.openrenda.platform.CongressId;

/** A question as a clerk writes it. */
public record NewSounding(
        CongressId congress,
        SoundingKind kind,
        String title,
        String text,
        String asker,
        @Nullable LocalDate dueOn,
        List<StationId> stations) {

    public NewSounding {
        title = title.strip();
        text = text.strip();
        asker = asker.strip();
        stations = stations.stream().distinct().toList();
    }
}
