package org.openrenda.hotline;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.openrenda.hotline.issues.Issue;
import org.openrenda.hotline.issues.Issues;
import org.openrenda.hotline.issues.Voice;
import org.openrenda.hotline.topics.Topics;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.web.Dates;
import org.openrenda.platform.web.ListPage;
import org.openrenda.platform.web.ListQuery;
import org.openrenda.platform.web.StatusWord;
import org.openrenda.platform.web.Table;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** Hot issues: the list, and one with the tickets that were put together. */
@Controller
class IssuePages {

    private static final int VOICES_SHOWN = 200;
    private static final int ISSUES_SHOWN = 100;

    private final Issues issues;
    private final Topics topics;
    private final BoardSheet sheet;
    private final ObjectProvider<RelatedWork> related;

    IssuePages(
            Issues issues, Topics topics, BoardSheet sheet, ObjectProvider<RelatedWork> related) {
        this.issues = issues;
        this.topics = topics;
        this.sheet = sheet;
        this.related = related;
    }

    @Needs("hotline.board")
    @GetMapping("/hotline/issues")
    ModelAndView list(Actor actor, HttpServletRequest request) {
        ListQuery query = ListQuery.of(request);
        List<Issue> hottest = issues.hottest(seen(actor), query.filter("topic"), "", ISSUES_SHOWN);
        ListPage list = ListPage.whole("热点", query, table(hottest), "phase");
        List<ListQuery.Filter> filters = new ArrayList<>(list.filters());
        filters.add(query.choose("topic", "议题", topics.below("")));
        return list.filters(filters).in("hotline/issues");
    }

    private static List<Long> seen(Actor actor) {
        return actor.seen().stream().map(CongressId::value).toList();
    }

    private Table table(List<Issue> hottest) {
        return new Table(
                List.of(
                        Table.Column.text("name", "热点").sortable(),
                        Table.Column.text("place", "地点").sortable(),
                        Table.Column.text("topic", "议题").sortable(),
                        Table.Column.number("callers", "人数").sortable(),
                        Table.Column.number("tickets", "件数").sortable(),
                        Table.Column.text("phase", "态势").sortable(),
                        Table.Column.text("span", "时间").sortable()),
                hottest.stream().map(this::row).toList());
    }

    private Table.Row row(Issue issue) {
        return Table.Row.of(
                "",
                Table.Cell.link(issue.name(), "/hotline/issues/" + issue.id()),
                Table.Cell.text(place(issue)),
                Table.Cell.text(topics.name(issue.topicCode())),
                Table.Cell.number(issue.callers()),
                Table.Cell.number(issue.tickets()),
                Table.Cell.status(phase(issue)),
                Table.Cell.text(
                                Dates.shortly(issue.firstOn())
                                        + " 至 "
                                        + Dates.shortly(issue.lastOn()))
                        .orderedBy(issue.lastOn().toString()));
    }

    private String place(Issue issue) {
        return issue.areaCode().isEmpty() ? issue.place() : sheet.areaName(issue.areaCode());
    }

    private static StatusWord phase(Issue issue) {
        return switch (issue.phase()) {
            case "GROWING", "RETURNED" -> StatusWord.red(issue.phaseLabel());
            case "NEW" -> StatusWord.amber(issue.phaseLabel());
            case "QUIET" -> StatusWord.grey(issue.phaseLabel());
            default -> StatusWord.blue(issue.phaseLabel());
        };
    }

    @Needs("hotline.board")
    @GetMapping("/hotline/issues/{id}")
    String issue(Actor actor, @PathVariable long id, Model model) {
        Issue issue = issues.issue(seen(actor), id).orElseThrow(() -> new Refusal("没有这个热点。"));
        List<Voice> voices = issues.voices(seen(actor), id, VOICES_SHOWN);
        model.addAttribute("issue", issue);
        model.addAttribute("phase", phase(issue));
        model.addAttribute("place", place(issue));
        model.addAttribute("topicPath", topics.path(issue.topicCode()));
        model.addAttribute("voices", voices);
        model.addAttribute(
                "related",
                related.stream()
                        .map(one -> new RelatedList(one.label(), one.of().apply(actor, issue)))
                        .toList());
        model.addAttribute("maySeeTickets", actor.may(HotlinePermission.TICKETS));
        model.addAttribute("mayPropose", actor.may(HotlinePermission.PROPOSE));
        return "hotline/issue";
    }
}
