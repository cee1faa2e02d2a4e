package org.openrenda.site;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openrenda.deputies.publications.PublicSuggestion;
import org.openrenda.deputies.publications.Publications;
import org.openrenda.deputies.suggestions.Suggestion;
import org.openrenda.deputies.suggestions.SuggestionId;
import org.openrenda.deputies.suggestions.SuggestionRow;
import org.openrenda.deputies.suggestions.SuggestionStage;
import org.openrenda.hotline.topics.Topics;
import org.openrenda.platform.Limited;
import org.openrenda.platform.Open;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.web.Dates;
import org.openrenda.platform.web.ListPage;
import org.openrenda.platform.web.ListQuery;
import org.openrenda.platform.web.Matter;
import org.openrenda.platform.web.StatusWord;
import org.openrenda.platform.web.Table;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Deputies' suggestions and their answers, for everyone (SUG-22). */
@Controller
class SuggestionSitePages {

    private final Publications publications;
    private final Topics topics;
    private final Followings followings;

    SuggestionSitePages(Publications publications, Topics topics, Followings followings) {
        this.publications = publications;
        this.topics = topics;
        this.followings = followings;
    }

    @Open
    @Limited(value = "site.search", with = "q")
    @GetMapping("/site/suggestions")
    ModelAndView suggestions(HttpServletRequest request) {
        ListQuery query = ListQuery.of(request);
        String stage = query.filter("stage");
        String words = query.filter("q");
        String topic = query.filter("topic");
        List<SuggestionRow> rows =
                publications.published(stage, words, topic, "", (int) query.offset(), query.size());
        Map<String, String> stages = new LinkedHashMap<>();
        stages.put("OPEN", "办理中");
        stages.put("CLOSED", "已结案");
        return ListPage.of(
                        "代表建议",
                        query,
                        table(rows),
                        publications.countPublished(stage, words, topic, ""))
                .filters(
                        List.of(
                                query.choose("stage", "进度", stages),
                                query.choose("topic", "议题", topics.below(""))))
                .in("site/suggestions");
    }

    private static Table table(List<SuggestionRow> rows) {
        return new Table(
                List.of(
                        Table.Column.text("title", "建议"),
                        Table.Column.text("lead", "代表"),
                        Table.Column.text("units", "承办单位"),
                        Table.Column.text("stage", "进度"),
                        Table.Column.text("submitted", "提交日期")),
                rows.stream().map(SuggestionSitePages::row).toList());
    }

    private static Table.Row row(SuggestionRow row) {
        String number = row.number();
        return Table.Row.of(
                "",
                Table.Cell.link(row.title(), "/site/suggestions/" + row.id())
                        .small(number == null ? "" : number),
                Table.Cell.text(
                        row.leadName()
                                + (row.coSigners() == 0
                                        ? ""
                                        : " 等 " + (row.coSigners() + 1) + " 人")),
                Table.Cell.text(row.units()),
                Table.Cell.status(status(row.stage())),
                Table.Cell.text(row.submittedOn() == null ? "" : Dates.full(row.submittedOn())));
    }

    private static StatusWord status(SuggestionStage stage) {
        return stage.isOver() ? StatusWord.green(stage.label()) : StatusWord.blue(stage.label());
    }

    @Open
    @GetMapping("/site/suggestions/{id}")
    String suggestion(@PathVariable long id, Model model) {
        PublicSuggestion shown = publications.published(new SuggestionId(id));
        model.addAttribute("shown", shown);
        model.addAttribute("matter", sheet(shown));
        model.addAttribute("followers", followings.followers(new SuggestionId(id)));
        return "site/suggestion";
    }

    @Open
    @Limited("site.follow")
    @PostMapping("/site/suggestions/{id}/following")
    String follow(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String code,
            RedirectAttributes redirect) {
        SuggestionId suggestion = new SuggestionId(id);
        publications.published(suggestion);
        String own = followings.follow(code, suggestion);
        redirect.addFlashAttribute("notice", "已关注。请记下关注码，凭它随时查看进展，不用注册。");
        return "redirect:/site/following/" + own;
    }

    @Open
    @Limited("site.follow")
    @PostMapping("/site/following/{code}/suggestions/{id}/end")
    String unfollow(@PathVariable String code, @PathVariable long id) {
        followings.unfollow(code, new SuggestionId(id));
        return "redirect:/site/following/" + Followings.plain(code);
    }

    private static Matter sheet(PublicSuggestion shown) {
        Suggestion is = shown.view().suggestion();
        List<Matter.Fact> facts = new ArrayList<>();
        facts.add(Matter.Fact.of("提出代表", is.leadName()));
        facts.add(Matter.Fact.of("向谁提出", shown.owner()));
        if (is.submittedOn() != null) {
            facts.add(Matter.Fact.of("提交日期", Dates.full(is.submittedOn())));
        }
        if (shown.view().topicName() != null) {
            facts.add(Matter.Fact.of("议题", shown.view().topicName()));
        }
        return new Matter(
                is.title(),
                is.number() == null ? "" : is.number(),
                status(is.stage()),
                stages(is.stage()),
                null,
                facts,
                shown.record().stream()
                        .map(one ->
                                Matter.Entry.of(
                                                LocalDateTime.ofInstant(one.at(), Calendar.ZONE),
                                                "",
                                                one.act())
                                        .saying(one.summary() == null ? "" : one.summary()))
                        .toList());
    }

    private static List<Matter.Stage> stages(SuggestionStage stage) {
        int at =
                switch (stage) {
                    case CLOSED, ARCHIVED -> 4;
                    case REPLIED, NEGOTIATING -> 2;
                    case ASSIGNED, MERGED -> 1;
                    default -> 0;
                };
        String[] way = {"立案交办", "办理答复", "代表评价", "结案"};
        List<Matter.Stage> stages = new ArrayList<>();
        for (int i = 0; i < way.length; i++) {
            stages.add(
                    i < at
                            ? new Matter.Stage(way[i], Matter.Progress.DONE, null)
                            : i == at
                                    ? Matter.Stage.now(way[i], null)
                                    : Matter.Stage.next(way[i], null));
        }
        return stages;
    }
}
