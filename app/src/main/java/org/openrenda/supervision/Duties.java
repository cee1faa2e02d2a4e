package org.openrenda.supervision;

import java.time.LocalDate;
import java.util.List;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Role;
import org.openrenda.platform.UnitId;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.record.Subject;
import org.openrenda.platform.tasks.Owner;
import org.openrenda.platform.tasks.Tasks;
import org.springframework.stereotype.Component;

/** Who owes the next step of a matter or a problem, and by which day. */
@Component
class Duties {

    private final Tasks tasks;
    private final Calendar calendar;

    Duties(Tasks tasks, Calendar calendar) {
        this.tasks = tasks;
        this.calendar = calendar;
    }

    /** A new matter is listed, assigned and published, each by its own day (SUP-6, SUP-8). */
    void onNewMatter(CongressId at, MatterId id, String title) {
        clerk(at, id, "列出问题并交办", title, "supervision.problem.assign");
        clerk(at, id, "公开", title, "supervision.matter.publish");
    }

    private void clerk(CongressId at, MatterId id, String act, String title, String parameter) {
        LocalDate due = calendar.due(parameter, at, calendar.today());
        tasks.open(
                at, Owner.role(Role.CLERK), Supervision.subject(id), act, title, address(id), due);
    }

    void clerk(Problem problem, String act, String parameter) {
        open(problem, Owner.role(Role.CLERK), act, due(problem, parameter));
    }

    void unit(Problem problem, String act, String parameter) {
        open(problem, Owner.unit(unitOf(problem)), act, due(problem, parameter));
    }

    /** The unit reports by the day that the assignment or the return set. */
    void report(Problem problem) {
        open(problem, Owner.unit(unitOf(problem)), "报告整改", problem.dueOn());
    }

    void raters(Problem problem, List<Matters.Rater> raters) {
        LocalDate due = due(problem, "rate");
        for (Matters.Rater rater : raters) {
            open(problem, Owner.person(Role.DEPUTY, rater.account()), "评价", due);
        }
    }

    private void open(
            Problem problem,
            Owner owner,
            String act,
            @org.jspecify.annotations.Nullable LocalDate due) {
        tasks.open(
                problem.congress(),
                owner,
                Supervision.subject(problem.id()),
                act,
                problem.title(),
                address(problem.id()),
                due);
    }

    void settle(Actor actor, MatterId id, String act) {
        settle(actor, Supervision.subject(id), act);
    }

    void settle(Actor actor, ProblemId id, String act) {
        settle(actor, Supervision.subject(id), act);
    }

    private void settle(Actor actor, Subject subject, String act) {
        tasks.settle(actor, subject, act);
    }

    void settleOwn(Actor actor, ProblemId id, String act) {
        tasks.settleOwn(actor, Supervision.subject(id), act);
    }

    LocalDate due(Problem problem, String parameter) {
        return calendar.due(
                "supervision.problem." + parameter, problem.congress(), calendar.today());
    }

    static String address(MatterId id) {
        return "/supervision/matters/" + id;
    }

    static String address(ProblemId id) {
        return "/supervision/problems/" + id;
    }

    private static UnitId unitOf(Problem problem) {
        UnitId unit = problem.unit();
        if (unit == null) {
            throw new IllegalStateException("problem " + problem.id() + " has no unit");
        }
        return unit;
    }
}
