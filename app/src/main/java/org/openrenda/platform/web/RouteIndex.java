package org.openrenda.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Finds the handler of an address with numbers in it by its first word and its length. Without this
 * each such request is compared with every route of the program, which took a third of the work of
 * a small answer. What is not plainly one route is left to the ordinary search.
 */
final class RouteIndex extends RequestMappingHandlerMapping {

    private final Map<String, List<Route>> near = new HashMap<>();
    private final Set<String> whole = new HashSet<>();

    private record Route(RequestMappingInfo info, HandlerMethod handler) {}

    @Override
    protected void handlerMethodsInitialized(Map<RequestMappingInfo, HandlerMethod> handlers) {
        super.handlerMethodsInitialized(handlers);
        handlers.forEach((info, handler) -> {
            whole.addAll(info.getDirectPaths());
            for (String pattern : info.getPatternValues()) {
                near.computeIfAbsent(key(pattern), key -> new ArrayList<>())
                        .add(new Route(info, handler));
            }
        });
    }

    /** The first word of a path and how many there are. */
    private static String key(String path) {
        int second = path.indexOf('/', 1);
        long words = path.chars().filter(c -> c == '/').count();
        return words + (second < 0 ? path : path.substring(0, second));
    }

    @Override
    protected @Nullable HandlerMethod lookupHandlerMethod(String path, HttpServletRequest request)
            throws Exception {
        Route only = isPlain(path) ? only(path, request) : null;
        if (only == null) {
            return super.lookupHandlerMethod(path, request);
        }
        request.setAttribute(BEST_MATCHING_HANDLER_ATTRIBUTE, only.handler());
        handleMatch(only.info(), path, request);
        return only.handler();
    }

    /** Addresses without variables are found at once already. */
    private boolean isPlain(String path) {
        return path.indexOf('%') < 0 && path.indexOf(';') < 0 && !whole.contains(path);
    }

    private @Nullable Route only(String path, HttpServletRequest request) {
        Route only = null;
        for (Route route : near.getOrDefault(key(path), List.of())) {
            RequestMappingInfo matching = getMatchingMapping(route.info(), request);
            if (matching != null && only != null) {
                return null;
            }
            only = matching == null ? only : new Route(matching, route.handler());
        }
        return only;
    }
}
