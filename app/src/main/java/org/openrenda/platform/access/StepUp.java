package org.openrenda.platform.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Fresh;
import org.openrenda.platform.parameters.Parameters;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Holds back what asks for a {@link Fresh} proof, and remembers what was on its way. */
@Component
class StepUp {

    /** The parameter of those routes that name none. */
    static final String STANDARD = "access.fresh.minutes";

    static final String PAGE = "/sign-in/confirm";

    /**
     * Thousands vote in one minute; a new number of minutes holds this much later at the latest.
     */
    private static final Duration KEPT = Duration.ofSeconds(10);

    private final Parameters parameters;
    private final SecondWays secondWays;
    private final KeptActs acts;
    private final Clock clock;
    private final Map<String, Held> held = new ConcurrentHashMap<>();

    StepUp(Parameters parameters, SecondWays secondWays, KeptActs acts, Clock clock) {
        this.parameters = parameters;
        this.secondWays = secondWays;
        this.acts = acts;
        this.clock = clock;
    }

    private record Held(Duration minutes, Instant readAt) {

        boolean holds(Instant now) {
            return !readAt.isAfter(now) && readAt.plus(KEPT).isAfter(now);
        }
    }

    /** Whether this person may go on without a proof now. */
    boolean isFresh(HttpServletRequest request, Actor actor, Fresh asked) {
        return isFresh(request, actor, asked.value())
                || !asked.required().isEmpty()
                        && holds(asked.required(), actor.home()).isZero()
                        && hasNoSecondWay(request, actor);
    }

    /** Who has proved nothing in this sign-in and owes no proof has none: the sign-in knows. */
    private boolean hasNoSecondWay(HttpServletRequest request, Actor actor) {
        return request.getAttribute(CurrentActor.FACTOR_AT) == null
                ? !Boolean.TRUE.equals(request.getAttribute(CurrentActor.SECOND_STEP_OWED))
                : !secondWays.any(actor);
    }

    /** Whether this sign-in has proved itself within the minutes the route asks for. */
    boolean isFresh(HttpServletRequest request, Actor actor, String parameter) {
        Instant proved = (Instant) request.getAttribute(CurrentActor.FACTOR_AT);
        return proved != null
                && proved.plus(holds(parameter, actor.home())).isAfter(clock.instant());
    }

    private Duration holds(String parameter, CongressId congress) {
        Instant now = clock.instant();
        Held before = held.get(parameter + congress);
        if (before != null && before.holds(now)) {
            return before.minutes();
        }
        Duration minutes = Duration.ofMinutes(parameters.of(parameter, congress).value());
        held.put(parameter + congress, new Held(minutes, now));
        return minutes;
    }

    /**
     * Sends to the page that asks for the proof. A page is come back to; a form is kept and sent
     * again; what cannot be kept (files, parts of pages) leads back to the page it came from, whose
     * script keeps what was typed.
     */
    void ask(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", backTo(page(request.getHeader("HX-Current-URL"))));
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else if ("empty".equals(request.getHeader("Sec-Fetch-Dest"))) {
            response.setHeader("X-Step-Up", backTo(page(request.getHeader(HttpHeaders.REFERER))));
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        } else if ("GET".equals(request.getMethod())) {
            response.sendRedirect(backTo(asked(request)));
        } else {
            // See Other: the browser asks for the page and does not post the form there.
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader(HttpHeaders.LOCATION, kept(request));
        }
    }

    private String kept(HttpServletRequest request) {
        String page = page(request.getHeader(HttpHeaders.REFERER));
        String type = request.getContentType();
        boolean plain =
                type == null || type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
        if (!plain) {
            return backTo(page);
        }
        var fields = KeptActs.fields(request.getParameterMap());
        return acts.keep(
                        CurrentActor.token(request),
                        new KeptActs.Act(request.getRequestURI(), page, fields))
                .map(word -> PAGE + "?act=" + word)
                .orElse(backTo(page));
    }

    /** Where the person goes who has proved it: to what was kept, or to the page. */
    static String onward(String back, String act) {
        return act.isEmpty()
                ? "redirect:" + SignInPages.safe(back)
                : "redirect:" + PAGE + "/act?act=" + URLEncoder.encode(act, StandardCharsets.UTF_8);
    }

    static String backTo(String page) {
        return PAGE + "?back=" + URLEncoder.encode(page, StandardCharsets.UTF_8);
    }

    private static String asked(HttpServletRequest request) {
        @Nullable String query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }

    /** The path of an address of ours; what a browser tells of where it was is only a way back. */
    private static String page(@Nullable String address) {
        try {
            URI page = URI.create(address == null ? "" : address);
            String path = page.getRawPath();
            if (path == null || path.isEmpty()) {
                return "/desk";
            }
            return SignInPages.safe(
                    page.getRawQuery() == null ? path : path + "?" + page.getRawQuery());
        } catch (IllegalArgumentException noAddress) {
            return "/desk";
        }
    }
}
