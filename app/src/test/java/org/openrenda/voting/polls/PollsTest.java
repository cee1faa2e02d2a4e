package org.openrenda.voting.polls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Origin;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.record.Entry;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.record.Subject;
import org.openrenda.voting.VotingLife;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Polls from the preparation to the announcement, on the real database. */
// Longer than 300 lines because each rule of the procedure has its refusal beside it.
@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("表决的办理")
class PollsTest {

    @Autowired private ApplicationContext context;

    private VotingLife life;
    private Polls polls;

    @BeforeAll
    void found() {
        life = new VotingLife(context, 9);
        polls = life.polls;
    }

    private PollPlan plan(MatterKind matter, Visibility visibility, BallotForm form) {
        PollPlan any = life.question();
        return new PollPlan(
                any.congress(),
                any.title(),
                "",
                matter,
                PollKind.WHOLE,
                0,
                null,
                visibility,
                form,
                any.rule(),
                null,
                any.quorum(),
                0);
    }

    @Test
    @DisplayName("VOT-7 从准备到宣布：应到、实到、赞成、反对、弃权、未按都在结果里，重算一致，并写入办理过程")
    void fromPreparationToAnnouncement() {
        PollId id = life.opened(life.question(), 8);
        for (int member = 1; member <= 5; member++) {
            life.votes(id, member, "1=FOR");
        }
        life.votes(id, 6, "1=AGAINST");
        life.votes(id, 7, "1=ABSTAIN");
        assertThat(polls.live(id).voted()).isEqualTo(7);
        life.announced(id);
        PollResult result = life.asks(life.city.clerk, a -> polls.result(a, id));
        assertThat(result.outcome()).isEqualTo(Outcome.CARRIED);
        assertThat(List.of(result.base(), result.present(), result.ballots(), result.notPressed()))
                .containsExactly(9, 8, 7, 1);
        assertThat(polls.stored(id)).contains(result.text());
        PollView view = life.asks(life.city.clerk, a -> polls.view(a, id));
        assertThat(Poll.recomputed(view.steps(), 2)).isEqualTo(PollStage.ANNOUNCED);
        assertThat(view.steps().getLast().text()).contains(NamedBox.digest(result.text()));
        List<Entry> noted =
                life.asks(
                        life.city.clerk,
                        a ->
                                context.getBean(Record.class)
                                        .of(new Subject("voting", "poll", id.value())));
        assertThat(noted.getFirst().act()).isEqualTo("宣布结果");
        assertThat(noted.getFirst().summary()).contains("赞成 5 票，反对 1 票，弃权 1 票，未按 1 人");
    }

    @Test
    @DisplayName("VOT-9 选举、罢免、撤职不能改为记名表决，测试表决除外")
    void secretByLaw() {
        BallotForm form = BallotForm.perItem(List.of(new BallotItem(1, "委员1", life.person(1))));
        for (MatterKind matter :
                List.of(MatterKind.ELECTION, MatterKind.RECALL, MatterKind.DISMISSAL)) {
            assertThatThrownBy(() -> plan(matter, Visibility.NAMED, form))
                    .isInstanceOfSatisfying(
                            Refusal.class, r -> assertThat(r.rule()).isEqualTo("VOT-9"));
            assertThat(plan(matter, Visibility.SECRET, form).matter()).isEqualTo(matter);
        }
    }

    @Test
    @DisplayName("VOT-8 任免须逐人表决：合成一件的、打分的都不行；人选不必是代表")
    void appointmentsArePerPerson() {
        BallotForm block = BallotForm.question("任命一批审判员");
        assertThatThrownBy(() -> plan(MatterKind.APPOINTMENT, Visibility.NAMED, block))
                .isInstanceOfSatisfying(
                        Refusal.class, r -> assertThat(r.rule()).isEqualTo("VOT-8"));
        BallotForm score = BallotForm.score(List.of(BallotItem.of(1, "张明远 市水务局局长")), 0, 100);
        assertThatThrownBy(() -> plan(MatterKind.APPOINTMENT, Visibility.NAMED, score))
                .isInstanceOfSatisfying(
                        Refusal.class, r -> assertThat(r.rule()).isEqualTo("VOT-8"));
        BallotForm people =
                BallotForm.perItem(
                        List.of(
                                new BallotItem(1, "委员1", life.person(1)),
                                BallotItem.of(2, "张明远 市水务局局长")));
        assertThat(plan(MatterKind.APPOINTMENT, Visibility.NAMED, people).form().items())
                .hasSize(2);
    }

    @Test
    @DisplayName("ELE-13 人选本人不能担任监票人；没有监票人的表决不能准备")
    void candidatesDoNotSupervise() {
        BallotForm form = BallotForm.perItem(List.of(new BallotItem(1, "委员1", life.person(1))));
        PollPlan plan = plan(MatterKind.APPOINTMENT, Visibility.NAMED, form);
        Official self =
                new Official(life.account(1), life.person(1), "委员1", OfficialDuty.SUPERVISOR);
        assertThatThrownBy(() -> new NewPoll(plan, life.members, List.of(self)))
                .isInstanceOfSatisfying(
                        Refusal.class, r -> assertThat(r.rule()).isEqualTo("ELE-13"));
        BallotForm named = BallotForm.perItem(List.of(BallotItem.of(1, "周敏 市水务局局长")));
        PollPlan other = plan(MatterKind.APPOINTMENT, Visibility.NAMED, named);
        assertThatThrownBy(() -> new NewPoll(other, life.members, life.officials()))
                .isInstanceOfSatisfying(
                        Refusal.class, r -> assertThat(r.rule()).isEqualTo("ELE-13"));
        assertThatThrownBy(() -> new NewPoll(plan, life.members, List.of()))
                .hasMessageContaining("监票人");
    }

    @Test
    @DisplayName("MTG-7 不足法定人数不能开始表决；写明理由的可以，理由记入过程")
    void needsQuorum() {
        PollId id = life.ready(life.question());
        Opening few = Opening.of(life.people(4), 9);
        assertThatThrownBy(() -> life.does(life.city.chair, a -> polls.open(a, id, few)))
                .hasMessageContaining("须有 5 人");
        Opening anyway = new Opening(life.people(4), 9, "主任会议决定先作程序性表决");
        life.does(life.city.chair, a -> polls.open(a, id, anyway));
        PollView view = life.asks(life.city.clerk, a -> polls.view(a, id));
        assertThat(view.steps().getLast().text()).contains("主任会议决定");
        PollId enough = life.opened(life.question(), 5);
        assertThat(polls.stage(enough)).isEqualTo(PollStage.OPEN);
    }

    @Test
    @DisplayName("CAL-4 基数在开始表决时固定，不能少于实到；以后有人迟到也不变")
    void baseIsFixedAtOpening() {
        PollId id = life.ready(life.question());
        assertThatThrownBy(() ->
                        life.does(
                                life.city.chair,
                                a -> polls.open(a, id, Opening.of(life.people(6), 5))))
                .isInstanceOfSatisfying(
                        Refusal.class, r -> assertThat(r.rule()).isEqualTo("CAL-4"));
        life.does(life.city.chair, a -> polls.open(a, id, Opening.of(life.people(6), 8)));
        life.does(
                life.city.clerk,
                a -> polls.addLate(a, id, List.of(life.person(7), life.person(8))));
        assertThat(polls.live(id)).matches(now -> now.base() == 8 && now.present() == 8);
        assertThatThrownBy(() ->
                        life.does(
                                life.city.clerk,
                                a -> polls.addLate(a, id, List.of(life.person(9)))))
                .hasMessageContaining("应到人数");
    }

    @Test
    @DisplayName("CAL-5 暂停执行职务的人在册可以计入基数，但不能登记到会、不能投票")
    void suspendedMembersDoNotVote() {
        List<NewVoter> roster = new ArrayList<>(life.members.subList(0, 8));
        NewVoter last = life.members.get(8);
        roster.add(new NewVoter(last.person(), last.account(), last.name(), "", false));
        PollId id =
                life.asks(
                        life.city.clerk,
                        a ->
                                polls.prepare(
                                        a, new NewPoll(life.question(), roster, life.officials())));
        life.does(life.city.clerk, a -> polls.ready(a, id));
        assertThatThrownBy(() ->
                        life.does(
                                life.city.chair,
                                a -> polls.open(a, id, Opening.of(life.people(9), 9))))
                .hasMessageContaining("暂停执行职务");
        life.does(life.city.chair, a -> polls.open(a, id, Opening.of(life.people(8), 9)));
        assertThatThrownBy(() -> life.votes(id, 9, "1=FOR")).hasMessageContaining("没有登记到会");
    }

    @Test
    @DisplayName("VOT-10 MOT-6 修正案、单独表决的条款没有表决完，整体表决不能开始；作废和测试表决不算")
    void amendmentsComeFirst() {
        Origin matter = new Origin("meetings", 77, "条例草案", "/meetings/77");
        BallotForm form = BallotForm.question("条例草案");
        PollId clause = life.ready(life.plan(form, PollKind.CLAUSE, matter));
        PollId amendment = life.ready(life.plan(form, PollKind.AMENDMENT, matter));
        life.ready(life.plan(form, PollKind.TRIAL, matter));
        PollId whole = life.ready(life.plan(form, PollKind.WHOLE, matter));
        Opening opening = Opening.of(life.people(9), 9);
        assertThatThrownBy(() -> life.does(life.city.chair, a -> polls.open(a, whole, opening)))
                .isInstanceOfSatisfying(
                        Refusal.class, r -> assertThat(r.rule()).isEqualTo("VOT-10"));
        life.does(life.city.chair, a -> polls.annul(a, amendment, "提案人撤回"));
        assertThatThrownBy(() -> life.does(life.city.chair, a -> polls.open(a, whole, opening)))
                .hasMessageContaining("还没有表决完");
        life.does(life.city.chair, a -> polls.open(a, clause, opening));
        life.announced(clause);
        life.does(life.city.chair, a -> polls.open(a, whole, opening));
        assertThat(polls.stage(whole)).isEqualTo(PollStage.OPEN);
    }

    @Test
    @DisplayName("VOT-5 改用纸质票的人手机上不能再投；两人录入一致才算数；并入结果并注明来源")
    void paperIsMerged() {
        PollId id = life.opened(life.question(), 6);
        for (int member = 1; member <= 4; member++) {
            life.votes(id, member, "1=FOR");
        }
        assertThatThrownBy(() ->
                        life.does(
                                life.city.clerk,
                                a -> polls.moveToPaper(a, id, life.person(1), "手机丢失")))
                .hasMessageContaining("已经表决过");
        assertThatThrownBy(() ->
                        life.does(
                                life.city.clerk,
                                a -> polls.moveToPaper(a, id, life.person(5), " ")))
                .hasMessageContaining("原因");
        life.does(life.city.clerk, a -> polls.moveToPaper(a, id, life.person(5), "手机丢失"));
        assertThatThrownBy(() -> life.votes(id, 5, "1=FOR"))
                .isInstanceOf(AlreadyVoted.class)
                .hasMessageContaining("纸质票");
        life.closed(id);
        assertThatThrownBy(() -> life.does(life.city.clerk, a -> polls.confirm(a, id)))
                .hasMessageContaining("两人录入一致");
        Tally one = Tally.of(life.question().form(), List.of("1=FOR"));
        Tally other = Tally.of(life.question().form(), List.of("1=AGAINST"));
        assertThat(typed(id, life.city.clerk, one)).isFalse();
        assertThat(typed(id, life.city.clerk, one)).as("一个人录两遍不算").isFalse();
        assertThat(typed(id, life.city.chair, other)).isFalse();
        assertThat(typed(id, life.city.chair, one)).isTrue();
        assertThatThrownBy(() -> typed(id, life.city.chair, other)).hasMessageContaining("不用再录");
        life.confirmed(id);
        life.does(life.city.chair, a -> polls.announce(a, id));
        PollResult result = life.asks(life.city.clerk, a -> polls.result(a, id));
        assertThat(result.items().getFirst().count().inFavour()).isEqualTo(5);
        assertThat(result.parts())
                .extracting(PollResult.Part::method)
                .containsExactly(VotingMethod.ONLINE, VotingMethod.PAPER);
        assertThat(result.notPressed()).isEqualTo(1);
    }

    private boolean typed(PollId id, org.openrenda.platform.AccountId who, Tally counts) {
        return life.asks(who, a -> polls.enterCounts(a, id, VotingMethod.PAPER, counts));
    }

    @Test
    @DisplayName("VOT-5 故障改为举手：全体未投的人改为举手，理由记入过程")
    void fallsBackToHands() {
        PollId id = life.opened(life.question(), 6);
        life.votes(id, 1, "1=FOR");
        Set<org.openrenda.platform.PersonId> rest =
                Set.copyOf(life.members.subList(1, 6).stream().map(NewVoter::person).toList());
        life.does(life.city.clerk, a -> polls.move(a, id, rest, VotingMethod.HANDS, "会场网络中断"));
        PollView view = life.asks(life.city.clerk, a -> polls.view(a, id));
        assertThat(view.steps().getLast().text()).contains("举手").contains("会场网络中断");
    }

    @Test
    @DisplayName("ELE-2 先提交的选票有效：同一次提交重发得到同一回执，改了内容再交被拒绝")
    void oneVoteEach() {
        PollId id = life.opened(life.question(), 5);
        Receipt first = cast(id, 1, "1=FOR", "key-of-member-1");
        assertThat(cast(id, 1, "1=FOR", "key-of-member-1")).isEqualTo(first);
        assertThat(first.code()).matches("[0-9a-f]{64}");
        assertThat(first.brief()).matches("([0-9A-F]{4} ){3}[0-9A-F]{4}");
        assertThatThrownBy(() -> cast(id, 1, "1=AGAINST", "key-of-member-1"))
                .isInstanceOf(AlreadyVoted.class);
        assertThatThrownBy(() -> cast(id, 1, "1=FOR", "key-of-another-page"))
                .isInstanceOf(AlreadyVoted.class);
        assertThatThrownBy(() -> cast(id, 6, "1=FOR", "key-of-member-6"))
                .hasMessageContaining("没有登记到会");
        life.does(life.city.clerk, a -> polls.addLate(a, id, List.of(life.person(6))));
        assertThat(cast(id, 6, "1=FOR", "key-of-member-6").code()).isNotEqualTo(first.code());
        life.closed(id);
        assertThatThrownBy(() -> cast(id, 2, "1=FOR", "key-of-member-2"))
                .hasMessageContaining("已经结束");
        assertThat(cast(id, 1, "1=FOR", "key-of-member-1")).isEqualTo(first);
    }

    private Receipt cast(PollId id, int member, String text, String key) {
        return life.asks(life.account(member), a -> polls.cast(a, id, text, key));
    }

    @Test
    @DisplayName("VOT-7 宣布以前，不主持、不计票的人看不到票数")
    void resultsWaitForTheChair() {
        PollId id = life.opened(life.question(), 5);
        life.votes(id, 1, "1=FOR");
        assertThatThrownBy(() -> life.asks(life.city.clerk, a -> polls.result(a, id)))
                .hasMessageContaining("宣布前不显示");
        life.closed(id);
        assertThatThrownBy(() -> life.asks(life.account(1), a -> polls.result(a, id)))
                .hasMessageContaining("宣布前不显示");
        assertThat(life.asks(life.city.clerk, a -> polls.tally(a, id)).ballots()).isEqualTo(1);
        List<NamedVote> early = life.asks(life.account(1), a -> polls.votes(a, id));
        assertThat(early).isEmpty();
        life.confirmed(id);
        assertThatThrownBy(() -> life.asks(life.city.clerk, a -> polls.sheet(a, id)))
                .hasMessageContaining("宣布结果后");
        life.does(life.city.chair, a -> polls.announce(a, id));
        List<NamedVote> shown = life.asks(life.account(1), a -> polls.votes(a, id));
        assertThat(shown).hasSize(1);
        assertThat(life.asks(life.account(1), a -> polls.sheet(a, id)).title()).isEqualTo("表决结果单");
    }

    @Test
    @DisplayName("SEC-4 没有权限的人不能准备、主持、宣布；不是监票人、计票人的不能确认、录入")
    void actsAreForWhoMay() {
        assertThatThrownBy(() ->
                        life.asks(
                                life.account(1),
                                a ->
                                        polls.prepare(
                                                a,
                                                new NewPoll(
                                                        life.question(),
                                                        life.members,
                                                        life.officials()))))
                .isInstanceOf(Actor.Forbidden.class);
        PollId id = life.ready(life.question());
        Opening opening = Opening.of(life.people(9), 9);
        assertThatThrownBy(() -> life.does(life.account(1), a -> polls.open(a, id, opening)))
                .isInstanceOf(Actor.Forbidden.class);
        assertThatThrownBy(() -> life.does(life.city.countyClerk, a -> polls.open(a, id, opening)))
                .isInstanceOf(Actor.Forbidden.class);
        assertThatThrownBy(() -> life.asks(life.city.foreignClerk, a -> polls.view(a, id)))
                .hasMessageContaining("没有这次表决");
        life.does(life.city.chair, a -> polls.open(a, id, opening));
        life.closed(id);
        assertThatThrownBy(() -> life.does(life.account(1), a -> polls.confirm(a, id)))
                .hasMessageContaining("不是这次表决的监票人");
        life.does(life.city.clerk, a -> polls.confirm(a, id));
        assertThatThrownBy(() -> life.does(life.city.clerk, a -> polls.confirm(a, id)))
                .hasMessageContaining("已经确认过");
        assertThatThrownBy(() -> life.does(life.city.chair, a -> polls.announce(a, id)))
                .hasMessageContaining("待确认计票");
    }

    @Test
    @DisplayName("VOT-10 测试表决走完全程，但没有结果单")
    void trialsNeverCount() {
        PollId id =
                life.opened(life.plan(BallotForm.question("测试：今天是否下雨"), PollKind.TRIAL, null), 9);
        life.votes(id, 1, "1=FOR");
        life.announced(id);
        assertThatThrownBy(() -> life.asks(life.city.clerk, a -> polls.sheet(a, id)))
                .hasMessageContaining("测试表决");
    }
}
