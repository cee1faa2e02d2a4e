package org.openrenda.meetings.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.TestCity;
import org.openrenda.meetings.MeetingLife;
import org.openrenda.meetings.sittings.ItemId;
import org.openrenda.meetings.sittings.ItemStage;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.meetings.sittings.Publicity;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.parameters.Parameters;
import org.openrenda.voting.VotingLife;
import org.openrenda.voting.polls.BallotForm;
import org.openrenda.voting.polls.BallotItem;
import org.openrenda.voting.polls.Eligible;
import org.openrenda.voting.polls.Majority;
import org.openrenda.voting.polls.MatterKind;
import org.openrenda.voting.polls.PollId;
import org.openrenda.voting.polls.PollKind;
import org.openrenda.voting.polls.PollStage;
import org.openrenda.voting.polls.Polls;
import org.openrenda.voting.polls.Visibility;
import org.openrenda.voting.polls.Voter;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("议题的表决")
class DecisionsTest {

    @Autowired private ApplicationContext context;
    @Autowired private Decisions decisions;
    @Autowired private Polls polls;

    private MeetingLife life;
    private VotingLife people;
    private TestCity city;

    @BeforeAll
    void found() {
        life = new MeetingLife(context, 5);
        people = life.people;
        city = people.city;
    }

    private PollId prepared(ItemId item) {
        NewDecision given =
                MeetingLife.resolution("关于批准水务专项规划的决议", Visibility.NAMED, people.officials());
        return people.asks(city.clerk, a -> decisions.prepare(a, item, given));
    }

    @Test
    @DisplayName("VOT-1、CAL-4 在场的人表决，迟到的签到后自动加入，结果回到议题；以全体组成人员为基数")
    void votesWithThoseInTheRoom() {
        MeetingId id = life.opened(3);
        ItemId item = life.now(id, "审议水务专项规划");
        PollId poll = prepared(item);
        people.does(city.chair, a -> decisions.open(a, poll, ""));
        assertThat(present(poll)).isEqualTo(3);
        life.comes(id, 4, 4);
        assertThat(present(poll)).isEqualTo(4);
        life.goes(id, 4);
        life.comes(id, 4, 4);
        assertThat(present(poll)).as("who comes back is not added twice").isEqualTo(4);
        for (int member = 1; member <= 3; member++) {
            people.votes(poll, member, "1=FOR");
        }
        people.votes(poll, 4, "1=ABSTAIN");
        assertThatThrownBy(() -> people.does(city.chair, a -> life.sittings.finish(a, item)))
                .isInstanceOf(Refusal.class);
        people.announced(poll);
        Decision decision = decisions.of(id).getFirst();
        assertThat(decision.outcome()).isEqualTo("通过");
        assertThat(decision.text()).isEqualTo("应到 5 人，实到 4 人，赞成 3 票，反对 0 票，弃权 1 票，未按 0 人。");
        people.does(city.chair, a -> life.sittings.finish(a, item));
        assertThat(life.view(id).items().getFirst().stage()).isEqualTo(ItemStage.DONE);
    }

    private long present(PollId poll) {
        return people.asks(city.clerk, a -> polls.roster(a, poll)).stream()
                .filter(Voter::present)
                .count();
    }

    @Test
    @DisplayName("MTG-7 有人离席后不足法定人数的，没有理由不能交付表决；作废后议题可以继续")
    void needsTheQuorumAtTheVote() {
        MeetingId id = life.opened(3);
        ItemId item = life.now(id, "审议养老服务条例");
        PollId poll = prepared(item);
        life.goes(id, 1);
        assertThatThrownBy(() -> people.does(city.chair, a -> decisions.open(a, poll, "")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("不足法定人数");
        assertThat(life.view(id).items().getFirst().isInVote()).isFalse();
        life.comes(id, 1, 1);
        people.does(city.chair, a -> decisions.open(a, poll, ""));
        people.does(city.chair, a -> polls.annul(a, poll, "设备故障"));
        assertThat(decisions.of(id).getFirst().stage()).isEqualTo(PollStage.VOID);
        assertThat(life.view(id).items().getFirst().isInVote()).isFalse();
        people.does(city.chair, a -> life.sittings.finish(a, item));
    }

    @Test
    @DisplayName("VOT-9 议题的无记名表决先拟定，密钥生成、准备完成以前不能交付表决")
    void secretVoteWaitsForItsKeys() {
        MeetingId id = life.opened(3);
        ItemId item = life.now(id, "审议人事任免案");
        NewDecision given =
                MeetingLife.resolution("关于批准预算调整方案的决议", Visibility.SECRET, people.officials());
        PollId poll = people.asks(city.clerk, a -> decisions.prepare(a, item, given));
        assertThat(polls.stage(poll)).isEqualTo(PollStage.DRAFT);
        assertThatThrownBy(() -> people.does(city.chair, a -> decisions.open(a, poll, "")))
                .isInstanceOf(Refusal.class);
        assertThat(life.view(id).now()).isNotNull();
        assertThat(polls.stage(poll)).isEqualTo(PollStage.DRAFT);
    }

    @Test
    @DisplayName("ELE-12 末位票数相等的再投一轮：下一轮准备完成就归到原来的议题，两轮的结果都在议题上")
    void laterRoundsComeBackToTheItem() {
        MeetingId id = life.opened(5);
        ItemId item = life.now(id, "票决民生实事项目");
        BallotForm choice =
                BallotForm.choose(
                        List.of(
                                BallotItem.of(1, "老旧小区加装电梯"),
                                BallotItem.of(2, "新建社区食堂"),
                                BallotItem.of(3, "口袋公园")),
                        2);
        PollId first =
                people.asks(
                        city.clerk,
                        a ->
                                decisions.prepare(
                                        a, item, given(MatterKind.PROJECTS, "票决民生实事项目", choice)));
        people.does(city.chair, a -> decisions.open(a, first, ""));
        people.votes(first, 1, "1=FOR;2=FOR");
        people.votes(first, 2, "1=FOR;2=FOR");
        people.votes(first, 3, "1=FOR;3=FOR");
        people.votes(first, 4, "1=FOR;3=FOR");
        people.votes(first, 5, "2=FOR;3=FOR");
        people.announced(first);
        assertThat(decisions.of(id).getFirst().outcome()).isEqualTo("票数相等，须再次投票");
        assertThat(decisions.of(id).getFirst().text()).endsWith("选出：老旧小区加装电梯。");
        PollId again = people.asks(city.clerk, a -> polls.tieRevote(a, first));
        assertThat(decisions.of(id)).hasSize(1);
        people.does(city.clerk, a -> polls.ready(a, again));
        assertThat(decisions.of(id)).extracting(Decision::poll).containsExactly(first, again);
        people.does(city.chair, a -> decisions.open(a, again, ""));
        for (int member = 1; member <= 5; member++) {
            people.votes(again, member, member == 5 ? "2=FOR" : "1=FOR");
        }
        people.announced(again);
        assertThat(decisions.of(id).getLast().outcome()).isEqualTo("选出");
        assertThat(decisions.of(id).getLast().text()).endsWith("选出：新建社区食堂。");
        people.does(city.chair, a -> life.sittings.finish(a, item));
    }

    private NewDecision given(MatterKind matter, String title, BallotForm form) {
        return new NewDecision(
                title, "", matter, PollKind.WHOLE, Visibility.NAMED, form, people.officials());
    }

    @Test
    @DisplayName("VOT-10 单独表决的条款没有表决完，整体不能交付表决")
    void clausesComeBeforeTheWhole() {
        MeetingId id = life.opened(3);
        ItemId item = life.now(id, "审议湿地保护条例");
        PollId whole = prepared(item);
        NewDecision clause =
                new NewDecision(
                        "第十二条（禁止行为）",
                        "",
                        MatterKind.REGULATION,
                        PollKind.CLAUSE,
                        Visibility.NAMED,
                        BallotForm.question("第十二条（禁止行为）"),
                        people.officials());
        PollId first = people.asks(city.clerk, a -> decisions.prepare(a, item, clause));
        assertThatThrownBy(() -> people.does(city.chair, a -> decisions.open(a, whole, "")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("第十二条");
        people.does(city.chair, a -> decisions.open(a, first, ""));
        people.votes(first, 1, "1=FOR");
        people.announced(first);
        people.does(city.chair, a -> decisions.open(a, whole, ""));
        assertThat(polls.stage(whole)).isEqualTo(PollStage.OPEN);
    }

    @Test
    @DisplayName("VOT-3 差额选举没有写明可以另选的人，全体出席人员除候选人外都可以另选")
    void everybodyWhoAttendsMayBeWrittenIn() {
        MeetingId id = life.opened(3);
        ItemId item = life.now(id, "选举计票小组组长");
        List<Voter> roster = people.asks(city.clerk, a -> polls.roster(a, prepared(item)));
        BallotForm form =
                BallotForm.competitive(
                        List.of(
                                new BallotItem(1, "候选人甲", roster.get(0).person()),
                                new BallotItem(2, "候选人乙", roster.get(1).person())),
                        1,
                        List.of());
        PollId poll =
                people.asks(
                        city.clerk,
                        a ->
                                decisions.prepare(
                                        a, item, given(MatterKind.PROCEDURE, "选举计票小组组长", form)));
        assertThat(polls.form(poll).eligible())
                .extracting(Eligible::person)
                .containsExactlyInAnyOrderElementsOf(
                        roster.subList(2, roster.size()).stream().map(Voter::person).toList());
    }

    @Test
    @DisplayName("VOT-7 本会要求全体过半数参加表决的，拟定的表决带上这一条；不要求的不带")
    void takesTheTurnoutOfTheCongress() {
        MeetingId id = life.opened(3);
        PollId free = prepared(life.now(id, "审议湿地保护条例"));
        assertThat(polls.plan(free).turnout()).isNull();
        Parameters parameters = context.getBean(Parameters.class);
        try {
            turnout(parameters, 1);
            ItemId item = life.item(id, "审议养老服务条例", Publicity.OPEN);
            assertThat(polls.plan(prepared(item)).turnout()).isEqualTo(Majority.moreThan(1, 2));
        } finally {
            turnout(parameters, 0);
        }
    }

    private void turnout(Parameters parameters, int parts) {
        people.does(
                city.clerk,
                a ->
                        parameters.set(
                                Actor.system("测试布置", city.city),
                                city.city,
                                "voting.turnout.parts",
                                parts,
                                "本级议事规则",
                                context.getBean(Calendar.class).today()));
    }
}
