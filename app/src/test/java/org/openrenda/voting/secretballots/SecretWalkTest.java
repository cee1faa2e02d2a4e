package org.openrenda.voting.secretballots;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openrenda.AppTest;
import org.openrenda.Walker;
import org.openrenda.platform.AccountId;
import org.openrenda.voting.polls.BallotForm;
import org.openrenda.voting.polls.BallotItem;
import org.openrenda.voting.polls.PollId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/**
 * A secret vote on two appointments as people live it: the supervisor makes the key in the own
 * browser, members claim and cast on phones, one loses the network while casting, each finds the
 * own ballot in the list, and an outsider counts again without the server.
 */
@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("一次无记名表决，从发票到独立复核")
class SecretWalkTest {

    private static final int MEMBERS = 3;

    @Autowired private ApplicationContext context;
    @LocalServerPort private int port;
    @TempDir private Path folder;

    private SecretLife secret;
    private Walker walker;

    @BeforeAll
    void open() {
        secret = new SecretLife(context, MEMBERS);
        List<AccountId> people = new ArrayList<>(List.of(secret.life.city.clerk));
        for (int n = 1; n <= MEMBERS; n++) {
            people.add(secret.life.account(n));
        }
        walker = new Walker(context, port, "06-secret", people);
    }

    @AfterAll
    void close() {
        if (walker != null) {
            walker.close();
        }
    }

    private static final String FORGED =
            """
            {"leaf":"1","salt":"00","summary":"","index":0,"path":[],"note":"a\\n1\\nb\\n"}\
            """;

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    @Test
    @DisplayName("监票人在本机生成密钥，代表领票、投票、断网自动重投、核对，外人下载后不连服务器重新计票")
    void theWholeVote() throws Exception {
        BallotForm form =
                BallotForm.perItem(List.of(BallotItem.of(1, "张明远"), BallotItem.of(2, "李秋月")));
        PollId id = secret.life.prepared(secret.secret(form));
        Page supervisor = walker.signIn("clerk", 1440, 900);
        walker.go(supervisor, walker.address("/voting/secret/" + id + "/issuer"));
        walker.look(supervisor, "生成发票密钥");
        press(supervisor, "在这台设备上生成密钥");
        assertThat(supervisor.locator("main h2").first()).hasText("正在签发");
        secret.life.does(secret.life.city.clerk, a -> secret.life.polls.ready(a, id));
        supervisor.reload();

        List<Page> phones = new ArrayList<>();
        for (int n = 1; n <= MEMBERS; n++) {
            Page phone = walker.signIn("member" + n, 390, 844);
            walker.go(phone, walker.address("/voting/" + id + "/vote"));
            if (n == 1) {
                walker.look(phone, "领票");
                givesNothingOnAForgedLog(phone);
            }
            press(phone, "领取电子票");
            assertThat(phone.locator("[data-secret-waits]")).containsText("主持人宣布开始后");
            assertThat(phone.locator("[data-secret-logged]:visible")).containsText("已封入防篡改日志");
            assertThat(phone.locator("[data-secret-log-detail]"))
                    .containsText(Pattern.compile("第 \\d+ 条时的检查点：[A-Za-z0-9+/]{43}="));
            phones.add(phone);
        }
        walker.look(phones.getFirst(), "等待开始");
        assertThat(supervisor.locator("[data-issuer-signed]")).hasText(String.valueOf(MEMBERS));
        walker.look(supervisor, "正在签发");

        secret.open(id, MEMBERS);
        String[] choices = {"赞成", "赞成", "反对"};
        for (int n = 0; n < MEMBERS; n++) {
            vote(phones.get(n), choices[n], n == 1);
        }
        walker.look(phones.getFirst(), "已提交");
        secret.life.announced(id);
        for (Page phone : phones) {
            phone.reload();
            assertThat(phone.locator("[data-secret-found]"))
                    .containsText(Pattern.compile("已核对：您的选票在公布的清单里（共 3 张"));
        }
        walker.look(phones.getFirst(), "已核对");
        countAgain(supervisor, id);
        assertThat(walker.complaints)
                .as("违反内容安全策略或脚本出错")
                .filteredOn(one -> !one.contains("ERR_INTERNET_DISCONNECTED"))
                .isEmpty();
    }

    /** Whoever is told another digest than the log holds asks for nothing. */
    private void givesNothingOnAForgedLog(Page phone) {
        List<String> asked = new ArrayList<>();
        phone.onRequest(request -> asked.add(request.url()));
        phone.route(
                "**/inclusion",
                route -> {
                    var genuine = route.fetch();
                    String text = genuine.text();
                    route.fulfill(
                            new Route.FulfillOptions()
                                    .setResponse(genuine)
                                    .setStatus(200)
                                    .setContentType("application/json")
                                    .setBody(
                                            text.isEmpty()
                                                    ? FORGED
                                                    : text.replace("选票说明指纹 ", "选票说明指纹 0")));
                });
        press(phone, "领取电子票");
        assertThat(phone.locator("[data-secret-logged]:visible")).containsText("不要投票");
        assertThat(phone.locator("[data-secret-told]")).containsText("没有领取");
        walker.look(phone, "日志不一致");
        assertThat(asked).noneMatch(url -> url.endsWith("/issue"));
        phone.unroute("**/inclusion");
        phone.reload();
    }

    private void vote(Page phone, String choice, boolean breaks) {
        phone.reload();
        assertThat(phone.locator("[data-secret-part=ballot]")).isVisible();
        phone.locator("fieldset").nth(0).getByText(choice).click();
        phone.locator("fieldset").nth(1).getByText("弃权").click();
        if (breaks) {
            phone.context().setOffline(true);
        } else {
            walker.look(phone, "选票-" + choice);
        }
        press(phone, "提交投票");
        if (breaks) {
            assertThat(phone.locator("[data-ballot-state]")).containsText("正在自动重新提交");
            phone.context().setOffline(false);
        }
        assertThat(phone.locator("[data-secret-part=done]")).isVisible();
    }

    /** The file goes to an outsider's browser, which asks the server for nothing. */
    private void countAgain(Page supervisor, PollId id) throws Exception {
        supervisor.reload();
        Download download =
                supervisor.waitForDownload(() -> supervisor.locator("a[href$=file]").click());
        Path file = folder.resolve("ballots.json");
        download.saveAs(file);
        BallotFile ballots = new JsonMapper().readValue(Files.readString(file), BallotFile.class);
        BallotCheck check = BallotCheck.of(ballots);
        assertThat(check.trouble()).isEmpty();
        assertThat(check.counted()).isEqualTo("ballots=3;void=0;1=2/1/0/0;2=0/0/3/0");

        Page outsider = walker.visitor(1440, 900);
        walker.go(outsider, walker.address("/voting/check"));
        outsider.context().setOffline(true);
        outsider.setInputFiles("#ballot-file", file);
        assertThat(outsider.locator("[data-check-result]")).containsText("复核通过");
        assertThat(outsider.locator("[data-check-result]")).containsText("张明远：赞成 2，反对 1，弃权 0");
        Files.writeString(
                folder.resolve("changed.json"), Files.readString(file).replace("张明远", "张明"));
        outsider.setInputFiles("#ballot-file", folder.resolve("changed.json"));
        assertThat(outsider.locator("[data-check-result]")).containsText("复核不通过");
        outsider.setInputFiles("#ballot-file", file);
        outsider.context().setOffline(false);
        walker.look(outsider, "独立复核");
    }
}
