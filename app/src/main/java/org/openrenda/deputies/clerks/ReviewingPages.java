package org.openrenda.deputies.clerks;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.openrenda.deputies.suggestions.SuggestionRow;
import org.openrenda.deputies.suggestions.SuggestionSearch;
import org.openrenda.deputies.suggestions.SuggestionStage;
import org.openrenda.deputies.suggestions.Suggestions;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Needs;
import org.openrenda.platform.web.Dates;
import org.openrenda.platform.web.ListPage;
import org.openrenda.platform.web.ListQuery;
import org.openrenda.platform.web.Table;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Suggestions that wait for review: many are passed on or numbered at once. */
@Controller
class ReviewingPages {

    private static final String PATH = "/deputies/suggestions/reviewing";

    private final Suggestions suggestions;

    ReviewingPages(Suggestions suggestions) {
        this.suggestions = suggestions;
    }

    @Needs("deputies.review")
    @GetMapping(PATH)
    ModelAndView list(Actor actor, HttpServletRequest request) {
        ListQuery query = ListQuery.of(request);
        boolean first = query.filter("stage").equals(SuggestionStage.FIRST_REVIEW.name());
        SuggestionStage stage = first ? SuggestionStage.FIRST_REVIEW : SuggestionStage.REVIEW;
        SuggestionSearch search =
                new SuggestionSearch(
                        List.of(actor.home().value()),
                        stage.name(),
                        "",
                        query.filter("q"),
                        0,
                        0,
                        "",
                        "",
                        "",
                        false,
                        "submitted",
                        false,
                        (int) query.offset(),
                        query.size());
        ModelAndView page =
                ListPage.of(
                                "待审核的建议",
                                query,
                                table(suggestions.rows(search)),
                                suggestions.count(search))
                        .filters(
                                List.of(
                                        query.choose(
                                                "stage",
                                                "环节",
                                                Map.of(
                                                        SuggestionStage.FIRST_REVIEW.name(),
                                                        "代表团（主席团）初审"))))
                        .in("deputies/reviewing");
        return page.addObject("first", first);
    }

    private static Table table(List<SuggestionRow> rows) {
        return new Table(
                List.of(
                        Table.Column.text("title", "建议"),
                        Table.Column.text("lead", "领衔代表"),
                        Table.Column.number("signers", "附议"),
                        Table.Column.text("source", "提出时间"),
                        Table.Column.text("topic", "议题"),
                        Table.Column.text("submitted", "提交")),
                rows.stream()
                        .map(row ->
                                Table.Row.of(
                                        row.id(),
                                        Table.Cell.link(
                                                row.title(), "/deputies/suggestions/" + row.id()),
                                        Table.Cell.text(row.leadName()),
                                        Table.Cell.number(row.coSigners()),
                                        Table.Cell.text(row.source().label()),
                                        Table.Cell.text(row.topicName()),
                                        Table.Cell.text(Dates.full(row.submittedOn()))))
                        .toList());
    }

    @Needs("deputies.review")
    @PostMapping(PATH + "/numbers")
    String number(
            Actor actor,
            @RequestParam(name = "id", defaultValue = "") List<Long> ids,
            RedirectAttributes redirect) {
        Batch batch = Batch.of(ids, id -> suggestions.number(actor, id));
        redirect.addFlashAttribute("notice", batch.said("已立案编号"));
        return "redirect:" + PATH;
    }

    @Needs("deputies.review")
    @PostMapping(PATH + "/passing")
    String pass(
            Actor actor,
            @RequestParam(name = "id", defaultValue = "") List<Long> ids,
            RedirectAttributes redirect) {
        Batch batch = Batch.of(ids, id -> suggestions.passFirst(actor, id, ""));
        redirect.addFlashAttribute("notice", batch.said("初审通过"));
        return "redirect:" + PATH + "?stage=FIRST_REVIEW";
    }
}
