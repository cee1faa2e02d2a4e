package org.openrenda.deputies.officials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.deputies.DutyCategory;
import org.openrenda.deputies.SuggestionLife;
import org.openrenda.deputies.duty.Duty;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.access.TestSignIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("约见国家机关负责人")
class OfficialsTest {

    /** Written here once more on purpose: the table in the code is checked against it. */
    private static final String LAWFUL =
            """
            ASKED ARRANGE ARRANGED
            ASKED DECLINE DECLINED
            ASKED WITHDRAW WITHDRAWN
            ARRANGED ARRANGE ARRANGED
            ARRANGED HOLD HELD
            ARRANGED WITHDRAW WITHDRAWN
            HELD FEED_BACK ANSWERED
            """;

    @Autowired private ApplicationContext context;
    @Autowired private Officials officials;
    @Autowired private Duty duty;
    @Autowired private MockMvcTester web;

    private SuggestionLife life;

    @BeforeAll
    void found() {
        life = new SuggestionLife(context);
    }

    private OfficialMeetingId asked() {
        return life.asks(
                life.lead(), a -> officials.ask(a, life.city.city, "市水务局", "二次供水改造进度", ""));
    }

    private void arrange(OfficialMeetingId id) {
        Instant at = context.getBean(java.time.Clock.class).instant().plusSeconds(86_400);
        life.does(life.city.clerk, a -> officials.arrange(a, id, "市水务局局长", at, "市人大机关"));
    }

    private MeetingStage stage(OfficialMeetingId id) {
        return life.asks(life.lead(), a -> officials.meeting(a, id)).stage();
    }

    @Test
    @DisplayName("约见只按写明的表变化，其余一律拒绝并说出现在的进度")
    void movesOnlyAsWritten() {
        Map<String, MeetingStage> lawful = new HashMap<>();
        LAWFUL.lines()
                .map(line -> line.split(" "))
                .forEach(move -> lawful.put(move[0] + move[1], MeetingStage.valueOf(move[2])));
        for (MeetingStage stage : MeetingStage.values()) {
            for (MeetingAct act : MeetingAct.values()) {
                MeetingStage next = lawful.get(stage.name() + act.name());
                assertThat(stage.allows(act)).as(stage + " " + act).isEqualTo(next != null);
                if (next != null) {
                    assertThat(stage.after(act)).isEqualTo(next);
                } else {
                    assertThatThrownBy(() -> stage.after(act))
                            .isInstanceOf(Refusal.class)
                            .hasMessageContaining(stage.label());
                }
            }
        }
    }

    @Test
    @DisplayName("DEP-25 提出、安排、约见、反馈，每一步都有人欠着；约见后进履职档案，进度可以重算")
    void goesFromAskingToFeedback() {
        OfficialMeetingId id = asked();
        assertThat(life.owed(life.city.clerk)).contains("安排约见");
        arrange(id);
        assertThat(life.owed(life.city.clerk)).contains("登记约见情况");
        life.does(life.city.clerk, a -> officials.hold(a, id, "代表提出三个问题，局长答复年内完成"));
        assertThat(life.owed(life.city.clerk)).contains("反馈约见处理情况");
        life.does(life.city.clerk, a -> officials.feedBack(a, id, "已列入年度计划"));
        assertThat(stage(id)).isEqualTo(MeetingStage.ANSWERED);
        MeetingStage counted = MeetingStage.ASKED;
        for (MeetingAct act : life.reads(() -> officials.acts(id)).stream().skip(1).toList()) {
            counted = counted.after(act);
        }
        assertThat(counted).isEqualTo(MeetingStage.ANSWERED);
        assertThat(life.reads(() -> duty.between(life.lead(), life.today(), life.today())))
                .anyMatch(line ->
                        line.category() == DutyCategory.FOLLOW_UP
                                && line.evidence().address().equals("/deputies/officials/" + id));
        var recount = life.asks(life.city.clerk, a -> duty.recount(a, life.city.city));
        assertThat(recount.added()).isZero();
        assertThat(recount.unfounded()).isEmpty();
    }

    @Test
    @DisplayName("DEP-25 别的代表看不到，代表自己不能安排；不予安排须说明理由")
    void keepsToItsPeople() {
        OfficialMeetingId id = asked();
        assertThatThrownBy(() -> life.asks(life.second(), a -> officials.meeting(a, id)))
                .hasMessageContaining("没有这次约见");
        assertThatThrownBy(() -> life.does(life.lead(), a -> officials.decline(a, id, "不办")))
                .isInstanceOf(Actor.Forbidden.class);
        assertThatThrownBy(() -> life.does(life.city.clerk, a -> officials.decline(a, id, "")))
                .isInstanceOf(Refusal.class);
        life.does(life.city.clerk, a -> officials.decline(a, id, "该事项正在诉讼中，请依法定程序"));
        assertThat(stage(id)).isEqualTo(MeetingStage.DECLINED);
    }

    @Test
    @DisplayName("约见和一览的页面，代表、工作人员和主任会议成员都能打开")
    void pagesOpen() {
        OfficialMeetingId id = asked();
        arrange(id);
        for (AccountId who : List.of(life.lead(), life.city.clerk, life.city.chair)) {
            for (String page :
                    List.of(
                            "/deputies/officials",
                            "/deputies/officials/" + id,
                            "/deputies/overview")) {
                boolean closed = who.equals(life.lead()) && page.endsWith("overview");
                assertThat(status(page, who)).as(page).isEqualTo(closed ? 403 : 200);
            }
        }
    }

    private int status(String page, AccountId who) {
        return web.get()
                .uri(page)
                .cookie(TestSignIn.cookie(context, who))
                .exchange()
                .getResponse()
                .getStatus();
    }
}
