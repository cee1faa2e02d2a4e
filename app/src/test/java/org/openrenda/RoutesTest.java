package org.openrenda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Limited;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Open;
import org.openrenda.platform.SignedIn;
import org.openrenda.platform.access.TestSignIn;
import org.openrenda.platform.parameters.Parameters;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/** Every route names who may use it, and lets nobody else through. */
@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("每条路由的权限")
class RoutesTest {

    private static final int FORBIDDEN = 403;

    @Autowired private ApplicationContext context;
    @Autowired private MockMvcTester web;
    @Autowired private Parameters parameters;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    private TestCity city;
    private Map<String, AccountId> people;

    /** A route with its handler. */
    private record Route(HttpMethod method, String path, HandlerMethod handler) {}

    @BeforeAll
    void found() {
        city = TestCity.found(context);
        people = new TreeMap<>();
        people.put("工作人员", city.clerk);
        people.put("主任会议成员", city.chair);
        people.put("代表", city.deputies.getFirst());
        people.put("承办单位", city.housingHandler);
        people.put("联络站工作人员", city.keeper);
        people.put("系统管理员", city.systemAdmin);
        people.put("安全管理员", city.securityAdmin);
        people.put("审计管理员", city.auditAdmin);
    }

    private Stream<Route> routes() {
        return mappings.getHandlerMethods().entrySet().stream()
                .filter(e -> ours(e.getValue()))
                .flatMap(e ->
                        e.getKey().getPatternValues().stream()
                                .flatMap(path ->
                                        methods(e.getKey().getMethodsCondition().getMethods())
                                                .map(m -> new Route(m, path, e.getValue()))));
    }

    private static boolean ours(HandlerMethod handler) {
        String name = handler.getBeanType().getName();
        return name.startsWith("org.openrenda") && !name.endsWith(".ErrorPages");
    }

    private static Stream<HttpMethod> methods(Set<RequestMethod> methods) {
        return methods.isEmpty()
                ? Stream.of(HttpMethod.GET)
                : methods.stream().map(RequestMethod::asHttpMethod);
    }

    @Test
    @DisplayName("SEC-6 每条路由都写明谁可以用，恰好一种写法")
    void namesWhoMay() {
        List<String> wrong = new ArrayList<>();
        routes().forEach(route -> {
            HandlerMethod h = route.handler();
            int named =
                    (h.hasMethodAnnotation(Open.class) ? 1 : 0)
                            + (h.hasMethodAnnotation(SignedIn.class) ? 1 : 0)
                            + (h.hasMethodAnnotation(Needs.class) ? 1 : 0)
                            + (beforeSecondStep(h) ? 1 : 0);
            if (named != 1) {
                wrong.add(route.method() + " " + route.path());
            }
        });
        assertThat(wrong).as("add exactly one of @Open, @SignedIn, @Needs to").isEmpty();
    }

    private static boolean beforeSecondStep(HandlerMethod handler) {
        return Stream.of(handler.getMethod().getAnnotations())
                .anyMatch(a -> a.annotationType().getSimpleName().equals("BeforeSecondStep"));
    }

    @Test
    @DisplayName("按首词和段数找到的处理方法，就是逐条比对找到的那一个")
    void findsTheHandlerOfEveryRoute() {
        assertThat(mappings).isNotExactlyInstanceOf(RequestMappingHandlerMapping.class);
        RequestMappingHandlerMapping each = new RequestMappingHandlerMapping();
        each.setApplicationContext(context);
        mappings.getHandlerMethods()
                .forEach((info, handler) ->
                        each.registerMapping(info, handler.getBean(), handler.getMethod()));
        List<String> wrong = new ArrayList<>();
        routes().forEach(route -> {
            String path = route.path().replaceAll("\\{[^/]*}", "7");
            for (String one :
                    List.of(path, path + "/7", path + "/", path + ";a=1", "/%37" + path)) {
                String found = handler(mappings, route.method(), one);
                if (!found.equals(handler(each, route.method(), one))) {
                    wrong.add(route.method() + " " + one + " " + found);
                }
            }
        });
        assertThat(wrong).isEmpty();
    }

    /** Which handler, or why there is none. */
    private static String handler(
            RequestMappingHandlerMapping among, HttpMethod method, String path) {
        MockHttpServletRequest request = new MockHttpServletRequest(method.name(), path);
        ServletRequestPathUtils.parseAndCache(request);
        try {
            HandlerExecutionChain found = among.getHandler(request);
            return found == null ? "none" : String.valueOf(found.getHandler());
        } catch (Exception refused) {
            return String.valueOf(refused);
        }
    }

    @Test
    @DisplayName("没有登录的人只到得了公开的路由，其余一律先请登录")
    void visitorsSeeOnlyWhatIsOpen() {
        Set<String> open = new TreeSet<>();
        routes().filter(r -> !r.handler().hasMethodAnnotation(Open.class))
                .forEach(route -> {
                    var answer = call(route, null);
                    boolean asked =
                            answer.getResponse().getStatus() == 302
                                    && String.valueOf(answer.getResponse().getHeader("Location"))
                                            .startsWith("/sign-in");
                    if (!asked) {
                        open.add(route + " " + answer.getResponse().getStatus());
                    }
                });
        assertThat(open).isEmpty();
    }

    @Test
    @DisplayName("SEC-4 每条路由对每种角色：没有权限的一律 403，有权限的不因权限被拒")
    void letsThroughOnlyWhomItNames() {
        Set<String> wrong = new TreeSet<>();
        people.forEach((name, account) -> {
            Cookie cookie = TestSignIn.cookie(context, account);
            Actor actor = city.as(account);
            routes().filter(r -> r.handler().hasMethodAnnotation(Needs.class))
                    .filter(r -> !r.path().endsWith("/events"))
                    .forEach(route -> {
                        boolean may = may(actor, route.handler());
                        int status = call(route, cookie).getResponse().getStatus();
                        if (!may && status != FORBIDDEN) {
                            wrong.add(name + " 到得了 " + route.path() + " " + status);
                        }
                        if (may && status == FORBIDDEN) {
                            wrong.add(name + " 到不了 " + route.path());
                        }
                    });
        });
        assertThat(wrong).isEmpty();
    }

    private static boolean may(Actor actor, HandlerMethod handler) {
        Needs needs = handler.getMethodAnnotation(Needs.class);
        return needs != null && Stream.of(needs.value()).anyMatch(actor::may);
    }

    /** Come without a sign-in, so that there is no session that a foreign page could abuse. */
    private static final String SECRET_BALLOT = "/api/voting/ballots/{poll}";

    private static final Set<String> WITHOUT_SESSION =
            Set.of(SECRET_BALLOT, "/api/meetings/arrivals");

    @Test
    @DisplayName("没有 CSRF 令牌的提交一律拒绝")
    void refusesForeignForms() {
        Cookie cookie = TestSignIn.cookie(context, city.clerk);
        Set<String> wrong = new TreeSet<>();
        routes().filter(route -> route.method() == HttpMethod.POST)
                .filter(route -> !WITHOUT_SESSION.contains(route.path()))
                .forEach(route -> {
                    int status =
                            web.post()
                                    .uri(filled(route.path()))
                                    .cookie(cookie)
                                    .exchange()
                                    .getResponse()
                                    .getStatus();
                    if (status != FORBIDDEN) {
                        wrong.add(route.path() + " " + status);
                    }
                });
        assertThat(wrong).isEmpty();
    }

    /**
     * Sign-in has a lock-out of its own, and signing out costs nothing. The show of the kit, which
     * keeps nothing, is there in the demo only. A secret ballot proves by two signatures that it
     * may come, before anything is kept of it; a whole hall stands behind one network, and a count
     * by network would keep when each ballot came.
     */
    private static final Set<String> WITHOUT_ALLOWANCE =
            Set.of("/sign-in", "/sign-out", SECRET_BALLOT);

    @Test
    @DisplayName("不登录就能提交的，每个网络都有限度，限度是写明依据的参数")
    void limitsWhatAnyoneMaySend() {
        Set<String> boundless = new TreeSet<>();
        routes().filter(route -> route.handler().hasMethodAnnotation(Open.class))
                .filter(route -> route.method() != HttpMethod.GET)
                .filter(route -> !route.path().startsWith("/kit/"))
                .filter(route -> !route.handler().hasMethodAnnotation(Limited.class))
                .forEach(route -> boundless.add(route.path()));
        assertThat(boundless).as("add @Limited to").isSubsetOf(WITHOUT_ALLOWANCE);
        Set<String> names = new TreeSet<>();
        routes().map(route -> route.handler().getMethodAnnotation(Limited.class))
                .filter(java.util.Objects::nonNull)
                .forEach(limited -> names.add(limited.value()));
        assertThat(names).contains("site.follow", "site.code", "site.search", "access.link");
        for (String name : names) {
            assertThat(parameters.standard("limits." + name + ".most").value()).isPositive();
            assertThat(parameters.standard("limits." + name + ".minutes").unit())
                    .isEqualTo("MINUTE");
        }
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult call(
            Route route, Cookie cookie) {
        var request = web.method(route.method()).uri(filled(route.path())).with(csrf());
        return (cookie == null ? request : request.cookie(cookie)).exchange();
    }

    /**
     * An id that does not exist: what is asked is whether the door opens, not what is behind it.
     */
    private static String filled(String path) {
        return path.replaceAll("\\{[^}]+}", "999999999");
    }
}
