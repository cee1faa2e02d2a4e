package org.openrenda.meetings.minutes;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.meetings.sittings.MeetingView;
import org.openrenda.meetings.sittings.MeetingsPermission;
import org.openrenda.meetings.sittings.Sittings;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.documents.OfficialDocument;
import org.openrenda.platform.documents.OfficialPaper;
import org.openrenda.platform.web.Form;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Bulletins: listed, drafted, edited, issued, taken away as docx or PDF. */
@Controller
class BulletinPages {

    private final Bulletins bulletins;
    private final Sittings sittings;

    BulletinPages(Bulletins bulletins, Sittings sittings) {
        this.bulletins = bulletins;
        this.sittings = sittings;
    }

    @Needs({"meetings.plan", "meetings.chair"})
    @GetMapping("/meetings/{id}/bulletins")
    String all(Actor actor, @PathVariable long id, Model model) {
        MeetingId meeting = new MeetingId(id);
        MeetingView view = sittings.view(actor, meeting);
        model.addAttribute("view", view);
        model.addAttribute("bulletins", bulletins.of(actor, meeting));
        model.addAttribute("plans", actor.may(MeetingsPermission.PLAN, view.meeting().congress()));
        return "meetings/bulletins";
    }

    @Needs("meetings.plan")
    @PostMapping("/meetings/{id}/bulletins")
    String draft(Actor actor, @PathVariable long id) {
        return "redirect:/meetings/bulletins/" + bulletins.draft(actor, new MeetingId(id));
    }

    @Needs({"meetings.plan", "meetings.chair"})
    @GetMapping("/meetings/bulletins/{bulletin}")
    String one(Actor actor, @PathVariable long bulletin, Model model) {
        Bulletin found = bulletins.bulletin(actor, new BulletinId(bulletin));
        Form form =
                Form.to("/meetings/bulletins/" + bulletin)
                        .value("title", found.title())
                        .value("text", found.text());
        return page(actor, found, form, model);
    }

    private String page(Actor actor, Bulletin found, Form form, Model model) {
        MeetingView view = sittings.view(actor, found.meeting());
        var at = view.meeting().congress();
        model.addAttribute("view", view);
        model.addAttribute("bulletin", found);
        model.addAttribute("form", form);
        model.addAttribute("edits", !found.isIssued() && actor.may(MeetingsPermission.PLAN, at));
        model.addAttribute("issues", !found.isIssued() && actor.may(MeetingsPermission.CHAIR, at));
        return "meetings/bulletin";
    }

    @Needs("meetings.plan")
    @PostMapping("/meetings/bulletins/{bulletin}")
    String edit(
            Actor actor,
            @PathVariable long bulletin,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        Form form = Form.sent(request);
        BulletinId id = new BulletinId(bulletin);
        try {
            bulletins.edit(actor, id, form.get("title"), form.get("text"));
        } catch (Actor.Forbidden forbidden) {
            throw forbidden;
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            String field = refusal.field() == null ? "text" : refusal.field();
            Bulletin found = bulletins.bulletin(actor, id);
            return page(actor, found, form.error(field, refusal.sentence()), model);
        }
        redirect.addFlashAttribute("notice", "简报已保存，以前的文本都留着。");
        return "redirect:/meetings/bulletins/" + bulletin;
    }

    @Needs("meetings.chair")
    @PostMapping("/meetings/bulletins/{bulletin}/issue")
    String issue(Actor actor, @PathVariable long bulletin, RedirectAttributes redirect) {
        bulletins.issue(actor, new BulletinId(bulletin));
        redirect.addFlashAttribute("notice", "简报已核发，发给出席、列席人员。");
        return "redirect:/meetings/bulletins/" + bulletin;
    }

    @Needs({"meetings.plan", "meetings.chair"})
    @GetMapping("/meetings/bulletins/{bulletin}/file")
    ResponseEntity<byte[]> file(
            Actor actor,
            @PathVariable long bulletin,
            @RequestParam(defaultValue = "docx") String format) {
        OfficialDocument document = bulletins.document(actor, new BulletinId(bulletin));
        return OfficialPaper.answer(document, document.title(), format);
    }
}
