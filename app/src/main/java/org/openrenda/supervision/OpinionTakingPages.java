package org.openrenda.supervision;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.openrenda.meetings.opinions.OpinionListId;
import org.openrenda.meetings.opinions.OpinionListRow;
import org.openrenda.meetings.opinions.Opinions;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.web.FormField.Option;
import org.openrenda.platform.web.ListPage;
import org.openrenda.platform.web.ListQuery;
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

/** Issued deliberation opinions, and the one act that makes them a list of problems. */
@Controller
class OpinionTakingPages {

    private static final int MATTERS_MOST = 200;

    private final OpinionTaking taking;
    private final Opinions opinions;
    private final MatterReader reader;

    OpinionTakingPages(OpinionTaking taking, Opinions opinions, MatterReader reader) {
        this.taking = taking;
        this.opinions = opinions;
        this.reader = reader;
    }

    @Needs("supervision.open")
    @GetMapping("/supervision/opinions")
    ModelAndView lists(Actor actor, HttpServletRequest request) {
        Table table =
                new Table(
                        List.of(
                                Table.Column.text("item", "审议意见").sortable(),
                                Table.Column.text("addressee", "主送机关").sortable(),
                                Table.Column.number("opinions", "条数").sortable(),
                                Table.Column.text("issued", "印发").sortable(),
                                Table.Column.text("report", "报告期限").sortable(),
                                Table.Column.text("state", "情况").sortable()),
                        opinions.issuedLists(actor).stream().map(OpinionTakingPages::row).toList());
        return ListPage.whole("审议意见转问题清单", ListQuery.of(request), table, "state", "addressee")
                .in("supervision/opinions");
    }

    private static Table.Row row(OpinionListRow one) {
        boolean used = !one.used().isEmpty();
        return Table.Row.of(
                "",
                Table.Cell.link(one.itemTitle(), OpinionTaking.PAGE + "/" + one.id())
                        .small(one.number()),
                Table.Cell.text(one.addressee()),
                Table.Cell.number(one.opinions()),
                Table.Cell.day(one.issuedOn()),
                Table.Cell.day(one.reportDueOn()),
                Table.Cell.status(used ? StatusWord.green("已列为问题") : StatusWord.amber("待列为问题")));
    }

    @Needs("supervision.open")
    @GetMapping("/supervision/opinions/{list}")
    String list(Actor actor, @PathVariable long list, Model model) {
        OpinionListId id = new OpinionListId(list);
        model.addAttribute("issued", opinions.issuedList(actor, id));
        model.addAttribute("matter", taking.takenInto(id).map(Duties::address).orElse(""));
        model.addAttribute("matters", matters(actor));
        return "supervision/opinions-taking";
    }

    private List<Option> matters(Actor actor) {
        MatterSearch search =
                new MatterSearch(
                        List.of(actor.home().value()),
                        "",
                        "",
                        "",
                        false,
                        false,
                        "opened",
                        true,
                        0,
                        MATTERS_MOST);
        return reader.rows(search).stream()
                .filter(one -> !one.stage().equals(MatterStage.CLOSED.name()))
                .map(one -> Option.of(one.id().toString(), one.number() + " " + one.title()))
                .toList();
    }

    @Needs("supervision.open")
    @PostMapping("/supervision/opinions/{list}/problems")
    String take(
            Actor actor,
            @PathVariable long list,
            @RequestParam(defaultValue = "") String matter,
            RedirectAttributes redirect) {
        if (!matter.matches("([1-9][0-9]{0,17})?")) {
            throw Refusal.of("matter", "请选择监督事项。");
        }
        MatterId into = matter.isEmpty() ? null : new MatterId(Long.parseLong(matter));
        MatterId taken = taking.take(actor, new OpinionListId(list), into);
        redirect.addFlashAttribute("notice", "审议意见已逐条列为问题。下一步：交办给承办单位。");
        return "redirect:" + Duties.address(taken);
    }
}
