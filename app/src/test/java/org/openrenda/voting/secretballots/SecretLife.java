package org.openrenda.voting.secretballots;

import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import org.openrenda.platform.AccountId;
import org.openrenda.voting.VotingLife;
import org.openrenda.voting.polls.BallotForm;
import org.openrenda.voting.polls.Opening;
import org.openrenda.voting.polls.PollId;
import org.openrenda.voting.polls.PollKind;
import org.openrenda.voting.polls.PollPlan;
import org.openrenda.voting.polls.Visibility;
import org.springframework.context.ApplicationContext;

/** The people of a secret poll, with their devices in Java. */
final class SecretLife {

    final VotingLife life;
    final SecretBallots ballots;
    final BallotDoor door;
    final KeyPair supervisor = BlindRsa.newKey();

    SecretLife(ApplicationContext context, int deputies) {
        life = new VotingLife(context, deputies);
        ballots = context.getBean(SecretBallots.class);
        door = context.getBean(BallotDoor.class);
    }

    /** A voter with a finished ballot paper, and nothing chosen yet. */
    record Ticket(SecretVoter voter, byte[] signedA, byte[] signedB, String digest) {

        byte[] choosing(String choice) {
            return voter.ballot(signedA, signedB, digest, choice).bytes();
        }
    }

    PollPlan secret(BallotForm form) {
        PollPlan plan = life.plan(form, PollKind.WHOLE, null);
        return new PollPlan(
                plan.congress(),
                plan.title(),
                plan.body(),
                plan.matter(),
                plan.kind(),
                plan.place(),
                plan.origin(),
                Visibility.SECRET,
                plan.form(),
                plan.rule(),
                plan.turnout(),
                plan.quorum(),
                plan.seconds());
    }

    PollId ready(BallotForm form) {
        PollId id = life.prepared(secret(form));
        life.does(life.city.clerk, a -> ballots.giveKey(a, id, base64(key())));
        life.does(life.city.clerk, a -> life.polls.ready(a, id));
        return id;
    }

    RSAPublicKey key() {
        return (RSAPublicKey) supervisor.getPublic();
    }

    void open(PollId id, int present) {
        Opening opening = Opening.of(life.people(present), life.members.size());
        life.does(life.city.chair, a -> life.polls.open(a, id, opening));
    }

    Ticket claim(PollId id, int member, long seed) {
        AccountId account = life.account(member);
        SecretVoter voter = new SecretVoter(java.util.Random.from(new SplittableRandom(seed)));
        String manifest = life.asks(account, a -> ballots.state(a, id)).manifest();
        RSAPublicKey a = line(manifest, "system-key");
        SecretVoter.Blinded forA = voter.blind(a);
        SecretVoter.Blinded forB = voter.blind(key());
        String signed =
                life.asks(
                        account,
                        actor ->
                                ballots.issue(
                                        actor, id, base64(forA.message()), base64(forB.message())));
        byte[] byB = BlindRsa.sign(supervisor.getPrivate(), key(), forB.message());
        int no = life.polls.voter(id, account).orElseThrow().no();
        life.does(life.city.clerk, actor -> ballots.countersign(actor, id, no, base64(byB)));
        return new Ticket(
                voter,
                SecretVoter.finish(a, forA, Base64.getDecoder().decode(signed)),
                SecretVoter.finish(key(), forB, byB),
                SecretBox.digest(manifest));
    }

    List<Ticket> claimAll(PollId id, int members) {
        List<Ticket> tickets = new ArrayList<>();
        for (int member = 1; member <= members; member++) {
            tickets.add(claim(id, member, 7_000 + member));
        }
        return tickets;
    }

    private static RSAPublicKey line(String manifest, String name) {
        String line =
                manifest.lines()
                        .filter(one -> one.startsWith(name + "="))
                        .findFirst()
                        .orElseThrow();
        return BlindRsa.publicKey(Base64.getDecoder().decode(line.substring(name.length() + 1)));
    }

    static String base64(RSAPublicKey key) {
        return base64(key.getEncoded());
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
