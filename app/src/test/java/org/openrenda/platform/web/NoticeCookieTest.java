package org.openrenda.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.FlashMap;

class NoticeCookieTest {

    private final NoticeCookie cookies = new NoticeCookie();

    private static MockHttpServletRequest asking(String path, Cookie... sent) {
        var request = new MockHttpServletRequest("GET", path);
        request.setCookies(sent);
        return request;
    }

    private Cookie carrying(String path, String sentence) {
        var response = new MockHttpServletResponse();
        var flash = new FlashMap();
        flash.setTargetRequestPath(path);
        flash.put("notice", sentence);
        cookies.saveOutputFlashMap(flash, asking("/from"), response);
        return response.getCookie(NoticeCookie.NAME);
    }

    @Test
    @DisplayName("刚办完的事在下一页说一遍，只说一遍")
    void tellsOnce() {
        var cookie = carrying("/supervision/matters/7", "已交办 3 件. 承办单位已收到消息；100% 送达。");
        assertThat(cookie.isHttpOnly()).isTrue();
        var response = new MockHttpServletResponse();
        var found = cookies.retrieveAndUpdate(asking("/supervision/matters/7", cookie), response);
        assertThat(found.get("notice")).isEqualTo("已交办 3 件. 承办单位已收到消息；100% 送达。");
        assertThat(response.getCookie(NoticeCookie.NAME).getMaxAge()).isZero();
    }

    @Test
    @DisplayName("别的页面先打开，不会把这句话拿走")
    void waitsForItsPage() {
        var cookie = carrying("/supervision/matters/7", "已交办");
        var response = new MockHttpServletResponse();
        Object found = cookies.retrieveAndUpdate(asking("/assets/app.css", cookie), response);
        assertThat(found).isNull();
        assertThat(response.getCookie(NoticeCookie.NAME)).isNull();
    }

    @Test
    @DisplayName("伪造的内容一律不理")
    void ignoresForgedOnes() {
        for (var value : new String[] {"", "x", "%zz.%zz", ".", "..", "a".repeat(5000)}) {
            var request = asking("/", new Cookie(NoticeCookie.NAME, value));
            var found = cookies.retrieveAndUpdate(request, new MockHttpServletResponse());
            assertThat(found == null || "".equals(found.get("notice"))).as(value).isTrue();
        }
    }
}
