package org.openrenda.platform.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.support.AbstractFlashMapManager;
import org.springframework.web.util.WebUtils;

/**
 * Carries the sentence about what was just done to the page that comes next. In a cookie and not in
 * a session, since there is none: any node may answer the next request.
 */
class NoticeCookie extends AbstractFlashMapManager {

    static final String NAME = "notice";
    private static final int SECONDS = 60;
    private static final int LENGTH_MAX = 3000;
    private static final char BETWEEN = '.';

    @Override
    protected @Nullable List<FlashMap> retrieveFlashMaps(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, NAME);
        var at = cookie == null ? -1 : cookie.getValue().lastIndexOf(BETWEEN);
        if (at < 0) return null;
        try {
            var flash = new FlashMap();
            flash.setTargetRequestPath(decoded(cookie.getValue().substring(0, at)));
            flash.put(NAME, decoded(cookie.getValue().substring(at + 1)));
            flash.startExpirationPeriod(SECONDS);
            return new ArrayList<>(List.of(flash));
        } catch (IllegalArgumentException forged) {
            return null;
        }
    }

    @Override
    protected void updateFlashMaps(
            List<FlashMap> maps, HttpServletRequest request, HttpServletResponse response) {
        var kept = new ArrayList<>(maps);
        kept.removeIf(flash -> !(flash.get(NAME) instanceof String));
        var flash = kept.isEmpty() ? null : kept.getLast();
        var value =
                flash == null
                        ? ""
                        : encoded(String.valueOf(flash.getTargetRequestPath()))
                                + BETWEEN
                                + encoded(String.valueOf(flash.get(NAME))).replace(".", "%2E");
        if (value.length() > LENGTH_MAX) return;
        var cookie = new Cookie(NAME, value);
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setAttribute("SameSite", "Lax");
        cookie.setSecure(request.isSecure());
        cookie.setMaxAge(flash == null ? 0 : SECONDS);
        response.addCookie(cookie);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
