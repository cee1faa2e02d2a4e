package org.openrenda.platform.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.WebUtils;

/** Puts the {@link Shell} into the model of every page that is about to be rendered. */
class ShellInterceptor implements HandlerInterceptor {

    static final String ELDER = "elder";
    private static final int PHONE_ENTRIES_MAX = 4;
    private static final Duration ELDER_KEPT = Duration.ofDays(365);

    private final Viewer.Source source;
    private final List<NavEntry> entries;
    private final UnaryOperator<String> assets;

    ShellInterceptor(Viewer.Source source, List<NavEntry> entries, UnaryOperator<String> assets) {
        this.source = source;
        this.entries = entries.stream().sorted(Comparator.comparingInt(NavEntry::order)).toList();
        this.assets = assets;
    }

    /** The switch is a link so that it works without script and without a session. */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object h) {
        var asked = request.getParameter(ELDER);
        if ("1".equals(asked) || "0".equals(asked)) {
            var cookie = new Cookie(ELDER, asked);
            cookie.setPath("/");
            cookie.setHttpOnly(true);
            cookie.setAttribute("SameSite", "Lax");
            cookie.setSecure(request.isSecure());
            cookie.setMaxAge("1".equals(asked) ? (int) ELDER_KEPT.toSeconds() : 0);
            response.addCookie(cookie);
        }
        return true;
    }

    @Override
    public void postHandle(
            HttpServletRequest request,
            HttpServletResponse response,
            Object handler,
            @Nullable ModelAndView page) {
        if (page == null || page.getViewName() == null) return;
        if (page.getViewName().startsWith("redirect:")) return;
        page.addObject("shell", shell(request));
    }

    private Shell shell(HttpServletRequest request) {
        var viewer = source.viewer(request);
        var path = pagePath(request);
        var elder = elder(request);
        return new Shell(
                viewer,
                groups(viewer, path),
                links(viewer, NavEntry.Place.PHONE, path).stream()
                        .limit(PHONE_ENTRIES_MAX)
                        .toList(),
                links(viewer, NavEntry.Place.SITE, path),
                elder,
                elderSwitch(request, path, elder),
                notice(request),
                (CsrfToken) request.getAttribute(CsrfToken.class.getName()),
                assets);
    }

    private List<Shell.Group> groups(Viewer viewer, String path) {
        var here = nearest(viewer, NavEntry.Place.DESK, path);
        var groups = new LinkedHashMap<String, List<Shell.Link>>();
        shown(viewer, NavEntry.Place.DESK)
                .forEach(e ->
                        groups.computeIfAbsent(e.group(), g -> new java.util.ArrayList<>())
                                .add(link(e, here)));
        return groups.entrySet().stream()
                .map(g -> new Shell.Group(g.getKey(), List.copyOf(g.getValue())))
                .toList();
    }

    private List<Shell.Link> links(Viewer viewer, NavEntry.Place place, String path) {
        var here = nearest(viewer, place, path);
        return shown(viewer, place).stream().map(e -> link(e, here)).toList();
    }

    private List<NavEntry> shown(Viewer viewer, NavEntry.Place place) {
        return entries.stream()
                .filter(e -> e.place() == place)
                .filter(e -> e.needs().isEmpty() || viewer.permissions().contains(e.needs()))
                .toList();
    }

    private static Shell.Link link(NavEntry entry, String here) {
        return new Shell.Link(entry.label(), entry.href(), entry.icon(), entry.href().equals(here));
    }

    /** The longest entry address that the page lies under; empty when there is none. */
    private String nearest(Viewer viewer, NavEntry.Place place, String path) {
        return shown(viewer, place).stream()
                .map(NavEntry::href)
                .filter(href -> path.equals(href) || path.startsWith(withSlash(href)))
                .max(Comparator.comparingInt(String::length))
                .orElse("");
    }

    private static String withSlash(String href) {
        return href.endsWith("/") ? href + "\0" : href + "/";
    }

    /** In an error page the address that failed, not the address of the error page. */
    private static String pagePath(HttpServletRequest request) {
        var failed = request.getAttribute("jakarta.servlet.error.request_uri");
        return failed == null ? request.getRequestURI() : failed.toString();
    }

    private static boolean elder(HttpServletRequest request) {
        var asked = request.getParameter(ELDER);
        if (asked != null) return "1".equals(asked);
        var cookie = WebUtils.getCookie(request, ELDER);
        return cookie != null && "1".equals(cookie.getValue());
    }

    private static String elderSwitch(HttpServletRequest request, String path, boolean elder) {
        var query = Objects.requireNonNullElse(request.getQueryString(), "");
        var address =
                "GET".equals(request.getMethod())
                        ? UriComponentsBuilder.fromPath(path).query(query)
                        : UriComponentsBuilder.fromPath(path);
        return address.replaceQueryParam(ELDER, elder ? "0" : "1").build().toUriString();
    }

    private static String notice(HttpServletRequest request) {
        var flash = RequestContextUtils.getInputFlashMap(request);
        var notice = flash == null ? null : flash.get("notice");
        return notice == null ? "" : notice.toString();
    }
}
