package org.openrenda.voting.hall;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.Walker;
import org.openrenda.voting.VotingLife;
import org.openrenda.voting.polls.PollId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Somebody without a mouse, and somebody who only hears the page, sign in and vote. */
@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("只用键盘表决")
class KeyboardWalkTest {

    private static final int STEPS_MOST = 60;

    /** What the screen reader says of the element that has the focus. */
    private static final String NAME =
            """
            () => {
              const at = document.activeElement;
              const label = at.labels && at.labels.length ? at.labels[0] : at;
              return (at.getAttribute("aria-label") || label.textContent).trim();
            }\
            """;

    private static final String SHOWN =
            """
            () => {
              const style = getComputedStyle(document.activeElement);
              return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0
                || style.boxShadow !== "none";
            }\
            """;

    @Autowired private ApplicationContext context;
    @LocalServerPort private int port;

    private VotingLife life;
    private Walker walker;

    @BeforeAll
    void open() {
        life = new VotingLife(context, 5);
        walker =
                new Walker(context, port, "35-keyboard", List.of(life.account(1), life.account(2)));
    }

    @AfterAll
    void close() {
        if (walker != null) {
            walker.close();
        }
    }

    private static void tabTo(Page page, String name) {
        for (int step = 0; step < STEPS_MOST; step++) {
            page.keyboard().press("Tab");
            if (String.valueOf(page.evaluate(NAME)).startsWith(name)) {
                assertThat(page.evaluate(SHOWN)).as("看得出焦点在“" + name + "”").isEqualTo(true);
                return;
            }
        }
        throw new AssertionError("no way by the keyboard to " + name + " at " + page.url());
    }

    private void votes(int member, Page page, String more) {
        PollId id = life.opened(life.question(), 5);
        walker.go(page, walker.address("/voting/" + id + "/vote" + more));
        tabTo(page, "账号");
        page.keyboard().type("member" + member);
        tabTo(page, "口令");
        page.keyboard().type(Walker.PASSWORD);
        page.keyboard().press("Enter");
        assertThat(page.locator("form.ballot")).isVisible();
        assertThat(page.locator("main").ariaSnapshot())
                .as("what a screen reader finds")
                .contains(
                        "group \"您的选择\"",
                        "radio \"赞成\"",
                        "radio \"反对\"",
                        "radio \"弃权\"",
                        "button \"提交投票\"");
        page.keyboard().press("Tab");
        assertThat(String.valueOf(page.evaluate(NAME))).contains("正文");
        page.keyboard().press("Enter");
        tabTo(page, "赞成");
        page.keyboard().press("Space");
        page.keyboard().press("ArrowDown");
        assertThat(page.getByLabel("反对")).isChecked();
        walker.look(page, "选好");
        tabTo(page, "提交投票");
        page.keyboard().press("Enter");
        assertThat(page.locator(".vote-done[role=status]")).containsText("投票已提交");
        assertThat(life.polls.live(id).voted()).isEqualTo(1);
    }

    @Test
    @DisplayName("F-VOTE-1 从登录到投票已提交，不用鼠标；焦点一路看得见，屏幕阅读器读得出选项")
    void signsInAndVotes() {
        votes(1, walker.visitor(1440, 900), "");
    }

    @Test
    @DisplayName("F-VOTE-1 大字版同样只用键盘就能登录、表决")
    void votesInLargeLetters() {
        votes(2, walker.visitor(390, 844), "?elder=1");
    }
}
