package org.openrenda.meetings.rooms;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.openrenda.meetings.seating.HallId;
import org.openrenda.meetings.seating.HallSheet;
import org.openrenda.meetings.seating.Seating;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.web.Form;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The halls of a congress: rows and aisles typed once, used for many meetings. */
@Controller
class HallListPages {

    private final Seating seating;

    HallListPages(Seating seating) {
        this.seating = seating;
    }

    @Needs("meetings.plan")
    @GetMapping("/meetings/halls")
    String halls(Actor actor, Model model) {
        return page(actor, Form.to("/meetings/halls"), model);
    }

    private String page(Actor actor, Form form, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("halls", seating.halls(actor));
        return "meetings/halls";
    }

    @Needs("meetings.plan")
    @PostMapping("/meetings/halls")
    String add(
            Actor actor,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        Form form = Form.sent(request);
        try {
            seating.addHall(actor, form.get("name"), form.get("plan"));
        } catch (Actor.Forbidden forbidden) {
            throw forbidden;
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            String field = refusal.field() == null ? "plan" : refusal.field();
            return page(actor, form.error(field, refusal.sentence()), model);
        }
        redirect.addFlashAttribute("notice", "已登记会场“" + form.get("name").strip() + "”。");
        return "redirect:/meetings/halls";
    }

    /** The hall as it stands, with its map. */
    @Needs("meetings.plan")
    @GetMapping("/meetings/halls/{hall}")
    String hall(Actor actor, @PathVariable long hall, Model model) {
        HallSheet sheet = seating.hall(actor, new HallId(hall));
        Form form =
                Form.to("/meetings/halls/" + hall)
                        .value("name", sheet.name())
                        .value("plan", sheet.plan())
                        .value("closed", sheet.closed());
        return one(sheet, form, model);
    }

    private static String one(HallSheet sheet, Form form, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("hall", sheet);
        model.addAttribute("lines", SeatLine.of(sheet.layout()));
        return "meetings/hall";
    }

    @Needs("meetings.plan")
    @PostMapping("/meetings/halls/{hall}")
    String change(
            Actor actor,
            @PathVariable long hall,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        HallId id = new HallId(hall);
        HallSheet before = seating.hall(actor, id);
        Form form = Form.sent(request);
        HallId next;
        try {
            next =
                    seating.changeHall(
                            actor, id, form.get("name"), form.get("plan"), form.get("closed"));
        } catch (Actor.Forbidden forbidden) {
            throw forbidden;
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            String field = refusal.field() == null ? "plan" : refusal.field();
            return one(before, form.error(field, refusal.sentence()), model);
        }
        redirect.addFlashAttribute("notice", "已修改。还没有结束的会议，座次已换到修改后的会场。");
        return "redirect:/meetings/halls/" + next;
    }

    @Needs("meetings.plan")
    @PostMapping("/meetings/halls/{hall}/removal")
    String drop(Actor actor, @PathVariable long hall, RedirectAttributes redirect) {
        seating.dropHall(actor, new HallId(hall));
        redirect.addFlashAttribute("notice", "已去掉。");
        return "redirect:/meetings/halls";
    }
}
