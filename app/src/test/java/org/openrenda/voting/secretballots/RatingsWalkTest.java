package org.openrenda.voting.secretballots;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openrenda.AppTest;
import org.openrenda.Walker;
import org.openrenda.evaluation.EvaluationLife;
import org.openrenda.evaluation.forms.Forms;
import org.openrenda.platform.AccountId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** A secret evaluation in browsers: clerk, supervisor, raters, chair, and somebody outside. */
@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("用无记名电子票测评的全过程")
class RatingsWalkTest {

    private static final int RATERS = 5;

    @Autowired private ApplicationContext context;
    @LocalServerPort private int port;
    @TempDir private Path folder;

    private SecretLife secret;
    private Walker walker;
    private Page clerk;
    private Page chair;
    private Page supervisor;
    private String at;
    private final List<Page> phones = new ArrayList<>();

    @BeforeAll
    void open() {
        secret = new SecretLife(context, RATERS);
        secret.life.asks(
                secret.life.city.clerk,
                a ->
                        context.getBean(Forms.class)
                                .draw(a, a.home(), "部门工作测评表", EvaluationLife.TWO_ITEMS));
        List<AccountId> people =
                new ArrayList<>(List.of(secret.life.city.clerk, secret.life.city.chair));
        for (int n = 1; n <= RATERS; n++) {
            people.add(secret.life.account(n));
        }
        walker = new Walker(context, port, "34-ratings", people);
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

    private static void link(Page page, String words) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(words).setExact(true))
                .click();
        page.waitForLoadState();
    }

    @Test
    @DisplayName("拟定、监票人发票、领票、测评、结束、确认、公布、核对、外人重新计票")
    void theWholeEvaluation() {
        prepare();
        claim();
        rate();
        publish();
        countAgain();
        assertThat(walker.complaints)
                .as("违反内容安全策略或脚本出错")
                .filteredOn(one -> !one.contains("ERR_INTERNET_DISCONNECTED"))
                .isEmpty();
    }

    private void prepare() {
        clerk = walker.signIn("clerk", 1440, 900);
        walker.go(clerk, walker.address("/evaluation/evaluations/new"));
        clerk.locator("[name=title]").fill("部门负责人履职情况测评");
        clerk.locator("[name=form]")
                .selectOption(new com.microsoft.playwright.options.SelectOption().setIndex(1));
        clerk.locator("[name=subjects]").fill("市水务局\n市交通运输局");
        clerk.locator("[name=way1][value=BALLOT]").check();
        clerk.locator("[name=raters1]").fill("委员1、委员2、委员3、委员4、委员5");
        press(clerk, "拟定");
        assertThat(clerk.locator(".errors")).containsText("监票人");
        walker.look(clerk, "要有监票人");
        clerk.locator("[name=supervisors]").fill("周敏");
        press(clerk, "拟定");
        at = clerk.url().replaceFirst("/chair$", "");
        walker.look(clerk, "等监票人生成密钥");
        link(clerk, "监票人发票");
        supervisor = clerk;
        press(supervisor, "在这台设备上生成密钥");
        assertThat(supervisor.locator("main h2").first()).hasText("正在签发");
        Page desk = supervisor.context().newPage();
        walker.go(desk, at + "/chair");
        press(desk, "准备完成");
        walker.look(desk, "可以领票");
        clerk = desk;
        supervisor.reload();
    }

    private void claim() {
        for (int n = 1; n <= RATERS; n++) {
            Page phone = walker.signIn("member" + n, 390, 844);
            walker.go(phone, at + "/rate");
            if (n == 1) {
                walker.look(phone, "领票");
            }
            press(phone, "领取电子票");
            assertThat(phone.locator("[data-secret-waits]")).containsText("主持人宣布开始后");
            phones.add(phone);
        }
        chair = walker.signIn("chair", 1440, 900);
        walker.go(chair, at + "/chair");
        walker.act(chair, "开始测评");
        walker.look(chair, "测评中");
    }

    private void rate() {
        for (int n = 0; n < RATERS; n++) {
            Page phone = phones.get(n);
            assertThat(phone.locator("[data-secret-part=ballot]")).isVisible();
            if (n == 0) {
                walker.look(phone, "测评表");
                press(phone, "提交测评");
                assertThat(phone.locator("[data-secret-wrong]")).containsText("还有 4 项没有填");
            }
            phone.locator("[name=i1][value='100']").check();
            phone.locator("[name=i2][value='" + (n < 3 ? 80 : 100) + "']").check();
            phone.locator("[name=n2]").check();
            press(phone, "提交测评");
            assertThat(phone.locator("[data-secret-part=done]")).isVisible();
            assertThat(phone.locator("[data-secret-part=done]")).containsText("测评已提交");
        }
        walker.look(phones.getFirst(), "已提交");
        assertThat(chair.locator("[data-live=rated]")).hasText("5");
    }

    private void publish() {
        walker.act(chair, "结束测评");
        walker.look(chair, "等监票人确认");
        walker.go(clerk, at + "/chair");
        link(clerk, "监票人确认");
        walker.look(clerk, "监票人核对张数");
        walker.act(clerk, "确认计票");
        assertThat(chair.locator("main")).containsText("监票人已确认");
        walker.act(chair, "公布结果");
        assertThat(chair.locator("main")).containsText("95.20");
        walker.look(chair, "已公布");
        Page phone = phones.getFirst();
        phone.reload();
        assertThat(phone.locator("[data-secret-found]")).containsText("已核对");
        walker.look(phone, "已核对");
        walker.go(phone, at + "/rate");
        walker.look(phone, "手机结果");
    }

    /** The file goes to an outsider's browser, which asks the server for nothing. */
    private void countAgain() {
        supervisor.reload();
        Download download =
                supervisor.waitForDownload(() -> supervisor.locator("a[href$=file]").click());
        Path file = folder.resolve("ballots.json");
        download.saveAs(file);
        Page outsider = walker.visitor(1440, 900);
        walker.go(outsider, walker.address("/voting/check"));
        outsider.context().setOffline(true);
        outsider.setInputFiles("#ballot-file", file);
        assertThat(outsider.locator("[data-check-result]")).containsText("复核通过");
        assertThat(outsider.locator("[data-check-result]")).containsText("市水务局：工作实效：5 人评，总分 500");
        assertThat(outsider.locator("[data-check-result]"))
                .containsText("市交通运输局：服务态度：评的不足 5 人，不显示");
        outsider.context().setOffline(false);
    }
}
