package org.openrenda.deputies.suggestions;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.Origin;

/**
 * One suggestion with its text and signers.
 *
 * @param suggestion what it is now
 * @param signers the lead deputy first, then those asked to co-sign
 * @param wantBack how many of the signers want it withdrawn
 * @param mergedHere suggestions that are handled together with this one
 * @param mayPublish the last secrecy review's word; null when there was none
 */
public record SuggestionView(
        Suggestion suggestion,
        String text,
        @Nullable String topicCode,
        @Nullable String topicName,
        @Nullable String areaCode,
        @Nullable BigDecimal longitude,
        @Nullable BigDecimal latitude,
        @Nullable Origin origin,
        List<Signer> signers,
        int wantBack,
        List<SuggestionRow> mergedHere,
        @Nullable Boolean mayPublish,
        boolean published) {

    public SuggestionId id() {
        return suggestion.id();
    }

    public SuggestionStage stage() {
        return suggestion.stage();
    }
}
