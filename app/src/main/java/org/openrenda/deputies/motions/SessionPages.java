package org.openrenda.deputies.motions;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.web.Dates;
import org.openrenda.platform.web.Form;
import org.openrenda.platform.web.StatusWord;
import org.openrenda.platform.web.Table;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** MOT-3: the sessions of the own congress and until when each takes motions. */
@Controller
class SessionPages {

    private final Motions motions;
    private final Clock clock;

    SessionPages(Motions motions, Clock clock) {
        this.motions = motions;
        this.clock = clock;
    }

    @Needs("deputies.examine")
    @GetMapping("/deputies/motions/sessions")
    String sessions(Actor actor, Model model) {
        Form blank = Form.to("/deputies/motions/sessions").value("time", "18:00");
        return page(actor, model, blank);
    }

    private String page(Actor actor, Model model, Form form) {
        model.addAttribute("form", form);
        model.addAttribute("table", table(motions.sessions(actor.home())));
        return "deputies/motions/sessions";
    }

    private Table table(List<CongressSession> sessions) {
        return new Table(
                List.of(
                        Table.Column.text("name", "会议"),
                        Table.Column.text("dates", "会期"),
                        Table.Column.text("until", "议案截止时间"),
                        Table.Column.text("state", "接收")),
                sessions.stream().map(this::row).toList());
    }

    private Table.Row row(CongressSession one) {
        boolean open = !one.motionsUntil().isBefore(clock.instant());
        return Table.Row.of(
                "",
                Table.Cell.text(one.name()),
                Table.Cell.text(Dates.full(one.startsOn()) + "至" + Dates.full(one.endsOn())),
                Table.Cell.text(
                        Dates.time(LocalDateTime.ofInstant(one.motionsUntil(), Calendar.ZONE))),
                Table.Cell.status(open ? StatusWord.green("正在接收") : StatusWord.grey("已截止")));
    }

    @Needs("deputies.examine")
    @PostMapping("/deputies/motions/sessions")
    String set(
            Actor actor,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        Form form = Form.sent(request).require("name", "请填写会议名称。");
        try {
            if (!form.hasErrors()) {
                motions.session(actor, session(actor, form));
                redirect.addFlashAttribute("notice", "已保存会期和议案截止时间，代表提交议案时按此接收。");
                return "redirect:/deputies/motions/sessions";
            }
        } catch (Refusal refusal) {
            String field = refusal.field();
            form = form.error(field == null ? "name" : field, refusal.sentence());
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(actor, model, form);
    }

    private static CongressSession session(Actor actor, Form form) {
        Instant until =
                LocalDateTime.of(day(form, "until"), time(form)).atZone(Calendar.ZONE).toInstant();
        return new CongressSession(
                0,
                actor.home(),
                form.get("name"),
                day(form, "startsOn"),
                day(form, "endsOn"),
                until);
    }

    private static LocalDate day(Form form, String name) {
        try {
            return LocalDate.parse(form.get(name));
        } catch (DateTimeParseException e) {
            throw Refusal.of(name, "请填写日期。");
        }
    }

    private static LocalTime time(Form form) {
        try {
            return LocalTime.parse(form.get("time"));
        } catch (DateTimeParseException e) {
            throw Refusal.of("time", "请填写时间，例如 18:00。");
        }
    }
}
