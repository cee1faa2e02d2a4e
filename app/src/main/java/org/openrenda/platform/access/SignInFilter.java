package org.openrenda.platform.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.database.DataScope;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds who is asking, and lets the rest of the request see only the data of the congresses they
 * may see. A request without a sign-in sees no row that row-level security guards.
 */
class SignInFilter extends OncePerRequestFilter {

    private final SignIn signIn;
    private final Standing standing;

    SignInFilter(SignIn signIn, Standing standing) {
        this.signIn = signIn;
        this.standing = standing;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/assets/");
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<String> token = SignInCookie.read(request);
        Optional<SignIns.Session> session = token.flatMap(signIn::resume);
        if (session.isEmpty()) {
            token.ifPresent(stale -> SignInCookie.clear(request, response));
            chain.doFilter(request, response);
            return;
        }
        Actor actor = standing.actor(session.get().holder());
        request.setAttribute(CurrentActor.ACTOR, actor);
        request.setAttribute(CurrentActor.TOKEN, token.get());
        request.setAttribute(CurrentActor.FACTOR_AT, session.get().factorAt());
        request.setAttribute(CurrentActor.SECOND_STEP_OWED, owed(actor, session.get()));
        List<Long> seen = actor.seen().stream().map(CongressId::value).toList();
        within(seen, () -> chain.doFilter(request, response));
    }

    /** An administrator who has not enrolled yet owes the second step as well (SEC-5). */
    private static boolean owed(Actor actor, SignIns.Session session) {
        boolean administrator =
                actor.grants().stream().anyMatch(grant -> grant.role().isAdministrator());
        return session.secondStepOwed() || (administrator && session.factorAt() == null);
    }

    private interface Step {
        void run() throws ServletException, IOException;
    }

    private static void within(List<Long> seen, Step step) throws ServletException, IOException {
        try {
            DataScope.call(
                    seen,
                    () -> {
                        step.run();
                        return null;
                    });
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
