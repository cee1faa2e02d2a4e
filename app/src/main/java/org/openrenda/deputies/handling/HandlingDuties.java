package org.openrenda.deputies.handling;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openrenda.deputies.suggestions.Suggestion;
import org.openrenda.deputies.suggestions.SuggestionId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Role;
import org.openrenda.platform.UnitId;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.record.Subject;
import org.openrenda.platform.tasks.Owner;
import org.openrenda.platform.tasks.Tasks;
import org.springframework.stereotype.Component;

/**
 * Who owes the next step of an assignment: always a function of what it is, so that no return,
 * joint handling or second round can lose the task.
 */
@Component
class HandlingDuties {

    static final String DECIDE_EXTENSION = "决定延期申请";

    private final Tasks tasks;
    private final Calendar calendar;

    HandlingDuties(Tasks tasks, Calendar calendar) {
        this.tasks = tasks;
        this.calendar = calendar;
    }

    /** What is owed: by whom, which act, by which day. */
    record Owed(boolean byUnit, String act, @Nullable LocalDate dueOn) {}

    /** Settles what was owed before and opens what is owed now, where the two differ. */
    void follow(Actor actor, @Nullable Assignment before, Assignment after, String title) {
        Owed was = before == null ? null : owed(before);
        Owed is = owed(after);
        if (!Objects.equals(was, is)) {
            if (was != null) {
                tasks.settle(actor, subject(after.id()), was.act());
            }
            if (is != null) {
                Owner owner = is.byUnit() ? Owner.unit(after.unit()) : Owner.role(Role.CLERK);
                open(after, owner, is.act(), title, is.dueOn());
            }
        }
        boolean asked = before != null && mayDecideExtension(before);
        if (!asked && mayDecideExtension(after)) {
            open(
                    after,
                    Owner.role(Role.CLERK),
                    DECIDE_EXTENSION,
                    title,
                    due("deputies.handling.extension", after.congress()));
        } else if (asked && !mayDecideExtension(after)) {
            tasks.settle(actor, subject(after.id()), DECIDE_EXTENSION);
        }
    }

    private static boolean mayDecideExtension(Assignment assignment) {
        return assignment.extension() == Extension.ASKED
                && assignment.stage() != AssignmentStage.SIGNED
                && assignment.stage() != AssignmentStage.DELIVERED
                && !assignment.stage().isGone();
    }

    private @Nullable Owed owed(Assignment at) {
        return switch (at.stage()) {
            case SENT ->
                    new Owed(
                            true,
                            "签收",
                            calendar.due(
                                    "deputies.handling.receive", at.congress(), at.assignedOn()));
            case RECEIVED, DRAFTED, COUNTERSIGNED ->
                    new Owed(true, at.role().answers() ? "答复代表" : "提出会办意见", at.dueOn());
            case RETURN_ASKED ->
                    new Owed(false, "决定退办申请", due("deputies.handling.reassign", at.congress()));
            case SIGNED ->
                    new Owed(false, "审核答复", due("deputies.handling.checkDays", at.congress()));
            case OPINION_GIVEN, DELIVERED, MOVED, TAKEN_BACK, ENDED -> null;
        };
    }

    private void open(
            Assignment at, Owner owner, String act, String title, @Nullable LocalDate due) {
        tasks.open(at.congress(), owner, subject(at.id()), act, title, address(at.id()), due);
    }

    /** A unit is asked whether it would handle a suggestion. */
    void askPlanned(Suggestion suggestion, UnitId unit) {
        tasks.open(
                suggestion.congress(),
                Owner.unit(unit),
                planned(suggestion.id(), unit),
                "回复拟分办意见",
                suggestion.title(),
                "/deputies/plans/" + suggestion.id(),
                due("deputies.plan.answer", suggestion.congress()));
    }

    void settlePlanned(Actor actor, SuggestionId id, UnitId unit) {
        tasks.settle(actor, planned(id, unit), "回复拟分办意见");
    }

    private static Subject planned(SuggestionId id, UnitId unit) {
        return new Subject("deputies", "plan-" + unit, id.value());
    }

    LocalDate due(String parameter, CongressId congress) {
        return calendar.due(parameter, congress, calendar.today());
    }

    static Subject subject(AssignmentId id) {
        return new Subject("deputies", "assignment", id.value());
    }

    static Subject subject(SuggestionId id) {
        return new Subject("deputies", "suggestion", id.value());
    }

    static String address(AssignmentId id) {
        return "/deputies/assignments/" + id;
    }

    static String address(SuggestionId id) {
        return "/deputies/suggestions/" + id;
    }
}
