package org.openrenda.meetings.opinions;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openrenda.meetings.sittings.Attendance;
import org.openrenda.meetings.sittings.ItemId;
import org.openrenda.meetings.sittings.MeetingView;
import org.openrenda.meetings.sittings.MeetingsPermission;
import org.openrenda.meetings.sittings.Participant;
import org.openrenda.meetings.sittings.ParticipantId;
import org.openrenda.meetings.sittings.Sittings;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Needs;
import org.openrenda.platform.documents.OfficialDocument;
import org.openrenda.platform.documents.OfficialPaper;
import org.openrenda.platform.web.FormField.Option;
import org.openrenda.platform.web.ListPage;
import org.openrenda.platform.web.ListQuery;
import org.openrenda.platform.web.StatusWord;
import org.openrenda.platform.web.Table;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The sorting of opinions by staff, the approval by the council, and the list that is issued. */
@Controller
class OpinionPages {

    private final Opinions opinions;
    private final Sittings sittings;

    OpinionPages(Opinions opinions, Sittings sittings) {
        this.opinions = opinions;
        this.sittings = sittings;
    }

    @Needs({"meetings.plan", "meetings.approve-opinions"})
    @GetMapping("/meetings/opinions")
    ModelAndView lists(Actor actor, HttpServletRequest request) {
        Table table =
                new Table(
                        List.of(
                                Table.Column.text("item", "议题").sortable(),
                                Table.Column.text("meeting", "会议").sortable(),
                                Table.Column.text("state", "进度").sortable(),
                                Table.Column.number("opinions", "审议意见").sortable(),
                                Table.Column.text("number", "文号").sortable(),
                                Table.Column.text("issued", "印发").sortable(),
                                Table.Column.text("report", "报告期限").sortable(),
                                Table.Column.text("used", "转入")),
                        opinions.rows(actor).stream().map(OpinionPages::row).toList());
        return ListPage.whole("审议意见", ListQuery.of(request), table, "state", "meeting")
                .in("meetings/opinion-lists");
    }

    private static Table.Row row(OpinionListRow one) {
        Table.Cell used = Table.Cell.text(one.used());
        return Table.Row.of(
                "",
                Table.Cell.link(one.itemTitle(), "/meetings/items/" + one.item() + "/opinions"),
                Table.Cell.text(one.meetingTitle()),
                Table.Cell.status(status(one.stage())),
                Table.Cell.number(one.opinions()),
                Table.Cell.text(one.number()).small(one.addressee()),
                Table.Cell.day(one.issuedOn()),
                Table.Cell.day(one.reportDueOn()),
                one.usedAt().isEmpty() ? used : used.at(one.usedAt()));
    }

    private static StatusWord status(ListStage stage) {
        return switch (stage) {
            case SORTING -> StatusWord.blue(stage.label());
            case SUBMITTED, APPROVED -> StatusWord.amber(stage.label());
            case ISSUED -> StatusWord.green(stage.label());
        };
    }

    @Needs({"meetings.plan", "meetings.approve-opinions"})
    @GetMapping("/meetings/items/{item}/opinions")
    String list(Actor actor, @PathVariable long item, Model model) {
        ItemId id = new ItemId(item);
        OpinionsView view = opinions.view(actor, id);
        MeetingView meeting = sittings.view(actor, view.meeting().id());
        var at = view.meeting().congress();
        boolean plans = actor.may(MeetingsPermission.PLAN, at);
        ListStage stage = view.stage();
        model.addAttribute("view", view);
        model.addAttribute("status", status(stage));
        model.addAttribute("sorts", plans && stage == ListStage.SORTING);
        model.addAttribute(
                "approves",
                stage == ListStage.SUBMITTED && actor.may(MeetingsPermission.APPROVE_OPINIONS, at));
        model.addAttribute("issues", plans && stage == ListStage.APPROVED);
        model.addAttribute("speakers", speakers(meeting));
        model.addAttribute("groups", groups(meeting));
        model.addAttribute("takers", takers(meeting));
        return "meetings/opinions";
    }

    private static List<Option> speakers(MeetingView view) {
        return view.people().stream()
                .map(Attendance::who)
                .filter(Participant::maySpeak)
                .map(one -> Option.of(one.id().toString(), one.name() + label(one)))
                .toList();
    }

    private static String label(Participant one) {
        String more = one.duty().isEmpty() ? one.group() : one.duty();
        return more.isEmpty() ? "" : "（" + more + "）";
    }

    private static List<Option> groups(MeetingView view) {
        return view.people().stream()
                .map(one -> one.who().group())
                .filter(group -> !group.isEmpty())
                .distinct()
                .map(group -> Option.of(group, group))
                .toList();
    }

    private Map<String, String> takers(MeetingView view) {
        Map<String, String> names = new TreeMap<>();
        Map<String, ParticipantId> takers = opinions.noteTakers(view.meeting().id());
        for (Attendance one : view.people()) {
            takers.forEach((group, who) -> {
                if (who.equals(one.who().id())) {
                    names.put(group, one.who().name());
                }
            });
        }
        return names;
    }

    @Needs("meetings.plan")
    @PostMapping("/meetings/items/{item}/opinions/submission")
    String submit(
            Actor actor,
            @PathVariable long item,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        opinions.submit(actor, new ItemId(item), reason);
        return back(item, redirect, "已送审定。");
    }

    @Needs("meetings.approve-opinions")
    @PostMapping("/meetings/items/{item}/opinions/approval")
    String approve(
            Actor actor,
            @PathVariable long item,
            @RequestParam(defaultValue = "") String words,
            RedirectAttributes redirect) {
        opinions.approve(actor, new ItemId(item), words);
        return back(item, redirect, "已审定，工作人员按期印发。");
    }

    @Needs("meetings.approve-opinions")
    @PostMapping("/meetings/items/{item}/opinions/return")
    String giveBack(
            Actor actor,
            @PathVariable long item,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        opinions.giveBack(actor, new ItemId(item), reason);
        return back(item, redirect, "已退回修改。");
    }

    @Needs("meetings.plan")
    @PostMapping("/meetings/items/{item}/opinions/issue")
    String issue(
            Actor actor,
            @PathVariable long item,
            @RequestParam(defaultValue = "") String addressee,
            RedirectAttributes redirect) {
        opinions.issue(actor, new ItemId(item), addressee);
        return back(item, redirect, "已印发，不能再改。");
    }

    @Needs({"meetings.plan", "meetings.approve-opinions"})
    @GetMapping("/meetings/items/{item}/opinions/file")
    ResponseEntity<byte[]> file(
            Actor actor,
            @PathVariable long item,
            @RequestParam(defaultValue = "docx") String format) {
        OfficialDocument paper = opinions.document(actor, new ItemId(item));
        return OfficialPaper.answer(paper, paper.title(), format);
    }

    static String back(long item, RedirectAttributes redirect, String notice) {
        redirect.addFlashAttribute("notice", notice);
        return "redirect:/meetings/items/" + item + "/opinions";
    }
}
