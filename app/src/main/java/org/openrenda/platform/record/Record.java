package org.openrenda.platform.record;

import java.util.List;
import java.util.Optional;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The record (办理过程): an append-only timeline of who did what when on every aggregate, sealed into a
 * tamper-evident log. SEC-7: every user's every act is in it, and it cannot be edited unnoticed.
 */
@Component
public class Record {

    private final Timeline timeline;
    private final Seals seals;

    Record(Timeline timeline, Seals seals) {
        this.timeline = timeline;
        this.seals = seals;
    }

    /** Writes what was done, in the transaction that did it; the public may see it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void note(
            Actor actor, CongressId congress, Subject subject, String act, String summary) {
        append(actor, congress, subject, act, summary, true);
    }

    /** Writes what was done; it concerns staff only and never shows on the public site. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void noteInside(
            Actor actor, CongressId congress, Subject subject, String act, String summary) {
        append(actor, congress, subject, act, summary, false);
    }

    private void append(
            Actor actor,
            CongressId congress,
            Subject subject,
            String act,
            String summary,
            boolean visible) {
        timeline.append(congress, actor.account(), actor.name(), subject, act, summary, visible);
    }

    /** Newest first, at most 500. */
    @Transactional(readOnly = true)
    public List<Entry> of(Subject subject) {
        return timeline.of(subject, false);
    }

    /** What the public may see of it, newest first. */
    @Transactional(readOnly = true)
    public List<Entry> publicOf(Subject subject) {
        return timeline.of(subject, true);
    }

    /** For the auditor: the entries of the congresses in scope, newest first. */
    @Transactional(readOnly = true)
    public List<Entry> search(RecordSearch search) {
        return timeline.search(search);
    }

    @Transactional(readOnly = true)
    public long count(RecordSearch search) {
        return timeline.count(search);
    }

    /** The newest signed checkpoint as a text that an outsider keeps; empty before the first. */
    @Transactional(readOnly = true)
    public String checkpoint() {
        return seals.newestNote();
    }

    /**
     * Proves that what was noted is in the log and stays there.
     *
     * @return of the first entry with this act; empty while it is not sealed, which takes seconds
     */
    @Transactional(readOnly = true)
    public Optional<Inclusion> inclusion(Subject subject, String act) {
        return seals.inclusion(subject, act);
    }
}
