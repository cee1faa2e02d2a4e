package org.openrenda.deputies.replies;

import java.util.List;

/**
 * What a unit writes as its answer.
 *
 * @param category a code of the congress's scheme
 * @param publicText what everyone may read; empty when it is withheld
 * @param withheld why nothing may be published; empty when the public text may
 */
public record DraftReply(
        String category, String text, String publicText, String withheld, List<Promise> promises) {

    public DraftReply {
        text = text.strip();
        publicText = publicText.strip();
        withheld = withheld.strip();
        promises = List.copyOf(promises);
    }
}
