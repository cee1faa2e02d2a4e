package org.openrenda.deputies.units;

import org.openrenda.deputies.handling.Handling;
import org.openrenda.deputies.handling.PlannedUnit;
import org.openrenda.deputies.suggestions.SuggestionId;
import org.openrenda.deputies.suggestions.SuggestionStage;
import org.openrenda.deputies.suggestions.SuggestionView;
import org.openrenda.deputies.suggestions.Suggestions;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Refusal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A unit says whether it would handle a suggestion, before it is handed over. */
@Controller
class PlanPages {

    private final Handling handling;
    private final Suggestions suggestions;

    PlanPages(Handling handling, Suggestions suggestions) {
        this.handling = handling;
        this.suggestions = suggestions;
    }

    @Needs("deputies.handle")
    @GetMapping("/deputies/plans/{id}")
    String plan(Actor actor, @PathVariable long id, Model model) {
        SuggestionId suggestion = new SuggestionId(id);
        PlannedUnit own =
                handling.planned(suggestion).stream()
                        .filter(one -> actor.units().contains(one.unit()))
                        .findFirst()
                        .orElseThrow(() -> new Refusal("这件建议没有征求您单位的意见。"));
        SuggestionView view = suggestions.view(Actor.system("系统", actor.home()), suggestion);
        model.addAttribute("shown", view);
        model.addAttribute("planned", own);
        model.addAttribute("open", view.stage() == SuggestionStage.PLANNED);
        return "deputies/plan";
    }

    @Needs("deputies.handle")
    @PostMapping("/deputies/plans/{id}/answer")
    String answer(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String agrees,
            @RequestParam(defaultValue = "") String opinion,
            RedirectAttributes redirect) {
        if (!agrees.equals("yes") && !agrees.equals("no")) {
            throw Refusal.of("agrees", "请选择同意或者不同意承办。");
        }
        handling.answerPlan(actor, new SuggestionId(id), agrees.equals("yes"), opinion);
        redirect.addFlashAttribute("notice", "意见已送代表工委。");
        return "redirect:/deputies/plans/" + id;
    }
}
