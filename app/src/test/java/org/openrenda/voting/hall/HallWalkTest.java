package org.openrenda.voting.hall;

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
import org.openrenda.platform.AccountId;
import org.openrenda.voting.VotingLife;
import org.openrenda.voting.polls.Outcome;
import org.openrenda.voting.polls.PollId;
import org.openrenda.voting.polls.PollResult;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** A named vote of six members in a browser, with a late-comer and one who votes on paper. */
@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("会场里的一次记名表决")
class HallWalkTest {

    private static final String TITLE = "关于批准测江市水务专项规划（2026—2035年）的决议";

    @Autowired private ApplicationContext context;
    @LocalServerPort private int port;

    private VotingLife life;
    private Walker walker;
    private Page clerk;
    private Page chair;
    private Page phone;
    private Page late;
    private Page screen;
    private String at;
    private PollId id;

    @BeforeAll
    void open() {
        life = new VotingLife(context, 6);
        List<AccountId> people = new ArrayList<>();
        for (int member = 1; member <= 6; member++) {
            people.add(life.account(member));
        }
        people.addAll(List.of(life.city.clerk, life.city.chair));
        walker = new Walker(context, port, "30-voting", people);
    }

    @AfterAll
    void close() {
        if (walker != null) {
            walker.close();
        }
    }

    @Test
    @DisplayName("VOT-7 准备、开始、迟到、改用纸质票、键盘投票、结束、双人录入、确认、宣布，屏幕和手机自己跟上")
    void fromPreparationToAnnouncement() {
        prepare();
        waitInTheHall();
        begin();
        vote();
        lateComerAndPaper();
        endAndCount();
        announce();
        assertThat(walker.complaints).as("违反内容安全策略或脚本出错").isEmpty();
    }

    private void prepare() {
        clerk = walker.signIn("clerk", 1440, 900);
        walker.go(clerk, walker.address("/voting/polls"));
        walker.look(clerk, "没有表决");
        walker.go(clerk, walker.address("/voting/polls/new"));
        clerk.getByLabel("交付表决的事项").fill(TITLE);
        clerk.getByLabel("主持人宣读的内容").fill("会议听取了市人民政府的说明，决定批准《测江市水务专项规划》。");
        clerk.getByLabel("下面写明的组成人员").check();
        clerk.getByRole(AriaRole.TEXTBOX, named("组成人员")).fill("委员1、委员2、委员3、委员4、委员5、委员9");
        clerk.getByRole(AriaRole.TEXTBOX, named("监票人")).fill("周敏");
        clerk.getByRole(AriaRole.TEXTBOX, named("计票人")).fill("陈立");
        press(clerk, "拟定");
        assertThat(clerk.locator(".errors")).containsText("没有“委员9”");
        walker.look(clerk, "姓名有误");
        clerk.getByRole(AriaRole.TEXTBOX, named("组成人员")).fill("委员1、委员2、委员3、委员4、委员5、委员6");
        press(clerk, "拟定");
        assertThat(clerk.locator("h1")).hasText(TITLE);
        walker.look(clerk, "核对");
        press(clerk, "准备完成");
        at = clerk.url().replaceFirst("/chair$", "");
        id = new PollId(Long.parseLong(at.replaceFirst(".*/", "")));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, named(button).setExact(true)).click();
        page.waitForLoadState();
    }

    private void waitInTheHall() {
        phone = walker.signIn("member1", 390, 844);
        walker.go(phone, walker.address("/voting/mine"));
        walker.look(phone, "我的表决");
        phone.getByText(TITLE).click();
        assertThat(phone.locator("main")).containsText("表决还没有开始");
        walker.look(phone, "等待");
        late = walker.signIn("member5", 390, 844);
        walker.go(late, at + "/vote");
        screen = walker.signIn("clerk", 1920, 1080);
        walker.go(screen, at + "/screen");
        assertThat(screen.locator("main")).containsText("等待主持人");
        walker.look(screen, "屏幕等待");
    }

    private void begin() {
        chair = walker.signIn("chair", 1440, 900);
        walker.go(chair, at + "/chair");
        chair.getByLabel("委员5").uncheck();
        walker.look(chair, "登记到会");
        press(chair, "宣布开始表决");
        press(chair, "确认宣布开始表决");
        assertThat(chair.locator("main")).containsText("正在表决");
        assertThat(phone.locator("form.ballot")).isVisible();
        assertThat(late.locator("main")).containsText("还没有登记到会");
        assertThat(screen.locator("main")).containsText("已表决");
    }

    private void vote() {
        walker.look(phone, "选票");
        phone.getByLabel("赞成").check();
        press(phone, "提交投票");
        assertThat(phone.locator(".vote-done")).containsText("投票已提交");
        walker.look(phone, "已提交");
        life.votes(id, 2, "1=FOR");
        life.votes(id, 3, "1=AGAINST");
        life.votes(id, 4, "1=ABSTAIN");
        assertThat(screen.locator(".vote-count b")).hasText("4");
        assertThat(chair.locator("[data-live=voted]")).hasText("4");
        walker.look(screen, "屏幕表决中");
        walker.look(chair, "表决中");
        screen.reload();
        assertThat(screen.locator(".vote-count b")).hasText("4");
    }

    private void lateComerAndPaper() {
        walker.go(clerk, at + "/chair");
        walker.dialog(clerk, "登记迟到人员");
        clerk.getByRole(AriaRole.DIALOG).getByLabel("委员5").check();
        walker.look(clerk, "登记迟到");
        walker.confirm(clerk, "登记迟到人员");
        assertThat(late.locator("form.ballot")).isVisible();
        late.locator("#f-i1").focus();
        late.keyboard().press("Space");
        late.locator("[type=submit]").filter(submit()).focus();
        late.keyboard().press("Enter");
        assertThat(late.locator(".vote-done")).containsText("投票已提交");
        walker.dialog(clerk, "改用其他方式");
        clerk.getByRole(AriaRole.DIALOG).getByLabel("委员6").check();
        clerk.getByRole(AriaRole.DIALOG).getByLabel("原因").fill("手机丢失");
        walker.confirm(clerk, "改用其他方式");
        assertThat(clerk.locator("main")).containsText("纸质票");
    }

    private static com.microsoft.playwright.Locator.FilterOptions submit() {
        return new com.microsoft.playwright.Locator.FilterOptions().setHasText("提交投票");
    }

    private void endAndCount() {
        walker.act(chair, "结束表决");
        assertThat(phone.locator("main")).containsText("正在确认");
        assertThat(screen.locator("main")).containsText("正在确认");
        assertThat(clerk.locator("main")).containsText("等待计票确认");
        for (Page page : List.of(clerk, chair)) {
            walker.go(page, at + "/counts");
            page.getByLabel("收回票数").fill("1");
            page.getByLabel("其中废票").fill("0");
            page.getByLabel("赞成").fill("1");
            page.getByLabel("反对").fill("0");
            page.getByLabel("弃权").fill("0");
            walker.look(page, "录入");
            press(page, "录入");
        }
        assertThat(chair.locator("main")).containsText("两人录入一致");
        walker.look(chair, "确认");
        walker.act(chair, "确认计票");
        walker.go(clerk, at + "/counts");
        walker.act(clerk, "确认计票");
        assertThat(clerk.locator("main")).containsText("您已确认");
    }

    private void announce() {
        walker.go(chair, at + "/chair");
        walker.look(chair, "可以宣布");
        phone.evaluate("window.stays = 'yes'");
        walker.act(chair, "宣布结果");
        assertThat(screen.locator(".vote-outcome")).hasText("通过");
        assertThat(phone.locator(".vote-outcome")).hasText("通过");
        assertThat(phone.evaluate("window.stays")).as("手机没有重新请求页面").isEqualTo("yes");
        walker.look(screen, "屏幕结果");
        walker.look(phone, "手机结果");
        walker.look(chair, "已宣布");
        walker.go(chair, at);
        walker.look(chair, "表决和过程");
        walker.go(chair, walker.address("/voting/polls"));
        walker.look(chair, "表决列表");
        Page small = walker.signIn("member2", 390, 844);
        walker.go(small, at);
        walker.look(small, "手机上的表决");
        PollResult result = life.asks(life.city.clerk, a -> life.polls.result(a, id));
        assertThat(result.outcome()).isEqualTo(Outcome.CARRIED);
        assertThat(result.ballots()).isEqualTo(6);
        assertThat(result.items().getFirst().count().inFavour()).isEqualTo(4);
        for (String format : List.of("pdf", "docx")) {
            var sheet = chair.request().get(at + "/sheet?format=" + format);
            assertThat(sheet.status()).isEqualTo(200);
            assertThat(sheet.body().length).isGreaterThan(2_000);
            try {
                java.nio.file.Files.write(
                        java.nio.file.Path.of("target", "pictures", "30-voting-sheet." + format),
                        sheet.body());
            } catch (java.io.IOException failure) {
                throw new java.io.UncheckedIOException(failure);
            }
        }
    }
}
