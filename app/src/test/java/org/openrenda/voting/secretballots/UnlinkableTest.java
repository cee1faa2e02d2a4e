package org.openrenda.voting.secretballots;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.voting.polls.BallotForm;
import org.openrenda.voting.polls.PollId;
import org.openrenda.voting.secretballots.SecretLife.Ticket;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Plays the administrator of the database who wants to know who voted how. */
@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("管数据库的人也看不出谁投了什么票")
class UnlinkableTest {

    private static final int VOTERS = 120;
    private static final int FEW = 60;
    private static final BallotForm QUESTION = BallotForm.question("关于批准水务专项规划的决议");
    private static final List<String> CHOICES = List.of("1=FOR", "1=AGAINST", "1=ABSTAIN");

    @Autowired private ApplicationContext context;
    @Autowired private JdbcClient jdbc;

    private SecretLife secret;
    private Prying admin;

    @BeforeAll
    void found() {
        secret = new SecretLife(context, VOTERS);
        admin = new Prying(jdbc);
    }

    @Test
    @DisplayName("VOT-6 按名册次序投票：投票中行的次序看得出先后，结束后次序、事务号都看不出是谁的票")
    void nobodyCanTell() {
        PollId id = secret.ready(QUESTION);
        List<Ticket> tickets = secret.claimAll(id, VOTERS);
        secret.open(id, VOTERS);
        Map<String, Integer> who = new HashMap<>();
        for (int n = 0; n < VOTERS; n++) {
            Ticket one = tickets.get(n);
            who.put(HexFormat.of().formatHex(one.voter().point()), n);
            secret.door.cast(id, one.choosing(CHOICES.get(n % 3)));
        }
        double before = admin.correlation(id, "urn", "cred", who);
        secret.life.closed(id);
        double after = admin.correlation(id, "board", "cred", who);
        assertThat(before).as("the measure has teeth").isGreaterThan(0.95);
        assertThat(Math.abs(after)).isLessThan(0.4);
        String board = " from voting.board where poll_id = " + id;
        assertThat(admin.number("select count(distinct xmin::text)" + board)).isEqualTo(1);
        assertThat(admin.number("select count(*) from voting.urn where poll_id = " + id)).isZero();
        assertThat(admin.tablesWith(who.keySet())).containsExactly("voting.board");
    }

    @Test
    @DisplayName("VOT-6 双层信封：署名的信封里看不出票，拆出来的次序看不出人，宣布以后什么都不剩")
    void nobodyCanTellFromEnvelopes() {
        EnvelopeLife all = new EnvelopeLife(context, secret);
        PollId id = all.ready(QUESTION);
        List<Ticket> tickets = secret.claimAll(id, FEW);
        secret.open(id, VOTERS);
        Map<String, Integer> who = new HashMap<>();
        Map<String, Integer> whoseInner = new HashMap<>();
        Map<String, Integer> whoseOuter = new HashMap<>();
        Set<String> digests = new TreeSet<>();
        for (int n = 0; n < FEW; n++) {
            Ticket one = tickets.get(n);
            who.put(HexFormat.of().formatHex(one.voter().point()), n);
            byte[] envelope = all.sealed(id, one, one.choosing(CHOICES.get(n % 3)));
            digests.add(all.posts(id, n + 1, envelope));
            whoseOuter.put(HexFormat.of().formatHex(envelope), n);
            byte[] bound = EnvelopeLife.bound(id, one, Envelope.Layer.OUTER);
            whoseInner.put(HexFormat.of().formatHex(all.outer.open(bound, envelope)), n);
        }
        assertThat(admin.correlation(id, "envelope", "sealed", whoseOuter)).isGreaterThan(0.95);
        assertThat(admin.tablesWith(who.keySet()))
                .as("nothing can be read before the end")
                .isEmpty();
        secret.life.closed(id);
        all.opensOuter(id);
        assertThat(admin.tablesWith(who.keySet())).as("nor after one layer").isEmpty();
        assertThat(Math.abs(admin.correlation(id, "inner_envelope", "sealed", whoseInner)))
                .isLessThan(0.5);
        all.opensInner(id);
        all.announces(id);
        String board = " from voting.board where poll_id = " + id;
        assertThat(Math.abs(admin.correlation(id, "board", "cred", who))).isLessThan(0.5);
        assertThat(admin.number("select count(distinct xmin::text)" + board)).isEqualTo(1);
        assertThat(admin.tablesWith(who.keySet())).containsExactly("voting.board");
        assertThat(admin.tablesWith(digests))
                .as("a list without names")
                .containsExactly("voting.opening");
        assertThat(admin.tablesWith(whoseInner.keySet())).isEmpty();
        assertThat(admin.tablesWith(whoseOuter.keySet())).isEmpty();
        assertThat(admin.number("select count(*) from voting.envelope where poll_id = " + id))
                .isZero();
    }
}
