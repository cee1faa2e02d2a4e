package org.openrenda.evaluation.hall;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.Walker;
import org.openrenda.evaluation.EvaluationLife;
import org.openrenda.evaluation.evaluations.EvaluationId;
import org.openrenda.platform.AccountId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** An evaluation in a browser: form, plan, codes, phones, screen, result. */
@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("会场里的一次测评")
class EvaluationWalkTest {

    private static final double DRAFT_MILLIS = 1_500;
    private static final String TITLE = "2026年第三季度重点工作测评";

    @Autowired private ApplicationContext context;
    @LocalServerPort private int port;

    private EvaluationLife life;
    private Walker walker;
    private Page clerk;
    private Page chair;
    private Page phone;
    private Page screen;
    private String at;
    private EvaluationId id;

    @BeforeAll
    void open() {
        life = new EvaluationLife(context, 6);
        List<AccountId> people = new ArrayList<>(life.members);
        people.addAll(List.of(life.city.clerk, life.city.chair));
        walker = new Walker(context, port, "33-evaluation", people);
    }

    @AfterAll
    void close() {
        if (walker != null) {
            walker.close();
        }
    }

    @Test
    @DisplayName("编表、拟定、制码、开始、手机测评、凭码测评、结束、公布，屏幕自己跟上")
    void fromFormToResult() {
        drawForm();
        prepare();
        issueAndOpen();
        rate();
        rateByCode();
        publish();
        assertThat(walker.complaints).as("违反内容安全策略或脚本出错").isEmpty();
    }

    @Test
    @DisplayName("限期测评的主持页和手机页；边评边显示的屏幕；大字版的打分表")
    void overDaysAndLive() {
        chair = walker.signIn("chair", 1440, 900);
        EvaluationId days = life.opened(life.overDays(0, 7), 5);
        walker.go(chair, walker.address("/evaluation/" + days + "/chair"));
        walker.dialog(chair, "延长时间");
        walker.look(chair, "延长");
        Page small = walker.signIn("rater2", 390, 844);
        walker.go(small, walker.address("/evaluation/mine"));
        walker.look(small, "我的限期测评");
        EvaluationId live = life.opened(life.scores(12), 6);
        for (int member = 1; member <= 5; member++) {
            int rater = member;
            String text =
                    java.util.stream.IntStream.rangeClosed(1, 12)
                            .mapToObj(no -> no + "=" + (97 - no * rater % 45) + ",88")
                            .collect(java.util.stream.Collectors.joining(";"));
            life.rates(live, member, text);
        }
        Page wall = walker.signIn("clerk", 1920, 1080);
        walker.go(wall, walker.address("/evaluation/" + live + "/screen"));
        assertThat(wall.locator(".rank-list li")).hasCount(12);
        walker.look(wall, "屏幕边评边显示");
        Page old = walker.signIn("rater6", 390, 844);
        walker.go(old, walker.address("/evaluation/" + live + "/rate"));
        old.locator(".account summary").click();
        old.getByText("大字版").click();
        assertThat(old.locator("html.elder")).hasCount(1);
        walker.go(old, walker.address("/evaluation/" + live + "/rate"));
        walker.look(old, "大字版打分");
        walker.go(old, walker.address("/evaluation/" + days + "/rate"));
        walker.look(old, "大字版不在名册");
        assertThat(walker.complaints).as("违反内容安全策略或脚本出错").isEmpty();
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
        page.waitForLoadState();
    }

    private static void write(Page page, String name, String text) {
        page.locator("[name=" + name + "]").fill(text);
    }

    private void drawForm() {
        clerk = walker.signIn("clerk", 1440, 900);
        walker.go(clerk, walker.address("/evaluation/evaluations"));
        walker.look(clerk, "没有测评");
        walker.go(clerk, walker.address("/evaluation/forms/new"));
        write(clerk, "name", "部门季度测评表");
        item(1, "工作实效", "50");
        item(2, "办理群众诉求", "30");
        item(3, "接受人大监督", "10");
        assertThat(clerk.locator("[data-sum]")).hasText("90");
        press(clerk, "编制");
        assertThat(clerk.locator(".errors")).containsText("现在是 90%");
        walker.look(clerk, "权重不足");
        press(clerk, "再加一项");
        assertThat(clerk.locator("[name=title4]")).isVisible();
        walker.look(clerk, "再加一项");
        item(3, "接受人大监督", "20");
        press(clerk, "编制");
        walker.look(clerk, "测评表");
        walker.go(clerk, walker.address("/evaluation/forms"));
        walker.look(clerk, "测评表列表");
    }

    private void item(int no, String title, String weight) {
        write(clerk, "title" + no, title);
        write(clerk, "weight" + no, weight);
    }

    private void prepare() {
        walker.go(clerk, walker.address("/evaluation/evaluations/new"));
        write(clerk, "title", TITLE);
        write(clerk, "body", "请根据平时了解的情况测评；不了解的可以不评。");
        clerk.locator("[name=form]")
                .selectOption(
                        new com.microsoft.playwright.options.SelectOption()
                                .setLabel("部门季度测评表（第 1 版，3 项）"));
        write(clerk, "subjects", "市水务局｜二次供水改造\n市住房和城乡建设局\n市交通运输局\n市生态环境局");
        write(clerk, "weight1", "60");
        write(clerk, "raters1", "委员1、委员2、委员3、委员4、委员5、委员6");
        clerk.getByText("再分一组测评人（第 2 组，选填）").click();
        write(clerk, "group2", "群众代表");
        write(clerk, "weight2", "40");
        clerk.locator("[name=way2][value=CODE]").check();
        walker.look(clerk, "拟定");
        press(clerk, "拟定");
        assertThat(clerk.locator("h1")).hasText(TITLE);
        walker.look(clerk, "核对");
        at = clerk.url().replaceFirst("/chair$", "");
        id = new EvaluationId(Long.parseLong(at.replaceFirst(".*/", "")));
        phone = walker.signIn("rater1", 390, 844);
        walker.go(phone, at + "/rate");
        assertThat(phone.locator("main")).containsText("还没有开始");
        walker.look(phone, "等待");
        press(clerk, "准备完成");
    }

    private List<String> codes;

    private void issueAndOpen() {
        walker.dialog(clerk, "制发测评码");
        clerk.getByRole(AriaRole.DIALOG).getByLabel("制几个").fill("6");
        walker.look(clerk, "制码");
        walker.confirm(clerk, "制发测评码");
        assertThat(clerk.locator(".code-slips li")).hasCount(6);
        walker.look(clerk, "测评码");
        codes = clerk.locator(".code-slips .code-big").allInnerTexts();
        screen = walker.signIn("clerk", 1920, 1080);
        walker.go(screen, at + "/screen");
        assertThat(screen.locator("main")).containsText("等待主持人");
        walker.look(screen, "屏幕等待");
        chair = walker.signIn("chair", 1440, 900);
        walker.go(chair, at + "/chair");
        walker.act(chair, "开始测评");
        assertThat(chair.locator("main")).containsText("正在测评");
        assertThat(phone.locator("form.ballot")).isVisible();
    }

    private void rate() {
        walker.look(phone, "测评表");
        // A long sheet opens the next office by itself once one is rated.
        List<String> marks = List.of("100", "80", "0");
        for (int subject = 1; subject <= marks.size(); subject++) {
            for (int item = 1; item <= 3; item++) {
                String value = marks.get(subject - 1);
                phone.locator("[name=m%d-%d][value='%s']".formatted(subject, item, value)).check();
            }
        }
        assertThat(phone.locator(".rate-bar")).containsText("3 / 4 个评了");
        assertThat(phone.locator("[data-draft-state]")).containsText("草稿已存在本机");
        // The browser keeps a draft a moment after the last mark.
        phone.waitForTimeout(DRAFT_MILLIS);
        phone.reload();
        assertThat(phone.locator("#f-m1-3")).isChecked();
        press(phone, "提交测评");
        assertThat(phone.locator(".rate-bar")).containsText("还有 1 个没有评完");
        assertThat(phone.locator("#f-m1-3")).isChecked();
        assertThat(phone.locator("#f-m1-3")).not().isVisible();
        walker.look(phone, "漏评");
        phone.locator("[name=n4]").check();
        assertThat(phone.locator(".rate-bar")).containsText("4 个都评了");
        press(phone, "提交测评");
        assertThat(phone.locator(".vote-done")).containsText("测评已提交");
        walker.look(phone, "已提交");
        for (int member = 2; member <= 6; member++) {
            String last = member % 2 == 0 ? "80,80,100" : "100,80,80";
            life.rates(id, member, "1=100,100,80;2=100,80,80;3=80,80,0;4=" + last);
        }
        assertThat(screen.locator(".vote-count b")).hasText("6");
        assertThat(chair.locator("[data-live=rated]")).hasText("6");
        walker.look(screen, "屏幕测评中");
        walker.look(chair, "测评中");
    }

    private void rateByCode() {
        Page citizen = walker.visitor(390, 844);
        walker.go(citizen, walker.address("/evaluation/code"));
        walker.look(citizen, "凭码");
        citizen.getByLabel("测评码").fill("2222-2222-2222");
        press(citizen, "开始测评");
        assertThat(citizen.locator(".errors")).containsText("没有这个测评码");
        citizen = walker.visitor(390, 844);
        walker.go(citizen, walker.address("/evaluation/code#" + codes.getFirst()));
        assertThat(citizen.locator("form.ballot")).isVisible();
        assertThat(citizen.url()).doesNotContain(codes.getFirst());
        walker.look(citizen, "凭码测评表");
        for (int subject = 1; subject <= 4; subject++) {
            for (int item = 1; item <= 3; item++) {
                citizen.locator("#f-m" + subject + "-" + item).check();
            }
        }
        press(citizen, "提交测评");
        assertThat(citizen.locator(".vote-done")).containsText("测评已提交");
        walker.look(citizen, "凭码已提交");
        for (int n = 1; n < 5; n++) {
            life.evaluations.rateByCode(
                    codes.get(n), "1=80,80,80;2=100,80,0;3=0,80,80;4=100,80,100", "phone-00" + n);
        }
        assertThat(screen.locator(".vote-count b")).hasText("11");
    }

    private void publish() {
        walker.act(chair, "结束测评");
        assertThat(screen.locator("main")).containsText("即将公布");
        walker.look(chair, "核对结果");
        walker.act(chair, "公布结果");
        assertThat(screen.locator(".rank-list li")).hasCount(4);
        walker.look(screen, "屏幕结果");
        assertThat(phone.locator("main")).containsText("市水务局");
        walker.look(phone, "手机结果");
        walker.go(chair, at);
        walker.look(chair, "结果和过程");
        walker.go(chair, at + "/ranking");
        walker.look(chair, "结果表格");
        walker.go(chair, walker.address("/evaluation/evaluations"));
        walker.look(chair, "测评列表");
        walker.go(phone, walker.address("/evaluation/mine"));
        walker.look(phone, "我的测评");
        for (String format : List.of("pdf", "docx")) {
            keep(at + "/paper?format=" + format, "33-evaluation-paper." + format);
        }
        var table = chair.request().get(at + "/ranking?format=xlsx");
        assertThat(table.status()).isEqualTo(200);
    }

    private void keep(String address, String name) {
        var paper = chair.request().get(address);
        assertThat(paper.status()).isEqualTo(200);
        assertThat(paper.body().length).isGreaterThan(2_000);
        try {
            Files.write(Path.of("target", "pictures", name), paper.body());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
