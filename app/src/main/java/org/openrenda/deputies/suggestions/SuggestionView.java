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
 * @param delegation the delegation that proposes it (SUG-1); null when deputies do
 * @param delegationMay whether a delegation as such may propose one here
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
        boolean published,
        @Nullable Delegation delegation,
        boolean delegationMay) {

    public SuggestionId id() {
        return suggestion.id();
    }

    public SuggestionStage stage() {
        return suggestion.stage();
    }
}
