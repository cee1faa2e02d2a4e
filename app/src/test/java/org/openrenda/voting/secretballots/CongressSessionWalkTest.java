package org.openrenda.voting.secretballots;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.Walker;
import org.openrenda.meetings.MeetingLife;
import org.openrenda.meetings.decisions.Decision;
import org.openrenda.meetings.decisions.Decisions;
import org.openrenda.meetings.decisions.NewDecision;
import org.openrenda.meetings.minutes.Minutes;
import org.openrenda.meetings.sittings.AttendanceWay;
import org.openrenda.meetings.sittings.ItemId;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.meetings.sittings.MeetingKind;
import org.openrenda.meetings.sittings.ParticipantId;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Refusal;
import org.openrenda.voting.VotingLife;
import org.openrenda.voting.polls.BallotForm;
import org.openrenda.voting.polls.BallotItem;
import org.openrenda.voting.polls.ItemCount;
import org.openrenda.voting.polls.MatterKind;
import org.openrenda.voting.polls.Official;
import org.openrenda.voting.polls.OfficialDuty;
import org.openrenda.voting.polls.PollId;
import org.openrenda.voting.polls.PollKind;
import org.openrenda.voting.polls.PollResult;
import org.openrenda.voting.polls.Tally;
import org.openrenda.voting.polls.Visibility;
import org.openrenda.voting.polls.VotingMethod;
import org.openrenda.voting.secretballots.SecretLife.Ticket;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/**
 * A session of a congress of five hundred: chair, hall screen and a phone in browsers, the other
 * deputies as the program's own doors take them, each with own sign-in, ballot and envelope.
 */
@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("一次五百名代表的大会会议")
class CongressSessionWalkTest {

    private static final int DEPUTIES = 500;
    private static final int FEW = 333;
    private static final int PRESENT = 490;
    private static final int LATE = 491;
    private static final int LOST = 7;
    private static final int IN_BROWSER = 4;

    @Autowired private ApplicationContext context;
    @Autowired private Decisions decisions;
    @Autowired private Minutes minutes;
    @LocalServerPort private int port;

    private EnvelopeLife all;
    private VotingLife people;
    private MeetingLife life;
    private Walker walker;
    private Page chair;
    private Page screen;
    private Page phone;
    private MeetingId id;

    @BeforeAll
    void open() {
        all = new EnvelopeLife(context, DEPUTIES);
        people = all.life;
        life = new MeetingLife(context, people);
        List<AccountId> walking =
                List.of(people.city.clerk, people.city.chair, people.account(IN_BROWSER));
        walker = new Walker(context, port, "46-congress", walking);
    }

    @AfterAll
    void close() {
        if (walker != null) {
            walker.close();
        }
    }

    @Test
    @DisplayName("MTG-2、VOT-1、ELE-14 不足三分之二不能开会；决议以全体代表过半数通过，迟到的加入；差额选举无记名，一人改纸质票，结果与手工重算一致")
    void electsByFiveHundred() {
        gather();
        resolution();
        election();
        people.does(people.city.chair, a -> life.sittings.close(a, id));
        String text = people.asks(people.city.clerk, a -> minutes.text(a, id));
        assertThat(text).contains("应到 500 人，出席 491 人。").contains("迟到：委员491。");
        assertThat(walker.complaints).as("违反内容安全策略或脚本出错").isEmpty();
    }

    private void gather() {
        id = life.convenedToday(MeetingKind.CONGRESS);
        chair = walker.signIn("chair", 1440, 900);
        screen = walker.signIn("clerk", 1920, 1080);
        walker.go(screen, walker.address("/meetings/" + id + "/screen"));
        comes(1, FEW);
        assertThatThrownBy(() -> people.does(people.city.chair, a -> life.sittings.open(a, id, "")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("法定人数");
        comes(FEW + 1, PRESENT);
        assertThat(screen.locator("main")).containsText("实到 490 人");
        walker.look(screen, "屏幕签到");
        walker.go(chair, walker.address("/meetings/" + id + "/chair"));
        walker.look(chair, "主持开会前");
        walker.act(chair, "宣布开会");
    }

    private void comes(int first, int last) {
        Set<ParticipantId> who =
                life.sittings.participants(id).stream()
                        .filter(one -> one.no() >= first && one.no() <= last)
                        .map(one -> one.id())
                        .collect(Collectors.toSet());
        people.does(people.city.clerk, a -> life.sittings.register(a, id, who, AttendanceWay.LIST));
    }

    private PollId prepared(ItemId item, MatterKind matter, Visibility way, BallotForm form) {
        List<Official> officials =
                List.of(
                        new Official(all.first(), null, "周敏", OfficialDuty.SUPERVISOR),
                        new Official(all.second(), null, "孙莉", OfficialDuty.SUPERVISOR),
                        new Official(people.city.chair, null, "陈立", OfficialDuty.COUNTER));
        NewDecision given =
                new NewDecision(
                        "关于" + matter.label() + "的表决",
                        "",
                        matter,
                        PollKind.WHOLE,
                        way,
                        form,
                        officials);
        return people.asks(people.city.clerk, a -> decisions.prepare(a, item, given));
    }

    /** VOT-1: 251 of 500; who comes amid the vote takes part. */
    private void resolution() {
        ItemId item = life.now(id, "审议市人民政府工作报告");
        PollId poll =
                prepared(
                        item,
                        MatterKind.RESOLUTION,
                        Visibility.NAMED,
                        BallotForm.question("关于市人民政府工作报告的决议"));
        people.does(people.city.chair, a -> decisions.open(a, poll, ""));
        phone = walker.signIn("member" + IN_BROWSER, 390, 844);
        walker.go(phone, walker.address("/voting/" + poll + "/vote"));
        phone.getByLabel("反对").check();
        phone.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("提交投票")).click();
        assertThat(phone.locator("main")).containsText("投票已提交");
        comes(LATE, LATE);
        for (int member = 1; member <= 251; member++) {
            if (member != IN_BROWSER) {
                people.votes(poll, member, "1=FOR");
            }
        }
        people.votes(poll, LATE, "1=FOR");
        assertThat(screen.locator("main")).containsText("已表决 252 人");
        walker.look(screen, "屏幕表决");
        people.announced(poll);
        assertThat(screen.locator("main")).containsText("通过");
        walker.look(screen, "屏幕决议通过");
        Decision decision = decisions.of(id).getFirst();
        assertThat(decision.text()).isEqualTo("应到 500 人，实到 491 人，赞成 251 票，反对 1 票，弃权 0 票，未按 239 人。");
        people.does(people.city.chair, a -> life.sittings.finish(a, item));
    }

    /** Two of three candidates by double envelopes; one deputy loses the phone. */
    private void election() {
        ItemId item = life.now(id, "选举市人大常委会副主任");
        List<BallotItem> candidates = new ArrayList<>();
        for (int n = 1; n <= 3; n++) {
            candidates.add(new BallotItem(n, "委员" + n, people.person(n)));
        }
        BallotForm form = BallotForm.competitive(candidates, 2, List.of());
        PollId poll = prepared(item, MatterKind.ELECTION, Visibility.SECRET, form);
        people.does(
                all.first(),
                a -> all.secret.ballots.giveKey(a, poll, SecretLife.base64(all.secret.key())));
        all.giveKey(all.first(), poll, all.outer);
        all.giveKey(all.second(), poll, all.inner);
        people.does(all.first(), a -> people.polls.ready(a, poll));
        List<Ticket> tickets = all.secret.claimAll(poll, PRESENT);
        people.does(people.city.chair, a -> decisions.open(a, poll, ""));
        String written = "1=AGAINST;2=FOR;3=ABSTAIN;w=" + people.person(20).value();
        for (int n = 0; n < PRESENT; n++) {
            String choice =
                    n < 300
                            ? "1=FOR;2=FOR;3=AGAINST"
                            : n < 480 ? "1=AGAINST;2=ABSTAIN;3=FOR" : written;
            byte[] ballot = tickets.get(n).choosing(choice);
            all.posts(poll, n + 1, all.sealed(poll, tickets.get(n), ballot));
        }
        people.does(
                all.first(), a -> people.polls.moveToPaper(a, poll, people.person(LOST), "手机遗失"));
        people.closed(poll);
        all.opensOuter(poll);
        all.opensInner(poll);
        paper(poll);
        all.announces(poll);
        assertThat(screen.locator("main")).containsText("选出");
        walker.look(screen, "屏幕选举结果");
        counted(poll);
        people.does(people.city.chair, a -> life.sittings.finish(a, item));
    }

    private void paper(PollId poll) {
        ItemCount chosen = new ItemCount(1, 0, 0, 0);
        ItemCount against = new ItemCount(0, 1, 0, 0);
        Tally one = new Tally(1, 0, List.of(chosen, chosen, against), new TreeMap<>());
        for (AccountId who : List.of(all.first(), all.second())) {
            people.asks(who, a -> people.polls.enterCounts(a, poll, VotingMethod.PAPER, one));
        }
    }

    /** 299 envelopes and one paper for the first two, ten for the second and a written name. */
    private void counted(PollId poll) {
        PollResult result = people.asks(all.first(), a -> people.polls.result(a, poll));
        assertThat(result.ballots()).isEqualTo(PRESENT);
        assertThat(result.notPressed()).isEqualTo(1);
        assertThat(result.items())
                .extracting(one -> one.title() + " " + one.count().inFavour() + " " + one.elected())
                .containsExactly("委员1 300 true", "委员2 310 true", "委员3 180 false", "委员20 10 false");
        Decision decision = decisions.of(id).getLast();
        assertThat(decision.text()).contains("应到 500 人，实到 491 人").endsWith("选出：委员1、委员2。");
    }
}
