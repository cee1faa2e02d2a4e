package org.openrenda.deputies.results;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrenda.deputies.suggestions.SuggestionId;

/**
 * A suggestion that grew out of what a citizen said, told in the citizen's words.
 *
 * @param number null before it was numbered
 * @param standing where it stands, one sentence
 * @param published whether anyone may read it; answers and promises are empty before
 * @param answered how many answers there are, published or not
 * @param promised how many promises there are, published or not
 */
public record Outgrowth(
        SuggestionId id,
        @Nullable String number,
        String title,
        String lead,
        String standing,
        boolean published,
        int answered,
        int promised,
        List<Answer> answers,
        List<Pledge> promises,
        List<Asked> asked) {}
