package org.openrenda.voting.hall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.TestClock;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.access.TestSignIn;
import org.openrenda.platform.database.DataScope;
import org.openrenda.platform.parameters.Parameters;
import org.openrenda.voting.VotingLife;
import org.openrenda.voting.polls.PollId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/**
 * Who votes or chairs has proved it this half day; who has only a password is led, not locked out.
 */
@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("SEC-5 表决前的再次验证")
class FreshVoteTest {

    @Autowired private ApplicationContext context;
    @Autowired private MockMvcTester web;
    @Autowired private Parameters parameters;

    private VotingLife life;

    @BeforeAll
    void found() {
        life = new VotingLife(context, 4);
    }

    private void secondWay(AccountId account, boolean has) {
        life.city
                .jdbc()
                .sql(
                        """
                        update access.account set totp_confirmed_at =
                            case when :has then now() end where id = :id
                        """)
                .param("has", has)
                .param("id", account.value())
                .update();
    }

    /** A sign-in whose proof was given so many minutes ago; less than none for no proof at all. */
    private Cookie proved(AccountId account, int minutes) {
        Cookie cookie = TestSignIn.cookie(context, account);
        life.city
                .jdbc()
                .sql(
                        """
                        update access.sign_in
                        set factor_at = case when :minutes >= 0 then
                            factor_at - make_interval(mins => :minutes) end
                        where account_id = :id and ended_at is null
                        """)
                .param("minutes", minutes)
                .param("id", account.value())
                .update();
        return cookie;
    }

    private MvcTestResult page(String path, Cookie cookie) {
        return web.get().uri(path).cookie(cookie).exchange();
    }

    private MvcTestResult ballot(PollId poll, Cookie cookie) {
        return web.post()
                .uri("/voting/" + poll + "/ballot")
                .cookie(cookie)
                .with(csrf())
                .param("key", "0123456789abcdef")
                .param("i1", "FOR")
                .exchange();
    }

    private static String to(MvcTestResult answer) {
        return String.valueOf(answer.getResponse().getHeader("Location"));
    }

    @Test
    @DisplayName("有第二种验证方式的：半天内验证过就直接投；过了时间先验证，选票留住，不丢")
    void whoHasAnotherWayProvesIt() {
        PollId poll = life.opened(life.question(), 4);
        AccountId account = life.account(1);
        secondWay(account, true);
        String page = "/voting/" + poll + "/vote";
        Cookie old = proved(account, 241);
        assertThat(to(page(page, old))).startsWith("/sign-in/confirm?back=");
        assertThat(to(ballot(poll, old))).startsWith("/sign-in/confirm?act=");
        assertThat(life.polls.live(poll).voted()).isZero();
        Cookie recent = proved(account, 200);
        assertThat(page(page, recent)).hasStatus(200);
        assertThat(to(ballot(poll, recent))).isEqualTo(page);
        assertThat(life.polls.live(poll).voted()).isEqualTo(1);
    }

    @Test
    @DisplayName("只有口令的：照样能投，页面提示添加通行密钥；本会要求必须有的，先去添加")
    void whoHasOnlyAPasswordIsLed() throws Exception {
        PollId poll = life.opened(life.question(), 4);
        AccountId account = life.account(2);
        Cookie plain = proved(account, -1);
        String page = "/voting/" + poll + "/vote";
        MvcTestResult seen = page(page, plain);
        assertThat(seen).hasStatus(200);
        assertThat(seen.getResponse().getContentAsString())
                .contains("/account/passkeys")
                .contains("提交投票");
        required(1);
        try {
            assertThat(to(page(page, plain))).startsWith("/sign-in/confirm");
            assertThat(to(ballot(poll, plain))).startsWith("/sign-in/confirm");
        } finally {
            required(0);
        }
        assertThat(to(ballot(poll, plain))).isEqualTo(page);
    }

    @AfterEach
    void backToNow() {
        TestClock.reset();
    }

    /** Set, and let as much time pass as another number may take to hold. */
    private void required(int value) {
        TestClock.pass(Duration.ofSeconds(11));
        DataScope.system(() ->
                parameters.set(
                        Actor.system("测试布置", life.city.city),
                        life.city.city,
                        "voting.fresh.required",
                        value,
                        "本会议事规则",
                        LocalDate.of(2024, 1, 2)));
    }

    @Test
    @DisplayName("主持人宣布开始、结束、宣布结果前也要验证过；过了时间的一样也办不成")
    void theChairToo() {
        PollId poll = life.opened(life.question(), 4);
        secondWay(life.city.chair, true);
        Cookie old = proved(life.city.chair, 300);
        try {
            for (String act : new String[] {"opening", "closing", "announcement", "voiding"}) {
                MvcTestResult answer =
                        web.post()
                                .uri("/voting/" + poll + "/" + act)
                                .cookie(old)
                                .with(csrf())
                                .exchange();
                assertThat(to(answer)).as(act).startsWith("/sign-in/confirm");
            }
            assertThat(life.polls.live(poll).stage().name()).isEqualTo("OPEN");
        } finally {
            secondWay(life.city.chair, false);
        }
    }
}
