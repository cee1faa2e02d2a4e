package org.openrenda.voting.secretballots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.database.DataScope;
import org.openrenda.voting.polls.BallotForm;
import org.openrenda.voting.polls.PollId;
import org.openrenda.voting.secretballots.Envelope.Layer;
import org.openrenda.voting.secretballots.EnvelopeLife.Found;
import org.openrenda.voting.secretballots.EnvelopeOpening.Missed;
import org.openrenda.voting.secretballots.SecretLife.Ticket;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("拆双层信封")
class EnvelopeOpeningTest {

    private static final int VOTERS = 12;
    private static final BallotForm QUESTION = BallotForm.question("关于决定任命的议案");

    @Autowired private ApplicationContext context;
    @Autowired private JdbcClient jdbc;

    private EnvelopeLife all;

    @BeforeAll
    void found() {
        all = new EnvelopeLife(context, VOTERS);
    }

    private static void refused(Runnable act, String sentence) {
        assertThatThrownBy(act::run).isInstanceOf(Refusal.class).hasMessageContaining(sentence);
    }

    private int number(String sql) {
        return DataScope.system(() -> jdbc.sql(sql).query(Integer.class).single());
    }

    private PollId opened(BallotForm form, List<Ticket> into, int claims) {
        PollId id = all.ready(form);
        into.addAll(all.secret.claimAll(id, claims));
        all.secret.open(id, VOTERS);
        return id;
    }

    @Test
    @DisplayName("VOT-6 拆不开的、重复的、不是选票的，逐件列出指纹，不计入也不悄悄丢掉")
    void whatDoesNotCountIsNamed() {
        List<Ticket> tickets = new ArrayList<>();
        PollId id = opened(QUESTION, tickets, 6);
        byte[] good = tickets.get(0).choosing("1=FOR");
        all.posts(id, 1, all.sealed(id, tickets.get(0), good));
        byte[] noise = new byte[Envelope.outerBytes(QUESTION)];
        new Random(5).nextBytes(noise);
        String unreadable = all.posts(id, 2, noise);
        all.posts(id, 3, all.sealed(id, tickets.get(2), good));
        byte[] second = tickets.get(0).choosing("1=AGAINST");
        all.posts(id, 4, all.sealed(id, tickets.get(3), second));
        byte[] forged = new SecretVoter(new Random(6)).noBallot("1=FOR").bytes();
        all.posts(id, 5, all.sealed(id, tickets.get(4), forged));
        byte[] empty = new byte[Envelope.plainBytes(QUESTION)];
        all.posts(id, 6, all.sealedPlain(id, tickets.get(5), empty));
        all.life.closed(id);
        all.opensOuter(id);
        all.opensInner(id);
        all.announces(id);
        EnvelopeCourse course = all.course(id);
        assertThat(course.steps())
                .extracting(one -> one.came() + "=" + one.gave() + "+" + one.leftOut())
                .containsExactly("6=6+0", "6=5+1", "5=1+4");
        assertThat(course.leftOut()).hasSize(5);
        assertThat(course.leftOut()).anyMatch(one -> one.contains(unreadable + "：拆不开"));
        assertThat(course.leftOut()).anyMatch(one -> one.contains("与另一件完全相同"));
        assertThat(course.leftOut()).filteredOn(one -> one.contains("选票的签名")).hasSize(3);
        BallotFile file = all.life.asks(all.first(), a -> all.secret.ballots.file(a, id));
        assertThat(BallotCheck.of(file).trouble()).isEmpty();
    }

    @Test
    @DisplayName("VOT-6 拆封可以中断、重来：分批重发不多不少；数不对不能结束；不该谁拆谁拆不了；添一件被拒，少一件要写明")
    void openingGoesOn() {
        List<Ticket> tickets = new ArrayList<>();
        PollId id = opened(QUESTION, tickets, 4);
        for (int n = 0; n < 4; n++) {
            Ticket one = tickets.get(n);
            all.posts(id, n + 1, all.sealed(id, one, one.choosing("1=FOR")));
        }
        refused(() -> all.opensOuter(id), "现在不拆封");
        all.life.closed(id);
        refused(() -> all.opensInner(id), "现在应由“周敏”拆外层信封");
        Found first = all.opens(all.first(), all.outer, id, Layer.OUTER, 3);
        all.gives(all.first(), id, first.opened().subList(0, 3));
        refused(() -> all.ends(all.first(), id, List.of()), "相差 1 件");
        Found again = all.opens(all.first(), all.outer, id, Layer.OUTER, 4);
        all.gives(all.first(), id, again.opened().subList(1, 4));
        all.gives(all.first(), id, again.opened());
        byte[] added = new byte[Envelope.innerBytes(QUESTION)];
        refused(() -> all.gives(all.first(), id, List.of(added)), "比待拆的 4 件还多");
        refused(() -> all.gives(all.first(), id, List.of(new byte[9])), "不是内层信封");
        Missed stranger = new Missed(SealedBallot.sha256(added), EnvelopeTable.Reason.UNREADABLE);
        refused(() -> all.ends(all.first(), id, List.of(stranger)), "不在待拆的信封里");
        all.ends(all.first(), id, List.of());
        refused(() -> all.opensOuter(id), "现在应由“孙莉”拆内层信封");
        Found inside = all.opens(all.second(), all.inner, id, Layer.INNER, 5);
        all.gives(all.second(), id, inside.opened().subList(2, 4));
        refused(() -> all.ends(all.second(), id, List.of()), "相差 2 件");
        all.gives(all.second(), id, inside.opened());
        all.ends(all.second(), id, List.of());
        refused(() -> all.opensInner(id), "都已拆完");
        all.announces(id);
        assertThat(all.life.asks(all.first(), a -> all.life.polls.result(a, id)).ballots())
                .isEqualTo(4);
    }

    @Test
    @DisplayName("没有人投电子票就不用拆；拆到一半作废，信封和已拆出的票都销毁，发票密钥也销毁")
    void nothingToOpenAndVoid() {
        PollId none = all.ready(QUESTION);
        all.secret.open(none, VOTERS);
        all.life.closed(none);
        assertThat(all.course(none).isOver()).isTrue();
        all.announces(none);
        List<Ticket> tickets = new ArrayList<>();
        PollId id = opened(QUESTION, tickets, 3);
        for (int n = 0; n < 3; n++) {
            Ticket one = tickets.get(n);
            all.posts(id, n + 1, all.sealed(id, one, one.choosing("1=FOR")));
        }
        all.life.closed(id);
        all.opensOuter(id);
        Found inside = all.opens(all.second(), all.inner, id, Layer.INNER, 5);
        all.gives(all.second(), id, inside.opened().subList(0, 2));
        all.life.does(all.life.city.chair, a -> all.life.polls.annul(a, id, "监票人的设备坏了"));
        for (String table : List.of("envelope", "inner_envelope", "urn", "board")) {
            assertThat(number("select count(*) from voting." + table + " where poll_id = " + id))
                    .as(table)
                    .isZero();
        }
        refused(() -> all.opensInner(id), "现在不拆封");
        PollId ready = all.secret.ready(QUESTION);
        PollId sealedReady = all.ready(QUESTION);
        for (PollId one : List.of(ready, sealedReady)) {
            String keys =
                    "select count(*) from voting.issuer_secret where issuer = 'SYSTEM'"
                            + " and poll_id = "
                            + one;
            assertThat(number(keys)).isEqualTo(1);
            all.life.does(all.life.city.chair, a -> all.life.polls.annul(a, one, "议程有变"));
            assertThat(number(keys)).as("the key that signs credentials is forgotten").isZero();
        }
    }
}
