package org.openrenda.meetings.sittings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.meetings.MeetingLife;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("通知以后的更正")
class CorrectionTest {

    @Autowired private ApplicationContext context;
    @Autowired private JdbcClient jdbc;

    private MeetingLife life;
    private Sittings sittings;
    private AccountId clerk;

    @BeforeAll
    void found() {
        life = new MeetingLife(context, 5);
        sittings = life.sittings;
        clerk = life.people.city.clerk;
    }

    private static void refused(String rule, Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.rule()).isEqualTo(rule));
    }

    private LocalDateTime inDays(int days) {
        return life.given(MeetingKind.STANDING_COMMITTEE, days).startsAt();
    }

    private void correct(MeetingId id, int days, String place, String reason, String why) {
        Correction to = new Correction(inDays(days), place, reason, why);
        life.people.does(clerk, a -> sittings.correct(a, id, to));
    }

    private int told(AccountId who, String title) {
        return jdbc.sql(
                        "select count(*) from notices.notice"
                                + " where account_id = :who and title = :title")
                .param("who", who.value())
                .param("title", title)
                .query(Integer.class)
                .single();
    }

    @Test
    @DisplayName("MTG-10 改期后仍满七日不用理由，只剩六日须写明；人人得到更正通知，原来的时间留着")
    void movesTheDay() {
        MeetingId id = life.convened(MeetingKind.STANDING_COMMITTEE);
        int before = told(life.people.account(1), "会议通知更正");
        correct(id, 7, "人大机关三楼会议厅", "与全省会议冲突", "");
        refused("MTG-10", () -> correct(id, 6, "人大机关三楼会议厅", "与全省会议冲突", ""));
        correct(id, 6, "第一会议室", "与全省会议冲突", "防汛紧急");
        MeetingView view = life.view(id);
        assertThat(view.meeting().startsAt()).isEqualTo(inDays(6));
        assertThat(view.meeting().place()).isEqualTo("第一会议室");
        assertThat(view.meeting().stage()).isEqualTo(MeetingStage.CONVENED);
        assertThat(view.steps().getLast().text())
                .contains("时间由")
                .contains("地点由“人大机关三楼会议厅”改为“第一会议室”")
                .contains("防汛紧急");
        assertThat(told(life.people.account(1), "会议通知更正") - before).isEqualTo(2);
        assertThat(
                        jdbc.sql(
                                        "select was_starts_at from meetings.correction"
                                                + " where meeting_id = :id order by id")
                                .param("id", id.value())
                                .query(LocalDateTime.class)
                                .list())
                .containsExactly(inDays(10), inDays(7));
        assertThat(Meeting.recomputed(view.steps())).isEqualTo(MeetingStage.CONVENED);
    }

    @Test
    @DisplayName("MTG-5 大会改期不足一个月、MTG-16 主任会议改期不足三日，都要理由；临时会议不受限")
    void kindsHaveTheirDays() {
        MeetingId congress = life.planned(life.given(MeetingKind.CONGRESS, 40));
        life.people.does(clerk, a -> sittings.convene(a, congress, ""));
        refused("MTG-5", () -> correct(congress, 20, "大礼堂", "场地调整", ""));
        MeetingId council = life.convened(MeetingKind.COUNCIL);
        refused("MTG-16", () -> correct(council, 2, "会议室", "人员外出", ""));
        correct(council, 3, "会议室", "人员外出", "");
    }

    @Test
    @DisplayName("只改地点不再问通知期限；没有改动、没有理由、开会以后、没有权限的拒绝")
    void refusesWhatIsNoCorrection() {
        MeetingId id = life.convenedToday(MeetingKind.STANDING_COMMITTEE);
        correct(id, 0, "第二会议室", "空调故障", "");
        refused(null, () -> correct(id, 0, "第二会议室", "空调故障", ""));
        refused(null, () -> correct(id, 0, "第三会议室", " ", ""));
        assertThatThrownBy(() ->
                        life.people.does(
                                life.people.account(1),
                                a ->
                                        sittings.correct(
                                                a, id, new Correction(inDays(9), "厅", "理由", ""))))
                .isInstanceOf(Actor.Forbidden.class);
        life.comes(id, 1, 5);
        life.people.does(life.people.city.chair, a -> sittings.open(a, id, ""));
        refused(null, () -> correct(id, 8, "第三会议室", "太热", ""));
    }

    private ParticipantId member(MeetingId id, int no) {
        return sittings.participants(id).stream()
                .filter(one -> one.no() == no)
                .findFirst()
                .orElseThrow()
                .id();
    }

    @Test
    @DisplayName("移出写明理由、通知本人，重新列入仍是原来的位置；登记和变动都不能改写")
    void removesAndTakesBack() {
        MeetingId id = life.convened(MeetingKind.STANDING_COMMITTEE);
        ParticipantId five = member(id, 5);
        refused(null, () -> life.people.does(clerk, a -> sittings.remove(a, five, " ")));
        int before = told(life.people.account(5), "不再参加会议");
        life.people.does(clerk, a -> sittings.remove(a, five, "已调离"));
        assertThat(told(life.people.account(5), "不再参加会议") - before).isOne();
        assertThat(life.view(id).quorum().base()).isEqualTo(4);
        assertThat(life.people.asks(life.people.account(5), sittings::mine))
                .noneMatch(row -> row.id().equals(id));
        int back = life.people.asks(clerk, a -> sittings.addPeople(a, id, life.members()));
        assertThat(back).isOne();
        assertThat(member(id, 5)).isEqualTo(five);
        assertThatThrownBy(() ->
                        jdbc.sql("update meetings.participant_change set reason = 'x'").update())
                .hasStackTraceContaining("permission denied");
    }

    @Test
    @DisplayName("CAL-4 开会前出席可改列席，开会后不能；列席可改旁听，不在名册的不能改出席")
    void changesRolesUntilTheOpening() {
        MeetingId id = life.convened(MeetingKind.STANDING_COMMITTEE);
        NewParticipant guest =
                new NewParticipant(null, null, "林川", "市水务局局长", "", MeetingRole.NONVOTING, true);
        life.people.asks(clerk, a -> sittings.addPeople(a, id, List.of(guest)));
        ParticipantId four = member(id, 4);
        ParticipantId six = member(id, 6);
        life.people.does(clerk, a -> sittings.changeRole(a, four, MeetingRole.NONVOTING, "任职已免"));
        refused(
                null,
                () ->
                        life.people.does(
                                clerk, a -> sittings.changeRole(a, six, MeetingRole.ATTEND, "笔误")));
        life.comes(id, 1, 3);
        life.people.does(life.people.city.chair, a -> sittings.open(a, id, ""));
        assertThat(life.view(id).meeting().base()).isEqualTo(4);
        refused(
                "CAL-4",
                () ->
                        life.people.does(
                                clerk,
                                a -> sittings.changeRole(a, four, MeetingRole.ATTEND, "更正")));
        refused(
                "CAL-4",
                () -> life.people.does(clerk, a -> sittings.remove(a, member(id, 5), "病")));
        life.people.does(clerk, a -> sittings.changeRole(a, six, MeetingRole.OBSERVER, "更正"));
        life.comes(id, 6, 6);
        refused(null, () -> life.people.does(clerk, a -> sittings.remove(a, six, "提前离会")));
        life.goes(id, 6);
        life.people.does(clerk, a -> sittings.remove(a, six, "提前离会"));
        assertThat(sittings.participants(id)).hasSize(5);
    }

    @Test
    @DisplayName("会议当天才能自己签到，前一天不能；工作人员登记不受此限")
    void signsInOnTheDayOnly() {
        MeetingId tomorrow = life.planned(life.given(MeetingKind.STANDING_COMMITTEE, 1));
        life.people.does(clerk, a -> sittings.convene(a, tomorrow, "紧急"));
        String code = life.people.asks(clerk, a -> sittings.code(a, tomorrow));
        refused(
                null,
                () ->
                        life.people.does(
                                life.people.account(1), a -> sittings.signIn(a, tomorrow, code)));
        life.comes(tomorrow, 1, 1);
        assertThat(life.view(tomorrow).quorum().present()).isOne();
    }
}
