package org.openrenda.platform.access;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Hands the signed-in actor to any page method that asks for an {@link Actor}. */
@Component
class CurrentActor implements HandlerMethodArgumentResolver {

    static final String ACTOR = "openrenda.actor";
    static final String TOKEN = "openrenda.token";
    static final String SECOND_STEP_OWED = "openrenda.second-step-owed";

    static final String FACTOR_AT = "openrenda.factor-at";

    static @Nullable Actor of(HttpServletRequest request) {
        return (Actor) request.getAttribute(ACTOR);
    }

    /** The account that asks, on a route that names who may. */
    static AccountId account(Actor actor) {
        AccountId id = actor.account();
        if (id == null) {
            throw new IllegalStateException("a page is never used by the system");
        }
        return id;
    }

    /** The token of the sign-in that asks. */
    static String token(HttpServletRequest request) {
        return (String) request.getAttribute(TOKEN);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Actor.class;
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory factory) {
        return request.getAttribute(ACTOR, NativeWebRequest.SCOPE_REQUEST);
    }
}
