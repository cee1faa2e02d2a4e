package org.openrenda.voting.secretballots;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openrenda.AppTest;
import org.openrenda.Walker;
import org.openrenda.platform.AccountId;
import org.openrenda.voting.VotingLife;
import org.openrenda.voting.polls.BallotForm;
import org.openrenda.voting.polls.BallotItem;
import org.openrenda.voting.polls.ItemCount;
import org.openrenda.voting.polls.MatterKind;
import org.openrenda.voting.polls.PollId;
import org.openrenda.voting.polls.PollPlan;
import org.openrenda.voting.polls.Tally;
import org.openrenda.voting.polls.Visibility;
import org.openrenda.voting.polls.VotingMethod;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two appointments by double envelopes as people live them: two supervisors with a key each, five
 * members on phones, one of whom loses the phone after posting and votes on paper.
 */
@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("一次双层信封的任免表决，从两把密钥到独立复核")
class EnvelopeWalkTest {

    private static final int MEMBERS = 7;
    private static final int PRESENT = 5;

    @Autowired private ApplicationContext context;
    @LocalServerPort private int port;
    @TempDir private Path folder;

    private SecretLife secret;
    private VotingLife life;
    private Walker walker;
    private Page first;
    private Page second;

    @BeforeAll
    void open() {
        secret = new SecretLife(context, MEMBERS);
        life = secret.life;
        AccountId other = life.city.deputies.getFirst();
        List<AccountId> people = new ArrayList<>(List.of(life.city.clerk, life.city.chair, other));
        for (int n = 1; n <= PRESENT; n++) {
            people.add(life.account(n));
        }
        walker = new Walker(context, port, "07-envelopes", people);
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
    }

    private PollPlan appointment() {
        PollPlan any = secret.secret(BallotForm.question("任免"));
        BallotForm form =
                BallotForm.perItem(
                        List.of(
                                new BallotItem(1, "张明远　市水务局局长", life.person(6)),
                                new BallotItem(2, "李秋月　市教育局局长", life.person(7))));
        return new PollPlan(
                any.congress(),
                "关于张明远、李秋月任职的议案",
                "决定任命。",
                MatterKind.APPOINTMENT,
                any.kind(),
                0,
                null,
                Visibility.SECRET,
                form,
                any.rule(),
                any.turnout(),
                any.quorum(),
                0);
    }

    @Test
    @DisplayName("VOT-6 两位监票人各生成密钥，五人领票投信封，一人丢手机改纸质票，依次拆封、中途断网再拆，宣布后各自核对、独立复核")
    void theWholeVote() throws Exception {
        PollId id = life.prepared(appointment());
        keys(id);
        List<Page> phones = claims(id);
        life.does(
                life.city.chair,
                a ->
                        life.polls.open(
                                a,
                                id,
                                org.openrenda.voting.polls.Opening.of(
                                        life.people(PRESENT), MEMBERS)));
        String[] choices = {"赞成", "赞成", "反对", "弃权", "赞成"};
        for (int n = 0; n < PRESENT; n++) {
            vote(phones.get(n), choices[n], n == 1);
        }
        walker.look(phones.getFirst(), "信封已提交");
        losesPhone(id, phones.get(4));
        life.closed(id);
        opening(id);
        counted(id);
        for (Page phone : phones.subList(0, 4)) {
            walker.again(phone);
            assertThat(phone.locator("[data-secret-found]")).containsText("已核对：您的选票在公布的清单里（共 4 张");
        }
        walker.look(phones.getFirst(), "已核对");
        countAgain(id);
        BrowserSeal.opensBothWays(first);
        assertThat(walker.complaints)
                .as("违反内容安全策略或脚本出错")
                .filteredOn(one -> !one.contains("ERR_INTERNET_DISCONNECTED"))
                .isEmpty();
    }

    private void keys(PollId id) {
        String issuer = walker.address("/voting/secret/" + id + "/issuer");
        first = walker.signIn("clerk", 1440, 900);
        walker.go(first, walker.address("/voting/" + id + "/chair"));
        walker.look(first, "主持页-草拟");
        walker.go(first, walker.address("/voting/polls/new"));
        walker.look(first, "拟定表决");
        walker.go(first, issuer);
        walker.look(first, "第一位监票人生成密钥");
        press(first, "在这台设备上生成密钥");
        assertThat(first.locator("main h2").first()).hasText("您的密钥已生成");
        second = walker.signIn("deputy1", 390, 844);
        walker.go(second, issuer);
        walker.look(second, "第二位监票人生成密钥");
        press(second, "在这台设备上生成密钥");
        assertThat(second.locator("main h2").first()).hasText("您的信封密钥已生成");
        walker.look(second, "第二位监票人密钥已生成");
        life.does(life.city.clerk, a -> life.polls.ready(a, id));
        walker.again(first);
        walker.again(second);
        assertThat(second.locator("[data-opening-told]")).hasText("这台设备上有信封密钥。");
    }

    private List<Page> claims(PollId id) {
        List<Page> phones = new ArrayList<>();
        for (int n = 1; n <= PRESENT; n++) {
            Page phone = walker.signIn("member" + n, 390, 844);
            walker.go(phone, walker.address("/voting/" + id + "/vote"));
            press(phone, "领取电子票");
            assertThat(phone.locator("[data-secret-waits]")).containsText("主持人宣布开始后");
            phones.add(phone);
        }
        walker.look(first, "正在签发");
        return phones;
    }

    private void vote(Page phone, String choice, boolean breaks) {
        walker.again(phone);
        assertThat(phone.locator("[data-secret-part=ballot]")).isVisible();
        phone.locator("fieldset").nth(0).getByText(choice).click();
        phone.locator("fieldset").nth(1).getByText("赞成").click();
        if (breaks) {
            phone.context().setOffline(true);
        }
        press(phone, "提交投票");
        if (breaks) {
            assertThat(phone.locator("[data-ballot-state]")).containsText("正在自动重新提交");
            phone.context().setOffline(false);
        }
        assertThat(phone.locator("[data-secret-part=done]")).isVisible();
        assertThat(phone.locator("[data-secret-part=done]")).containsText("信封已收下");
    }

    /** Another phone cannot vote; the clerk hands out paper, and the envelope is withdrawn. */
    private void losesPhone(PollId id, Page lost) {
        Page other = walker.signIn("member5", 390, 844);
        walker.go(other, walker.address("/voting/" + id + "/vote"));
        assertThat(other.locator("[data-secret-part=lost]")).containsText("设备遗失的，请告诉会场工作人员");
        walker.go(first, walker.address("/voting/" + id + "/chair"));
        walker.look(first, "主持页-表决中");
        life.does(life.city.clerk, a -> life.polls.moveToPaper(a, id, life.person(5), "手机遗失"));
        walker.again(other);
        assertThat(other.locator(".vote-done").first()).containsText("您已改用纸质票");
        walker.look(other, "丢手机改用纸质票");
        walker.again(lost);
        assertThat(lost.locator("[data-secret-part=done]")).isHidden();
    }

    private void opening(PollId id) {
        assertThat(second.locator("[data-opening]")).containsText("请等“周敏”先拆外层信封");
        walker.look(second, "等待第一位");
        Page chair = walker.signIn("chair", 1440, 900);
        walker.go(chair, walker.address("/voting/" + id + "/chair"));
        walker.look(chair, "主持页-待拆封");
        walker.go(first, walker.address("/voting/" + id + "/counts"));
        walker.look(first, "计票页-待拆封");
        walker.go(first, walker.address("/voting/secret/" + id + "/issuer"));
        walker.look(first, "拆外层");
        // A server that would look at one envelope alone hands out a list of one.
        first.route("**/opening", EnvelopeWalkTest::onlyOne);
        press(first, "拆外层信封");
        assertThat(first.locator("[data-opening-told]")).containsText("不是同一批");
        first.unroute("**/opening");
        first.route("**/opening/end", route -> route.abort("internetdisconnected"));
        press(first, "拆外层信封");
        assertThat(first.locator("[data-opening-told]")).containsText("请再点一次");
        first.unroute("**/opening/end");
        press(first, "拆外层信封");
        assertThat(first.locator("[data-opening]")).containsText("外层已拆完");
        walker.look(first, "外层已拆完");
        assertThat(second.locator("[data-opening-start]")).isVisible();
        walker.look(second, "拆内层");
        press(second, "拆内层信封");
        assertThat(second.locator("[data-opening]")).containsText("两层信封都已拆完");
        walker.look(second, "两层都已拆完");
        assertThat(chair.locator("[data-envelope-course]")).containsText("拆内层");
    }

    private static void onlyOne(Route route) {
        APIResponse answer = route.fetch();
        String all = answer.text();
        String one = all.substring(0, all.indexOf(',')) + "]";
        route.fulfill(new Route.FulfillOptions().setResponse(answer).setBody(one));
    }

    private void counted(PollId id) {
        Tally paper =
                new Tally(
                        1,
                        0,
                        List.of(new ItemCount(1, 0, 0, 0), new ItemCount(1, 0, 0, 0)),
                        new TreeMap<>());
        for (AccountId one : List.of(life.city.clerk, life.city.deputies.getFirst())) {
            life.asks(one, a -> life.polls.enterCounts(a, id, VotingMethod.PAPER, paper));
        }
        walker.go(first, walker.address("/voting/" + id + "/counts"));
        walker.look(first, "计票页-待确认");
        life.confirmed(id);
        life.does(life.city.chair, a -> life.polls.announce(a, id));
        walker.go(first, walker.address("/voting/" + id));
        walker.look(first, "表决详情");
    }

    /** The keys are gone, and the file goes to an outsider's browser, which asks nobody. */
    private void countAgain(PollId id) throws Exception {
        walker.go(first, walker.address("/voting/secret/" + id + "/issuer"));
        assertThat(first.locator("[data-opening-told]")).hasText("这台设备上的信封密钥已销毁。");
        walker.look(first, "密钥已销毁");
        Download download = first.waitForDownload(() -> first.locator("a[href$=file]").click());
        Path file = folder.resolve("ballots.json");
        download.saveAs(file);
        String text = Files.readString(file);
        BallotCheck check = BallotCheck.of(new JsonMapper().readValue(text, BallotFile.class));
        assertThat(check.trouble()).isEmpty();
        assertThat(check.counted()).isEqualTo("ballots=4;void=0;1=2/1/1/0;2=4/0/0/0");
        Page outsider = walker.visitor(1440, 900);
        walker.go(outsider, walker.address("/voting/check"));
        outsider.context().setOffline(true);
        outsider.setInputFiles("#ballot-file", file);
        assertThat(outsider.locator("[data-check-result]")).containsText("复核通过");
        assertThat(outsider.locator("[data-check-result]"))
                .containsText("清点信封：进来 5 件，出去 4 件，未计 1 件");
        Path changed = folder.resolve("changed.json");
        Files.writeString(changed, text.replace("\"came\":4", "\"came\":3"));
        outsider.setInputFiles("#ballot-file", changed);
        assertThat(outsider.locator("[data-check-result]")).containsText("件数或清单指纹对不上");
        outsider.setInputFiles("#ballot-file", file);
        outsider.context().setOffline(false);
        walker.look(outsider, "独立复核");
    }
}
