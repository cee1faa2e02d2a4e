package org.openrenda.meetings.rooms;

import java.nio.charset.StandardCharsets;
import org.openrenda.meetings.minutes.Minutes;
import org.openrenda.meetings.sittings.MeetingAct;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.meetings.sittings.MeetingView;
import org.openrenda.meetings.sittings.MeetingsPermission;
import org.openrenda.meetings.sittings.Sittings;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Needs;
import org.openrenda.platform.documents.OfficialDocument;
import org.openrenda.platform.documents.OfficialDocx;
import org.openrenda.platform.documents.OfficialPdf;
import org.openrenda.platform.web.Form;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
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

    private static final String DOCX =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

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

    @Needs("meetings.chair")
    @PostMapping("/meetings/{id}/minutes/signature")
    String sign(Actor actor, @PathVariable long id, RedirectAttributes redirect) {
        minutes.sign(actor, new MeetingId(id));
        return back(id, redirect, "会议记录已签发，指纹记入过程。");
    }

    @Needs({"meetings.plan", "meetings.chair"})
    @GetMapping("/meetings/{id}/minutes/file")
    ResponseEntity<byte[]> file(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "docx") String format) {
        return sent(minutes.document(actor, new MeetingId(id)), format);
    }

    @Needs({"meetings.plan", "meetings.chair"})
    @GetMapping("/meetings/{id}/circular")
    ResponseEntity<byte[]> circular(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "docx") String format) {
        return sent(minutes.circular(actor, new MeetingId(id)), format);
    }

    private static ResponseEntity<byte[]> sent(OfficialDocument document, String format) {
        boolean pdf = format.equals("pdf");
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(pdf ? "application/pdf" : DOCX))
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment()
                                .filename(
                                        document.title() + (pdf ? ".pdf" : ".docx"),
                                        StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(pdf ? OfficialPdf.write(document) : OfficialDocx.write(document));
    }

    private static String back(long id, RedirectAttributes redirect, String notice) {
        redirect.addFlashAttribute("notice", notice);
        return "redirect:/meetings/" + id + "/minutes";
    }
}
