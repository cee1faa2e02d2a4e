package org.openrenda.hotline;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openrenda.congress.Congress;
import org.openrenda.hotline.proposals.Destination;
import org.openrenda.hotline.proposals.Evidence;
import org.openrenda.hotline.proposals.Proposal;
import org.openrenda.hotline.proposals.ProposalId;
import org.openrenda.hotline.proposals.ProposalSearch;
import org.openrenda.hotline.proposals.Proposals;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.record.Entry;
import org.openrenda.platform.web.Chart;
import org.openrenda.platform.web.Form;
import org.openrenda.platform.web.ListPage;
import org.openrenda.platform.web.ListQuery;
import org.openrenda.platform.web.Matter;
import org.openrenda.platform.web.Numbers;
import org.openrenda.platform.web.StatusWord;
import org.openrenda.platform.web.Table;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Topic proposals: the list, one with its evidence, and what clerks and chairpersons do with it.
 */
@Controller
class ProposalPages {

    private final Proposals proposals;
    private final Calendar calendar;
    private final Congress congress;

    ProposalPages(Proposals proposals, Calendar calendar, Congress congress) {
        this.proposals = proposals;
        this.calendar = calendar;
        this.congress = congress;
    }

    @Needs("hotline.board")
    @GetMapping("/hotline/proposals")
    ModelAndView list(Actor actor, HttpServletRequest request) {
        ListQuery query = ListQuery.of(request);
        ProposalSearch search =
                new ProposalSearch(
                        query.filter("stage"),
                        query.filter("q"),
                        query.sortAmong(ProposalSearch.SORTS, "month"),
                        query.sort().isEmpty() || query.descending(),
                        (int) query.offset(),
                        query.size());
        Map<String, String> stages = new LinkedHashMap<>();
        stages.put("DRAFTED", "待报送");
        stages.put("SENT", "主任会议研究中");
        stages.put("ACCEPTED", "已采纳");
        stages.put("REJECTED", "未采纳");
        Table table = table(proposals.list(actor, search));
        return ListPage.of("议题建议", query, table, proposals.count(actor, search))
                .filters(List.of(query.choose("stage", "进度", stages)))
                .in("hotline/proposals");
    }

    private Table table(List<Proposal> shown) {
        return new Table(
                List.of(
                        Table.Column.text("title", "议题建议").sortable(),
                        Table.Column.text("congress", "人大"),
                        Table.Column.number("score", "评分").sortable(),
                        Table.Column.number("tickets", "件数").sortable(),
                        Table.Column.text("change", "同比"),
                        Table.Column.text("stage", "进度").sortable(),
                        Table.Column.text("month", "数据月份").sortable()),
                shown.stream().map(this::row).toList());
    }

    private Table.Row row(Proposal one) {
        Evidence e = one.evidence();
        return Table.Row.of(
                "",
                Table.Cell.link(one.title(), "/hotline/proposals/" + one.id())
                        .small(one.topicName()),
                Table.Cell.text(congress.congress(one.congress()).name()),
                Table.Cell.number(one.score()),
                Table.Cell.number(e.tickets()),
                Table.Cell.text(Numbers.change(e.yearAgo(), e.tickets())),
                Table.Cell.status(status(one)),
                Table.Cell.text(e.month()));
    }

    private static StatusWord status(Proposal one) {
        return switch (one.stage()) {
            case "ACCEPTED" -> StatusWord.green(one.stageLabel());
            case "SENT" -> StatusWord.blue(one.stageLabel());
            default -> StatusWord.grey(one.stageLabel());
        };
    }

    @Needs("hotline.propose")
    @PostMapping("/hotline/proposals")
    String draft(
            Actor actor,
            @RequestParam String topic,
            @RequestParam(defaultValue = "") String area,
            @RequestParam(defaultValue = "") String month,
            RedirectAttributes redirect) {
        YearMonth of =
                month.matches("[0-9]{4}-[0-9]{2}")
                        ? YearMonth.parse(month)
                        : YearMonth.from(calendar.today()).minusMonths(1);
        ProposalId id =
                proposals.draft(actor, actor.home(), of, topic, area.isEmpty() ? null : area);
        redirect.addFlashAttribute("notice", "已根据热线数据起草，请核对证据、修改文字后报送。");
        return "redirect:/hotline/proposals/" + id;
    }

    @Needs("hotline.board")
    @GetMapping("/hotline/proposals/{id}")
    String proposal(Actor actor, @PathVariable long id, Model model) {
        return page(actor, new ProposalId(id), model, Form.to(""));
    }

    private String page(Actor actor, ProposalId id, Model model, Form form) {
        Proposal one = proposals.proposal(id);
        actor.require(HotlinePermission.BOARD, one.congress());
        boolean drafted = one.stage().equals("DRAFTED");
        model.addAttribute("one", one);
        model.addAttribute("matter", matter(one, proposals.record(id)));
        model.addAttribute("trend", trend(one));
        model.addAttribute("form", form);
        model.addAttribute(
                "mayEdit", drafted && actor.may(HotlinePermission.PROPOSE, one.congress()));
        model.addAttribute(
                "mayDecide",
                one.stage().equals("SENT") && actor.may(HotlinePermission.DECIDE, one.congress()));
        return "hotline/proposal";
    }

    private Matter matter(Proposal one, List<Entry> record) {
        return new Matter(
                one.title(),
                "议题评分 " + one.score(),
                status(one),
                stages(one),
                next(one),
                facts(one),
                record.stream()
                        .map(entry ->
                                Matter.Entry.of(
                                                LocalDateTime.ofInstant(entry.at(), Calendar.ZONE),
                                                entry.actorName(),
                                                entry.act())
                                        .saying(entry.summary() == null ? "" : entry.summary()))
                        .toList());
    }

    private static List<Matter.Stage> stages(Proposal one) {
        boolean drafted = one.stage().equals("DRAFTED");
        boolean sent = one.stage().equals("SENT");
        Matter.Stage done = new Matter.Stage("报送主任会议", Matter.Progress.DONE, null);
        return List.of(
                Matter.Stage.done(
                        "系统起草",
                        LocalDateTime.ofInstant(one.draftedAt(), Calendar.ZONE).toLocalDate()),
                drafted ? Matter.Stage.now("报送主任会议", null) : done,
                drafted
                        ? Matter.Stage.next("研究决定", null)
                        : sent
                                ? Matter.Stage.now("研究决定", null)
                                : new Matter.Stage("研究决定", Matter.Progress.DONE, null));
    }

    private Matter.@org.jspecify.annotations.Nullable Next next(Proposal one) {
        String of = congress.congress(one.congress()).name();
        return switch (one.stage()) {
            case "DRAFTED" -> new Matter.Next("核对并报送", of + "机关工作人员", null, null);
            case "SENT" -> new Matter.Next("研究决定", of + "主任会议成员", null, null);
            default -> null;
        };
    }

    private List<Matter.Fact> facts(Proposal one) {
        List<Matter.Fact> facts = new ArrayList<>();
        Evidence e = one.evidence();
        facts.add(Matter.Fact.of("人大", congress.congress(one.congress()).name()));
        facts.add(Matter.Fact.of("议题", one.topicName()));
        facts.add(Matter.Fact.of("数据月份", e.month()));
        facts.add(Matter.Fact.of("件数", Numbers.plain(e.tickets()) + " 件"));
        facts.add(Matter.Fact.of("环比", Numbers.change(e.before(), e.tickets())));
        facts.add(Matter.Fact.of("同比", Numbers.change(e.yearAgo(), e.tickets())));
        for (Evidence.Named part : e.parts()) {
            facts.add(Matter.Fact.of("评分：" + part.name(), part.count() + " 分"));
        }
        if (!one.decidedBy().isEmpty()) {
            facts.add(Matter.Fact.of("决定", one.decidedBy() + "：" + one.stageLabel()));
        }
        if (one.outcome() != null) {
            facts.add(Matter.Fact.of("去向", one.outcome().title()).at(one.outcome().address()));
        }
        return facts;
    }

    private static Chart trend(Proposal one) {
        List<Evidence.Named> trend = one.evidence().trend();
        List<Double> values = new ArrayList<>();
        trend.forEach(point -> values.add((double) point.count()));
        return Chart.of(
                "trend",
                "近 " + trend.size() + " 个月件数",
                Chart.Kind.LINE,
                "月份",
                trend.stream().map(Evidence.Named::name).toList(),
                Chart.Series.of("件数", values));
    }

    @Needs("hotline.propose")
    @PostMapping("/hotline/proposals/{id}/text")
    String edit(
            Actor actor,
            @PathVariable long id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        Form form = Form.sent(request);
        try {
            proposals.edit(actor, new ProposalId(id), form.get("title"), form.get("brief"));
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            String field = refusal.field();
            return page(
                    actor,
                    new ProposalId(id),
                    model,
                    form.error(field == null ? "title" : field, refusal.sentence()));
        }
        return back(id, redirect, "文字已保存。");
    }

    @Needs("hotline.propose")
    @PostMapping("/hotline/proposals/{id}/submission")
    String send(Actor actor, @PathVariable long id, RedirectAttributes redirect) {
        proposals.send(actor, new ProposalId(id));
        return back(id, redirect, "已报送主任会议，主任会议成员收到待办。");
    }

    @Needs("hotline.decide")
    @PostMapping("/hotline/proposals/{id}/acceptance")
    String accept(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "SUPERVISION") Destination destination,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        proposals.accept(actor, new ProposalId(id), destination, reason);
        return back(id, redirect, "已采纳：" + destination.label() + "。");
    }

    @Needs("hotline.decide")
    @PostMapping("/hotline/proposals/{id}/rejection")
    String reject(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        proposals.reject(actor, new ProposalId(id), reason);
        return back(id, redirect, "已记录不采纳的决定和理由。");
    }

    private static String back(long id, RedirectAttributes redirect, String notice) {
        redirect.addFlashAttribute("notice", notice);
        return "redirect:/hotline/proposals/" + id;
    }
}
