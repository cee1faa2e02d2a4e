package org.openrenda.meetings.rooms;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openrenda.AppTest;
import org.openrenda.Walker;
import org.openrenda.meetings.MeetingLife;
import org.openrenda.meetings.sittings.MeetingKind;
import org.openrenda.platform.AccountId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/**
 * A session of a standing committee as its people live it, all in browsers: clerk, chair, two
 * members who supervise the votes, and members on phones.
 */
// Longer than 300 lines because a session is one course, and cut in two nobody would follow it.
@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("一次常委会会议，从筹备到归档")
class WholeSessionWalkTest {

    private static final String TITLE = "市人大常委会第三十三次会议";
    private static final String RULES = "审议市养老服务条例草案";
    private static final String POSTS = "审议人事任免案";
    private static final String CLAUSE = "养老服务条例草案第十二条";
    private static final String WHOLE = "养老服务条例草案";
    private static final String APPOINTMENT = "关于张明远、李秋月任职的议案";
    private static final int MEMBERS = 7;
    private static final int OUTER = 6;
    private static final int INNER = 7;
    private static final int LATE = 5;
    private static final int LEAVER = 4;

    @Autowired private ApplicationContext context;
    @LocalServerPort private int port;
    @TempDir private Path folder;

    private MeetingLife life;
    private Walker walker;
    private Page clerk;
    private Page chair;
    private Page screen;
    private final List<Page> phones = new ArrayList<>();
    private String at;

    @BeforeAll
    void open() {
        life = new MeetingLife(context, MEMBERS);
        List<AccountId> all = new ArrayList<>();
        for (int member = 1; member <= MEMBERS; member++) {
            all.add(life.people.account(member));
        }
        all.addAll(List.of(life.people.city.clerk, life.people.city.chair));
        walker = new Walker(context, port, "45-session", all);
    }

    @AfterAll
    void close() {
        if (walker != null) {
            walker.close();
        }
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
        page.waitForLoadState();
    }

    private Page phone(int member) {
        return phones.get(member - 1);
    }

    private static long poll(Page page) {
        return Long.parseLong(page.url().replaceFirst(".*/voting/", "").replaceFirst("/.*", ""));
    }

    @Test
    @DisplayName("VOT-10、VOT-8、VOT-6 条款先表决、整体记名表决、任免逐人无记名；一人迟到，一人离席，一人丢手机改纸质票；简报、记录、归档")
    void fromPlanToArchive() throws IOException {
        clerk = walker.signIn("clerk", 1440, 900);
        chair = walker.signIn("chair", 1440, 900);
        plan();
        prepareRules(CLAUSE, "单独表决条款");
        prepareRules(WHOLE, "整体表决");
        long secret = prepareAppointment();
        summon();
        keys(secret);
        gather();
        walker.act(chair, "宣布开会");
        press(chair, "开始这个议题");
        clause();
        whole();
        walker.go(phone(LEAVER), at + "/mine");
        walker.act(phone(LEAVER), "离席");
        assertThat(phone(LEAVER).locator("main")).containsText("返回会场");
        press(chair, "结束这个议题");
        press(chair, "开始这个议题");
        appointment(secret);
        bulletin();
        minutes();
        archive();
        assertThat(walker.complaints).as("违反内容安全策略或脚本出错").isEmpty();
    }

    private void plan() {
        walker.go(clerk, walker.address("/meetings/new?kind=STANDING_COMMITTEE"));
        clerk.getByLabel("会议名称").fill(TITLE);
        clerk.getByLabel("开会日期")
                .fill(life.given(MeetingKind.COUNCIL, 0).startsAt().toLocalDate().toString());
        clerk.getByLabel("开会时间").fill("09:00");
        clerk.getByLabel("地点").fill("人大机关三楼会议厅");
        clerk.getByLabel("出席人员").fill("委员1、委员2、委员3、委员4、委员5、委员6、委员7");
        press(clerk, "开始筹备");
        assertThat(clerk.locator("h1")).hasText(TITLE);
        at = clerk.url();
        for (String title : List.of(RULES, POSTS)) {
            walker.dialog(clerk, "列入议题");
            clerk.locator("[name=title]:visible").fill(title);
            walker.confirm(clerk, "列入议题");
        }
    }

    private void prepare(int item, String title, String kind) {
        walker.go(clerk, at);
        clerk.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("拟定表决"))
                .nth(item)
                .click();
        clerk.getByLabel("交付表决的事项").fill(title);
        clerk.getByText(kind, new Page.GetByTextOptions().setExact(true)).click();
        supervisor("f-supervisors", OUTER);
    }

    private void supervisor(String field, int member) {
        clerk.locator("#" + field).selectOption("委员" + member);
    }

    private void prepareRules(String title, String kind) {
        prepare(0, title, kind);
        clerk.locator("#f-matter").selectOption("法规案");
        press(clerk, "准备完成");
        assertThat(clerk.locator("h1")).hasText(TITLE);
    }

    private long prepareAppointment() {
        prepare(1, APPOINTMENT, "整体表决");
        clerk.locator("#f-matter").selectOption("人事任免");
        clerk.getByText("无记名", new Page.GetByTextOptions().setExact(true)).click();
        clerk.getByText("逐人、逐项：每项赞成、反对、弃权").click();
        clerk.getByLabel("项目或人选").fill("张明远　市水务局局长\n李秋月　市教育局局长");
        supervisor("f-supervisor2", INNER);
        walker.look(clerk, "拟定任免表决");
        press(clerk, "准备完成");
        assertThat(clerk.locator("main")).containsText("请核对：张明远、李秋月不是本级在任代表");
        walker.look(clerk, "任免表决待生成密钥");
        return poll(clerk);
    }

    private void summon() {
        walker.go(clerk, at);
        walker.dialog(clerk, "发出通知");
        clerk.locator("[name=reason]:visible").fill("防汛需要，今天就开");
        walker.confirm(clerk, "发出通知");
        assertThat(clerk.locator("main")).containsText("已通知");
    }

    /** Two members who supervise make a key each; then the clerk fixes the ballot. */
    private void keys(long secret) {
        for (int member = 1; member <= MEMBERS; member++) {
            boolean laptop = member >= OUTER;
            phones.add(walker.signIn("member" + member, laptop ? 1280 : 390, laptop ? 800 : 844));
        }
        for (int member : List.of(OUTER, INNER)) {
            walker.go(phone(member), walker.address("/voting/secret/" + secret + "/issuer"));
            press(phone(member), "在这台设备上生成密钥");
            assertThat(phone(member).locator("main h2").first()).containsText("密钥已生成");
        }
        walker.go(clerk, walker.address("/voting/" + secret + "/chair"));
        press(clerk, "准备完成");
        assertThat(clerk.locator("main")).containsText("登记到会");
        walker.again(phone(OUTER));
        walker.again(phone(INNER));
    }

    private void gather() {
        screen = walker.signIn("clerk", 1920, 1080);
        walker.go(screen, at + "/screen");
        for (int member = 1; member <= MEMBERS; member++) {
            if (member != LATE) {
                arrives(member);
            }
        }
        assertThat(screen.locator("main")).containsText("实到 6 人");
        walker.go(chair, at + "/chair");
    }

    /** Supervisors keep the page of their key open and sign in beside it. */
    private void arrives(int member) {
        Page page = member >= OUTER ? phone(member).context().newPage() : phone(member);
        page.setDefaultTimeout(30_000);
        walker.go(page, at + "/sign-in?code=" + screen.locator("[data-code]").innerText());
        press(page, "签到");
        assertThat(page.locator("main")).containsText("已签到");
        if (member >= OUTER) {
            page.close();
        }
    }

    private void clause() {
        assertThat(chair.locator("main")).containsText("交付表决：" + CLAUSE);
        walker.act(chair, "交付表决：" + CLAUSE);
        long poll = poll(chair);
        for (int member : List.of(1, 2, 3, LEAVER)) {
            votes(member, poll, "赞成");
        }
        result(poll, List.of(OUTER));
        assertThat(screen.locator("main")).containsText("通过");
        walker.go(chair, at + "/chair");
        assertThat(chair.locator("main")).containsText("赞成 4 票，反对 0 票，弃权 0 票，未按 2 人");
    }

    private void votes(int member, long poll, String choice) {
        Page page = phone(member);
        walker.go(page, walker.address("/voting/" + poll + "/vote"));
        page.getByLabel(choice).check();
        press(page, "提交投票");
        assertThat(page.locator("main")).containsText("投票已提交");
    }

    /** Closed by the chair, confirmed by who supervises, announced. */
    private void result(long poll, List<Integer> supervisors) {
        String here = walker.address("/voting/" + poll);
        walker.go(chair, here + "/chair");
        walker.act(chair, "结束表决");
        confirmed(here, supervisors);
    }

    private void confirmed(String here, List<Integer> supervisors) {
        for (int member : supervisors) {
            Page page = phone(member).context().newPage();
            page.setDefaultTimeout(30_000);
            walker.go(page, here + "/counts");
            walker.act(page, "确认计票");
            assertThat(page.locator("main")).containsText("您已确认");
            page.close();
        }
        walker.go(chair, here + "/chair");
        walker.act(chair, "宣布结果");
        assertThat(chair.locator("main")).containsText("已宣布");
    }

    /** Who comes while it is open takes part: seven members, six present, one late. */
    private void whole() {
        walker.act(chair, "交付表决：" + WHOLE);
        long poll = poll(chair);
        votes(1, poll, "赞成");
        arrives(LATE);
        assertThat(screen.locator("main")).containsText("实到 7 人");
        votes(LATE, poll, "赞成");
        votes(2, poll, "赞成");
        votes(3, poll, "反对");
        votes(LEAVER, poll, "赞成");
        walker.look(screen, "屏幕表决");
        result(poll, List.of(OUTER));
        walker.go(chair, at + "/chair");
        assertThat(chair.locator("main")).containsText("赞成 4 票，反对 1 票，弃权 0 票，未按 2 人");
        walker.look(chair, "条款和整体都已表决");
    }

    private void appointment(long secret) {
        String vote = walker.address("/voting/" + secret + "/vote");
        for (int member : List.of(1, 2, 3, LATE)) {
            walker.go(phone(member), vote);
            press(phone(member), "领取电子票");
            assertThat(phone(member).locator("[data-secret-waits]")).containsText("主持人宣布开始后");
        }
        walker.go(chair, at + "/chair");
        walker.act(chair, "交付表决：" + APPOINTMENT);
        String[] choices = {"赞成", "反对", "弃权"};
        for (int member = 1; member <= 3; member++) {
            posts(phone(member), choices[member - 1]);
        }
        losesPhone(secret);
        walker.go(chair, walker.address("/voting/" + secret + "/chair"));
        walker.act(chair, "结束表决");
        press(phone(OUTER), "拆外层信封");
        assertThat(phone(OUTER).locator("[data-opening]")).containsText("外层已拆完");
        press(phone(INNER), "拆内层信封");
        assertThat(phone(INNER).locator("[data-opening]")).containsText("两层信封都已拆完");
        for (int member : List.of(OUTER, INNER)) {
            paper(secret, member);
        }
        confirmed(walker.address("/voting/" + secret), List.of(OUTER, INNER));
        walker.look(screen, "屏幕任免结果");
        walker.go(chair, at + "/chair");
        assertThat(chair.locator("main"))
                .containsText("应到 7 人，实到 6 人；张明远　市水务局局长：赞成 2 票，反对 1 票，弃权 1 票");
        walker.look(chair, "任免已宣布");
        press(chair, "结束这个议题");
    }

    private void posts(Page page, String choice) {
        walker.again(page);
        assertThat(page.locator("[data-secret-part=ballot]")).isVisible();
        page.locator("fieldset").nth(0).getByText(choice).click();
        page.locator("fieldset").nth(1).getByText("赞成").click();
        press(page, "提交投票");
        assertThat(page.locator("[data-secret-part=done]:visible")).containsText("信封已收下");
    }

    private void losesPhone(long secret) {
        walker.go(clerk, walker.address("/voting/" + secret + "/chair"));
        walker.dialog(clerk, "改用其他方式");
        clerk.locator("label.choice:visible")
                .filter(new Locator.FilterOptions().setHasText("委员" + LATE))
                .click();
        clerk.locator("[name=reason]:visible").fill("手机遗失");
        walker.confirm(clerk, "改用其他方式");
        walker.again(phone(LATE));
        assertThat(phone(LATE).locator("main")).containsText("您已改用纸质票");
    }

    /** One paper ballot for both, typed by two who counted apart. */
    private void paper(long secret, int member) {
        Page page = phone(member).context().newPage();
        page.setDefaultTimeout(30_000);
        walker.go(page, walker.address("/voting/" + secret + "/counts"));
        page.locator("#f-ballots").fill("1");
        page.locator("#f-void").fill("0");
        for (int item = 1; item <= 2; item++) {
            page.locator("#f-for-" + item).fill("1");
            page.locator("#f-against-" + item).fill("0");
            page.locator("#f-abstain-" + item).fill("0");
        }
        press(page, "录入");
        walker.look(page, "录入纸质票");
        page.close();
    }

    private void bulletin() {
        walker.go(clerk, at + "/bulletins");
        walker.look(clerk, "没有简报");
        press(clerk, "拟写第 1 期");
        assertThat(clerk.getByLabel("正文")).containsText(RULES);
        clerk.getByLabel("标题").fill("审议养老服务条例和人事任免案");
        press(clerk, "保存");
        walker.look(clerk, "简报待核发");
        walker.go(chair, clerk.url());
        walker.act(chair, "核发简报");
        assertThat(chair.locator("main")).containsText("已核发");
        walker.look(chair, "简报已核发");
        walker.go(phone(1), at + "/papers");
        assertThat(phone(1).locator("main")).containsText("简报第 1 期");
        walker.look(phone(1), "手机上的简报");
    }

    private void minutes() {
        walker.go(chair, at + "/chair");
        walker.act(chair, "宣布闭会");
        walker.go(clerk, at + "/minutes");
        String draft = clerk.getByLabel("记录正文").inputValue();
        assertThat(draft)
                .contains("应到 7 人，出席 7 人。")
                .contains("迟到：委员5。")
                .contains("会议结束前离席：委员4。")
                .contains("表决“" + CLAUSE + "”")
                .contains("表决“" + APPOINTMENT + "”");
        walker.go(chair, at + "/minutes");
        walker.act(chair, "签发会议记录");
        assertThat(chair.locator("main")).containsText("记录已签发");
    }

    private void archive() throws IOException {
        walker.go(clerk, at);
        walker.act(clerk, "归档");
        assertThat(clerk.locator("main")).containsText("已归档");
        walker.look(clerk, "已归档");
        Download download =
                clerk.waitForDownload(() ->
                        clerk.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("下载档案包"))
                                .click());
        Path file = folder.resolve("archive.zip");
        download.saveAs(file);
        assertThat(Files.size(file)).isPositive();
        try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            assertThat(zip.stream().map(one -> one.getName()))
                    .contains(
                            "manifest.txt",
                            "07-表决结果/01-" + CLAUSE + ".docx",
                            "07-表决结果/02-" + WHOLE + ".docx",
                            "07-表决结果/03-" + APPOINTMENT + ".docx",
                            "08-会议记录.pdf")
                    .anyMatch(one -> one.startsWith("04-会议材料/") && one.contains("简报第 1 期"));
        }
    }
}
