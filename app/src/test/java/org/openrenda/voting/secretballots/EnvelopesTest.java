package org.openrenda.voting.secretballots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openrenda.AppTest;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.command.Command;
import org.openrenda.platform.database.DataScope;
import org.openrenda.voting.polls.AlreadyVoted;
import org.openrenda.voting.polls.BallotForm;
import org.openrenda.voting.polls.BallotItem;
import org.openrenda.voting.polls.ItemCount;
import org.openrenda.voting.polls.PollId;
import org.openrenda.voting.polls.PollResult;
import org.openrenda.voting.polls.Tally;
import org.openrenda.voting.polls.VotingMethod;
import org.openrenda.voting.secretballots.Envelope.Layer;
import org.openrenda.voting.secretballots.SecretLife.Ticket;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("双层信封")
class EnvelopesTest {

    private static final int VOTERS = 12;
    private static final BallotForm QUESTION = BallotForm.question("关于决定任命的议案");
    private static final BallotForm PEOPLE =
            BallotForm.perItem(List.of(BallotItem.of(1, "张三"), BallotItem.of(2, "李四")));

    // RFC 9180, A.3.1: DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-128-GCM, base, first message.
    private static final String RFC_INFO = "4f6465206f6e2061204772656369616e2055726e";
    private static final String RFC_SENT =
            "04a92719c6195d5085104f469a8b9814d5838ff72b60501e2c4466e5e67b325ac9"
                    + "8536d7b61a1af4b78e5b7f951c0900be863c403ce65c9bfcb9382657222d18c4"
                    + "5ad590bb8baa577f8619db35a36311226a896e7342a6d836d8b7bcd2f20b6c7f"
                    + "9076ac232e3ab2523f39513434";
    private static final String RFC_POINT =
            "04fe8c19ce0905191ebc298a9245792531f26f0cece2460639e8bc39cb7f706a82"
                    + "6a779b4cf969b8a0e539c7f62fb3d30ad6aa8f80e30f1d128aafd68a2ce72ea0";
    private static final Keeper RFC =
            Keeper.of(
                    hex("f3ce7fdae57e1a310d87f1ebbde6f328be0a99cdbcadf4d6589cf29de4b8ffd2"),
                    hex(RFC_POINT));

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    @Autowired private ApplicationContext context;
    @Autowired private JdbcClient jdbc;
    @TempDir private Path folder;

    private EnvelopeLife all;

    @BeforeAll
    void found() {
        all = new EnvelopeLife(context, VOTERS);
    }

    private static void refused(Runnable act, String sentence) {
        assertThatThrownBy(act::run).isInstanceOf(Refusal.class).hasMessageContaining(sentence);
    }

    private PollId opened(BallotForm form, List<Ticket> into, int claims) {
        PollId id = all.ready(form);
        into.addAll(all.secret.claimAll(id, claims));
        all.secret.open(id, VOTERS);
        return id;
    }

    @Test
    @DisplayName("VOT-6 从投信封到宣布：件数步步相符，一人丢手机改用纸质票，信封销毁，选票文件独立复核通过、改动即被发现")
    void fromEnvelopesToTheResult() throws IOException {
        List<Ticket> tickets = new ArrayList<>();
        PollId id = opened(PEOPLE, tickets, 6);
        List<String> receipts = new ArrayList<>();
        List<String> digests = new ArrayList<>();
        for (int n = 0; n < 5; n++) {
            byte[] ballot = tickets.get(n).choosing(n < 3 ? "1=FOR;2=ABSTAIN" : "1=AGAINST;2=FOR");
            byte[] envelope = all.sealed(id, tickets.get(n), ballot);
            receipts.add(all.posts(id, n + 1, envelope));
            assertThat(all.posts(id, n + 1, envelope)).isEqualTo(receipts.getLast());
            digests.add(HexFormat.of().formatHex(SealedBallot.sha256(ballot)));
        }
        all.life.does(
                all.first(), a -> all.life.polls.moveToPaper(a, id, all.life.person(2), "手机遗失"));
        byte[] late = all.sealed(id, tickets.get(1), tickets.get(1).choosing("1=FOR;2=FOR"));
        refused(() -> all.posts(id, 2, late), "已改用纸质票");
        all.life.closed(id);
        Tally paper =
                new Tally(
                        1,
                        0,
                        List.of(new ItemCount(1, 0, 0, 0), new ItemCount(0, 0, 1, 0)),
                        new java.util.TreeMap<>());
        all.life.asks(
                all.first(), a -> all.life.polls.enterCounts(a, id, VotingMethod.PAPER, paper));
        all.life.asks(
                all.second(), a -> all.life.polls.enterCounts(a, id, VotingMethod.PAPER, paper));
        refused(() -> all.life.confirmed(id), "还在信封里");
        refused(() -> all.life.asks(all.first(), a -> all.life.polls.result(a, id)), "还在信封里");
        refused(
                () -> all.life.asks(all.life.account(1), a -> all.secret.ballots.digests(a, id)),
                "正在拆封");
        all.opensOuter(id);
        all.opensInner(id);
        all.announces(id);
        PollResult result = all.life.asks(all.first(), a -> all.life.polls.result(a, id));
        assertThat(result.ballots()).isEqualTo(5);
        digests.remove(1);
        List<String> listed =
                all.life.asks(all.life.account(1), a -> all.secret.ballots.digests(a, id));
        assertThat(listed).containsExactlyInAnyOrderElementsOf(digests);
        EnvelopeCourse course = all.course(id);
        assertThat(course.steps())
                .extracting(one -> one.came() + "=" + one.gave() + "+" + one.leftOut())
                .containsExactly("5=4+1", "4=4+0", "4=4+0");
        assertThat(course.leftOut()).singleElement().asString().contains(receipts.get(1), "撤回");
        assertThat(number("select count(*) from voting.envelope where poll_id = " + id)).isZero();
        assertThat(number("select count(*) from voting.inner_envelope where poll_id = " + id))
                .isZero();
        checked(id);
    }

    private int number(String sql) {
        return DataScope.system(() -> jdbc.sql(sql).query(Integer.class).single());
    }

    private void checked(PollId id) throws IOException {
        BallotFile file = all.life.asks(all.second(), a -> all.secret.ballots.file(a, id));
        assertThat(BallotCheck.of(file).trouble()).isEmpty();
        assertThat(verified(file)).isEqualTo(Command.DONE);
        assertThat(verified(with(file, file.ballots().subList(1, 4), file.openings())))
                .isEqualTo(Command.FAILED);
        List<BallotFile.Opened> steps = new ArrayList<>(file.openings());
        BallotFile.Opened close = steps.getFirst();
        steps.set(
                0,
                new BallotFile.Opened(
                        close.step(), 4, 4, List.of(), close.hashes(), close.digest()));
        assertThat(BallotCheck.of(with(file, file.ballots(), steps)).trouble())
                .as("a withdrawn envelope kept quiet is not seen from the file alone")
                .isEmpty();
        steps.set(1, file.openings().getFirst());
        assertThat(BallotCheck.of(with(file, file.ballots(), steps)).trouble()).isNotEmpty();
        assertThat(BallotCheck.of(with(file, file.ballots(), List.of())).trouble()).isNotEmpty();
    }

    private static BallotFile with(
            BallotFile file, List<String> ballots, List<BallotFile.Opened> openings) {
        return new BallotFile(
                file.format(),
                file.manifest(),
                file.result(),
                file.typed(),
                file.issued(),
                file.present(),
                ballots,
                openings);
    }

    private int verified(BallotFile file) throws IOException {
        Path path = folder.resolve("ballots.json");
        Files.writeString(path, JsonMapper.shared().writeValueAsString(file));
        return BallotCommand.run(List.of(path.toString()), System.out, System.out);
    }

    @Test
    @DisplayName("ELE-2 一人一个信封：同一个得到同一回执，另一个不收；没到会、没开始、结束后、不登录的票箱都不收")
    void oneEnvelopeForEachVoter() {
        PollId id = all.ready(QUESTION);
        List<Ticket> tickets = all.secret.claimAll(id, 8);
        byte[] one = all.sealed(id, tickets.get(0), tickets.get(0).choosing("1=FOR"));
        byte[] two = all.sealed(id, tickets.get(1), tickets.get(1).choosing("1=FOR"));
        refused(() -> all.posts(id, 1, one), "还没有开始");
        all.secret.open(id, 7);
        String receipt = all.posts(id, 1, one);
        assertThat(all.posts(id, 1, one)).isEqualTo(receipt);
        byte[] again = all.sealed(id, tickets.get(0), tickets.get(0).choosing("1=AGAINST"));
        assertThat(again).as("no size tells what was chosen").hasSameSizeAs(one);
        assertThatThrownBy(() -> all.posts(id, 1, again)).isInstanceOf(AlreadyVoted.class);
        refused(() -> all.posts(id, 8, two), "还没有登记到会");
        refused(() -> all.posts(id, 2, new byte[7]), "大小不对");
        refused(() -> all.secret.door.cast(id, tickets.get(1).choosing("1=FOR")), "双层信封");
        refused(() -> all.life.asks(all.first(), a -> all.envelopes.put(a, id, two)), "不在这次表决的名册");
        all.life.closed(id);
        refused(() -> all.posts(id, 2, two), "已经结束");
        assertThat(all.posts(id, 1, one)).isEqualTo(receipt);
    }

    @Test
    @DisplayName("VOT-6 两名监票人各生成一把密钥：缺一把不能准备完成，同一人不能两把，准备完成后不能再换")
    void twoKeysOfTwoPeople() {
        PollId id = all.prepared(QUESTION);
        refused(() -> all.giveKey(all.second(), id, all.inner), "请先由第一位监票人");
        all.life.does(
                all.first(),
                a -> all.secret.ballots.giveKey(a, id, SecretLife.base64(all.secret.key())));
        refused(() -> all.life.does(all.first(), a -> all.life.polls.ready(a, id)), "外层信封的密钥");
        all.giveKey(all.first(), id, all.outer);
        refused(() -> all.giveKey(all.first(), id, all.inner), "一次表决只有一把");
        refused(() -> all.life.does(all.first(), a -> all.life.polls.ready(a, id)), "内层信封的密钥");
        refused(() -> all.giveKey(all.life.city.chair, id, all.inner), "监票人");
        byte[] off = all.inner.point();
        off[40] ^= 1;
        refused(
                () ->
                        all.life.does(
                                all.second(),
                                a -> all.envelopes.giveKey(a, id, SecretLife.base64(off))),
                "无法识别");
        all.giveKey(all.second(), id, all.inner);
        all.life.does(all.first(), a -> all.life.polls.ready(a, id));
        refused(() -> all.giveKey(all.second(), id, all.inner), "准备完成以前");
        PollId box = all.secret.ready(QUESTION);
        refused(() -> all.giveKey(all.first(), box, all.outer), "不用信封");
    }

    @Test
    @DisplayName("RFC 9180 A.3.1 的标准向量能拆开；换一次表决、换一层、改一位都拆不开")
    void opensWhatTheStandardSealed() {
        byte[] said = RFC.open(hex(RFC_INFO), hex("436f756e742d30"), hex(RFC_SENT));
        assertThat(new String(said, StandardCharsets.US_ASCII))
                .isEqualTo("Beauty is truth, truth beauty");
        PollId id = all.ready(QUESTION);
        Ticket ticket = all.secret.claim(id, 1, 9);
        byte[] envelope = all.sealed(id, ticket, ticket.choosing("1=FOR"));
        byte[] bound = EnvelopeLife.bound(id, ticket, Layer.OUTER);
        byte[] inner = all.outer.open(bound, envelope);
        assertThat(inner).hasSize(Envelope.innerBytes(QUESTION));
        byte[] plain = all.inner.open(EnvelopeLife.bound(id, ticket, Layer.INNER), inner);
        assertThat(SealedBallot.read(Envelope.ballot(plain)).choice()).isEqualTo("1=FOR");
        byte[] behind = plain.clone();
        behind[behind.length - 1] = 1;
        assertThatThrownBy(() -> Envelope.ballot(behind))
                .isInstanceOf(IllegalArgumentException.class);
        byte[] other = Envelope.bound(new PollId(id.value() + 1), ticket.digest(), Layer.OUTER);
        assertThatThrownBy(() -> all.outer.open(other, envelope))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> all.inner.open(bound, inner))
                .isInstanceOf(IllegalArgumentException.class);
        byte[] changed = envelope.clone();
        changed[changed.length - 1] ^= 1;
        assertThatThrownBy(() -> all.outer.open(bound, changed))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
