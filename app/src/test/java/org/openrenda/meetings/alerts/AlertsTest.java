package org.openrenda.meetings.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.Cookie;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.meetings.MeetingLife;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.meetings.sittings.MeetingKind;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.access.TestSignIn;
import org.openrenda.platform.calendar.Calendar;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("会议的法定提醒")
class AlertsTest {

    @Autowired private ApplicationContext context;
    @Autowired private MockMvcTester web;
    @Autowired private Alerts alerts;
    @Autowired private Calendar calendar;

    private MeetingLife life;

    @BeforeAll
    void found() {
        life = new MeetingLife(context, 5);
    }

    private Alert of(String rule) {
        return life.people.asks(life.people.city.clerk, alerts::of).stream()
                .filter(one -> one.rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("MTG-7 开过会就从那天起算；MTG-8 没有登记组成人员的说没有数据；各条都有依据")
    void measuresFromTheMeetings() {
        MeetingId id = life.opened(5);
        Alert gap = of("MTG-7");
        assertThat(gap.state()).isEqualTo(Alert.State.KEPT);
        assertThat(gap.lines()).anyMatch(line -> line.href().equals("/meetings/" + id));
        assertThat(of("MTG-8").state()).isEqualTo(Alert.State.UNKNOWN);
        assertThat(life.people.asks(life.people.city.clerk, alerts::of))
                .allSatisfy(one ->
                        assertThat(one.sources()).anyMatch(source -> !source.source().isEmpty()));
    }

    @Test
    @DisplayName("MTG-3 本会写明选举完成的日期以后，开始提醒第一次会议")
    void remindsOfTheFirstSession() {
        LocalDate elected = calendar.today().minusDays(10);
        AccountId clerk = life.people.city.clerk;
        life.people.does(clerk, a -> alerts.elected(a, elected, "选举公告"));
        assertThat(of("MTG-3").state()).isEqualTo(Alert.State.SOON);
        assertThatThrownBy(() ->
                        life.people.does(
                                clerk, a -> alerts.elected(a, calendar.today().plusDays(1), "公告")))
                .isInstanceOf(Refusal.class);
        life.planned(life.given(MeetingKind.CONGRESS, 40));
        assertThat(of("MTG-3").state()).isEqualTo(Alert.State.KEPT);
    }

    @Test
    @DisplayName("工作人员的工作台上有提醒的件数，点开是各条的依据和清单；代表看不到")
    void standsOnTheDesk() throws Exception {
        Cookie clerk = TestSignIn.cookie(context, life.people.city.clerk);
        var desk = web.get().uri("/desk").cookie(clerk).exchange();
        assertThat(desk.getResponse().getContentAsString()).contains("会议的法定提醒");
        var page = web.get().uri("/meetings/alerts").cookie(clerk).exchange();
        assertThat(page).hasStatusOk();
        assertThat(page.getResponse().getContentAsString())
                .contains("常委会会议间隔")
                .contains("地方组织法第四十七条");
        assertThatThrownBy(() -> life.people.asks(life.people.account(1), alerts::of))
                .isInstanceOf(Actor.Forbidden.class);
    }
}
