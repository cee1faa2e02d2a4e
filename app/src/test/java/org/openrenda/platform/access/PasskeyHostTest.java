package org.openrenda.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openrenda.platform.database.StartRefused;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.mock.web.MockHttpServletRequest;

@DisplayName("通行密钥属于哪个域名")
class PasskeyHostTest {

    private static PasskeyHost set(String host, String origins) {
        return new PasskeyHost(
                new MockEnvironment()
                        .withProperty("openrenda.passkeys.host", host)
                        .withProperty("openrenda.passkeys.origins", origins));
    }

    private static MockHttpServletRequest to(String scheme, String host, int port) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/sign-in");
        request.setScheme(scheme);
        request.setServerName(host);
        request.setServerPort(port);
        return request;
    }

    @Test
    @DisplayName("没有设置时只在本机可用，别的主机名一概不认")
    void standsOnlyForLocalhostByItself() {
        PasskeyHost host = new PasskeyHost(new MockEnvironment());
        assertThat(host.of(to("http", "localhost", 8123)).orElseThrow().origins())
                .containsExactly("http://localhost:8123");
        assertThat(host.of(to("https", "localhost", 443)).orElseThrow().origins())
                .containsExactly("https://localhost");
        for (String other :
                new String[] {"127.0.0.1", "renda.example.cn", "localhost.example.cn"}) {
            assertThat(host.of(to("http", other, 80))).isEmpty();
        }
    }

    @Test
    @DisplayName("设了域名就以它为准，请求自称来自哪里不算数")
    void takesTheSettingAlone() {
        PasskeyHost.Bound bound =
                set("renda.example.cn", "").of(to("http", "localhost", 80)).orElseThrow();
        assertThat(bound.host()).isEqualTo("renda.example.cn");
        assertThat(bound.origins()).containsExactly("https://renda.example.cn");
        assertThat(
                        set("example.cn", "https://renda.example.cn:8443, https://m.example.cn")
                                .of(to("https", "m.example.cn", 443))
                                .orElseThrow()
                                .origins())
                .containsExactly("https://renda.example.cn:8443", "https://m.example.cn");
    }

    @ParameterizedTest
    @CsvSource({
        "'', https://renda.example.cn",
        "10.1.2.3, ''",
        "https://renda.example.cn, ''",
        "renda.example.cn, http://renda.example.cn",
        "renda.example.cn, https://evil.example.net",
        "renda.example.cn, https://evilrenda.example.cn",
        "renda.example.cn, https://renda.example.cn/path",
        "renda.example.cn, nonsense"
    })
    @DisplayName("设得不对就不启动，并说明怎么改")
    void refusesToStartWithWhatCannotWork(String host, String origins) {
        assertThatThrownBy(() -> set(host, origins))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("openrenda.passkeys.");
    }
}
