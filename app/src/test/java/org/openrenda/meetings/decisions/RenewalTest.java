package org.openrenda.meetings.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.congress.Congress;
import org.openrenda.congress.Deputy;
import org.openrenda.congress.DeputySearch;
import org.openrenda.congress.deputyships.Deputyships;
import org.openrenda.congress.deputyships.Paper;
import org.openrenda.congress.deputyships.SuspensionGround;
import org.openrenda.meetings.MeetingLife;
import org.openrenda.meetings.sittings.ItemId;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.meetings.sittings.MeetingKind;
import org.openrenda.meetings.sittings.NewParticipant;
import org.openrenda.meetings.sittings.ParticipantId;
import org.openrenda.meetings.sittings.Publicity;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.PersonId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.access.TestSignIn;
import org.openrenda.voting.VotingLife;
import org.openrenda.voting.polls.BallotForm;
import org.openrenda.voting.polls.BallotItem;
import org.openrenda.voting.polls.MatterKind;
import org.openrenda.voting.polls.Official;
import org.openrenda.voting.polls.OfficialDuty;
import org.openrenda.voting.polls.Opening;
import org.openrenda.voting.polls.PollId;
import org.openrenda.voting.polls.PollKind;
import org.openrenda.voting.polls.PollStage;
import org.openrenda.voting.polls.Polls;
import org.openrenda.voting.polls.Visibility;
import org.openrenda.voting.polls.Voter;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

// Longer than 300 lines because each way in which a roster ceases to fit takes a meeting of its own
// to show.
/** A vote that was made ready before somebody joined, went or was suspended. */
@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("准备完成以后人员有变化的表决")
class RenewalTest {

    private static final String QUESTION = "关于批准水务专项规划的决议";

    @Autowired private ApplicationContext context;
    @Autowired private Decisions decisions;
    @Autowired private Polls polls;
    @Autowired private MockMvcTester web;

    private MeetingLife life;
    private VotingLife people;
    private AccountId clerk;
    private AccountId chair;

    @BeforeAll
    void found() {
        life = new MeetingLife(context, 12);
        people = life.people;
        clerk = people.city.clerk;
        chair = people.city.chair;
    }

    /** A meeting of the first five members, the notice of which is out. */
    private MeetingId convened() {
        return convened(life.members().subList(0, 5));
    }

    private MeetingId convened(List<NewParticipant> members) {
        MeetingId id =
                people.asks(
                        clerk,
                        a -> life.sittings.plan(a, life.given(MeetingKind.STANDING_COMMITTEE, 0)));
        people.asks(clerk, a -> life.sittings.addPeople(a, id, members));
        people.does(clerk, a -> life.sittings.convene(a, id, "临近会期"));
        return id;
    }

    private PollId prepared(ItemId item, Visibility visibility, List<Official> officials) {
        NewDecision given = MeetingLife.resolution(QUESTION, visibility, officials);
        return people.asks(clerk, a -> decisions.prepare(a, item, given));
    }

    private PollId prepared(ItemId item) {
        return prepared(item, Visibility.NAMED, people.officials());
    }

    private ParticipantId who(MeetingId id, int member) {
        return life.sittings.participants(id).stream()
                .filter(one -> people.person(member).equals(one.person()))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private void removed(MeetingId id, int member) {
        people.does(clerk, a -> life.sittings.remove(a, who(id, member), "工作调动"));
    }

    private void suspended(int member) {
        Congress congress = context.getBean(Congress.class);
        DeputySearch all = DeputySearch.of("", "", people.city.city.value(), "", 100);
        Paper paper = new Paper(LocalDate.of(2026, 1, 5), "代表资格审查委员会报告", "");
        people.does(
                clerk,
                a -> {
                    Deputy one =
                            congress.deputies(a, all).stream()
                                    .filter(d -> d.person().equals(people.person(member)))
                                    .findFirst()
                                    .orElseThrow();
                    context.getBean(Deputyships.class)
                            .suspend(a, one.deputyship(), SuspensionGround.DETAINED, paper);
                });
    }

    private Set<PersonId> roster(PollId poll, boolean voting) {
        return people.asks(clerk, a -> polls.roster(a, poll)).stream()
                .filter(one -> !voting || one.mayVote())
                .map(Voter::person)
                .collect(Collectors.toSet());
    }

    private Map<PollId, RosterChange> outdated(MeetingId id) {
        return people.asks(chair, a -> decisions.outdated(a, life.view(id)));
    }

    private void refused(String words, Runnable act) {
        assertThatThrownBy(act::run).isInstanceOf(Refusal.class).hasMessageContaining(words);
    }

    @Test
    @DisplayName("MTG-2 新增的、移出的都说出姓名；不重新准备不能交付表决；重新准备后原来的作废，新的以现在的人员表决")
    void isPreparedOnceMore() {
        MeetingId id = convened();
        ItemId item = life.item(id, "审议水务专项规划", Publicity.OPEN);
        PollId first = prepared(item);
        assertThat(outdated(id)).isEmpty();
        people.asks(clerk, a -> life.sittings.addPeople(a, id, life.members().subList(5, 6)));
        removed(id, 2);
        life.comes(id, 1, 6);
        people.does(chair, a -> life.sittings.open(a, id, ""));
        people.does(chair, a -> life.sittings.take(a, item));
        assertThat(outdated(id).get(first).words()).isEqualTo("新增委员6；不再参加委员2");
        refused("新增委员6；不再参加委员2", () -> people.does(chair, a -> decisions.open(a, first, "")));
        Set<PersonId> there = Set.of(people.person(1), people.person(3), people.person(4));
        refused("重新准备", () -> people.does(chair, a -> polls.open(a, first, Opening.of(there, 5))));
        assertThat(polls.stage(first)).isEqualTo(PollStage.READY);
        PollId next = people.asks(chair, a -> decisions.renew(a, first));
        assertThat(polls.stage(first)).isEqualTo(PollStage.VOID);
        assertThat(polls.stage(next)).isEqualTo(PollStage.READY);
        assertThat(polls.plan(next)).isEqualTo(polls.plan(first));
        assertThat(roster(next, false))
                .containsExactlyInAnyOrder(
                        people.person(1),
                        people.person(3),
                        people.person(4),
                        people.person(5),
                        people.person(6));
        assertThat(decisions.of(id)).extracting(Decision::poll).containsExactly(first, next);
        people.does(chair, a -> decisions.open(a, next, ""));
        assertThat(polls.live(next).base()).isEqualTo(5);
        people.votes(next, 6, "1=FOR");
        assertThat(polls.live(next).voted()).isEqualTo(1);
    }

    @Test
    @DisplayName("VOT-11 在表决自己的页面上，会议没有召开不能开始；开始了，议题就已交付表决，不得再发言")
    void isHandedToTheVoteWhereverItOpens() {
        MeetingId id = convened();
        ItemId item = life.item(id, "审议水务专项规划", Publicity.OPEN);
        PollId poll = prepared(item);
        Set<PersonId> there = Set.of(people.person(1), people.person(2), people.person(3));
        assertThatThrownBy(() -> people.does(chair, a -> polls.open(a, poll, Opening.of(there, 5))))
                .isInstanceOf(Refusal.class);
        assertThat(polls.stage(poll)).isEqualTo(PollStage.READY);
        life.comes(id, 1, 3);
        people.does(chair, a -> life.sittings.open(a, id, ""));
        people.does(chair, a -> life.sittings.take(a, item));
        assertThat(life.view(id).items().getFirst().isInVote()).isFalse();
        people.does(chair, a -> polls.open(a, poll, Opening.of(there, 5)));
        assertThat(life.view(id).items().getFirst().isInVote()).isTrue();
        people.announced(poll);
        assertThat(life.view(id).items().getFirst().isInVote()).isFalse();
    }

    @Test
    @DisplayName("DEP-4 准备完成以后被暂停执行职务的，重新准备后在名册上但不表决，也不妨碍别人签到")
    void whoIsSuspendedDoesNotVote() {
        MeetingId id = convened(life.members().subList(7, 12));
        life.comes(id, 2, 5);
        people.does(chair, a -> life.sittings.open(a, id, ""));
        ItemId item = life.now(id, "审议水务专项规划");
        PollId first = prepared(item);
        suspended(12);
        refused("暂停执行职务委员12", () -> people.does(chair, a -> decisions.open(a, first, "")));
        PollId next = people.asks(chair, a -> decisions.renew(a, first));
        assertThat(roster(next, false)).hasSize(5);
        assertThat(roster(next, true)).hasSize(4).doesNotContain(people.person(12));
        people.does(chair, a -> decisions.open(a, next, ""));
        assertThat(polls.live(next).present()).as("four are in the room").isEqualTo(3);
        life.goes(id, 5);
        life.comes(id, 5, 5);
        life.comes(id, 1, 1);
        assertThat(polls.live(next).present()).isEqualTo(4);
    }

    @Test
    @DisplayName("人员没有变化的不能重新准备；监票人已移出名单的，作废后另选")
    void isRefused() {
        MeetingId id = convened();
        ItemId item = life.item(id, "审议水务专项规划", Publicity.OPEN);
        Official watcher =
                new Official(people.account(2), people.person(2), "委员2", OfficialDuty.SUPERVISOR);
        PollId poll = prepared(item, Visibility.NAMED, List.of(watcher));
        refused("不用重新准备", () -> people.asks(chair, a -> decisions.renew(a, poll)));
        removed(id, 2);
        refused("另选监票人", () -> people.asks(chair, a -> decisions.renew(a, poll)));
        assertThat(polls.stage(poll)).isEqualTo(PollStage.READY);
    }

    @Test
    @DisplayName("VOT-9 还没有准备完成的无记名表决，更新名册后还是原来那次草拟")
    void aDraftStaysTheSamePoll() {
        MeetingId id = convened();
        ItemId item = life.item(id, "审议人事任免案", Publicity.OPEN);
        PollId poll = prepared(item, Visibility.SECRET, people.officials());
        removed(id, 2);
        assertThat(people.<PollId>asks(chair, a -> decisions.renew(a, poll))).isEqualTo(poll);
        assertThat(polls.stage(poll)).isEqualTo(PollStage.DRAFT);
        assertThat(roster(poll, false)).hasSize(4).doesNotContain(people.person(2));
        assertThat(decisions.of(id)).hasSize(1);
    }

    @Test
    @DisplayName("ELE-12 第二轮重新准备后仍是同一次选举的第二轮")
    void aLaterRoundStaysOne() {
        MeetingId id = convened(life.members().subList(1, 6));
        life.comes(id, 1, 4);
        people.does(chair, a -> life.sittings.open(a, id, ""));
        ItemId item = life.now(id, "票决民生实事项目");
        BallotForm choice =
                BallotForm.choose(
                        List.of(BallotItem.of(1, "老旧小区加装电梯"), BallotItem.of(2, "新建社区食堂")), 1);
        NewDecision given =
                new NewDecision(
                        "票决民生实事项目",
                        "",
                        MatterKind.PROJECTS,
                        PollKind.WHOLE,
                        Visibility.NAMED,
                        choice,
                        people.officials());
        PollId first = people.asks(clerk, a -> decisions.prepare(a, item, given));
        people.does(chair, a -> decisions.open(a, first, ""));
        for (int member = 2; member <= 5; member++) {
            people.votes(first, member, member <= 3 ? "1=FOR" : "2=FOR");
        }
        people.announced(first);
        var outcome = decisions.of(id).getFirst().outcome();
        PollId second =
                people.asks(
                        clerk,
                        a ->
                                outcome.contains("相等")
                                        ? polls.tieRevote(a, first)
                                        : polls.secondRound(a, first, choice.items()));
        people.does(clerk, a -> polls.ready(a, second));
        suspended(6);
        PollId next = people.asks(chair, a -> decisions.renew(a, second));
        var view = people.asks(clerk, a -> polls.view(a, next));
        assertThat(view.round()).isEqualTo(2);
        assertThat(view.election()).isEqualTo(first);
        people.does(chair, a -> decisions.open(a, next, ""));
        assertThat(polls.stage(next)).isEqualTo(PollStage.OPEN);
    }

    @Test
    @DisplayName("SEC-5 主持页先说明人员变化，一个按钮重新准备；验证过了时间的先验证，再回到主持页")
    void isDoneOnTheRunningPage() throws Exception {
        MeetingId id = convened();
        ItemId item = life.item(id, "审议水务专项规划", Publicity.OPEN);
        PollId poll = prepared(item);
        removed(id, 5);
        life.comes(id, 1, 4);
        people.does(chair, a -> life.sittings.open(a, id, ""));
        people.does(chair, a -> life.sittings.take(a, item));
        String page = "/meetings/" + id + "/chair";
        String act = "/meetings/polls/" + poll + "/renewal";
        Cookie old = cookieOf(300);
        assertThat(to(web.get().uri(page).cookie(old).exchange()))
                .startsWith("/sign-in/confirm?back=");
        for (String each : List.of(act, "/meetings/polls/" + poll + "/opening")) {
            assertThat(to(web.post().uri(each).cookie(old).with(csrf()).exchange()))
                    .startsWith("/sign-in/confirm?act=");
        }
        assertThat(polls.stage(poll)).isEqualTo(PollStage.READY);
        Cookie recent = cookieOf(10);
        assertThat(web.get().uri(page).cookie(recent).exchange())
                .bodyText()
                .contains("不再参加委员5")
                .contains(act)
                .doesNotContain("交付表决：" + QUESTION);
        assertThat(to(web.post().uri(act).cookie(recent).with(csrf()).exchange())).isEqualTo(page);
        assertThat(polls.stage(poll)).isEqualTo(PollStage.VOID);
        assertThat(web.get().uri(page).cookie(recent).exchange())
                .bodyText()
                .contains("交付表决：" + QUESTION)
                .doesNotContain("不再参加委员5");
    }

    /** The chair, who has a second way and gave the last proof so many minutes ago. */
    private Cookie cookieOf(int minutes) {
        people.city
                .jdbc()
                .sql("update access.account set totp_confirmed_at = now() where id = :id")
                .param("id", chair.value())
                .update();
        people.city
                .jdbc()
                .sql("update access.sign_in set ended_at = now() where account_id = :id")
                .param("id", chair.value())
                .update();
        Cookie cookie = TestSignIn.cookie(context, chair);
        people.city
                .jdbc()
                .sql(
                        """
                        update access.sign_in
                        set factor_at = factor_at - make_interval(mins => :minutes)
                        where account_id = :id and ended_at is null
                        """)
                .param("minutes", minutes)
                .param("id", chair.value())
                .update();
        return cookie;
    }

    private static String to(MvcTestResult answer) {
        return String.valueOf(answer.getResponse().getHeader("Location"));
    }
}
