package org.openrenda.meetings.terminals;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.meetings.sittings.MeetingRow;
import org.openrenda.meetings.sittings.MeetingSearch;
import org.openrenda.meetings.sittings.MeetingStage;
import org.openrenda.meetings.sittings.Sittings;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Fresh;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.web.Form;
import org.openrenda.platform.web.FormField.Option;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Devices that sign people in: made with a token that is shown once, and revoked. */
@Controller
class TerminalPages {

    private static final int MEETINGS_MAX = 50;

    private final Terminals terminals;
    private final Sittings sittings;

    TerminalPages(Terminals terminals, Sittings sittings) {
        this.terminals = terminals;
        this.sittings = sittings;
    }

    @Needs("meetings.devices")
    @GetMapping("/meetings/devices")
    String devices(Actor actor, Model model) {
        return page(actor, Form.to("/meetings/devices"), model);
    }

    private String page(Actor actor, Form form, Model model) {
        model.addAttribute("devices", terminals.list(actor));
        model.addAttribute("form", form);
        model.addAttribute("meetings", open(actor));
        return "meetings/devices";
    }

    private List<Option> open(Actor actor) {
        List<Option> found = new ArrayList<>();
        for (MeetingStage stage : List.of(MeetingStage.IN_SESSION, MeetingStage.CONVENED)) {
            MeetingSearch search =
                    new MeetingSearch(
                            List.of(actor.home()),
                            "",
                            stage.name(),
                            "",
                            "day",
                            false,
                            0,
                            MEETINGS_MAX);
            for (MeetingRow one : sittings.rows(actor, search)) {
                found.add(Option.of(one.id().toString(), one.title()));
            }
        }
        return found;
    }

    /** Answered by the page itself, because the token is never kept, not even in a cookie. */
    @Needs("meetings.devices")
    @Fresh
    @PostMapping("/meetings/devices")
    String make(
            Actor actor, HttpServletRequest request, HttpServletResponse response, Model model) {
        Form form = Form.sent(request);
        try {
            model.addAttribute(
                    "fresh", terminals.make(actor, meeting(form.get("meeting")), form.get("name")));
        } catch (Actor.Forbidden forbidden) {
            throw forbidden;
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            String field = refusal.field() == null ? "name" : refusal.field();
            return page(actor, form.error(field, refusal.sentence()), model);
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return "meetings/device-token";
    }

    private static @Nullable MeetingId meeting(String typed) {
        return typed.matches("[1-9][0-9]{0,17}") ? new MeetingId(Long.parseLong(typed)) : null;
    }

    @Needs("meetings.devices")
    @PostMapping("/meetings/devices/{device}/revocation")
    String revoke(Actor actor, @PathVariable long device, RedirectAttributes redirect) {
        terminals.revoke(actor, new TerminalId(device));
        redirect.addFlashAttribute("notice", "已停用，它的令牌不再有效。");
        return "redirect:/meetings/devices";
    }
}
