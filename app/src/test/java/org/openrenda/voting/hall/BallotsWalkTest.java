package org.openrenda.voting.hall;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.Walker;
import org.openrenda.voting.VotingLife;
import org.openrenda.voting.polls.BallotForm;
import org.openrenda.voting.polls.BallotItem;
import org.openrenda.voting.polls.Eligible;
import org.openrenda.voting.polls.PollId;
import org.openrenda.voting.polls.PollKind;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Each kind of ballot on a phone, and its result on the hall screen. */
@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("各种选票")
class BallotsWalkTest {

    @Autowired private ApplicationContext context;
    @LocalServerPort private int port;

    private VotingLife life;
    private Walker walker;
    private Page phone;
    private Page screen;

    @BeforeAll
    void open() {
        life = new VotingLife(context, 8);
        walker = new Walker(context, port, "32-ballots", List.of(life.city.clerk, life.account(1)));
        phone = walker.signIn("member1", 390, 844);
        screen = walker.signIn("clerk", 1920, 1080);
    }

    @AfterAll
    void close() {
        if (walker != null) {
            walker.close();
        }
    }

    private static List<BallotItem> items(int count, String word) {
        List<BallotItem> items = new ArrayList<>();
        for (int no = 1; no <= count; no++) {
            items.add(BallotItem.of(no, word + "第" + no + "项"));
        }
        return items;
    }

    private static String all(int count, String mark) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(no -> no + "=" + mark)
                .collect(Collectors.joining(";"));
    }

    private void walk(String name, BallotForm form, String others, Consumer<Page> fills) {
        PollId id = life.opened(life.plan(form, PollKind.WHOLE, null), 8);
        walker.go(phone, walker.address("/voting/" + id + "/vote"));
        fills.accept(phone);
        walker.look(phone, name);
        phone.locator("button.vote-submit").click();
        assertThat(phone.locator(".vote-done")).containsText("投票已提交");
        for (int member = 2; member <= 6; member++) {
            life.votes(id, member, others);
        }
        life.announced(id);
        walker.go(screen, walker.address("/voting/" + id + "/screen"));
        walker.look(screen, name + "结果");
        walker.go(phone, walker.address("/voting/" + id));
        walker.look(phone, name + "结果");
        assertThat(life.asks(life.city.clerk, a -> life.polls.result(a, id)).ballots())
                .isEqualTo(6);
    }

    @Test
    @DisplayName("VOT-8 逐项表决：可以一次全部赞成，再改其中一项")
    void perItem() {
        BallotForm form = BallotForm.perItem(items(20, "关于任命市中级人民法院审判员的议案"));
        walk(
                "逐项",
                form,
                all(20, "FOR").replace("9=FOR;10=FOR", "9=AGAINST;10=ABSTAIN"),
                page -> {
                    page.getByText("全部赞成").click();
                    page.locator("#i2-AGAINST").check();
                });
    }

    @Test
    @DisplayName("ELE-12 从多项中选：多选时提交按钮不能用，减到应选数才能提交")
    void choose() {
        walk(
                "选几项",
                BallotForm.choose(items(6, "民生实事项目"), 3),
                "1=FOR;2=FOR;4=FOR",
                page -> {
                    for (int no : new int[] {1, 2, 3, 4}) {
                        page.locator("input[name=i" + no + "]").check();
                    }
                    assertThat(page.locator("button.vote-submit")).isDisabled();
                    assertThat(page.locator("[data-chosen]")).containsText("多于 3 个");
                    page.locator("input[name=i3]").uncheck();
                });
    }

    @Test
    @DisplayName("VOT-3 差额选举：反对一人、另选一人")
    void competitive() {
        List<BallotItem> candidates =
                List.of(
                        new BallotItem(1, "委员1 市教育局局长", life.person(1)),
                        new BallotItem(2, "委员2 市第一医院院长", life.person(2)),
                        new BallotItem(3, "委员3 市水务集团总工程师", life.person(3)));
        BallotForm form =
                BallotForm.competitive(
                        candidates,
                        2,
                        List.of(
                                new Eligible(life.person(7), "委员7"),
                                new Eligible(life.person(8), "委员8")));
        walk(
                "差额",
                form,
                "1=FOR;2=FOR;3=AGAINST",
                page -> {
                    page.locator("#f-i1").check();
                    page.locator("#i2-AGAINST").check();
                    page.locator("#i3-ABSTAIN").check();
                    page.locator("#w1").selectOption(life.person(7).toString());
                });
    }

    @Test
    @DisplayName("CAL-3 打分：每项一个整数")
    void score() {
        walk(
                "打分",
                BallotForm.score(items(4, "工作评议"), 0, 100),
                "1=90;2=85;3=70;4=100",
                page -> {
                    for (int no = 1; no <= 4; no++) {
                        page.locator("input[name=i" + no + "]").fill("8" + no);
                    }
                });
        assertThat(walker.complaints).isEmpty();
    }
}
