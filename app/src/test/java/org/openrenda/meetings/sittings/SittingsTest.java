package org.openrenda.meetings.sittings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.TestCity;
import org.openrenda.TestClock;
import org.openrenda.meetings.MeetingLife;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("会议从筹备到闭会")
class SittingsTest {

    private static final int MEMBERS = 5;

    @Autowired private ApplicationContext context;

    private MeetingLife life;
    private TestCity city;
    private Sittings sittings;

    @BeforeAll
    void found() {
        life = new MeetingLife(context, MEMBERS);
        city = life.people.city;
        sittings = life.sittings;
    }

    @AfterEach
    void backToNow() {
        TestClock.reset();
    }

    private static void refused(String rule, Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.rule()).isEqualTo(rule));
    }

    @Test
    @DisplayName("MTG-10 常委会会议提前七日可以通知，提前六日须写明理由")
    void noticeIsInTime() {
        MeetingId inTime = life.planned(life.given(MeetingKind.STANDING_COMMITTEE, 7));
        life.people.does(city.clerk, a -> sittings.convene(a, inTime, ""));
        assertThat(life.view(inTime).meeting().stage()).isEqualTo(MeetingStage.CONVENED);
        MeetingId late = life.planned(life.given(MeetingKind.STANDING_COMMITTEE, 6));
        refused("MTG-10", () -> life.people.does(city.clerk, a -> sittings.convene(a, late, " ")));
        life.people.does(city.clerk, a -> sittings.convene(a, late, "防汛应急"));
        assertThat(life.view(late).steps().getLast().text()).contains("防汛应急");
    }

    @Test
    @DisplayName("MTG-5 代表大会提前一个月通知；MTG-16 主任会议提前三日；临时会议不受限")
    void noticeDependsOnTheKind() {
        MeetingId congress = life.planned(life.given(MeetingKind.CONGRESS, 20));
        refused(
                "MTG-5",
                () -> life.people.does(city.clerk, a -> sittings.convene(a, congress, "")));
        MeetingId far = life.planned(life.given(MeetingKind.CONGRESS, 31));
        life.people.does(city.clerk, a -> sittings.convene(a, far, ""));
        MeetingId council = life.planned(life.given(MeetingKind.COUNCIL, 2));
        refused(
                "MTG-16",
                () -> life.people.does(city.clerk, a -> sittings.convene(a, council, "")));
        NewMeeting soon = life.given(MeetingKind.COUNCIL, 1);
        MeetingId extraordinary =
                life.planned(
                        new NewMeeting(
                                soon.congress(),
                                soon.kind(),
                                null,
                                soon.title(),
                                soon.place(),
                                soon.startsAt(),
                                true));
        life.people.does(city.clerk, a -> sittings.convene(a, extraordinary, ""));
    }

    @Test
    @DisplayName("MTG-7 五名组成人员到三人可以开会，到两人须记录理由；基数在开会时固定")
    void opensWithQuorumOnly() {
        MeetingId id = life.convened(MeetingKind.STANDING_COMMITTEE);
        refused(null, () -> life.people.does(city.chair, a -> sittings.open(a, id, "紧急")));
        life.comes(id, 1, 2);
        assertThat(life.view(id).quorum()).isEqualTo(new Quorum(5, 3, 2));
        refused("MTG-7", () -> life.people.does(city.chair, a -> sittings.open(a, id, "")));
        life.comes(id, 3, 3);
        life.people.does(city.chair, a -> sittings.open(a, id, ""));
        assertThat(life.view(id).meeting().base()).isEqualTo(5);
        MeetingId below = life.convened(MeetingKind.STANDING_COMMITTEE);
        life.comes(below, 1, 1);
        life.people.does(city.chair, a -> sittings.open(a, below, "先行通报情况，不作表决"));
        assertThat(life.view(below).steps().getLast().text()).contains("不足法定人数");
    }

    @Test
    @DisplayName("MTG-2 代表大会以全体代表三分之二为法定人数，四人够，三人不够")
    void congressNeedsTwoThirds() {
        MeetingId id = life.convened(MeetingKind.CONGRESS);
        life.comes(id, 1, 3);
        refused("MTG-2", () -> life.people.does(city.chair, a -> sittings.open(a, id, "")));
        life.comes(id, 4, 4);
        life.people.does(city.chair, a -> sittings.open(a, id, ""));
    }

    @Test
    @DisplayName("CAL-4 开会以后不能再增加出席人员；列席可以")
    void baseStaysAsItWas() {
        MeetingId id = life.opened(3);
        refused(
                "CAL-4",
                () -> life.people.asks(city.clerk, a -> sittings.addPeople(a, id, life.members())));
        NewParticipant guest =
                new NewParticipant(null, null, "林川", "市水务局局长", "", MeetingRole.NONVOTING, true);
        int added = life.people.asks(city.clerk, a -> sittings.addPeople(a, id, List.of(guest)));
        assertThat(added).isOne();
        assertThat(life.view(id).quorum().base()).isEqualTo(5);
    }

    @Test
    @DisplayName("MTG-13、DEP-28 会前请假，主任批准，工作人员不能批；没请假又没来的，闭会时报告")
    void leaveIsAskedAndDecided() {
        MeetingId id = life.convened(MeetingKind.STANDING_COMMITTEE);
        LeaveId leave =
                life.people.asks(life.people.account(5), a -> sittings.askLeave(a, id, "住院治疗"));
        assertThatThrownBy(() ->
                        life.people.does(city.clerk, a -> sittings.decideLeave(a, leave, true, "")))
                .isInstanceOf(Actor.Forbidden.class);
        life.people.does(city.chair, a -> sittings.decideLeave(a, leave, true, ""));
        refused(
                null,
                () ->
                        life.people.does(
                                city.chair, a -> sittings.decideLeave(a, leave, false, "人手不足")));
        life.comes(id, 1, 3);
        life.people.does(city.chair, a -> sittings.open(a, id, ""));
        refused(
                "DEP-28",
                () ->
                        life.people.asks(
                                life.people.account(4), a -> sittings.askLeave(a, id, "外出")));
        life.people.does(city.chair, a -> sittings.close(a, id));
        MeetingView view = life.view(id);
        assertThat(view.people().get(4).isExcused()).isTrue();
        assertThat(view.people().get(3).isAbsent() && !view.people().get(3).isExcused()).isTrue();
        assertThat(Meeting.recomputed(view.steps())).isEqualTo(MeetingStage.CLOSED);
    }

    @Test
    @DisplayName("扫码签到：这一分钟和上一分钟的码有效，再早的、别的会议的无效")
    void signsInWithTheCodeOfTheMinute() {
        MeetingId id = life.convenedToday(MeetingKind.STANDING_COMMITTEE);
        MeetingId other = life.convenedToday(MeetingKind.STANDING_COMMITTEE);
        String code = life.people.asks(city.clerk, a -> sittings.code(a, id));
        String foreign = life.people.asks(city.clerk, a -> sittings.code(a, other));
        refused(
                null,
                () ->
                        life.people.does(
                                life.people.account(1), a -> sittings.signIn(a, id, foreign)));
        TestClock.pass(Duration.ofSeconds(60));
        life.people.does(life.people.account(1), a -> sittings.signIn(a, id, code.toLowerCase()));
        TestClock.pass(Duration.ofSeconds(60));
        refused(
                null,
                () -> life.people.does(life.people.account(2), a -> sittings.signIn(a, id, code)));
        assertThat(life.view(id).quorum().present()).isOne();
        assertThatThrownBy(
                        () -> life.people.asks(life.people.account(1), a -> sittings.code(a, id)))
                .isInstanceOf(Actor.Forbidden.class);
    }

    @Test
    @DisplayName("议程逐项进行：同时只有一项，结束前不能闭会；阶段可由步骤重算")
    void runsOneItemAtATime() {
        MeetingId id = life.opened(4);
        ItemId first = life.now(id, "听取水污染防治报告");
        ItemId second = life.item(id, "审议养老服务条例", Publicity.OPEN);
        refused(null, () -> life.people.does(city.chair, a -> sittings.take(a, second)));
        refused(null, () -> life.people.does(city.chair, a -> sittings.close(a, id)));
        life.people.does(city.chair, a -> sittings.finish(a, first));
        life.people.does(city.chair, a -> sittings.postpone(a, second, "材料不齐"));
        life.people.does(city.chair, a -> sittings.close(a, id));
        for (AgendaItem one : life.view(id).items()) {
            assertThat(AgendaItem.recomputed(one.steps())).isEqualTo(one.stage());
        }
    }

    @Test
    @DisplayName("议程可以调换先后、去掉；上级去掉前先去掉下级")
    void agendaIsATree() {
        MeetingId id = life.planned(MeetingKind.STANDING_COMMITTEE);
        ItemId a1 = life.item(id, "一", Publicity.OPEN);
        ItemId a2 = life.item(id, "二", Publicity.OPEN);
        NewItem below = new NewItem(a1, "一之一", ItemKind.VOTE, Publicity.OPEN, "", 5, null);
        ItemId child = life.people.asks(city.clerk, a -> sittings.addItem(a, id, below));
        life.people.does(city.clerk, a -> sittings.moveItem(a, a2, true));
        assertThat(life.view(id).items()).extracting(AgendaItem::id).containsExactly(a2, a1, child);
        refused(null, () -> life.people.does(city.clerk, a -> sittings.moveItem(a, a2, true)));
        refused(null, () -> life.people.does(city.clerk, a -> sittings.dropItem(a, a1)));
        life.people.does(city.clerk, a -> sittings.dropItem(a, child));
        life.people.does(city.clerk, a -> sittings.dropItem(a, a1));
        assertThat(life.view(id).items()).hasSize(1);
    }

    @Test
    @DisplayName("MTG-12、MTG-14、VOT-11 发言：旁听不能发言，同时一人，交付表决后不能发言")
    void speaksInTurn() {
        MeetingId id = life.opened(4);
        NewParticipant observer =
                new NewParticipant(
                        null, city.deputies.getFirst(), "孙莉", "", "", MeetingRole.OBSERVER, true);
        life.people.asks(city.clerk, a -> sittings.addPeople(a, id, List.of(observer)));
        ItemId item = life.now(id, "审议养老服务条例");
        refused(
                "MTG-12",
                () ->
                        life.people.does(
                                city.deputies.getFirst(), a -> sittings.askToSpeak(a, item)));
        life.people.does(life.people.account(1), a -> sittings.askToSpeak(a, item));
        life.people.does(life.people.account(2), a -> sittings.askToSpeak(a, item));
        life.people.does(life.people.account(2), a -> sittings.askToSpeak(a, item));
        assertThat(life.view(id).waiting()).extracting(Speech::name).containsExactly("委员1", "委员2");
        SpeechId one = life.view(id).waiting().getFirst().id();
        SpeechId two = life.view(id).waiting().getLast().id();
        life.people.does(city.chair, a -> sittings.call(a, one));
        life.people.does(city.chair, a -> sittings.call(a, two));
        Speech now = life.view(id).speaking();
        assertThat(now).isNotNull();
        assertThat(now.name()).isEqualTo("委员2");
        assertThat(now.minutes()).isEqualTo(10);
        life.people.does(city.chair, a -> sittings.handToVote(a, item, ""));
        assertThat(life.view(id).speaking()).isNull();
        refused(
                "VOT-11",
                () -> life.people.does(life.people.account(3), a -> sittings.askToSpeak(a, item)));
        refused(null, () -> life.people.does(city.chair, a -> sittings.finish(a, item)));
        life.people.does(city.chair, a -> sittings.decided(a, item, "通过"));
        life.people.does(city.chair, a -> sittings.finish(a, item));
    }

    @Test
    @DisplayName("MTG-15 秘密议题只有出席人员看得见，内部议题旁听人员看不见")
    void secretItemsAreForMembers() {
        MeetingId id = life.opened(4);
        life.item(id, "公开议题", Publicity.OPEN);
        life.item(id, "内部议题", Publicity.INTERNAL);
        life.item(id, "秘密议题", Publicity.SECRET);
        NewParticipant guest =
                new NewParticipant(
                        null, city.deputies.get(1), "吴强", "", "", MeetingRole.NONVOTING, true);
        life.people.asks(city.clerk, a -> sittings.addPeople(a, id, List.of(guest)));
        assertThat(items(life.people.account(1), id)).hasSize(3);
        assertThat(items(city.deputies.get(1), id)).containsExactly("公开议题", "内部议题");
        assertThat(items(city.deputies.get(2), id)).containsExactly("公开议题");
        assertThatThrownBy(() -> items(city.foreignClerk, id)).isInstanceOf(Refusal.class);
    }

    private List<String> items(org.openrenda.platform.AccountId who, MeetingId id) {
        return life.people.asks(who, a -> sittings.view(a, id)).items().stream()
                .map(AgendaItem::title)
                .toList();
    }
}
