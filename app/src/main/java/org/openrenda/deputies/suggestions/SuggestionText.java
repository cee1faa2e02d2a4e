package org.openrenda.deputies.suggestions;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Origin;

/**
 * What a deputy writes.
 *
 * @param topicCode a topic of the hotline's taxonomy, so that a suggestion finds its hot issue
 * @param longitude degrees east (GCJ-02 or WGS-84 as the place's map has it); null without a place
 * @param confidential the deputy asks that it is not published (SUG-22)
 * @param origin the citizen's message or hot issue that it grew out of
 */
public record SuggestionText(
        CongressId congress,
        SuggestionSource source,
        String title,
        String text,
        @Nullable String topicCode,
        @Nullable String areaCode,
        @Nullable BigDecimal longitude,
        @Nullable BigDecimal latitude,
        boolean confidential,
        @Nullable Origin origin) {

    public SuggestionText {
        title = title.strip();
        text = text.strip();
    }
}
