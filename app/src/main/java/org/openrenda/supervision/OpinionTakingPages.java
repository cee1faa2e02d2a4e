package org.openrenda.supervision;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openrenda.meetings.opinions.OpinionListId;
import org.openrenda.meetings.opinions.OpinionListRow;
import org.openrenda.meetings.opinions.Opinions;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.web.Form;
import org.openrenda.platform.web.FormField.Option;
import org.openrenda.platform.web.ListPage;
import org.openrenda.platform.web.ListQuery;
import org.openrenda.platform.web.StatusWord;
import org.openrenda.platform.web.Table;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Issued deliberation opinions, and the one act that makes them a list of problems. */
@Controller
class OpinionTakingPages {

    private static final int MATTERS_MOST = 200;

    private final OpinionTaking taking;
    private final Opinions opinions;
    private final MatterReader reader;
    private final HandlingReports reports;
    private final Calendar calendar;

    OpinionTakingPages(
            OpinionTaking taking,
            Opinions opinions,
            MatterReader reader,
            HandlingReports reports,
            Calendar calendar) {
        this.taking = taking;
        this.reports = reports;
        this.calendar = calendar;
        this.opinions = opinions;
        this.reader = reader;
    }

    @Needs("supervision.open")
    @GetMapping("/supervision/opinions")
    ModelAndView lists(Actor actor, HttpServletRequest request) {
        List<OpinionListRow> lists = opinions.issuedLists(actor);
        Map<OpinionListId, HandlingReport> received =
                reports.first(lists.stream().map(OpinionListRow::id).toList());
        Table table =
                new Table(
                        List.of(
                                Table.Column.text("item", "审议意见").sortable(),
                                Table.Column.text("addressee", "主送机关").sortable(),
                                Table.Column.number("opinions", "条数").sortable(),
                                Table.Column.text("issued", "印发").sortable(),
                                Table.Column.text("report", "报告期限").sortable(),
                                Table.Column.text("state", "情况").sortable()),
                        lists.stream().map(one -> row(one, received.get(one.id()))).toList());
        return ListPage.whole("审议意见转问题清单", ListQuery.of(request), table, "state", "addressee")
                .in("supervision/opinions");
    }

    private Table.Row row(OpinionListRow one, @Nullable HandlingReport received) {
        return Table.Row.of(
                "",
                Table.Cell.link(one.itemTitle(), OpinionTaking.PAGE + "/" + one.id())
                        .small(one.number()),
                Table.Cell.text(one.addressee()),
                Table.Cell.number(one.opinions()),
                Table.Cell.day(one.issuedOn()),
                Table.Cell.day(one.reportDueOn()),
                Table.Cell.status(state(one, received)));
    }

    /** SUP-7: listed, then reported; a report that does not come by its day is overdue. */
    private StatusWord state(OpinionListRow one, @Nullable HandlingReport received) {
        if (one.used().isEmpty()) {
            return StatusWord.amber("待列为问题");
        }
        if (received != null) {
            long late = received.daysLate();
            return late == 0 ? StatusWord.green("已报告") : StatusWord.red("已报告，逾期 " + late + " 天");
        }
        LocalDate due = one.reportDueOn();
        return due != null && due.isBefore(calendar.today())
                ? StatusWord.red("逾期未报告")
                : StatusWord.blue("待报告");
    }

    @Needs("supervision.open")
    @GetMapping("/supervision/opinions/{list}")
    String list(Actor actor, @PathVariable long list, Model model) {
        Form form = Form.to("").value("receivedOn", calendar.today().toString());
        return page(actor, new OpinionListId(list), form, model);
    }

    private String page(Actor actor, OpinionListId id, Form form, Model model) {
        List<HandlingReport> received = reports.of(id);
        model.addAttribute("issued", opinions.issuedList(actor, id));
        model.addAttribute("matter", taking.takenInto(id).map(Duties::address).orElse(""));
        model.addAttribute("matters", matters(actor));
        model.addAttribute("reports", received);
        model.addAttribute("files", received.stream().map(one -> reports.files(id, one)).toList());
        model.addAttribute("form", form);
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
        MatterId taken = reports.take(actor, new OpinionListId(list), into);
        redirect.addFlashAttribute("notice", "审议意见已逐条列为问题。下一步：交办给承办单位。");
        return "redirect:" + Duties.address(taken);
    }

    /** SUP-7: the report of who dealt with the opinions is entered as it came in. */
    @Needs("supervision.open")
    @PostMapping("/supervision/opinions/{list}/reports")
    String receive(
            Actor actor,
            @PathVariable long list,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String receivedOn,
            @RequestParam(defaultValue = "") String summary,
            @RequestParam(required = false) List<MultipartFile> files,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect)
            throws IOException {
        OpinionListId id = new OpinionListId(list);
        try {
            List<Upload> uploads = ProblemPages.uploads(files);
            reports.receive(actor, id, number, day(receivedOn), summary, uploads);
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            Form form = MatterPages.refused(Form.sent(request), refusal, "summary");
            return page(actor, id, form, model);
        }
        redirect.addFlashAttribute("notice", "研究处理报告已登记。");
        return "redirect:" + OpinionTaking.PAGE + "/" + id;
    }

    private static LocalDate day(String typed) {
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeParseException unreadable) {
            throw Refusal.of("receivedOn", "请写明收到的日期。");
        }
    }

    @Needs("supervision.see")
    @GetMapping("/supervision/opinions/{list}/files/{file}")
    ResponseEntity<byte[]> file(Actor actor, @PathVariable long list, @PathVariable long file) {
        return ProblemPages.sent(reports.file(actor, new OpinionListId(list), file));
    }
}
