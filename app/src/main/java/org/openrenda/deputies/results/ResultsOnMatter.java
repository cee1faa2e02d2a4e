package org.openrenda.deputies.results;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrenda.deputies.DeputiesPermission;
import org.openrenda.deputies.suggestions.SuggestionView;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.access.Access;
import org.openrenda.platform.desk.DeskFigures;
import org.openrenda.platform.web.Figure;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the citizens' ratings beside the suggestion and on the desk of the deputy who leads it. */
@Component
class ResultsOnMatter implements HandlerInterceptor, WebMvcConfigurer, DeskFigures {

    private final Results results;

    ResultsOnMatter(Results results) {
        this.results = results;
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
                && page.getModel().get("view") instanceof SuggestionView view) {
            page.addObject("citizens", results.counts(view.id()));
        }
    }

    @Override
    public List<Figure> figures(Actor actor) {
        AccountId self = actor.account();
        if (self == null || !actor.may(DeputiesPermission.WRITE)) {
            return List.of();
        }
        List<ResultCount> counts = results.countsOfLead(self);
        int rated = counts.stream().mapToInt(ResultCount::rated).sum();
        if (rated == 0) {
            return List.of();
        }
        int content =
                counts.stream().mapToInt(one -> one.satisfied() + one.basicallySatisfied()).sum();
        return List.of(
                Figure.of("citizens-content", "群众评价满意（共 " + rated + " 次）", content, "次")
                        .at("/deputies/suggestions/mine"));
    }
}
