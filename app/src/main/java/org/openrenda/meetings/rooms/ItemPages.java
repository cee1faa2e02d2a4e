package org.openrenda.meetings.rooms;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.openrenda.meetings.notes.Notes;
import org.openrenda.meetings.opinions.Opinions;
import org.openrenda.meetings.opinions.RemarkId;
import org.openrenda.meetings.papers.Papers;
import org.openrenda.meetings.sittings.AgendaItem;
import org.openrenda.meetings.sittings.Attendance;
import org.openrenda.meetings.sittings.ItemAct;
import org.openrenda.meetings.sittings.ItemId;
import org.openrenda.meetings.sittings.MeetingView;
import org.openrenda.meetings.sittings.Participant;
import org.openrenda.meetings.sittings.ParticipantId;
import org.openrenda.meetings.sittings.Sittings;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.SignedIn;
import org.openrenda.platform.web.FormField.Option;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One item on a member's phone: its papers, the own note, the own opinions. */
@Controller
class ItemPages {

    private final Sittings sittings;
    private final Papers papers;
    private final Notes notes;
    private final Opinions opinions;

    ItemPages(Sittings sittings, Papers papers, Notes notes, Opinions opinions) {
        this.sittings = sittings;
        this.papers = papers;
        this.notes = notes;
        this.opinions = opinions;
    }

    @SignedIn
    @GetMapping("/meetings/items/{item}/mine")
    String mine(
            Actor actor,
            @PathVariable long item,
            @RequestParam(defaultValue = "") String kept,
            Model model) {
        ItemId id = new ItemId(item);
        MeetingView view = sittings.view(actor, sittings.meetingOf(id));
        AgendaItem known =
                view.items().stream()
                        .filter(one -> one.id().equals(id))
                        .findFirst()
                        .orElseThrow(() -> new Refusal("没有这个议题。"));
        List<String> groups = opinions.notesFor(actor, view.meeting().id());
        model.addAttribute("view", view);
        model.addAttribute("item", known);
        model.addAttribute("status", Words.of(known.stage()));
        model.addAttribute(
                "papers",
                papers.forReading(actor, view.meeting().id(), !kept.isEmpty()).stream()
                        .filter(one -> id.equals(one.paper().item()))
                        .toList());
        model.addAttribute("note", notes.of(actor, id));
        model.addAttribute("remarks", opinions.mine(actor, id));
        model.addAttribute("issued", opinions.issued(actor, id));
        model.addAttribute("says", view.me() != null && view.me().who().maySpeak());
        model.addAttribute("collects", begun(known) && opinions.collects(id));
        model.addAttribute("begun", begun(known));
        model.addAttribute("groups", groups.stream().map(one -> Option.of(one, one)).toList());
        model.addAttribute("speakers", speakers(view, groups));
        return "meetings/item-mine";
    }

    private static boolean begun(AgendaItem item) {
        return item.steps().stream().anyMatch(step -> step.act() == ItemAct.TAKE);
    }

    private static List<Option> speakers(MeetingView view, List<String> groups) {
        List<Option> all = new ArrayList<>();
        for (Attendance one : view.people()) {
            Participant who = one.who();
            if (who.maySpeak() && groups.contains(who.group())) {
                all.add(Option.of(who.id().toString(), who.name()));
            }
        }
        return all;
    }

    @SignedIn
    @PostMapping("/meetings/items/{item}/note")
    String note(
            Actor actor,
            @PathVariable long item,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String was,
            RedirectAttributes redirect) {
        notes.keep(actor, new ItemId(item), text, was);
        return back(new ItemId(item), redirect, "笔记已保存。");
    }

    /** Sent by itself while writing; answers with the note as it is kept. */
    @SignedIn
    @PostMapping("/meetings/items/{item}/note/text")
    ResponseEntity<String> keep(
            Actor actor,
            @PathVariable long item,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String was) {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .body(notes.keep(actor, new ItemId(item), text, was));
    }

    @SignedIn
    @PostMapping("/meetings/items/{item}/remarks")
    String say(
            Actor actor,
            @PathVariable long item,
            @RequestParam(defaultValue = "") String text,
            RedirectAttributes redirect) {
        opinions.say(actor, new ItemId(item), text);
        return back(new ItemId(item), redirect, "意见已提交。整理以前可以更正、收回。");
    }

    /** By the note-taker of a group: of one person in it, or of the group. */
    @SignedIn
    @PostMapping("/meetings/items/{item}/group-notes")
    String takeDown(
            Actor actor,
            @PathVariable long item,
            @RequestParam(defaultValue = "") String who,
            @RequestParam(defaultValue = "") String group,
            @RequestParam(defaultValue = "") String text,
            RedirectAttributes redirect) {
        ItemId id = new ItemId(item);
        if (who.matches("[1-9][0-9]{0,17}")) {
            opinions.takeDown(actor, id, new ParticipantId(Long.parseLong(who)), text);
        } else {
            opinions.takeDownGroup(actor, id, group, text);
        }
        return back(id, redirect, "已记下，请本人核对。");
    }

    @SignedIn
    @PostMapping("/meetings/items/{item}/remarks/{remark}/confirmation")
    String confirm(
            Actor actor,
            @PathVariable long item,
            @PathVariable long remark,
            RedirectAttributes redirect) {
        opinions.confirm(actor, new RemarkId(remark));
        return back(new ItemId(item), redirect, "已核对。");
    }

    @SignedIn
    @PostMapping("/meetings/items/{item}/remarks/{remark}/correction")
    String correct(
            Actor actor,
            @PathVariable long item,
            @PathVariable long remark,
            @RequestParam(defaultValue = "") String text,
            RedirectAttributes redirect) {
        opinions.correct(actor, new RemarkId(remark), text);
        return back(new ItemId(item), redirect, "已更正，原来记下的文字留着备查。");
    }

    @SignedIn
    @PostMapping("/meetings/items/{item}/remarks/{remark}/withdrawal")
    String withdraw(
            Actor actor,
            @PathVariable long item,
            @PathVariable long remark,
            RedirectAttributes redirect) {
        opinions.withdraw(actor, new RemarkId(remark));
        return back(new ItemId(item), redirect, "意见已收回。");
    }

    private static String back(ItemId item, RedirectAttributes redirect, String notice) {
        redirect.addFlashAttribute("notice", notice);
        return "redirect:/meetings/items/" + item + "/mine";
    }
}
