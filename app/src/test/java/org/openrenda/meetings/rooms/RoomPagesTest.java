package org.openrenda.meetings.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.meetings.MeetingLife;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.meetings.sittings.MeetingKind;
import org.openrenda.meetings.sittings.Publicity;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.access.TestSignIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The pages of a meeting, without a browser and without script. */
@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("会议的页面")
class RoomPagesTest {

    @Autowired private ApplicationContext context;
    @Autowired private MockMvcTester web;

    private MeetingLife life;

    @BeforeAll
    void found() {
        life = new MeetingLife(context, 5);
    }

    private String page(String path, AccountId who) throws Exception {
        Cookie cookie = TestSignIn.cookie(context, who);
        MvcTestResult answer = web.get().uri(path).cookie(cookie).exchange();
        assertThat(answer).hasStatusOk();
        return answer.getResponse().getContentAsString();
    }

    private MvcTestResult sent(String path, AccountId who, String... fields) {
        Cookie cookie = TestSignIn.cookie(context, who);
        var request = web.post().uri(path).cookie(cookie).with(csrf());
        for (int at = 0; at < fields.length; at += 2) {
            request = request.param(fields[at], fields[at + 1]);
        }
        return request.exchange();
    }

    @Test
    @DisplayName("MTG-10 先选类别，通知期限和法定人数由法律带出；填错的退回，填过的还在")
    void plansByTheKind() throws Exception {
        AccountId clerk = life.people.city.clerk;
        assertThat(page("/meetings/new", clerk)).contains("常委会会议").contains("听证会");
        assertThat(page("/meetings/new?kind=STANDING_COMMITTEE", clerk))
                .contains("7 天")
                .contains("地方组织法第五十一条")
                .contains("过半数");
        MvcTestResult wrong =
                sent(
                        "/meetings",
                        clerk,
                        "kind",
                        "STANDING_COMMITTEE",
                        "title",
                        "第四十次会议",
                        "place",
                        "会议厅",
                        "day",
                        "2026-13-40",
                        "time",
                        "09:00");
        assertThat(wrong).hasStatus(422);
        assertThat(wrong.getResponse().getContentAsString()).contains("第四十次会议").contains("开会的日期");
        MvcTestResult planned =
                sent(
                        "/meetings",
                        clerk,
                        "kind",
                        "STANDING_COMMITTEE",
                        "title",
                        "第四十次会议",
                        "place",
                        "会议厅",
                        "day",
                        "2030-12-01",
                        "time",
                        "09:00",
                        "attend",
                        "委员1、委员2",
                        "nonvoting",
                        "林川 市水务局局长");
        assertThat(planned).hasStatus(302);
        String address = String.valueOf(planned.getResponse().getHeader("Location"));
        assertThat(page(address, clerk)).contains("委员2").contains("市水务局局长").contains("发出通知");
        assertThat(page("/meetings?stage=PLANNED", clerk)).contains("第四十次会议");
        assertThat(page("/meetings/new?kind=STANDING_COMMITTEE", clerk)).contains("委员1");
    }

    @Test
    @DisplayName("扫码打开的页面只填好签到码，不因打开而签到；提交后才签到")
    void signsInByAnAct() throws Exception {
        MeetingId id = life.convenedToday(MeetingKind.STANDING_COMMITTEE);
        life.item(id, "审议养老服务条例", Publicity.OPEN);
        AccountId member = life.people.account(1);
        String code = life.people.asks(life.people.city.clerk, a -> life.sittings.code(a, id));
        String path = "/meetings/" + id + "/sign-in";
        assertThat(page(path + "?code=" + code, member)).contains(code).contains("审议养老服务条例");
        assertThat(life.view(id).quorum().present()).isZero();
        assertThat(sent(path, member, "code", code)).hasStatus(302);
        assertThat(life.view(id).quorum().present()).isOne();
        assertThat(page("/meetings/" + id + "/mine", member)).contains("已签到");
        assertThat(page("/meetings/mine", member)).contains("第三十一次会议");
        assertThat(page("/meetings/" + id + "/attendance?q=委员1", life.people.city.clerk))
                .contains("在场")
                .doesNotContain("委员2");
    }

    @Test
    @DisplayName("主持页和会场屏幕跟着会议走；代表的屏幕上没有签到码")
    void followsTheMeeting() throws Exception {
        MeetingId id = life.opened(3);
        AccountId chair = life.people.city.chair;
        life.item(id, "听取水污染防治报告", Publicity.OPEN);
        assertThat(page("/meetings/" + id + "/chair", chair)).contains("下一项：听取水污染防治报告");
        life.now(id, "审议养老服务条例");
        assertThat(page("/meetings/" + id + "/chair", chair)).contains("现在：审议养老服务条例");
        assertThat(page("/meetings/" + id + "/screen", chair))
                .contains("审议养老服务条例")
                .contains("签到二维码");
        assertThat(page("/meetings/" + id + "/screen", life.people.account(1)))
                .doesNotContain("签到二维码");
        assertThat(page("/meetings/" + id + "/live", life.people.account(1))).contains("审议养老服务条例");
        assertThat(page("/meetings/" + id, chair)).contains("主持会议");
    }
}
