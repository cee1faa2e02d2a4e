package org.openrenda.platform.access;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.TestCity;
import org.openrenda.Walker;
import org.openrenda.platform.Role;
import org.openrenda.platform.database.DataScope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** A passkey in a real browser, whose security key is played by the browser itself. */
@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("通行密钥，在浏览器里")
class PasskeyWalkTest {

    @Autowired private ApplicationContext context;
    @Autowired private Access access;
    @LocalServerPort private int port;

    private TestCity city;
    private Walker walker;

    @BeforeAll
    void open() {
        city = TestCity.found(context);
        walker =
                new Walker(
                        context, port, "08-passkey", List.of(city.clerk, city.deputies.getLast()));
    }

    @AfterAll
    void close() {
        if (walker != null) {
            walker.close();
        }
    }

    private static void giveKey(Page page) {
        CDPSession session = page.context().newCDPSession(page);
        session.send("WebAuthn.enable");
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        JsonObject key = new JsonObject();
        key.add("options", options);
        session.send("WebAuthn.addVirtualAuthenticator", key);
    }

    private static void press(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    private static void leave(Page page) {
        page.locator("details.account > summary").click();
        press(page, "退出登录");
        assertThat(page).hasURL(Pattern.compile("/$"));
    }

    /** The proof of this sign-in, and of every other, grows old. */
    private void letProofsGrowOld() {
        city.jdbc()
                .sql("update access.sign_in set factor_at = factor_at - interval '6 minutes'")
                .update();
    }

    private void add(Page page, String name) {
        walker.go(page, walker.address("/account/passkeys"));
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("添加通行密钥")).click();
        fillIn(page, name);
        assertThat(page.locator("main")).containsText("已添加");
        assertThat(page.locator(".lines")).containsText(name);
    }

    private void fillIn(Page page, String name) {
        page.getByLabel("名称").fill(name);
        if (page.getByLabel("口令").count() > 0) {
            page.getByLabel("口令").fill(Walker.PASSWORD);
        }
        walker.look(page, "添加");
        press(page, "继续");
    }

    @Test
    @DisplayName("添加，不输口令登录，删除前再次验证，删除后登录不了")
    void addsSignsInAndDeletes() {
        Page page = walker.signIn("clerk", 1440, 900);
        giveKey(page);
        add(page, "办公室电脑");
        walker.look(page, "我的通行密钥");
        leave(page);
        walker.go(page, walker.address("/sign-in?back=/account/passkeys"));
        walker.look(page, "登录");
        press(page, "使用通行密钥");
        assertThat(page.locator("h1")).hasText("通行密钥");
        assertThat(page.locator(".lines")).containsText("用过");
        letProofsGrowOld();
        walker.act(page, "删除");
        assertThat(page.locator("h1")).hasText("确认是您本人");
        walker.look(page, "再次验证");
        press(page, "使用通行密钥");
        assertThat(page.locator("h1")).hasText("已确认是您本人");
        walker.look(page, "继续办理");
        press(page, "继续办理");
        assertThat(page.locator("main")).containsText("已删除");
        leave(page);
        walker.go(page, walker.address("/sign-in"));
        press(page, "使用通行密钥");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("没有通过验证");
        walker.look(page, "删除后登录不了");
        page.context().close();
        assertThat(walker.complaints).as("违反内容安全策略或脚本出错").isEmpty();
    }

    @Test
    @DisplayName("手机上用口令登录欠第二步，通行密钥补上；没有设备时说得清楚")
    void standsInForTheCode() {
        Page phone = walker.signIn("deputy4", 390, 844);
        giveKey(phone);
        walker.go(phone, walker.address("/sign-in/confirm?back=/tasks"));
        assertThat(phone.locator("main")).containsText("现在只有口令");
        walker.look(phone, "只有口令");
        phone.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("添加通行密钥")).click();
        fillIn(phone, "我的手机");
        assertThat(phone).hasURL(walker.address("/tasks"));
        assertThat(phone.locator("main")).containsText("已添加");
        walker.go(phone, walker.address("/account/passkeys"));
        walker.look(phone, "手机上的通行密钥");
        leave(phone);
        walker.go(phone, walker.address("/sign-in"));
        walker.look(phone, "手机登录");
        phone.getByLabel("账号").fill("deputy4");
        phone.getByLabel("口令").fill(Walker.PASSWORD);
        press(phone, "登录");
        assertThat(phone.locator("h1")).hasText("两步验证");
        walker.look(phone, "第二步");
        press(phone, "使用通行密钥");
        assertThat(phone.locator("h1")).hasText("今天");
        phone.context().close();
    }

    @Test
    @DisplayName("授予角色填到一半验证过时：去验证，回来接着办成")
    void comesBackToTheAct() {
        city.doing(
                city.securityAdmin,
                admin -> {
                    access.grant(
                            admin,
                            city.keeper,
                            new org.openrenda.platform.Grant(Role.SECURITY_ADMIN, city.city, null));
                    return true;
                });
        Page page = walker.visitor(1440, 900);
        giveKey(page);
        page.context()
                .addCookies(
                        List.of(
                                new com.microsoft.playwright.options.Cookie(
                                                "openrenda",
                                                TestSignIn.cookie(context, city.keeper).getValue())
                                        .setUrl(walker.address("/"))));
        add(page, "机房");
        walker.go(page, walker.address("/access/accounts/" + city.chair));
        walker.look(page, "账号");
        letProofsGrowOld();
        walker.dialog(page, "授予角色");
        page.locator("dialog select[name=role]").selectOption("DEPUTY");
        walker.confirm(page, "授予角色");
        assertThat(page.locator("h1")).hasText("确认是您本人");
        press(page, "使用通行密钥");
        press(page, "继续办理");
        assertThat(page.locator("main")).containsText("已授予“人大代表”");
        assertThat(access.actor(city.chair).grants())
                .anyMatch(grant -> grant.role() == Role.DEPUTY);
        enrolCode();
        letProofsGrowOld();
        walker.go(page, walker.address("/parameters/setting?key=tasks.remind.before"));
        assertThat(page.locator("h1")).hasText("确认是您本人");
        assertThat(page.locator("main")).containsText("或者用口令和动态码");
        walker.look(page, "两种方式");
        page.setViewportSize(390, 844);
        walker.look(page, "两种方式手机");
        press(page, "使用通行密钥");
        assertThat(page).hasURL(walker.address("/parameters/setting?key=tasks.remind.before"));
        page.context().close();
    }

    private void enrolCode() {
        SignIn signIn = context.getBean(SignIn.class);
        String token = TestSignIn.cookie(context, city.keeper).getValue();
        DataScope.system(() -> {
            String secret = signIn.proposal(city.keeper);
            String code =
                    context.getBean(SecondStep.class)
                            .codeAt(secret, context.getBean(java.time.Clock.class).instant());
            signIn.enrol(token, city.keeper, code, "10.0.0.1");
        });
    }
}
