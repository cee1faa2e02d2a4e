package org.openrenda;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.platform.limits.Limits;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The platform alone, behind a proxy it trusts and one it does not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("公开操作的频次")
class LimitsTest {

    private static final String LINK = "/sign-in/first/none";
    private static final int LINKS = 30;
    private static final String FROM = "X-Forwarded-For";

    private LoneModule behindProxy;
    private LoneModule direct;

    @BeforeAll
    void start() {
        behindProxy = LoneModule.start("platform", "openrenda.proxies=127.0.0.1");
        direct = LoneModule.start("platform");
    }

    @AfterAll
    void stop() {
        behindProxy.close();
        direct.close();
    }

    private static HttpResponse<String> link(LoneModule at, String from) throws Exception {
        return LoneModule.send(at.request(LINK).header(FROM, from).header("Accept", "text/html"));
    }

    private static HttpResponse<String> useUp(LoneModule at, String from) throws Exception {
        HttpResponse<String> last = link(at, from);
        for (int i = 0; i < LINKS && last.statusCode() == 200; i++) {
            last = link(at, from);
        }
        return last;
    }

    @Test
    @DisplayName("用完了就请过一会儿再来，写明等多久；别的网络不受影响")
    void asksToComeBackLater() throws Exception {
        HttpResponse<String> refused = useUp(behindProxy, "198.51.100.7");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 60L);
        assertThat(refused.body()).contains("请 ").contains("后再试").contains("回到首页");
        assertThat(link(behindProxy, "198.51.100.8").statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("可信代理说的来路，只认它亲眼所见的最后一段；前面冒充的不算")
    void believesOnlyWhatTheProxySaw() throws Exception {
        useUp(behindProxy, "198.51.100.20");
        assertThat(link(behindProxy, "203.0.113.99, 198.51.100.20").statusCode()).isEqualTo(429);
    }

    @Test
    @DisplayName("没有设置可信代理时，谁冒充来路都不理会")
    void ignoresClaimsWithoutProxy() throws Exception {
        useUp(direct, "198.51.100.7");
        assertThat(link(direct, "198.51.100.8").statusCode()).isEqualTo(429);
    }

    @Test
    @DisplayName("IPv6 按 /64 算一家，换着后半段也是同一家")
    void countsAnIpv6NetworkAsOne() throws Exception {
        useUp(behindProxy, "2001:db8:1:2::1");
        assertThat(link(behindProxy, "2001:db8:1:2:ffff::9").statusCode()).isEqualTo(429);
        assertThat(link(behindProxy, "2001:db8:1:3::1").statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("几处同时来，放行的恰好是余量那么多")
    void letsThroughExactlyTheAllowance() throws Exception {
        Limits limits = direct.bean(Limits.class);
        List<Callable<Boolean>> tries = new ArrayList<>();
        for (int i = 0; i < LINKS * 3; i++) {
            tries.add(() -> limits.use("access.link", "同一家").isZero());
        }
        int passed = 0;
        try (var pool = Executors.newFixedThreadPool(8)) {
            for (Future<Boolean> one : pool.invokeAll(tries)) {
                passed += one.get() ? 1 : 0;
            }
        }
        // One may refill while they run: thirty in fifteen minutes are two a minute.
        assertThat(passed).isBetween(LINKS, LINKS + 1);
    }

    @Test
    @DisplayName("表里没有地址原文，只有带密钥的摘要")
    void keepsNoAddress() throws Exception {
        link(behindProxy, "198.51.100.44");
        List<String> rows =
                behindProxy
                        .bean(JdbcClient.class)
                        .sql("select a::text || encode(state, 'escape') from limits.allowance a")
                        .query(String.class)
                        .list();
        assertThat(rows).isNotEmpty();
        for (String row : rows) {
            assertThat(row).doesNotContain("198.51.100").doesNotContain("c633642c");
        }
        assertThat(Set.copyOf(rows)).hasSameSizeAs(rows);
    }
}
