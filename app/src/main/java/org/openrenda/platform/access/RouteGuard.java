package org.openrenda.platform.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Fresh;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Open;
import org.openrenda.platform.SignedIn;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/** Lets a request reach a page only if the page's route names who may, and they are that. */
@Component
class RouteGuard implements HandlerInterceptor {

    private final PermissionList permissions;
    private final StepUp stepUp;

    RouteGuard(PermissionList permissions, StepUp stepUp) {
        this.permissions = permissions;
        this.stepUp = stepUp;
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (handler instanceof ResourceHttpRequestHandler) {
            return true;
        }
        if (!(handler instanceof HandlerMethod method)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return false;
        }
        if (method.hasMethodAnnotation(Open.class) || isErrorPage(method)) {
            return true;
        }
        Actor actor = CurrentActor.of(request);
        if (actor == null) {
            return askToSignIn(request, response);
        }
        if (Boolean.TRUE.equals(request.getAttribute(CurrentActor.SECOND_STEP_OWED))
                && !method.hasMethodAnnotation(BeforeSecondStep.class)) {
            response.sendRedirect("/sign-in/second-step");
            return false;
        }
        if (!may(method, actor)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return false;
        }
        Fresh fresh = method.getMethodAnnotation(Fresh.class);
        if (fresh != null && !stepUp.isFresh(request, actor, fresh)) {
            stepUp.ask(request, response);
            return false;
        }
        return true;
    }

    private boolean may(HandlerMethod method, Actor actor) {
        if (method.hasMethodAnnotation(SignedIn.class)
                || method.hasMethodAnnotation(BeforeSecondStep.class)) {
            return true;
        }
        Needs needs = method.getMethodAnnotation(Needs.class);
        return needs != null
                && Arrays.stream(needs.value())
                        .anyMatch(code -> actor.may(permissions.known(code).code()));
    }

    private static boolean isErrorPage(HandlerMethod method) {
        return org.springframework.boot.webmvc.error.ErrorController.class.isAssignableFrom(
                method.getBeanType());
    }

    /** A page sends to sign-in and back; a partial update or a post cannot be repeated blindly. */
    private static boolean askToSignIn(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", "/sign-in");
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else if ("GET".equals(request.getMethod())) {
            response.sendRedirect("/sign-in?back=" + encoded(back(request)));
        } else {
            response.sendRedirect("/sign-in?expired=1");
        }
        return false;
    }

    private static String back(HttpServletRequest request) {
        @Nullable String query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
