package org.openrenda.deputies.clerks;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.openrenda.congress.Unit;
import org.openrenda.deputies.handling.Handling;
import org.openrenda.deputies.handling.HandlingRole;
import org.openrenda.deputies.handling.Handover;
import org.openrenda.deputies.handling.PlannedUnit;
import org.openrenda.deputies.suggestions.SuggestionId;
import org.openrenda.deputies.suggestions.SuggestionView;
import org.openrenda.deputies.suggestions.Suggestions;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.UnitId;
import org.openrenda.platform.web.FormField.Option;
import org.openrenda.platform.web.ListQuery;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Hands many suggestions to units on one page, and undoes it as long as nobody signed. */
@Controller
class AssigningPages {

    static final String PATH = "/deputies/suggestions/assigning";

    private final Waiting waiting;
    private final ProposedUnits proposed;
    private final Suggestions suggestions;
    private final Handling handling;

    AssigningPages(
            Waiting waiting, ProposedUnits proposed, Suggestions suggestions, Handling handling) {
        this.waiting = waiting;
        this.proposed = proposed;
        this.suggestions = suggestions;
        this.handling = handling;
    }

    @Needs("deputies.assign")
    @GetMapping(PATH)
    String page(
            Actor actor,
            @RequestParam(defaultValue = "0") long since,
            HttpServletRequest request,
            Model model) {
        List<Unit> units = proposed.units(actor.home());
        List<WaitingRow> rows =
                waiting.toAssign(actor.home(), ListQuery.of(request).filter("q")).stream()
                        .map(row -> row.with(proposal(units, row)))
                        .toList();
        model.addAttribute("rows", rows);
        model.addAttribute("words", ListQuery.of(request).filter("q"));
        model.addAttribute(
                "just",
                since == 0 ? List.of() : waiting.undoable(actor.home(), since, actor.name()));
        model.addAttribute("unsigned", waiting.undoable(actor.home(), 0, ""));
        model.addAttribute("since", since);
        model.addAttribute("units", options(units));
        return "deputies/assigning";
    }

    static List<Option> options(List<Unit> units) {
        return units.stream().map(u -> Option.of(u.id().toString(), u.name())).toList();
    }

    private Proposal proposal(List<Unit> units, WaitingRow row) {
        if (row.asked()) {
            return row.agreed()
                    ? new Proposal(new UnitId(1), row.units(), "已征求意见，全部同意")
                    : Proposal.none("征求意见中：" + row.units());
        }
        return proposed.of(units, row.topicCode(), row.title(), row.text());
    }

    /** Hands all that were chosen to the same unit, with the same co-handlers. */
    @Needs("deputies.assign")
    @PostMapping(PATH)
    String assign(
            Actor actor,
            @RequestParam(name = "id", defaultValue = "") List<Long> ids,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "LEAD") String role,
            @RequestParam(name = "with", defaultValue = "") List<Long> others,
            @RequestParam(defaultValue = "") String complex,
            RedirectAttributes redirect) {
        List<Handover> to = handovers(unit, role, others);
        long since = waiting.lastStep();
        Batch batch = Batch.of(ids, id -> handling.assign(actor, id, to, complex.equals("yes")));
        return back(redirect, batch.said("已交办"), since);
    }

    static List<Handover> handovers(String unit, String role, List<Long> others) {
        boolean separate = role.equals("SEPARATE");
        List<Handover> to = new ArrayList<>();
        if (unit.matches("[0-9]{1,18}")) {
            to.add(
                    new Handover(
                            new UnitId(Long.parseLong(unit)),
                            separate ? HandlingRole.SEPARATE : HandlingRole.LEAD));
        } else if (!separate) {
            throw Refusal.of("unit", "请选择主办单位。");
        }
        for (long other : others) {
            to.add(
                    new Handover(
                            new UnitId(other),
                            separate ? HandlingRole.SEPARATE : HandlingRole.CO_HANDLER));
        }
        return to;
    }

    /** Hands each that was chosen to the unit proposed for it, or that agreed to the plan. */
    @Needs("deputies.assign")
    @PostMapping(PATH + "/proposed")
    String assignProposed(
            Actor actor,
            @RequestParam(name = "id", defaultValue = "") List<Long> ids,
            RedirectAttributes redirect) {
        List<Unit> units = proposed.units(actor.home());
        long since = waiting.lastStep();
        Batch batch =
                Batch.of(ids, id -> handling.assign(actor, id, wanted(actor, units, id), false));
        return back(redirect, batch.said("已按拟办单位交办"), since);
    }

    /** Asks each proposed unit first whether it would handle the suggestion. */
    @Needs("deputies.assign")
    @PostMapping(PATH + "/plans")
    String plan(
            Actor actor,
            @RequestParam(name = "id", defaultValue = "") List<Long> ids,
            RedirectAttributes redirect) {
        List<Unit> units = proposed.units(actor.home());
        Batch batch = Batch.of(ids, id -> handling.plan(actor, id, wanted(actor, units, id)));
        return back(redirect, batch.said("已征求拟办单位意见"), 0);
    }

    private List<Handover> wanted(Actor actor, List<Unit> units, SuggestionId id) {
        List<PlannedUnit> planned = handling.planned(id);
        if (!planned.isEmpty()) {
            if (planned.stream().anyMatch(one -> !Boolean.TRUE.equals(one.agrees()))) {
                throw new Refusal("有的建议征求意见还没有全部同意，请逐件交办。");
            }
            return planned.stream().map(one -> new Handover(one.unit(), one.role())).toList();
        }
        SuggestionView view = suggestions.view(actor, id);
        Proposal found =
                proposed.of(units, view.topicCode(), view.suggestion().title(), view.text());
        UnitId unit = found.unit();
        if (unit == null) {
            throw new Refusal("有的建议没有拟办单位，请另选单位。");
        }
        return List.of(new Handover(unit, HandlingRole.LEAD));
    }

    /** Takes back what was handed over and nobody signed for: the last batch, or those chosen. */
    @Needs("deputies.assign")
    @PostMapping(PATH + "/undo")
    String undo(
            Actor actor,
            @RequestParam(name = "id", defaultValue = "") List<Long> ids,
            RedirectAttributes redirect) {
        Batch batch = Batch.of(ids, id -> handling.takeBack(actor, id));
        return back(redirect, batch.said("已撤回交办"), 0);
    }

    private static String back(RedirectAttributes redirect, String notice, long since) {
        redirect.addFlashAttribute("notice", notice);
        return "redirect:" + PATH + (since == 0 ? "" : "?since=" + since);
    }
}
