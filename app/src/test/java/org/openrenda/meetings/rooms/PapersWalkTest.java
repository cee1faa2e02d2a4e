package org.openrenda.meetings.rooms;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.Walker;
import org.openrenda.meetings.MeetingLife;
import org.openrenda.meetings.papers.Papers;
import org.openrenda.meetings.sittings.ItemId;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.meetings.sittings.MeetingRole;
import org.openrenda.meetings.sittings.NewParticipant;
import org.openrenda.meetings.sittings.Publicity;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Papers from the clerk to a phone without network, and opinions from the phone to the list. */
@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("会议材料和审议意见")
class PapersWalkTest {

    private static final String ITEM = "听取市人民政府关于水污染防治工作情况的报告";
    private static final String PAPER = "水污染防治工作情况报告";

    @Autowired private ApplicationContext context;
    @Autowired private Papers papers;
    @LocalServerPort private int port;

    private MeetingLife life;
    private Walker walker;
    private Page clerk;
    private Page phone;
    private MeetingId id;
    private ItemId item;
    private String at;

    @BeforeAll
    void open() {
        life = new MeetingLife(context, 6);
        var city = life.people.city;
        walker =
                new Walker(
                        context,
                        port,
                        "42-papers",
                        List.of(
                                life.people.account(1),
                                life.people.account(2),
                                city.clerk,
                                city.chair));
        id = life.opened(5);
        NewParticipant guest =
                new NewParticipant(null, null, "林川", "市水务局局长", "", MeetingRole.NONVOTING, true);
        life.people.asks(city.clerk, a -> life.sittings.addPeople(a, id, List.of(guest)));
        item = life.now(id, ITEM);
        life.item(id, "审议养老服务条例草案", Publicity.OPEN);
        at = walker.address("/meetings/" + id);
    }

    @AfterAll
    void close() {
        if (walker != null) {
            walker.close();
        }
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, named(button).setExact(true)).click();
        page.waitForLoadState();
    }

    @Test
    @DisplayName("发材料、打开、换新版、提醒；断网看材料、写笔记；提意见、整理、审定、印发、转问题清单")
    void fromPaperToProblem() throws IOException {
        send();
        read();
        offline();
        opinions();
        sortAndIssue();
        assertThat(
                        walker.complaints.stream()
                                .filter(one ->
                                        !one.contains("DISCONNECTED") && !one.contains("503")))
                .as("违反内容安全策略或脚本出错")
                .isEmpty();
    }

    private void send() {
        clerk = walker.signIn("clerk", 1440, 900);
        walker.go(clerk, at);
        clerk.getByRole(AriaRole.LINK, named("会议材料")).click();
        walker.look(clerk, "还没有材料");
        clerk.getByRole(AriaRole.LINK, named("发材料").setExact(true)).first().click();
        upload(clerk, PAPER + ".pdf", "一");
        clerk.getByLabel("属于哪个议题").selectOption(ITEM);
        clerk.locator("[value=NONVOTING]").check();
        clerk.locator("[value=INTERNAL]").check();
        walker.look(clerk, "发材料");
        press(clerk, "发出");
        assertThat(clerk.locator("main")).containsText(PAPER);
        clerk.getByRole(AriaRole.LINK, named("发材料").setExact(true)).first().click();
        upload(clerk, "应急方案.pdf", "密");
        clerk.locator("[value=ATTEND]").check();
        clerk.locator("[value=SECRET]").check();
        press(clerk, "发出");
        walker.look(clerk, "已发材料");
    }

    private static void upload(Page page, String name, String words) {
        byte[] pdf = ("%PDF-1.4\n%" + words + "\n%%EOF\n").getBytes(StandardCharsets.UTF_8);
        page.locator("input[type=file]:visible")
                .setInputFiles(new FilePayload(name, "application/pdf", pdf));
        page.waitForTimeout(600);
    }

    private void read() {
        phone = walker.signIn("member1", 390, 844);
        walker.go(phone, at + "/mine");
        assertThat(phone.locator("main")).containsText("会议材料 2 份，2 份未读");
        walker.look(phone, "手机议程");
        phone.getByRole(AriaRole.LINK, named("会议材料 2 份")).click();
        walker.look(phone, "手机材料");
        phone.getByRole(AriaRole.LINK, named(PAPER)).click();
        assertThat(phone.locator("main")).containsText("供委员1阅读");
        walker.look(phone, "手机一份材料");
        Download file = phone.waitForDownload(() -> press(phone, "打开材料"));
        assertThat(file.suggestedFilename()).isEqualTo(PAPER + ".pdf");
        assertThat(phone.locator("main")).containsText("再次打开");
        clerk.getByRole(AriaRole.LINK, named(PAPER)).click();
        assertThat(clerk.locator("main")).containsText("读过最新一版 1 人");
        walker.look(clerk, "阅读情况");
        walker.act(clerk, "提醒未读的人");
        assertThat(clerk.locator("main")).containsText("已提醒 5 人");
        walker.dialog(clerk, "换新版");
        upload(clerk, PAPER + "（修改）.pdf", "二");
        clerk.getByLabel("改了什么").fill("第三页断面数据更正");
        walker.confirm(clerk, "换新版");
        assertThat(clerk.locator("main")).containsText("第三页断面数据更正");
        walker.look(clerk, "换过新版");
        walker.go(phone, at + "/papers");
        assertThat(phone.locator("main")).containsText("有新版");
    }

    private void offline() throws IOException {
        press(phone, "存到手机，离线可看");
        assertThat(phone.locator("[data-keep-state]")).containsText("已离线保存");
        walker.look(phone, "已存到手机");
        phone.context().setOffline(true);
        walker.go(phone, at + "/papers");
        assertThat(phone.locator("main")).containsText("现在没有网络");
        assertThat(phone.locator("main")).containsText(PAPER);
        assertThat(phone.locator("main")).not().containsText("应急方案");
        phone.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(java.nio.file.Path.of("target/pictures/42-papers-offline.png"))
                        .setFullPage(true));
        phone.getByRole(AriaRole.LINK, named(PAPER)).click();
        Download file = phone.waitForDownload(() -> press(phone, "打开材料"));
        assertThat(Files.readString(file.path())).contains("二");
        walker.go(phone, walker.address("/meetings/items/" + item + "/mine"));
        phone.getByLabel("只有您自己看得到").fill("断面数据对不上，追问一句");
        assertThat(phone.locator("[data-note-state]")).containsText("已存在本机");
        phone.reload();
        assertThat(phone.getByLabel("只有您自己看得到")).hasValue("断面数据对不上，追问一句");
        String secret =
                walker.address(
                        "/meetings/papers/"
                                + life
                                        .people
                                        .asks(life.people.account(1), a -> papers.of(a, id))
                                        .stream()
                                        .filter(one -> !one.paper().maySave())
                                        .findFirst()
                                        .orElseThrow()
                                        .id());
        walker.go(phone, secret);
        assertThat(phone.locator("body")).containsText("没有存到手机");
        phone.context().setOffline(false);
        walker.go(phone, walker.address("/meetings/items/" + item + "/mine"));
        assertThat(phone.locator("[data-note-state]")).containsText("已保存");
        Page other = walker.signIn("member1", 1440, 900);
        walker.go(other, walker.address("/meetings/items/" + item + "/mine"));
        assertThat(other.getByLabel("只有您自己看得到")).hasValue("断面数据对不上，追问一句");
        walker.go(clerk, clerk.url());
        assertThat(clerk.locator("main")).containsText("读过最新一版 1 人");
    }

    private void opinions() {
        String mine = walker.address("/meetings/items/" + item + "/mine");
        walker.go(phone, mine);
        phone.getByLabel("提一条意见").fill("加快更换老旧泵房。三年内全部换完，资金列入年度预算。");
        press(phone, "提交意见");
        assertThat(phone.locator("main")).containsText("已提交");
        walker.go(clerk, walker.address("/meetings/items/" + item + "/opinions"));
        walker.dialog(clerk, "记下发言");
        clerk.locator("[name=who]:visible").selectOption("委员2（第一代表团）");
        clerk.locator("[name=text]:visible").last().fill("老旧泵房要在三年内换完。");
        walker.confirm(clerk, "记下发言");
        assertThat(clerk.locator("main")).containsText("待本人核对");
        walker.look(clerk, "待整理");
        Page second = walker.signIn("member2", 390, 844);
        walker.go(second, mine);
        walker.look(second, "手机核对");
        press(second, "核对无误");
        assertThat(second.locator("main")).containsText("本人已核对");
        second.getByLabel("提一条意见").fill("按季度公开各断面水质数据。");
        press(second, "提交意见");
        walker.look(second, "手机意见");
    }

    private void sortAndIssue() {
        walker.go(clerk, walker.address("/meetings/items/" + item + "/opinions"));
        clerk.locator("input[name=id]").nth(0).check();
        clerk.locator("input[name=id]").nth(1).check();
        press(clerk, "整理");
        clerk.locator("input[name=id]").nth(0).check();
        press(clerk, "整理");
        assertThat(clerk.locator("main")).containsText("都整理过了");
        walker.look(clerk, "清单");
        walker.act(clerk, "送审");
        Page chair = walker.signIn("chair", 1440, 900);
        walker.go(chair, walker.address("/meetings/items/" + item + "/opinions"));
        walker.look(chair, "审定");
        walker.act(chair, "审定");
        walker.go(clerk, clerk.url());
        walker.act(clerk, "印发");
        assertThat(clerk.locator("main")).containsText("审议意见〔");
        walker.look(clerk, "已印发");
        walker.go(clerk, walker.address("/meetings/opinions"));
        walker.look(clerk, "审议意见列表");
        walker.go(clerk, walker.address("/supervision/opinions"));
        walker.look(clerk, "转问题清单");
        clerk.getByRole(AriaRole.LINK, named(ITEM)).click();
        walker.look(clerk, "一份审议意见");
        walker.act(clerk, "列为问题清单");
        assertThat(clerk.locator("main")).containsText("加快更换老旧泵房");
        walker.look(clerk, "监督事项");
        phone.locator("details.account summary").click();
        press(phone, "退出登录");
        assertThat(phone.locator("body.site")).isVisible();
        Object kept =
                phone.evaluate(
                        "caches.keys().then(all => all.filter(n => /^papers:/.test(n)).length)");
        assertThat(kept).isEqualTo(0);
    }
}
