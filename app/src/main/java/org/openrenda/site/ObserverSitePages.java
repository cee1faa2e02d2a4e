package org.openrenda.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.openrenda.meetings.places.Application;
import org.openrenda.meetings.places.ApplicationAct;
import org.openrenda.meetings.places.NewApplication;
import org.openrenda.meetings.places.Places;
import org.openrenda.meetings.publications.PublicMeeting;
import org.openrenda.meetings.publications.Publications;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.platform.Codes;
import org.openrenda.platform.Limited;
import org.openrenda.platform.Open;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.database.DataScope;
import org.openrenda.platform.web.Form;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** MTG-12: citizens apply to observe a meeting, and follow the answer by a code. */
@Controller
class ObserverSitePages {

    private final Places places;
    private final Publications publications;

    ObserverSitePages(Places places, Publications publications) {
        this.places = places;
        this.publications = publications;
    }

    @Open
    @GetMapping("/site/meetings/{id}/places")
    String blank(@PathVariable long id, Model model) {
        return form(id, Form.to("/site/meetings/" + id + "/places"), model);
    }

    private String form(long id, Form form, Model model) {
        PublicMeeting shown = publications.published(new MeetingId(id));
        model.addAttribute("shown", shown);
        model.addAttribute("form", form);
        model.addAttribute(
                "offer", DataScope.system(() -> places.offered(new MeetingId(id))).orElse(null));
        model.addAttribute("open", DataScope.system(() -> places.isOpen(shown.meeting())));
        return "site/observe";
    }

    /** The field {@code website} is seen by machines only: what fills it in is not stored. */
    @Open
    @Limited("site.observe")
    @PostMapping("/site/meetings/{id}/places")
    String apply(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String website,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        publications.published(new MeetingId(id));
        if (!website.isEmpty()) {
            redirect.addFlashAttribute("notice", "报名已收到。");
            return "redirect:/site/meetings/" + id;
        }
        Form form = Form.sent(request);
        try {
            NewApplication given = new NewApplication(form.get("name"), form.get("phone"));
            String code = DataScope.system(() -> places.apply(new MeetingId(id), given));
            redirect.addFlashAttribute("notice", "报名已收到。请记下查询码，凭它看答复。");
            return "redirect:/site/observing/" + code;
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            String field = refusal.field() == null ? "name" : refusal.field();
            return form(id, form.error(field, refusal.sentence()), model);
        }
    }

    @Open
    @Limited(value = "site.code", with = "code")
    @GetMapping("/site/observing")
    String enter(@RequestParam(defaultValue = "") String code, Model model) {
        if (DataScope.system(() -> places.follow(code)).isPresent()) {
            return "redirect:/site/observing/" + Codes.plain(code);
        }
        model.addAttribute("error", code.isBlank() ? "" : "没有这个查询码，请核对后再输一遍。");
        model.addAttribute("code", code);
        return "site/observing-enter";
    }

    @Open
    @Limited("site.code")
    @GetMapping("/site/observing/{code}")
    String follow(@PathVariable String code, Model model) {
        Application is =
                DataScope.system(() -> places.follow(code))
                        .orElseThrow(() -> new Refusal("没有这个查询码，请核对后再输一遍。"));
        model.addAttribute("is", is);
        model.addAttribute("shown", publications.published(is.meeting()));
        model.addAttribute("code", Codes.plain(code));
        model.addAttribute("withdraws", is.stage().allows(ApplicationAct.WITHDRAW));
        return "site/observing";
    }

    @Open
    @Limited("site.observe")
    @PostMapping("/site/observing/{code}/withdrawal")
    String withdraw(@PathVariable String code, RedirectAttributes redirect) {
        DataScope.system(() -> places.withdraw(code));
        redirect.addFlashAttribute("notice", "已放弃，谢谢您告知。");
        return "redirect:/site/observing/" + Codes.plain(code);
    }
}
