package org.openrenda.deputies.suggestions;

import java.util.List;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.CongressId;

/**
 * A suggestion was taken and numbered.
 *
 * @param signers the lead deputy first, then those who confirmed the text
 */
public record SuggestionNumbered(
        SuggestionId id,
        CongressId congress,
        String number,
        String title,
        List<AccountId> signers) {}
