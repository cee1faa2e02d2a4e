package org.openrenda.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.TestCity;
import org.openrenda.TestClock;
import org.openrenda.platform.Fresh;
import org.openrenda.platform.Role;
import org.openrenda.platform.database.DataScope;
import org.openrenda.platform.parameters.Parameters;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("重要操作前再次验证")
class StepUpTest {

    private static final String PASSWORD = "Yan-Tai-2026-hai";

    @Autowired private ApplicationContext context;
    @Autowired private MockMvcTester http;
    @Autowired private SignIn signIn;
    @Autowired private SecondStep secondStep;
    @Autowired private Access access;
    @Autowired private Parameters parameters;
    @Autowired private java.time.Clock clock;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    private TestCity city;
    private String secret;

    @BeforeAll
    void found() {
        city = TestCity.found(context);
        TestSignIn.password(context, city.securityAdmin, PASSWORD);
        Cookie first = TestSignIn.cookie(context, city.securityAdmin);
        secret = DataScope.system(() -> signIn.proposal(city.securityAdmin));
        String code = secondStep.codeAt(secret, clock.instant());
        DataScope.system(
                () -> signIn.enrol(first.getValue(), city.securityAdmin, code, "10.0.0.1"));
    }

    @AfterEach
    void backToNow() {
        TestClock.reset();
    }

    private MockHttpServletResponse answer(
            MockMvcRequestBuilder request, Function<MockMvcRequestBuilder, ?> more) {
        more.apply(request);
        return request.exchange().getResponse();
    }

    private MockMvcRequestBuilder grant(Cookie cookie) {
        return http.post()
                .uri("/access/accounts/" + city.deputies.getFirst() + "/roles")
                .header("Referer", "http://localhost/access/accounts?q=孙&page=2")
                .cookie(cookie)
                .with(csrf());
    }

    private static String text(MockHttpServletResponse answer) {
        return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("SEC-5 验证过时的提交留住不丢，用口令和动态码验证后原样办理")
    void keepsTheForm() {
        Cookie cookie = TestSignIn.cookie(context, city.securityAdmin);
        TestClock.pass(Duration.ofMinutes(6));
        var held = answer(grant(cookie), r -> r.param("role", "STATION_KEEPER"));
        String confirm = String.valueOf(held.getHeader("Location"));
        assertThat(held.getStatus()).isEqualTo(303);
        assertThat(confirm).startsWith("/sign-in/confirm?act=");
        assertThat(text(http.get().uri(confirm).cookie(cookie).exchange().getResponse()))
                .contains("已经留住")
                .contains("动态码");
        String word = confirm.substring(confirm.indexOf('=') + 1);
        assertThat(confirm(cookie, "wrong-Password-1", word).getStatus()).isEqualTo(422);
        var passed = confirm(cookie, PASSWORD, word);
        assertThat(passed.getStatus()).isEqualTo(302);
        var page =
                text(
                        http.get()
                                .uri(String.valueOf(passed.getHeader("Location")))
                                .cookie(cookie)
                                .exchange()
                                .getResponse());
        assertThat(page)
                .contains("action=\"/access/accounts/" + city.deputies.getFirst() + "/roles\"")
                .contains("name=\"role\" value=\"STATION_KEEPER\"")
                .contains("继续办理");
        assertThat(answer(grant(cookie), r -> r.param("role", "STATION_KEEPER")).getStatus())
                .isEqualTo(302);
        assertThat(access.actor(city.deputies.getFirst()).grants())
                .anyMatch(grant -> grant.role() == Role.STATION_KEEPER);
    }

    private MockHttpServletResponse confirm(Cookie cookie, String password, String act) {
        return http.post()
                .uri("/sign-in/confirm")
                .param("password", password)
                .param("code", secondStep.codeAt(secret, clock.instant()))
                .param("act", act)
                .cookie(cookie)
                .with(csrf())
                .exchange()
                .getResponse();
    }

    @Test
    @DisplayName("SEC-5 留住的提交只属于那一次登录，别人和别的登录看不到；过期即无")
    void keepsItForThisSignInAlone() {
        Cookie cookie = TestSignIn.cookie(context, city.securityAdmin);
        TestClock.pass(Duration.ofMinutes(6));
        var held = answer(grant(cookie), r -> r.param("role", "DEPUTY"));
        String word = String.valueOf(held.getHeader("Location")).replaceFirst(".*=", "");
        KeptActs acts = context.getBean(KeptActs.class);
        assertThat(acts.find(cookie.getValue(), word)).isPresent();
        Cookie other = TestSignIn.cookie(context, city.securityAdmin);
        assertThat(acts.find(other.getValue(), word)).isEmpty();
        assertThat(
                        http.get()
                                .uri("/sign-in/confirm/act?act=" + word)
                                .cookie(other)
                                .exchange()
                                .getResponse()
                                .getStatus())
                .isEqualTo(422);
        TestClock.pass(Duration.ofMinutes(16));
        assertThat(acts.find(cookie.getValue(), word)).isEmpty();
    }

    @Test
    @DisplayName("SEC-5 页面验证后回到原处；局部更新、脚本、带文件的表单各有去处")
    void findsTheWayBackForEveryKind() {
        Cookie cookie = TestSignIn.cookie(context, city.systemAdmin);
        TestClock.pass(Duration.ofMinutes(6));
        var page = http.get().uri("/access/accounts/new?from=list").cookie(cookie).exchange();
        assertThat(page.getResponse().getHeader("Location"))
                .isEqualTo("/sign-in/confirm?back=%2Faccess%2Faccounts%2Fnew%3Ffrom%3Dlist");
        String path = "/access/accounts/" + city.clerk + "/closure";
        var part =
                answer(
                        http.post().uri(path).cookie(cookie).with(csrf()),
                        r ->
                                r.header("HX-Request", "true")
                                        .header("HX-Current-URL", "http://localhost/tasks"));
        assertThat(part.getHeader("HX-Redirect")).isEqualTo("/sign-in/confirm?back=%2Ftasks");
        var script =
                answer(
                        http.post().uri(path).cookie(cookie).with(csrf()),
                        r -> r.header("Sec-Fetch-Dest", "empty"));
        assertThat(script.getStatus()).isEqualTo(401);
        assertThat(script.getHeader("X-Step-Up")).startsWith("/sign-in/confirm?back=");
        var files =
                answer(
                        http.post().uri(path).cookie(cookie).with(csrf()),
                        r ->
                                r.contentType("multipart/form-data; boundary=x")
                                        .header("Referer", "https://evil.example//evil.example"));
        assertThat(files.getHeader("Location")).isEqualTo("/sign-in/confirm?back=%2Fdesk");
    }

    @Test
    @DisplayName("SEC-5 口令或动态码不对不算验证；没有权限的先被拒绝，不问验证")
    void asksOnlyThoseWhoMay() {
        Cookie clerk = TestSignIn.cookie(context, city.clerk);
        TestClock.pass(Duration.ofMinutes(6));
        assertThat(answer(grant(clerk), r -> r.param("role", "DEPUTY")).getStatus()).isEqualTo(403);
    }

    @Test
    @DisplayName("SEC-5 只用口令登录的人提交重要操作，先到再次验证的页面，启用动态码后原样继续")
    void takesThoseWithOnlyAPasswordBackToTheAct() {
        TestSignIn.password(context, city.deputies.get(1), PASSWORD);
        SignIn.Started started =
                DataScope.system(() -> signIn.start("deputy2", PASSWORD, "10.0.0.2"));
        Cookie cookie = new Cookie("openrenda", started.token());
        var held =
                http.post()
                        .uri("/account/passkeys/77/deletion")
                        .cookie(cookie)
                        .with(csrf())
                        .exchange()
                        .getResponse();
        String confirm = String.valueOf(held.getHeader("Location"));
        String word = confirm.replaceFirst(".*=", "");
        assertThat(text(http.get().uri(confirm).cookie(cookie).exchange().getResponse()))
                .contains("/sign-in/enrol?back=%2Fdesk&amp;act=" + word);
        String own = DataScope.system(() -> signIn.proposal(city.deputies.get(1)));
        assertThat(enrol(cookie, "wrong-Password-1", own, word).getStatus()).isEqualTo(422);
        var enrolled = enrol(cookie, PASSWORD, own, word);
        String onward = String.valueOf(enrolled.getHeader("Location"));
        assertThat(text(http.get().uri(onward).cookie(cookie).exchange().getResponse()))
                .contains("action=\"/account/passkeys/77/deletion\"");
    }

    private MockHttpServletResponse enrol(
            Cookie cookie, String password, String secret, String act) {
        return http.post()
                .uri("/sign-in/enrol")
                .param("password", password)
                .param("code", secondStep.codeAt(secret, clock.instant()))
                .param("act", act)
                .cookie(cookie)
                .with(csrf())
                .exchange()
                .getResponse();
    }

    @Test
    @DisplayName("SEC-5 只有口令的人到了再次验证的页面，知道先要添加什么")
    void tellsThoseWhoHaveOnlyAPassword() {
        Cookie cookie = TestSignIn.cookie(context, city.deputies.getLast());
        assertThat(
                        text(
                                http.get()
                                        .uri("/sign-in/confirm?back=/tasks")
                                        .cookie(cookie)
                                        .exchange()
                                        .getResponse()))
                .contains("现在只有口令")
                .contains("/account/passkeys/new")
                .contains("/sign-in/enrol");
    }

    @Test
    @DisplayName("SEC-5 账号、角色、权限、参数的每个改动都要再次验证，时限是写明依据的参数")
    void guardsAdministration() {
        Set<String> open = new TreeSet<>();
        mappings.getHandlerMethods()
                .forEach((mapping, method) -> {
                    boolean guarded = method.hasMethodAnnotation(Fresh.class);
                    boolean posts = mapping.getMethodsCondition().toString().contains("POST");
                    mapping.getPatternValues().stream()
                            .filter(path -> path.matches("/(access|parameters)(/.*)?"))
                            .filter(path -> posts && !guarded)
                            .forEach(open::add);
                    Fresh fresh = method.getMethodAnnotation(Fresh.class);
                    if (fresh != null) {
                        assertThat(parameters.standard(fresh.value()).unit()).isEqualTo("MINUTE");
                    }
                });
        assertThat(open).isEmpty();
        assertThat(parameters.standard(StepUp.STANDARD).value()).isEqualTo(5);
    }
}
