package org.openrenda.deputies.handling;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrenda.congress.Congress;
import org.openrenda.congress.Unit;
import org.openrenda.deputies.DeputiesPermission;
import org.openrenda.deputies.suggestions.Suggestion;
import org.openrenda.deputies.suggestions.SuggestionAct;
import org.openrenda.deputies.suggestions.SuggestionId;
import org.openrenda.deputies.suggestions.SuggestionStage;
import org.openrenda.deputies.suggestions.SuggestionWithdrawn;
import org.openrenda.deputies.suggestions.Suggestions;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.UnitId;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.parameters.Parameters;
import org.openrenda.platform.record.Record;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Handling of suggestions by units (代表法 51): handed over, signed for, given back or kept, met with
 * the deputy, answered in time, checked, delivered to each deputy, and rated by them.
 */
@Component
// Longer than 300 lines because it is one procedure between clerk, units and deputies, and cutting
// it by actor would hide that each act opens the next actor's to-do.
public class Handling {

    private final Assignments assignments;
    private final AssignmentReader reader;
    private final HandlingDuties duties;
    private final Suggestions suggestions;
    private final Congress congress;
    private final Calendar calendar;
    private final Parameters parameters;
    private final Record record;

    Handling(
            Assignments assignments,
            AssignmentReader reader,
            HandlingDuties duties,
            Suggestions suggestions,
            Congress congress,
            Calendar calendar,
            Parameters parameters,
            Record record) {
        this.assignments = assignments;
        this.reader = reader;
        this.duties = duties;
        this.suggestions = suggestions;
        this.congress = congress;
        this.calendar = calendar;
        this.parameters = parameters;
        this.record = record;
    }

    /** Asks units whether they would handle it (拟分办、预征求意见). */
    @Transactional
    public void plan(Actor actor, SuggestionId id, List<Handover> units) {
        Suggestion before = assigner(actor, id);
        check(units);
        for (PlannedUnit old : assignments.planned(id)) {
            duties.settlePlanned(actor, id, old.unit());
        }
        assignments.clearPlan(id);
        for (Handover one : units) {
            Unit unit = ownUnit(before.congress(), one.unit());
            assignments.plan(id, unit, one.role());
            duties.askPlanned(before, one.unit());
        }
        suggestions.advance(actor, id, SuggestionAct.PLAN, "拟分办，征求 " + units.size() + " 个单位意见");
    }

    /** A unit agrees to the plan or names the better one. */
    @Transactional
    public void answerPlan(Actor actor, SuggestionId id, boolean agrees, String opinion) {
        Suggestion before = suggestions.locked(id);
        actor.require(DeputiesPermission.HANDLE, before.congress());
        PlannedUnit planned =
                assignments.planned(id).stream()
                        .filter(one -> actor.units().contains(one.unit()))
                        .findFirst()
                        .orElseThrow(() -> new Refusal("这件建议没有征求您单位的意见。"));
        if (before.stage() != SuggestionStage.PLANNED) {
            throw new Refusal("这件建议现在是“" + before.stage().label() + "”，不再征求分办意见。");
        }
        if (!agrees && opinion.isBlank()) {
            throw Refusal.of("opinion", "不同意承办的，请写明理由和更合适的单位。");
        }
        assignments.answerPlan(id, planned.unit(), agrees, opinion.strip(), actor.name());
        duties.settlePlanned(actor, id, planned.unit());
        inside(actor, before, "回复拟分办意见", planned.name() + (agrees ? "同意" : "不同意") + said(opinion));
    }

    /**
     * SUG-2, SUG-8: hands the suggestion to its units, and the clock of the answer starts.
     *
     * @param units one lead with its co-handlers, or units that each answer their own part
     * @param complex wide or difficult, so that six months are allowed at once
     */
    @Transactional
    public void assign(Actor actor, SuggestionId id, List<Handover> units, boolean complex) {
        Suggestion before = assigner(actor, id);
        check(units);
        Suggestion after =
                suggestions.advance(
                        actor, id, SuggestionAct.ASSIGN, "交办：" + names(before.congress(), units));
        for (Handover one : units) {
            Unit unit = ownUnit(before.congress(), one.unit());
            send(actor, after, unit, one.role(), due(one.role(), complex, after), null);
        }
        for (PlannedUnit old : assignments.planned(id)) {
            duties.settlePlanned(actor, id, old.unit());
        }
        owe(id);
    }

    private LocalDate due(HandlingRole role, boolean complex, Suggestion at) {
        String key =
                role == HandlingRole.CO_HANDLER
                        ? "deputies.handling.coOpinion"
                        : complex ? "deputies.handling.replyComplex" : "deputies.handling.reply";
        return duties.due(key, at.congress());
    }

    private Assignment send(
            Actor actor,
            Suggestion suggestion,
            Unit unit,
            HandlingRole role,
            LocalDate due,
            @Nullable AssignmentId from) {
        Assignment made =
                assignments.add(
                        suggestion,
                        unit,
                        role,
                        suggestion.round(),
                        calendar.today(),
                        due,
                        from,
                        actor.name());
        duties.follow(actor, null, made, suggestion.title());
        return made;
    }

    /** Undoes a handover as long as no unit has signed for it. */
    @Transactional
    public void takeBack(Actor actor, SuggestionId id) {
        Suggestion before = assigner(actor, id);
        List<Assignment> living = assignments.living(id);
        if (before.round() != 1
                || living.stream().anyMatch(one -> one.stage() != AssignmentStage.SENT)) {
            throw new Refusal("已有单位签收，不能撤回交办；需要调整的，请承办单位申请退办。");
        }
        suggestions.advance(actor, id, SuggestionAct.TAKE_BACK, "撤回交办，重新分办");
        living.forEach(one -> done(actor, one, one.takeBack(), one.unitName() + " 的交办已撤回"));
        owe(id);
    }

    /** The unit signs for it. */
    @Transactional
    public void receive(Actor actor, AssignmentId id) {
        Assignment before = handled(actor, id);
        done(actor, before, before.receive(), before.unitName() + " 签收");
    }

    /** SUG-7: the unit asks to give it back; it stays the unit's until that is decided. */
    @Transactional
    public void askReturn(Actor actor, AssignmentId id, String reason, String better) {
        Assignment before = handled(actor, id);
        LocalDate until =
                calendar.due("deputies.handling.return", before.congress(), before.assignedOn());
        AssignmentStep step = before.askReturn(calendar.today(), until, reason, better);
        done(actor, before, step, before.unitName() + " 申请退办：" + step.text());
    }

    /**
     * The return is granted and another unit has it in the same act, so that it is never nobody's.
     *
     * @param to null only for a co-handler that is simply released
     */
    @Transactional
    public void move(Actor actor, AssignmentId id, @Nullable UnitId to, String reason) {
        Assignment before = decided(actor, id);
        if (to == null && before.role().answers()) {
            throw Refusal.of("unit", "请选择改派给哪个单位：答复代表的任务不能没有单位承办。");
        }
        Suggestion suggestion = suggestions.locked(before.suggestion());
        AssignmentStep step = before.move(reason);
        if (to == null) {
            done(actor, before, step, before.unitName() + " 不再会办" + said(reason));
            owe(before.suggestion());
            return;
        }
        Unit unit = ownUnit(before.congress(), to);
        boolean has =
                assignments.living(before.suggestion()).stream()
                        .anyMatch(one -> one.unit().equals(to));
        if (has) {
            throw Refusal.of("unit", "“" + unit.name() + "”已在承办这件建议，请另选单位。");
        }
        done(actor, before, step, "同意退办，由 " + before.unitName() + " 改派 " + unit.name());
        boolean restart = parameters.of("deputies.handling.restart", before.congress()).value() > 0;
        LocalDate due = restart ? due(before.role(), false, suggestion) : before.dueOn();
        send(actor, suggestion, unit, before.role(), due, id);
        owe(before.suggestion());
    }

    @Transactional
    public void rejectReturn(Actor actor, AssignmentId id, String reason) {
        Assignment before = decided(actor, id);
        AssignmentStep step = before.rejectReturn(reason);
        done(actor, before, step, "驳回退办申请，仍由 " + before.unitName() + " 承办：" + step.text());
    }

    /** The unit says which of its offices does the work. */
    @Transactional
    public void distribute(Actor actor, AssignmentId id, String to) {
        Assignment before = handled(actor, id);
        AssignmentStep step = before.distribute(to);
        Assignment after = assignments.write(before, step, actor.name());
        inside(actor, after, step.act().label(), step.text());
    }

    @Transactional
    public void askExtension(Actor actor, AssignmentId id, String reason) {
        Assignment before = handled(actor, id);
        AssignmentStep step = before.askExtension(calendar.today(), reason);
        done(actor, before, step, before.unitName() + " 申请延期：" + step.text());
    }

    /** SUG-2: at most six months from the handover. */
    @Transactional
    public void decideExtension(Actor actor, AssignmentId id, boolean granted, String reason) {
        Assignment before = decided(actor, id);
        LocalDate longest =
                calendar.due(
                        "deputies.handling.replyComplex", before.congress(), before.assignedOn());
        AssignmentStep step =
                granted ? before.extend(longest, reason) : before.rejectExtension(reason);
        String until = granted ? "，答复期限延至 " + longest : "";
        done(actor, before, step, step.act().label() + until + said(reason));
        owe(before.suggestion());
    }

    /** SUG-8: a co-handler's opinion goes to the lead unit. */
    @Transactional
    public void giveOpinion(Actor actor, AssignmentId id, String text) {
        Assignment before = handled(actor, id);
        AssignmentStep step = before.giveOpinion(text);
        done(actor, before, step, before.unitName() + " 提出会办意见：" + step.text());
    }

    /** SUG-8: the lead unit (or the clerk) finds an opinion empty and asks again. */
    @Transactional
    public void opinionBack(Actor actor, AssignmentId id, String reason) {
        Assignment before = locked(id);
        boolean lead =
                assignments.living(before.suggestion()).stream()
                        .anyMatch(one ->
                                one.role() == HandlingRole.LEAD
                                        && one.stage() != AssignmentStage.DELIVERED
                                        && actor.units().contains(one.unit()));
        actor.require(
                lead ? DeputiesPermission.HANDLE : DeputiesPermission.DECIDE, before.congress());
        LocalDate again = duties.due("deputies.handling.coAgain", before.congress());
        AssignmentStep step = before.opinionBack(reason, again);
        done(actor, before, step, "会办意见退回 " + before.unitName() + "：" + step.text());
    }

    /** All who signed took it back: nobody owes anything more. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void onWithdrawn(SuggestionWithdrawn event) {
        Actor system = Actor.system("系统", event.congress());
        for (PlannedUnit old : assignments.planned(event.id())) {
            duties.settlePlanned(system, event.id(), old.unit());
        }
        for (Assignment one : assignments.living(event.id())) {
            done(system, one, one.end("代表撤回建议"), "代表撤回建议，" + one.unitName() + " 终止办理");
        }
        owe(event.id());
    }

    /** Assignments of a suggestion that are still somebody's, in the order they were made. */
    @Transactional(readOnly = true)
    public List<Assignment> living(SuggestionId id) {
        return assignments.living(id);
    }

    /** Assignments that answer the search, those that are owed first, by their day. */
    public List<AssignmentRow> rows(AssignmentSearch search) {
        return reader.rows(search);
    }

    public int count(AssignmentSearch search) {
        return reader.count(search);
    }

    /** All assignments of a suggestion, also those that are gone, in the order they were made. */
    @Transactional(readOnly = true)
    public List<Assignment> all(SuggestionId id) {
        return assignments.all(id);
    }

    /** The acts on one assignment in their order. */
    @Transactional(readOnly = true)
    public List<AssignmentStep> steps(AssignmentId id) {
        return assignments.steps(id);
    }

    /** One assignment as its unit and those who see the suggestion may look at it. */
    @Transactional(readOnly = true)
    public Assignment seen(Actor actor, AssignmentId id) {
        Assignment at = found(id);
        boolean own = actor.units().contains(at.unit());
        if (!actor.may(own ? DeputiesPermission.HANDLE : DeputiesPermission.SEE, at.congress())) {
            throw new Refusal("没有这件交办。");
        }
        return at;
    }

    /** The units that are asked whether they would handle it, and what they said. */
    @Transactional(readOnly = true)
    public List<PlannedUnit> planned(SuggestionId id) {
        return assignments.planned(id);
    }

    /** For the part that answers: writes a step that the public may read of. */
    @Transactional
    public Assignment advance(Actor actor, Assignment before, AssignmentStep step, String summary) {
        return done(actor, before, step, summary);
    }

    /** For the part that answers: writes a step that concerns only the units and the clerks. */
    @Transactional
    public Assignment advanceInside(
            Actor actor, Assignment before, AssignmentStep step, String summary) {
        Assignment after = assignments.write(before, step, actor.name());
        duties.follow(actor, before, after, title(after));
        inside(actor, after, step.act().label(), summary);
        return after;
    }

    /** What was merged gets an assignment of its own when its deputies were not satisfied. */
    @Transactional
    public void sendAgain(Actor actor, Suggestion suggestion, Assignment model, LocalDate due) {
        send(actor, suggestion, congress.unit(model.unit()), model.role(), due, null);
    }

    private String title(Assignment at) {
        return suggestions.locked(at.suggestion()).title();
    }

    private Assignment done(Actor actor, Assignment before, AssignmentStep step, String summary) {
        Assignment after = assignments.write(before, step, actor.name());
        duties.follow(actor, before, after, title(after));
        note(actor, after, step.act().label(), summary);
        return after;
    }

    /** Tells the suggestion which day its units owe next. */
    @Transactional
    public void owe(SuggestionId id) {
        suggestions.owes(
                id,
                assignments.living(id).stream()
                        .filter(one -> one.role().answers())
                        .filter(one -> one.stage() != AssignmentStage.DELIVERED)
                        .map(Assignment::dueOn)
                        .min(LocalDate::compareTo)
                        .orElse(null));
    }

    /** SUG-8: one lead with co-handlers, or separate units; never both, never a unit twice. */
    private static void check(List<Handover> units) {
        long leads = units.stream().filter(one -> one.role() == HandlingRole.LEAD).count();
        long separate = units.stream().filter(one -> one.role() == HandlingRole.SEPARATE).count();
        if (leads > 1 || leads == 1 && separate > 0 || leads == 0 && separate == 0) {
            throw new Refusal("SUG-8", "请确定一个主办单位（可另有会办单位），或者几个分办单位各自答复。");
        }
        if (leads == 0 && separate < units.size()) {
            throw new Refusal("SUG-8", "分办件由各单位分别答复，不设会办单位。");
        }
        if (units.stream().map(Handover::unit).distinct().count() < units.size()) {
            throw Refusal.of("unit", "同一单位只能选一次。");
        }
    }

    private String names(CongressId at, List<Handover> units) {
        return units.stream()
                .map(one -> one.role().label() + " " + ownUnit(at, one.unit()).name())
                .collect(java.util.stream.Collectors.joining("，"));
    }

    private Unit ownUnit(CongressId at, UnitId id) {
        Unit unit = congress.unit(id);
        if (!unit.congress().equals(at)) {
            throw Refusal.of("unit", "只能交办给本级的承办单位。");
        }
        return unit;
    }

    private static String said(String text) {
        return text.isBlank() ? "" : "：" + text.strip();
    }

    private void note(Actor actor, Assignment at, String act, String text) {
        record.note(actor, at.congress(), HandlingDuties.subject(at.suggestion()), act, text);
    }

    private void inside(Actor actor, Assignment at, String act, String text) {
        record.noteInside(
                actor,
                at.congress(),
                HandlingDuties.subject(at.suggestion()),
                act,
                at.unitName() + "：" + text);
    }

    private void inside(Actor actor, Suggestion at, String act, String text) {
        record.noteInside(actor, at.congress(), HandlingDuties.subject(at.id()), act, text);
    }

    private Suggestion assigner(Actor actor, SuggestionId id) {
        Suggestion before = suggestions.locked(id);
        actor.require(DeputiesPermission.ASSIGN, before.congress());
        return before;
    }

    /** The assignment, locked, of a unit for which this person acts. */
    @Transactional
    public Assignment handled(Actor actor, AssignmentId id) {
        Assignment before = locked(id);
        actor.require(DeputiesPermission.HANDLE, before.congress());
        if (!actor.units().contains(before.unit())) {
            throw new Refusal("这件建议没有交办给您的单位。");
        }
        return before;
    }

    /** The assignment, locked, for a clerk who decides on it. */
    @Transactional
    public Assignment decided(Actor actor, AssignmentId id) {
        Assignment before = locked(id);
        actor.require(DeputiesPermission.DECIDE, before.congress());
        return before;
    }

    /** Acts on one suggestion follow one another: its row is locked before any assignment is. */
    @Transactional
    public Assignment locked(AssignmentId id) {
        Assignment found = found(id);
        suggestions.locked(found.suggestion());
        return found(id);
    }

    private Assignment found(AssignmentId id) {
        return assignments.find(id).orElseThrow(() -> new Refusal("没有这件交办。"));
    }
}
