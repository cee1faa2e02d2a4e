package org.openrenda.platform.parameters;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Refusal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Every number of law and locality, with its source, and the congress's own setting. */
@Controller
class ParameterPages {

    private final Parameters parameters;
    private final Clock clock;

    ParameterPages(Parameters parameters, Clock clock) {
        this.parameters = parameters;
        this.clock = clock;
    }

    @Needs("parameters.see")
    @GetMapping("/parameters")
    String list(Actor actor, HttpServletRequest request, Model model) {
        List<Parameter> all = parameters.all(actor.home());
        model.addAttribute("all", all);
        model.addAttribute("maySet", actor.may(ParametersPermission.SET, actor.home()));
        model.addAttribute(
                "today", LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai")));
        return "parameters/list";
    }

    @Needs("parameters.set")
    @PostMapping("/parameters")
    String set(
            Actor actor,
            @RequestParam String key,
            @RequestParam(defaultValue = "") String value,
            @RequestParam(defaultValue = "") String source,
            @RequestParam(defaultValue = "") String on,
            RedirectAttributes redirect) {
        if (!value.matches("[0-9]{1,6}")) {
            throw Refusal.of("value", "数值应为整数。");
        }
        try {
            parameters.set(
                    actor, actor.home(), key, Integer.parseInt(value), source, LocalDate.parse(on));
        } catch (DateTimeParseException e) {
            throw Refusal.of("on", "请填写生效日期，例如 2026-12-01。");
        }
        redirect.addFlashAttribute("notice", "已设置，自生效日起适用于新发生的事项；此前的事项仍按原规定办理。");
        return "redirect:/parameters";
    }
}
