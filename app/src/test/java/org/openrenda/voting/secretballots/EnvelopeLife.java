package org.openrenda.voting.secretballots;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.voting.VotingLife;
import org.openrenda.voting.polls.BallotForm;
import org.openrenda.voting.polls.PollId;
import org.openrenda.voting.polls.SecretProfile;
import org.openrenda.voting.secretballots.Envelope.Layer;
import org.openrenda.voting.secretballots.EnvelopeOpening.Missed;
import org.openrenda.voting.secretballots.SecretLife.Ticket;
import org.springframework.context.ApplicationContext;

/** The people of a poll in double envelopes, with their devices in Java. */
final class EnvelopeLife {

    final SecretLife secret;
    final VotingLife life;
    final Envelopes envelopes;
    final EnvelopeOpening opening;
    final Keeper outer = new Keeper();
    final Keeper inner = new Keeper();

    EnvelopeLife(ApplicationContext context, int deputies) {
        this(context, new SecretLife(context, deputies));
    }

    EnvelopeLife(ApplicationContext context, SecretLife secret) {
        this.secret = secret;
        life = secret.life;
        envelopes = context.getBean(Envelopes.class);
        opening = context.getBean(EnvelopeOpening.class);
    }

    AccountId first() {
        return life.city.clerk;
    }

    AccountId second() {
        return life.city.deputies.getFirst();
    }

    PollId prepared(BallotForm form) {
        return life.prepared(secret.secret(form).by(SecretProfile.ENVELOPES));
    }

    PollId ready(BallotForm form) {
        PollId id = prepared(form);
        life.does(first(), a -> secret.ballots.giveKey(a, id, SecretLife.base64(secret.key())));
        giveKey(first(), id, outer);
        giveKey(second(), id, inner);
        life.does(first(), a -> life.polls.ready(a, id));
        return id;
    }

    void giveKey(AccountId who, PollId id, Keeper keeper) {
        life.does(who, a -> envelopes.giveKey(a, id, SecretLife.base64(keeper.point())));
    }

    /** A ballot in its two envelopes, as the voter's device makes it. */
    byte[] sealed(PollId id, Ticket ticket, byte[] ballot) {
        BallotForm form = life.polls.form(id);
        byte[] plain = Envelope.fill(ballot, Envelope.plainBytes(form));
        return sealedPlain(id, ticket, plain);
    }

    byte[] sealedPlain(PollId id, Ticket ticket, byte[] plain) {
        byte[] in = Keeper.seal(inner.point(), bound(id, ticket, Layer.INNER), plain);
        return Keeper.seal(outer.point(), bound(id, ticket, Layer.OUTER), in);
    }

    static byte[] bound(PollId id, Ticket ticket, Layer layer) {
        return Envelope.bound(id, ticket.digest(), layer);
    }

    String posts(PollId id, int member, byte[] envelope) {
        return life.asks(life.account(member), a -> envelopes.put(a, id, envelope)).digest();
    }

    /** What a supervisor's page finds in the envelopes, shuffled, and what it cannot count. */
    record Found(List<byte[]> opened, List<Missed> missed) {}

    Found opens(AccountId who, Keeper keeper, PollId id, Layer layer, long seed) {
        String digest = digest(id);
        List<byte[]> opened = new ArrayList<>();
        List<Missed> missed = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        for (byte[] one : life.asks(who, a -> opening.toOpen(a, id))) {
            byte[] hash = SealedBallot.sha256(one);
            try {
                byte[] plain = keeper.open(Envelope.bound(id, digest, layer), one);
                if (seen.contains(SecretLife.base64(plain))) {
                    missed.add(new Missed(hash, EnvelopeTable.Reason.REPEATED));
                } else {
                    seen.add(SecretLife.base64(plain));
                    opened.add(plain);
                }
            } catch (IllegalArgumentException closed) {
                missed.add(new Missed(hash, EnvelopeTable.Reason.UNREADABLE));
            }
        }
        Collections.shuffle(opened, new Random(seed));
        return new Found(opened, missed);
    }

    String digest(PollId id) {
        return life.asks(first(), a -> secret.ballots.fingerprint(id)).orElseThrow();
    }

    void gives(AccountId who, PollId id, List<byte[]> opened) {
        life.does(who, a -> opening.give(a, id, opened));
    }

    void ends(AccountId who, PollId id, List<Missed> missed) {
        life.does(who, a -> opening.end(a, id, missed));
    }

    void opensOuter(PollId id) {
        Found found = opens(first(), outer, id, Layer.OUTER, 1);
        gives(first(), id, found.opened());
        ends(first(), id, found.missed());
    }

    void opensInner(PollId id) {
        Found found = opens(second(), inner, id, Layer.INNER, 2);
        gives(second(), id, found.opened());
        ends(second(), id, found.missed());
    }

    void announces(PollId id) {
        life.confirmed(id);
        life.does(life.city.chair, (Actor a) -> life.polls.announce(a, id));
    }

    EnvelopeCourse course(PollId id) {
        return life.asks(first(), a -> envelopes.course(a, id)).orElseThrow();
    }
}
