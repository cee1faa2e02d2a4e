package org.openrenda.meetings.alerts;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.parameters.Parameter;
import org.openrenda.platform.web.Dates;
import org.openrenda.platform.web.LegalBasis;
import org.openrenda.platform.web.StatusWord;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The law's demands on meetings, how each stands, with its article and the list behind it. */
@Controller
class AlertPages {

    private final Alerts alerts;

    AlertPages(Alerts alerts) {
        this.alerts = alerts;
    }

    @Needs("meetings.plan")
    @GetMapping("/meetings/alerts")
    String alerts(Actor actor, Model model) {
        List<AlertRow> rows = alerts.of(actor).stream().map(AlertPages::row).toList();
        model.addAttribute("rows", rows);
        return "meetings/alerts";
    }

    @Needs("meetings.plan")
    @PostMapping("/meetings/alerts/election")
    String elected(
            Actor actor,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String document,
            RedirectAttributes redirect) {
        try {
            alerts.elected(actor, LocalDate.parse(day), document);
        } catch (DateTimeParseException e) {
            throw Refusal.of("day", "请填写选举完成的日期。");
        }
        redirect.addFlashAttribute("notice", "已登记，第一次会议的期限由此起算。");
        return "redirect:/meetings/alerts";
    }

    private static AlertRow row(Alert alert) {
        return new AlertRow(
                alert,
                switch (alert.state()) {
                    case KEPT -> StatusWord.green(alert.state().label());
                    case SOON, LOOK -> StatusWord.amber(alert.state().label());
                    case BROKEN -> StatusWord.red(alert.state().label());
                    case UNKNOWN -> StatusWord.grey(alert.state().label());
                },
                bases(alert));
    }

    /** Numbers of the same article stand under one word; what the house set itself under none. */
    private static List<LegalBasis> bases(Alert alert) {
        Map<String, List<Parameter>> byArticle = new LinkedHashMap<>();
        for (Parameter one : alert.sources()) {
            if (!one.rule().isEmpty()) {
                byArticle.computeIfAbsent(one.source(), key -> new ArrayList<>()).add(one);
            }
        }
        return byArticle.values().stream().map(AlertPages::basis).toList();
    }

    private static LegalBasis basis(List<Parameter> of) {
        Parameter first = of.getFirst();
        String setting =
                first.congress() == null ? "默认值" : "自 " + Dates.full(first.effectiveOn()) + " 起";
        String text =
                of.stream()
                        .map(one -> one.label() + "：" + one.value())
                        .collect(Collectors.joining("；"));
        return LegalBasis.of(first.source(), text).setting(setting).at("/parameters");
    }
}
