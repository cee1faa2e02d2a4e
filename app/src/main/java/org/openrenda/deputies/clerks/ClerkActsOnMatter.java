package org.openrenda.deputies.clerks;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openrenda.deputies.DeputiesPermission;
import org.openrenda.deputies.handling.Handling;
import org.openrenda.deputies.mandates.Mandates;
import org.openrenda.deputies.replies.Replies;
import org.openrenda.deputies.suggestions.Suggestion;
import org.openrenda.deputies.suggestions.SuggestionSearch;
import org.openrenda.deputies.suggestions.SuggestionStage;
import org.openrenda.deputies.suggestions.SuggestionView;
import org.openrenda.deputies.suggestions.Suggestions;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.access.Access;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.web.FormField.Option;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Puts what a clerk may do beside the suggestion that any page shows as {@code view}, so that the
 * page of the deputies need not know the clerks.
 */
@Component
class ClerkActsOnMatter implements HandlerInterceptor, WebMvcConfigurer {

    private static final int MERGERS_MAX = 200;

    private final Suggestions suggestions;
    private final Handling handling;
    private final Replies replies;
    private final Mandates mandates;
    private final Calendar calendar;

    ClerkActsOnMatter(
            Suggestions suggestions,
            Handling handling,
            Replies replies,
            Mandates mandates,
            Calendar calendar) {
        this.suggestions = suggestions;
        this.handling = handling;
        this.replies = replies;
        this.mandates = mandates;
        this.calendar = calendar;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/deputies/suggestions/*");
    }

    @Override
    public void postHandle(
            HttpServletRequest request,
            HttpServletResponse response,
            Object handler,
            @Nullable ModelAndView page) {
        Actor actor = Access.actorOf(request);
        if (page != null
                && actor != null
                && page.getModel().get("view") instanceof SuggestionView view
                && isClerk(actor, view.suggestion().congress())) {
            page.addObject("clerkActs", of(actor, view));
        }
    }

    private static boolean isClerk(Actor actor, CongressId at) {
        return actor.may(DeputiesPermission.REVIEW, at)
                || actor.may(DeputiesPermission.ASSIGN, at)
                || actor.may(DeputiesPermission.DECIDE, at)
                || actor.may(DeputiesPermission.PUBLISH, at);
    }

    ClerkActs of(Actor actor, SuggestionView view) {
        Suggestion is = view.suggestion();
        boolean assigns = actor.may(DeputiesPermission.ASSIGN, is.congress());
        boolean rated = view.stage() == SuggestionStage.REPLIED;
        return new ClerkActs(
                view,
                actor.may(DeputiesPermission.REVIEW, is.congress()),
                assigns,
                actor.may(DeputiesPermission.DECIDE, is.congress()),
                actor.may(DeputiesPermission.PUBLISH, is.congress()),
                handling.living(view.id()),
                replies.of(view.id()),
                replies.ratings(view.id()),
                assigns && mergeable(view.stage()) ? mergers(view) : List.of(),
                rated ? replies.ratingUntil(view.id()).orElse(null) : null,
                is.lead() != null && !mandates.mayAct(is.lead(), is.congress()),
                calendar.today());
    }

    private static boolean mergeable(SuggestionStage stage) {
        return stage == SuggestionStage.NUMBERED || stage == SuggestionStage.PLANNED;
    }

    private List<Option> mergers(SuggestionView view) {
        Suggestion is = view.suggestion();
        List<Long> here = List.of(is.congress().value());
        Map<Long, String> found = new LinkedHashMap<>();
        suggestions.similar(here, is.title() + "\n" + view.text(), is.id().value(), 20).stream()
                .filter(one -> mergeable(one.stage()))
                .forEach(one ->
                        found.put(
                                one.id().value(),
                                "（相似）" + named(one.number(), one.title(), one.leadName())));
        for (SuggestionStage stage : List.of(SuggestionStage.NUMBERED, SuggestionStage.PLANNED)) {
            suggestions.rows(waiting(here, stage)).stream()
                    .filter(one -> !one.id().equals(is.id()))
                    .forEach(one ->
                            found.putIfAbsent(
                                    one.id().value(),
                                    named(one.number(), one.title(), one.leadName())));
        }
        List<Option> options = new ArrayList<>();
        found.forEach((id, label) -> options.add(Option.of(id.toString(), label)));
        return options;
    }

    private static String named(@Nullable String number, String title, String lead) {
        return (number == null ? "" : number + " ") + title + "（" + lead + "）";
    }

    private static SuggestionSearch waiting(List<Long> here, SuggestionStage stage) {
        return new SuggestionSearch(
                here,
                stage.name(),
                "",
                "",
                0,
                0,
                "",
                "",
                "",
                false,
                "number",
                false,
                0,
                MERGERS_MAX);
    }
}
