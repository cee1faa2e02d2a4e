package org.openrenda.meetings.rooms;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.Walker;
import org.openrenda.meetings.MeetingLife;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.meetings.sittings.MeetingKind;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** What is done around a meeting in a browser: corrections, seats, observers, devices, alerts. */
@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("会前的会务")
class HallWalkTest {

    @Autowired private ApplicationContext context;
    @LocalServerPort private int port;

    private MeetingLife life;
    private Walker walker;
    private Page clerk;
    private Page phone;
    private String at;

    @BeforeAll
    void open() {
        life = new MeetingLife(context, 6);
        walker =
                new Walker(
                        context,
                        port,
                        "44-halls",
                        List.of(life.people.city.clerk, life.people.account(1)));
    }

    @AfterAll
    void close() {
        if (walker != null) {
            walker.close();
        }
    }

    @Test
    @DisplayName("MTG-10、MTG-12 更正时间和人员，排座、互换，公民报名旁听，手机上看到自己的座位")
    void readiesTheHall() {
        MeetingId id = life.convened(MeetingKind.STANDING_COMMITTEE);
        at = walker.address("/meetings/" + id);
        clerk = walker.signIn("clerk", 1440, 900);
        phone = walker.signIn("member1", 390, 844);
        correct();
        seat();
        observe(id);
        for (String path : List.of("/meetings/devices", "/meetings/alerts")) {
            walker.go(clerk, walker.address(path));
            walker.look(clerk, path.replaceAll(".*/", ""));
        }
        walker.go(phone, at + "/mine");
        assertThat(phone.locator("main")).containsText("我的座位");
        assertThat(phone.locator("main")).containsText("现在还不能签");
        walker.look(phone, "手机");
        assertThat(walker.complaints).as("违反内容安全策略或脚本出错").isEmpty();
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
        page.waitForLoadState();
    }

    private void correct() {
        walker.go(clerk, at);
        walker.look(clerk, "会议：已通知");
        walker.go(clerk, at + "/correction");
        clerk.getByLabel("开会日期")
                .fill(
                        life.given(MeetingKind.STANDING_COMMITTEE, 3)
                                .startsAt()
                                .toLocalDate()
                                .toString());
        clerk.getByLabel("更正的理由").fill("与全省会议冲突");
        press(clerk, "更正并通知全部参加人员");
        assertThat(clerk.locator("main")).containsText("现在已经不足");
        walker.look(clerk, "更正");
        clerk.getByLabel("缩短通知期限的理由").fill("防汛紧急");
        press(clerk, "更正并通知全部参加人员");
        assertThat(clerk.locator("main")).containsText("缩短通知期限的理由：防汛紧急");
        walker.go(clerk, at + "/people");
        walker.look(clerk, "更正人员");
        clerk.locator("main").getByText("委员6").first().click();
        walker.look(clerk, "一个人");
        clerk.locator("form[action$=removal] [name=reason]").fill("已调离");
        press(clerk, "移出名单");
        assertThat(clerk.locator("main table")).not().containsText("委员6");
    }

    private void seat() {
        walker.go(clerk, walker.address("/meetings/halls"));
        clerk.getByLabel("会场名称").fill("看不懂的会场");
        clerk.getByLabel("各排座位").fill("第一排 8 8");
        press(clerk, "登记会场");
        walker.look(clerk, "会场写错");
        clerk.getByLabel("会场名称").fill("三楼会议厅");
        clerk.getByLabel("各排座位").fill("主席台：3\n\n1：4 4\n2-3：5 6 5");
        press(clerk, "登记会场");
        walker.look(clerk, "会场");
        walker.go(clerk, at + "/seating");
        walker.dialog(clerk, "选定会场");
        clerk.locator("[name=hall]:visible").selectOption("三楼会议厅（43 座）");
        walker.confirm(clerk, "选定会场");
        walker.act(clerk, "自动排座");
        assertThat(clerk.locator("main")).containsText("已排 5 人");
        walker.look(clerk, "座次");
        clerk.locator("a[href$='/seats/1-2']").click();
        clerk.getByLabel("请谁坐这里").fill("委员2");
        walker.look(clerk, "一个座位");
        press(clerk, "坐这里");
        clerk.locator("a[href$='/seats/2-3']").click();
        clerk.getByLabel("与谁互换").fill("1");
        press(clerk, "互换");
        walker.go(clerk, at + "/seating?show=presence");
        walker.look(clerk, "座次到会");
        walker.go(clerk, at + "/seating/list");
        walker.look(clerk, "座次表");
    }

    private void observe(MeetingId id) {
        walker.go(clerk, at + "/observers/offer");
        clerk.getByLabel("旁听席位").fill("2");
        walker.look(clerk, "开放旁听");
        press(clerk, "开放报名");
        Page citizen = walker.visitor(390, 844);
        walker.go(citizen, walker.address("/site/meetings/" + id));
        walker.look(citizen, "公众网站");
        citizen.getByText("申请旁听").click();
        citizen.getByLabel("姓名").fill("欧阳明");
        walker.look(citizen, "申请旁听");
        citizen.getByLabel("手机号").fill("13800002222");
        press(citizen, "报名");
        walker.look(citizen, "报名以后");
        walker.go(clerk, at + "/observers");
        clerk.getByLabel("选择 欧**").check();
        walker.look(clerk, "旁听报名");
        press(clerk, "同意旁听");
        citizen.reload();
        assertThat(citizen.locator("main")).containsText("1 号");
        walker.look(citizen, "同意旁听");
        press(clerk, "入场核对名单");
        assertThat(clerk.locator("main")).containsText("欧阳明");
        walker.look(clerk, "入场核对名单");
        walker.go(clerk, at + "/attendance");
        assertThat(clerk.locator("main")).containsText("欧**");
    }
}
