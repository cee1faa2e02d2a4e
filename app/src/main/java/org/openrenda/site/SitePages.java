package org.openrenda.site;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openrenda.deputies.publications.PublicSuggestion;
import org.openrenda.deputies.publications.Publications;
import org.openrenda.platform.Limited;
import org.openrenda.platform.Open;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.record.Entry;
import org.openrenda.platform.web.Dates;
import org.openrenda.platform.web.ListPage;
import org.openrenda.platform.web.ListQuery;
import org.openrenda.platform.web.Matter;
import org.openrenda.platform.web.StatusWord;
import org.openrenda.platform.web.Table;
import org.openrenda.supervision.MatterId;
import org.openrenda.supervision.MatterRow;
import org.openrenda.supervision.MatterView;
import org.openrenda.supervision.ProblemView;
import org.openrenda.supervision.PublicMatter;
import org.openrenda.supervision.Supervision;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What anyone sees without signing in. */
@Controller
class SitePages {

    private static final int SHOWN_AT_HOME = 6;

    private final Supervision supervision;
    private final Followings followings;
    private final Publications publications;

    SitePages(Supervision supervision, Followings followings, Publications publications) {
        this.supervision = supervision;
        this.followings = followings;
        this.publications = publications;
    }

    @Open
    @GetMapping("/")
    String home(Model model) {
        model.addAttribute(
                "matters", supervision.published("", "", "opened", true, 0, SHOWN_AT_HOME));
        model.addAttribute("all", supervision.countPublished("", ""));
        model.addAttribute("rectifying", supervision.countPublished("RECTIFYING", ""));
        model.addAttribute("closed", supervision.countPublished("CLOSED", ""));
        return "site/home";
    }

    @Open
    @Limited(value = "site.search", with = "q")
    @GetMapping("/site/matters")
    ModelAndView matters(HttpServletRequest request) {
        ListQuery query = ListQuery.of(request);
        String stage = query.filter("stage");
        String words = query.filter("q");
        List<MatterRow> rows =
                supervision.published(
                        stage,
                        words,
                        query.sort(),
                        query.sort().isEmpty() || query.descending(),
                        (int) query.offset(),
                        query.size());
        Map<String, String> stages = new LinkedHashMap<>();
        stages.put("OPEN", "已确定");
        stages.put("RECTIFYING", "整改中");
        stages.put("CLOSED", "已结案");
        long total = total(query, rows.size(), stage, words);
        return ListPage.of("监督事项", query, table(rows), total)
                .filters(List.of(query.choose("stage", "进度", stages)))
                .in("site/matters");
    }

    /** A page that is not full tells the number itself. */
    private long total(ListQuery query, int shown, String stage, String words) {
        boolean last = shown < query.size() && (shown > 0 || query.offset() == 0);
        return last ? query.offset() + shown : supervision.countPublished(stage, words);
    }

    private static Table table(List<MatterRow> rows) {
        return new Table(
                List.of(
                        Table.Column.text("title", "监督事项").sortable(),
                        Table.Column.text("form", "监督形式").sortable(),
                        Table.Column.text("stage", "进度").sortable(),
                        Table.Column.text("problems", "问题销号"),
                        Table.Column.text("opened", "确定日期").sortable()),
                rows.stream().map(SitePages::row).toList());
    }

    private static Table.Row row(MatterRow row) {
        return Table.Row.of(
                "",
                Table.Cell.link(row.title(), "/site/matters/" + row.id()).small(row.number()),
                Table.Cell.text(row.form()),
                Table.Cell.status(status(row.stage(), row.stageLabel())),
                Table.Cell.text(row.struckOff() + " / " + row.problems()),
                Table.Cell.text(Dates.full(row.openedOn())));
    }

    private static StatusWord status(String stage, String label) {
        return switch (stage) {
            case "CLOSED" -> StatusWord.green(label);
            case "OPEN" -> StatusWord.grey(label);
            default -> StatusWord.blue(label);
        };
    }

    @Open
    @GetMapping("/site/matters/{id}")
    String matter(@PathVariable long id, Model model) {
        PublicMatter shown = supervision.published(new MatterId(id));
        model.addAttribute("shown", shown);
        model.addAttribute("matter", sheet(shown));
        model.addAttribute("panel", supervision.effect(shown.view()));
        model.addAttribute("followers", followings.followers(new MatterId(id)));
        return "site/matter";
    }

    private static Matter sheet(PublicMatter shown) {
        MatterView view = shown.view();
        long done = view.problems().stream().filter(p -> p.stage().equals("STRUCK_OFF")).count();
        List<Matter.Fact> facts = new ArrayList<>();
        facts.add(Matter.Fact.of("监督机关", shown.owner()));
        facts.add(Matter.Fact.of("监督形式", view.form()));
        facts.add(Matter.Fact.of("确定日期", Dates.full(view.openedOn())));
        facts.add(Matter.Fact.of("问题", view.problems().size() + " 个，已销号 " + done + " 个"));
        if (view.closedOn() != null) {
            facts.add(Matter.Fact.of("结案日期", Dates.full(view.closedOn())));
        }
        return new Matter(
                view.title(),
                view.number(),
                status(view.stage(), view.stageLabel()),
                stages(view),
                next(view),
                facts,
                shown.record().stream().map(SitePages::entry).toList());
    }

    private static List<Matter.Stage> stages(MatterView view) {
        boolean closed = view.stage().equals("CLOSED");
        boolean rectifying = view.stage().equals("RECTIFYING");
        return List.of(
                Matter.Stage.done("确定议题", view.openedOn()),
                closed
                        ? new Matter.Stage("整改和评价", Matter.Progress.DONE, null)
                        : rectifying
                                ? Matter.Stage.now("整改和评价", null)
                                : Matter.Stage.next("整改和评价", null),
                closed ? Matter.Stage.done("结案", view.closedOn()) : Matter.Stage.next("结案", null));
    }

    /** The first open problem tells who owes the next step. */
    private static Matter.@org.jspecify.annotations.Nullable Next next(MatterView view) {
        for (ProblemView problem : view.problems()) {
            if (!problem.stage().equals("STRUCK_OFF")) {
                String[] owed = problem.owes().split("：", 2);
                Integer left = problem.workdaysLeft();
                return new Matter.Next(
                        owed.length > 1 ? owed[1] : owed[0],
                        owed[0],
                        problem.nextDueOn(),
                        left == null ? null : Dates.due(left, 3));
            }
        }
        return view.stage().equals("CLOSED")
                ? null
                : new Matter.Next("列出问题并交办", "人大机关", null, null);
    }

    /** Names of single persons stay inside: the public record tells what was done, and when. */
    private static Matter.Entry entry(Entry one) {
        String summary = one.summary();
        return Matter.Entry.of(LocalDateTime.ofInstant(one.at(), Calendar.ZONE), "", one.act())
                .saying(summary == null ? "（内容已依法删除）" : summary);
    }

    @Open
    @Limited("site.follow")
    @PostMapping("/site/matters/{id}/following")
    String follow(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String code,
            RedirectAttributes redirect) {
        MatterId matter = new MatterId(id);
        supervision.published(matter);
        String own = followings.follow(code, matter);
        redirect.addFlashAttribute("notice", "已关注。请记下关注码，凭它随时查看进展，不用注册。");
        return "redirect:/site/following/" + own;
    }

    @Open
    @Limited(value = "site.code", with = "code")
    @GetMapping("/site/following")
    String following(@RequestParam(defaultValue = "") String code, Model model) {
        String plain = Followings.plain(code);
        if (followings.exists(plain)) {
            return "redirect:/site/following/" + plain;
        }
        model.addAttribute("error", code.isBlank() ? "" : "没有这个关注码，请核对后再输一遍。");
        model.addAttribute("code", code);
        return "site/following-enter";
    }

    @Open
    @Limited("site.code")
    @GetMapping("/site/following/{code}")
    String followed(@PathVariable String code, Model model) {
        if (!followings.exists(code)) {
            return "redirect:/site/following?code=" + Followings.plain(code);
        }
        List<PublicMatter> matters = new ArrayList<>();
        for (MatterId id : followings.of(code)) {
            try {
                matters.add(supervision.published(id));
            } catch (Refusal withdrawn) {
                // What is no longer published is no longer shown.
            }
        }
        model.addAttribute("code", Followings.plain(code));
        model.addAttribute("matters", matters);
        model.addAttribute("suggestions", suggestions(code));
        return "site/following";
    }

    private List<FollowedSuggestion> suggestions(String code) {
        List<FollowedSuggestion> all = new ArrayList<>();
        for (Followings.Followed one : followings.look(code)) {
            try {
                PublicSuggestion shown = publications.published(one.suggestion());
                List<Entry> fresh =
                        shown.record().stream()
                                .filter(entry -> entry.at().isAfter(one.seenUntil()))
                                .toList();
                all.add(new FollowedSuggestion(shown, one.seenUntil(), fresh));
            } catch (Refusal withdrawn) {
                // What is no longer published is no longer shown.
            }
        }
        return all;
    }

    @Open
    @Limited("site.follow")
    @PostMapping("/site/following/{code}/end/{id}")
    String unfollow(@PathVariable String code, @PathVariable long id) {
        followings.unfollow(code, new MatterId(id));
        return "redirect:/site/following/" + Followings.plain(code);
    }
}
