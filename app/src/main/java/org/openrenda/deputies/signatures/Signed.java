package org.openrenda.deputies.signatures;

import org.jspecify.annotations.Nullable;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.record.Subject;

/**
 * The draft of a text that is signed.
 *
 * @param lead who wrote it, who never signs beside it
 * @param version counts the drafts; each is confirmed for itself
 */
public record Signed(
        SignedKind kind,
        long id,
        CongressId congress,
        @Nullable AccountId lead,
        int version,
        String title) {

    Subject subject() {
        return new Subject("deputies", kind.subject(), id);
    }

    String address() {
        return "/deputies/" + kind.subject() + "s/" + id;
    }
}
