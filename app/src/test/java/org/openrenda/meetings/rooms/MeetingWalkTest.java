package org.openrenda.meetings.rooms;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
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
import org.openrenda.meetings.sittings.MeetingView;
import org.openrenda.platform.AccountId;
import org.openrenda.voting.VotingLife;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** A standing committee meeting in a browser, with a late-comer, a leaver and one named vote. */
@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("一次常委会会议")
class MeetingWalkTest {

    private static final String TITLE = "测江市第十五届人大常委会第三十一次会议";
    private static final String ITEM = "审议市人民政府关于提请批准水务专项规划的议案";

    @Autowired private ApplicationContext context;
    @LocalServerPort private int port;

    private MeetingLife life;
    private VotingLife people;
    private Walker walker;
    private Page clerk;
    private Page chair;
    private Page phone;
    private Page late;
    private Page screen;
    private String at;
    private MeetingId id;

    @BeforeAll
    void open() {
        life = new MeetingLife(context, 6);
        people = life.people;
        List<AccountId> all = new ArrayList<>();
        for (int member = 1; member <= 6; member++) {
            all.add(people.account(member));
        }
        all.addAll(List.of(people.city.clerk, people.city.chair));
        walker = new Walker(context, port, "40-meetings", all);
    }

    @AfterAll
    void close() {
        if (walker != null) {
            walker.close();
        }
    }

    @Test
    @DisplayName("MTG-7 筹备、通知、请假、扫码签到、开会、发言、表决、迟到、离席、闭会、记录签发")
    void fromPlanToMinutes() {
        plan();
        askLeave();
        signIn();
        openAndSpeak();
        vote();
        closeAndSign();
        assertThat(walker.complaints).as("违反内容安全策略或脚本出错").isEmpty();
    }

    private void plan() {
        clerk = walker.signIn("clerk", 1440, 900);
        walker.go(clerk, walker.address("/meetings"));
        walker.look(clerk, "没有会议");
        walker.go(clerk, walker.address("/meetings/new"));
        walker.look(clerk, "选类别");
        clerk.getByText("常委会会议").click();
        clerk.getByLabel("会议名称").fill(TITLE);
        clerk.getByLabel("开会日期")
                .fill(life.given(MeetingKind.COUNCIL, 0).startsAt().toLocalDate().toString());
        clerk.getByLabel("开会时间").fill("09:00");
        clerk.getByLabel("地点").fill("人大机关三楼会议厅");
        clerk.getByLabel("出席人员").fill("委员1、委员2、委员3、委员4、委员5、委员6");
        clerk.getByLabel("列席人员").fill("林川 市水务局局长");
        walker.look(clerk, "筹备");
        press(clerk, "开始筹备");
        assertThat(clerk.locator("h1")).hasText(TITLE);
        at = clerk.url();
        id = new MeetingId(Long.parseLong(at.replaceFirst(".*/", "")));
        for (String title : List.of("听取市人民政府关于水污染防治工作情况的报告", ITEM)) {
            walker.dialog(clerk, "列入议题");
            clerk.locator("[name=title]:visible").fill(title);
            clerk.locator("[name=reporter]:visible").fill("市水务局局长林川");
            clerk.locator("[name=minutes]:visible").fill("30");
            walker.confirm(clerk, "列入议题");
        }
        walker.look(clerk, "议程");
        clerk.getByRole(AriaRole.LINK, named("拟定表决")).last().click();
        clerk.getByLabel("交付表决的事项").fill("关于批准水务专项规划的决议");
        clerk.getByLabel("监票人", new Page.GetByLabelOptions().setExact(true)).selectOption("委员2");
        walker.look(clerk, "拟定表决");
        press(clerk, "准备完成");
        walker.go(clerk, at);
        walker.dialog(clerk, "发出通知");
        clerk.locator("[name=reason]:visible").fill("防汛需要，今天就开");
        walker.confirm(clerk, "发出通知");
        assertThat(clerk.locator("main")).containsText("已通知");
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, named(button).setExact(true)).click();
        page.waitForLoadState();
    }

    private void askLeave() {
        Page ill = walker.signIn("member6", 390, 844);
        walker.go(ill, at + "/mine");
        walker.dialog(ill, "请假");
        ill.locator("[name=reason]:visible").fill("住院治疗");
        walker.confirm(ill, "请假");
        assertThat(ill.locator("main")).containsText("待批准");
        chair = walker.signIn("chair", 1440, 900);
        walker.go(chair, at);
        chair.getByRole(AriaRole.BUTTON, named("批准委员6请假")).click();
        assertThat(chair.locator("#leaves")).containsText("已批准");
        walker.look(chair, "请假");
    }

    private void signIn() {
        screen = walker.signIn("clerk", 1920, 1080);
        walker.go(screen, at + "/screen");
        assertThat(screen.locator("main")).containsText("请扫码签到");
        walker.look(screen, "屏幕签到");
        phone = walker.signIn("member1", 390, 844);
        walker.go(phone, at + "/mine");
        phone.getByLabel("签到码").fill("WRONG234");
        press(phone, "签到");
        walker.go(phone, at + "/sign-in?code=" + screen.locator("[data-code]").innerText());
        walker.look(phone, "扫码");
        press(phone, "签到");
        assertThat(phone.locator("main")).containsText("已签到");
        walker.go(clerk, at + "/attendance");
        for (int member = 2; member <= 4; member++) {
            clerk.getByLabel("选择 委员" + member).check();
        }
        walker.look(clerk, "到会登记");
        press(clerk, "登记到会");
        assertThat(screen.locator("main")).containsText("实到 4 人");
    }

    private void openAndSpeak() {
        walker.go(chair, at + "/chair");
        walker.look(chair, "主持：开会前");
        walker.act(chair, "宣布开会");
        press(chair, "开始这个议题");
        walker.go(phone, at + "/mine");
        press(phone, "申请发言");
        assertThat(phone.locator("main")).containsText("已申请发言");
        press(chair, "请委员1发言");
        assertThat(screen.locator("main")).containsText("委员1 发言");
        walker.look(screen, "屏幕发言");
        walker.look(chair, "主持：发言");
        walker.look(phone, "手机");
        press(chair, "结束这个议题");
        press(chair, "开始这个议题");
        assertThat(screen.locator("main")).containsText(ITEM);
    }

    private void vote() {
        walker.act(chair, "交付表决：关于批准水务专项规划的决议");
        assertThat(chair.locator("main")).containsText("正在表决");
        assertThat(phone.locator("main")).containsText("现在表决");
        walker.look(phone, "手机表决");
        assertThat(screen.locator("main")).containsText("已表决");
        walker.look(screen, "屏幕表决");
        late = walker.signIn("member5", 390, 844);
        walker.go(late, at + "/sign-in?code=" + screen.locator("[data-code]").innerText());
        press(late, "签到");
        late.getByRole(AriaRole.LINK, named("去投票")).click();
        late.getByLabel("赞成").check();
        press(late, "提交投票");
        assertThat(late.locator("main")).containsText("投票已提交");
        var poll = new org.openrenda.voting.polls.PollId(number(chair.url()));
        for (int member = 1; member <= 4; member++) {
            people.votes(poll, member, member == 4 ? "1=AGAINST" : "1=FOR");
        }
        assertThat(screen.locator("main")).containsText("已表决 5 人");
        people.closed(poll);
        people.does(people.account(2), a -> people.polls.confirm(a, poll));
        people.does(people.city.chair, a -> people.polls.announce(a, poll));
        assertThat(screen.locator("main")).containsText("通过");
        walker.look(screen, "屏幕结果");
        walker.go(late, at + "/mine");
        walker.act(late, "离席");
        assertThat(late.locator("main")).containsText("返回会场");
    }

    private static long number(String address) {
        return Long.parseLong(address.replaceFirst(".*/voting/", "").replaceFirst("/.*", ""));
    }

    private void closeAndSign() {
        walker.go(chair, at + "/chair");
        assertThat(chair.locator("main")).containsText("赞成 4 票，反对 1 票");
        walker.look(chair, "主持：结果");
        press(chair, "结束这个议题");
        walker.act(chair, "宣布闭会");
        walker.go(clerk, at + "/minutes");
        String draft = clerk.getByLabel("记录正文").inputValue();
        assertThat(draft)
                .contains("应到 6 人，出席 5 人。")
                .contains("迟到：委员5。")
                .contains("会议结束前离席：委员5。")
                .contains("请假：委员6。")
                .contains("委员1发言")
                .contains("赞成 4 票，反对 1 票，弃权 0 票，未按 0 人。通过。");
        clerk.getByLabel("记录正文").fill(draft + "\n会议由陈立主持。");
        walker.look(clerk, "记录");
        press(clerk, "保存");
        walker.go(chair, at + "/minutes");
        walker.act(chair, "签发会议记录");
        assertThat(chair.locator("main")).containsText("会议由陈立主持。");
        walker.look(chair, "已签发");
        walker.go(chair, at);
        assertThat(chair.locator("main")).containsText("记录已签发");
        walker.look(chair, "会议");
        walker.go(chair, walker.address("/meetings"));
        walker.look(chair, "会议列表");
        MeetingView view = life.view(id);
        assertThat(view.people().get(4).presence().intervals()).hasSize(1);
    }
}
