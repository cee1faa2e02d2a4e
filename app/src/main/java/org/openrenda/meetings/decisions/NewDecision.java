package org.openrenda.meetings.decisions;

import java.util.List;
import org.openrenda.voting.polls.BallotItem;
import org.openrenda.voting.polls.MatterKind;
import org.openrenda.voting.polls.Official;
import org.openrenda.voting.polls.PollKind;
import org.openrenda.voting.polls.Visibility;

/**
 * A vote to be prepared on an item.
 *
 * @param persons who is voted on one by one (VOT-8), numbered from 1; empty for one question
 */
public record NewDecision(
        String title,
        String body,
        MatterKind matter,
        PollKind kind,
        Visibility visibility,
        List<BallotItem> persons,
        List<Official> officials) {

    public NewDecision {
        persons = List.copyOf(persons);
        officials = List.copyOf(officials);
    }
}
