package org.openrenda.deputies.keysupervision;

import org.jspecify.annotations.Nullable;
import org.openrenda.deputies.suggestions.SuggestionId;

/**
 * How one suggestion was rated in a round; counts only, no names.
 *
 * @param asked how many deputies may rate it
 */
public record KeyCount(
        SuggestionId suggestion,
        @Nullable String number,
        String title,
        int asked,
        int cast,
        int attitudeSatisfied,
        int attitudeBasically,
        int attitudeDissatisfied,
        int satisfied,
        int basically,
        int dissatisfied) {}
