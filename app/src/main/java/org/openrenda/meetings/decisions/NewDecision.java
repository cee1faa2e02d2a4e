package org.openrenda.meetings.decisions;

import java.util.List;
import org.openrenda.voting.polls.BallotForm;
import org.openrenda.voting.polls.MatterKind;
import org.openrenda.voting.polls.Official;
import org.openrenda.voting.polls.PollKind;
import org.openrenda.voting.polls.Visibility;

/**
 * A vote to be prepared on an item.
 *
 * @param kind whether it is on the whole, or on a clause or an amendment before it (VOT-10)
 * @param sealed whether secret ballots come in double envelopes even where the law does not ask it
 * @param form what the ballot asks: one question, each person or clause, or who is elected
 */
public record NewDecision(
        String title,
        String body,
        MatterKind matter,
        PollKind kind,
        Visibility visibility,
        boolean sealed,
        BallotForm form,
        List<Official> officials) {

    /** With the way of secret ballots that the matter asks for at least. */
    public NewDecision(
            String title,
            String body,
            MatterKind matter,
            PollKind kind,
            Visibility visibility,
            BallotForm form,
            List<Official> officials) {
        this(title, body, matter, kind, visibility, false, form, officials);
    }

    public NewDecision {
        officials = List.copyOf(officials);
    }
}
