package org.openrenda.congress.deputyships;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.web.Form;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a clerk enters of a deputy's meetings and offices (DEP-7, DEP-9). */
@Controller
class AttendancePages {

    private static final String ONE = "/congress/deputies/{id}";

    private final Deputyships deputyships;

    AttendancePages(Deputyships deputyships) {
        this.deputyships = deputyships;
    }

    @Needs("congress.people-keep")
    @PostMapping(ONE + "/attendance")
    String attend(
            Actor actor,
            @PathVariable long id,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        Form form = Form.sent(request);
        Presence presence =
                Arrays.stream(Presence.values())
                        .filter(one -> one.name().equals(form.get("presence")))
                        .findFirst()
                        .orElseThrow(() -> Refusal.of("presence", "请选择出席情况。"));
        deputyships.attend(actor, id, new Attendance(form.get("meeting"), presence, paper(form)));
        redirect.addFlashAttribute("notice", "已登记出席情况。");
        return "redirect:/congress/deputies/" + id;
    }

    @Needs("congress.people-keep")
    @PostMapping(ONE + "/offices")
    String office(
            Actor actor,
            @PathVariable long id,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        Form form = Form.sent(request);
        OfficeKind kind =
                Arrays.stream(OfficeKind.values())
                        .filter(one -> one.name().equals(form.get("kind")))
                        .findFirst()
                        .orElseThrow(() -> Refusal.of("kind", "请选择职务。"));
        deputyships.holdOffice(actor, id, kind, form.get("body"), paper(form));
        redirect.addFlashAttribute("notice", "已登记职务；代表职务终止时随之撤销或终止。");
        return "redirect:/congress/deputies/" + id;
    }

    private static Paper paper(Form form) {
        try {
            String on = form.get("on");
            LocalDate day = on.isEmpty() ? null : LocalDate.parse(on);
            return new Paper(day, form.get("document"), "");
        } catch (DateTimeParseException mistyped) {
            throw Refusal.of("on", "日期应写成 2026-11-22 的样子。");
        }
    }
}
