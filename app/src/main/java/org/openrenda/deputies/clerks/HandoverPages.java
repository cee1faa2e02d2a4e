package org.openrenda.deputies.clerks;

import java.util.List;
import org.openrenda.congress.Unit;
import org.openrenda.deputies.DeputiesPermission;
import org.openrenda.deputies.handling.Handling;
import org.openrenda.deputies.handling.HandlingRole;
import org.openrenda.deputies.handling.PlannedUnit;
import org.openrenda.deputies.suggestions.SuggestionAct;
import org.openrenda.deputies.suggestions.SuggestionId;
import org.openrenda.deputies.suggestions.SuggestionView;
import org.openrenda.deputies.suggestions.Suggestions;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Needs;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.web.Dates;
import org.openrenda.platform.web.Form;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One suggestion is planned for units, which are asked, and then handed to them. */
@Controller
class HandoverPages {

    private final Suggestions suggestions;
    private final Handling handling;
    private final ProposedUnits proposed;
    private final Calendar calendar;

    HandoverPages(
            Suggestions suggestions, Handling handling, ProposedUnits proposed, Calendar calendar) {
        this.suggestions = suggestions;
        this.handling = handling;
        this.proposed = proposed;
        this.calendar = calendar;
    }

    @Needs("deputies.assign")
    @GetMapping("/deputies/suggestions/{id}/units")
    String units(Actor actor, @PathVariable long id, Model model) {
        SuggestionView view = suggestions.view(actor, new SuggestionId(id));
        CongressId at = view.suggestion().congress();
        actor.require(DeputiesPermission.ASSIGN, at);
        view.stage().after(SuggestionAct.ASSIGN);
        List<Unit> units = proposed.units(at);
        Proposal proposal =
                proposed.of(units, view.topicCode(), view.suggestion().title(), view.text());
        model.addAttribute("shown", view);
        List<PlannedUnit> planned = handling.planned(view.id());
        model.addAttribute("planned", planned);
        model.addAttribute("proposal", proposal);
        model.addAttribute("units", AssigningPages.options(units));
        Form form = Form.to("/deputies/suggestions/" + id + "/assignment").value("role", "LEAD");
        if (!planned.isEmpty()) {
            form = as(form, planned);
        } else if (proposal.unit() != null) {
            form = form.value("unit", proposal.unit().toString());
        }
        model.addAttribute("form", form);
        model.addAttribute("usual", until("deputies.handling.reply", at));
        model.addAttribute("longest", until("deputies.handling.replyComplex", at));
        return "deputies/handover";
    }

    /** The plan that the units were asked about, without those that did not agree. */
    private static Form as(Form form, List<PlannedUnit> planned) {
        List<PlannedUnit> willing =
                planned.stream().filter(one -> !Boolean.FALSE.equals(one.agrees())).toList();
        String first =
                willing.stream()
                        .filter(one -> one.role() != HandlingRole.CO_HANDLER)
                        .map(one -> one.unit().toString())
                        .findFirst()
                        .orElse("");
        String[] others =
                willing.stream()
                        .map(one -> one.unit().toString())
                        .filter(one -> !one.equals(first))
                        .toArray(String[]::new);
        boolean apart = planned.stream().anyMatch(one -> one.role() == HandlingRole.SEPARATE);
        return form.value("role", apart ? "SEPARATE" : "LEAD")
                .value("unit", first)
                .value("with", others);
    }

    private String until(String parameter, CongressId at) {
        return Dates.full(calendar.due(parameter, at, calendar.today()));
    }

    @Needs("deputies.assign")
    @PostMapping("/deputies/suggestions/{id}/assignment")
    String assign(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "LEAD") String role,
            @RequestParam(name = "with", defaultValue = "") List<Long> others,
            @RequestParam(defaultValue = "") String complex,
            RedirectAttributes redirect) {
        handling.assign(
                actor,
                new SuggestionId(id),
                AssigningPages.handovers(unit, role, others),
                complex.equals("yes"));
        redirect.addFlashAttribute("notice", "已交办，承办单位收到待办。没有单位签收以前可以撤回。");
        return "redirect:/deputies/suggestions/" + id;
    }

    @Needs("deputies.assign")
    @PostMapping("/deputies/suggestions/{id}/plan")
    String plan(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "LEAD") String role,
            @RequestParam(name = "with", defaultValue = "") List<Long> others,
            RedirectAttributes redirect) {
        handling.plan(actor, new SuggestionId(id), AssigningPages.handovers(unit, role, others));
        redirect.addFlashAttribute("notice", "已征求单位意见，单位回复后在这里看得到。");
        return "redirect:/deputies/suggestions/" + id + "/units";
    }
}
