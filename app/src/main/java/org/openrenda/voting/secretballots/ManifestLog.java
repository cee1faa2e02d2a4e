package org.openrenda.voting.secretballots;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.openrenda.platform.Actor;
import org.openrenda.platform.record.Inclusion;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.record.Subject;
import org.openrenda.voting.polls.PollId;
import org.openrenda.voting.polls.Polls;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Proves to each voter's device that the keys it was given are those on the log (security.md 1.3):
 * a voter with keys of their own would be found by their ballot.
 */
@Component
class ManifestLog {

    /** Under this act the fingerprint is noted; the devices look for the same words. */
    static final String PUBLISHED = "公布电子票密钥";

    private static final int PROOFS_KEPT = 16;

    private final Polls polls;
    private final Record record;
    private final Map<PollId, Inclusion> proofs = new ConcurrentHashMap<>();

    ManifestLog(Polls polls, Record record) {
        this.polls = polls;
        this.record = record;
    }

    /** A proof never changes, and all devices ask for it; empty until the log has sealed it. */
    @Transactional(readOnly = true)
    Optional<Inclusion> proof(Actor actor, PollId poll) {
        polls.view(actor, poll);
        Inclusion before = proofs.get(poll);
        if (before != null) {
            return Optional.of(before);
        }
        Subject subject = new Subject("voting", "poll", poll.value());
        Optional<Inclusion> proof = record.inclusion(subject, PUBLISHED);
        proof.ifPresent(sealed -> keep(poll, sealed));
        return proof;
    }

    private void keep(PollId poll, Inclusion proof) {
        if (proofs.size() >= PROOFS_KEPT) {
            proofs.clear();
        }
        proofs.put(poll, proof);
    }
}
