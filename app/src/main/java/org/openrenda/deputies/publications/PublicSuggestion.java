package org.openrenda.deputies.publications;

import java.util.List;
import org.openrenda.deputies.commitments.Commitment;
import org.openrenda.deputies.replies.ReplyView;
import org.openrenda.deputies.suggestions.SuggestionView;
import org.openrenda.platform.record.Entry;

/**
 * A published suggestion as everyone may read it. Of the answers only the public version is for the
 * page; who rated what is in none of it.
 *
 * @param owner the name of the congress to which it was made
 */
public record PublicSuggestion(
        SuggestionView view,
        String owner,
        List<ReplyView> replies,
        List<Commitment> promises,
        List<Entry> record) {}
