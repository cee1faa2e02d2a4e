package org.openrenda.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.AccountId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/** Puts the views this person saved, and the time, into every list about to be shown. */
class ListInterceptor implements HandlerInterceptor {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final ObjectProvider<SavedViews> saved;
    private final Clock clock;

    ListInterceptor(ObjectProvider<SavedViews> saved, Clock clock) {
        this.saved = saved;
        this.clock = clock;
    }

    @Override
    public void postHandle(
            HttpServletRequest request,
            HttpServletResponse response,
            Object handler,
            @Nullable ModelAndView page) {
        if (page != null
                && page.getModel().get("list") instanceof ListPage list
                && page.getModel().get("shell") instanceof Shell shell) {
            var now = LocalDateTime.ofInstant(clock.instant(), ZONE);
            page.addObject("list", list.seen(views(shell.viewer(), list.query()), now));
        }
    }

    private List<SavedView> views(Viewer viewer, ListQuery query) {
        var views = saved.getIfAvailable();
        if (views == null || !viewer.key().matches("[0-9]{1,18}")) return List.of();
        return views.of(new AccountId(Long.parseLong(viewer.key())), query);
    }
}
