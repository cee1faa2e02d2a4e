package org.openrenda.meetings.minutes;

import java.util.List;
import org.openrenda.meetings.sittings.MeetingAct;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.meetings.sittings.MeetingView;
import org.openrenda.meetings.sittings.MeetingsPermission;
import org.openrenda.meetings.sittings.Sittings;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Needs;
import org.openrenda.platform.documents.OfficialDocument;
import org.openrenda.platform.documents.OfficialPaper;
import org.openrenda.platform.web.Form;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Minutes and circular: read, edited, signed, taken away as docx or PDF. */
@Controller
class MinutesPages {

    private final Sittings sittings;
    private final Minutes minutes;

    MinutesPages(Sittings sittings, Minutes minutes) {
        this.sittings = sittings;
        this.minutes = minutes;
    }

    @Needs({"meetings.plan", "meetings.chair"})
    @GetMapping("/meetings/{id}/minutes")
    String minutes(Actor actor, @PathVariable long id, Model model) {
        MeetingId meeting = new MeetingId(id);
        MeetingView view = sittings.view(actor, meeting);
        var at = view.meeting().congress();
        boolean open = view.meeting().stage().allows(MeetingAct.SIGN_MINUTES);
        String text = minutes.text(actor, meeting);
        model.addAttribute("view", view);
        model.addAttribute("text", text);
        model.addAttribute("form", Form.to("/meetings/" + id + "/minutes").value("text", text));
        model.addAttribute("unconfirmed", open ? minutes.unconfirmed(actor, meeting) : List.of());
        model.addAttribute("stale", open && !text.equals(minutes.draft(actor, meeting)));
        model.addAttribute("edits", open && actor.may(MeetingsPermission.PLAN, at));
        model.addAttribute("signs", open && actor.may(MeetingsPermission.CHAIR, at));
        return "meetings/minutes";
    }

    @Needs("meetings.plan")
    @PostMapping("/meetings/{id}/minutes")
    String edit(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String text,
            RedirectAttributes redirect) {
        minutes.edit(actor, new MeetingId(id), text);
        return back(id, redirect, "会议记录已保存，以前的文本都留着。");
    }

    @Needs("meetings.plan")
    @PostMapping("/meetings/{id}/minutes/draft")
    String draft(Actor actor, @PathVariable long id, RedirectAttributes redirect) {
        MeetingId meeting = new MeetingId(id);
        minutes.edit(actor, meeting, minutes.draft(actor, meeting));
        return back(id, redirect, "已按会议过程重新写成，以前的文本都留着。");
    }

    @Needs("meetings.chair")
    @PostMapping("/meetings/{id}/minutes/signature")
    String sign(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        minutes.sign(actor, new MeetingId(id), reason);
        return back(id, redirect, "会议记录已签发，指纹记入过程。");
    }

    @Needs({"meetings.plan", "meetings.chair"})
    @GetMapping("/meetings/{id}/minutes/file")
    ResponseEntity<byte[]> file(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "docx") String format) {
        OfficialDocument document = minutes.document(actor, new MeetingId(id));
        return OfficialPaper.answer(document, document.title(), format);
    }

    @Needs({"meetings.plan", "meetings.chair"})
    @GetMapping("/meetings/{id}/circular")
    ResponseEntity<byte[]> circular(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "docx") String format) {
        OfficialDocument circular = minutes.circular(actor, new MeetingId(id));
        return OfficialPaper.answer(circular, circular.title(), format);
    }

    private static String back(long id, RedirectAttributes redirect, String notice) {
        redirect.addFlashAttribute("notice", notice);
        return "redirect:/meetings/" + id + "/minutes";
    }
}
