package org.openrenda.supervision;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.openrenda.congress.Congress;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.database.DataScope;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.tasks.Task;
import org.openrenda.platform.tasks.Tasks;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads matters and problems for pages; it changes nothing. */
@Component
class MatterReader {

    private final Matters matters;
    private final Problems problems;
    private final Calendar calendar;
    private final Congress congress;
    private final Record record;
    private final Tasks tasks;

    MatterReader(
            Matters matters,
            Problems problems,
            Calendar calendar,
            Congress congress,
            Record record,
            Tasks tasks) {
        this.tasks = tasks;
        this.congress = congress;
        this.record = record;
        this.matters = matters;
        this.problems = problems;
        this.calendar = calendar;
    }

    @Transactional(readOnly = true)
    List<MatterRow> rows(MatterSearch search) {
        return matters.rows(search, calendar.today());
    }

    @Transactional(readOnly = true)
    int count(MatterSearch search) {
        return matters.count(search, calendar.today());
    }

    @Transactional(readOnly = true)
    MatterView matter(MatterId id) {
        Matter matter = matters.find(id).orElseThrow(MatterReader::unknown);
        List<ProblemView> list =
                problems.of(id).stream().map(problem -> view(problem, matter.title())).toList();
        return new MatterView(
                id,
                matter.congress(),
                matter.number(),
                matter.title(),
                matter.basis(),
                matter.form().label(),
                matter.stage().name(),
                matter.stage().label(),
                matter.openedOn(),
                matter.closedOn(),
                matter.topicCode(),
                matter.topicName(),
                matter.areaCode(),
                matter.origin(),
                matters.isPublished(id),
                list,
                matters.raters(id).stream().map(Matters.Rater::name).toList());
    }

    /** One problem, for those who may see the matter, and for the unit it is assigned to. */
    @Transactional(readOnly = true)
    ProblemView problem(Actor actor, ProblemId id) {
        Problem problem = problems.find(id).orElseThrow(() -> new Refusal("没有这个问题。"));
        boolean own = problem.unit() != null && actor.units().contains(problem.unit());
        if (!own) {
            actor.require(SupervisionPermission.SEE, problem.congress());
        }
        Matter matter = matters.find(problem.matter()).orElseThrow(MatterReader::unknown);
        return view(problem, matter.title());
    }

    @Transactional(readOnly = true)
    List<ProblemView> ofUnits(Actor actor, boolean openOnly) {
        return problems.ofUnits(actor.units(), openOnly).stream()
                .map(problem ->
                        view(problem, matters.find(problem.matter()).map(Matter::title).orElse("")))
                .toList();
    }

    /** Whether this actor is invited to rate the present round and has not done so. */
    @Transactional(readOnly = true)
    boolean mayRate(Actor actor, ProblemId id) {
        Problem problem = problems.find(id).orElseThrow(() -> new Refusal("没有这个问题。"));
        return actor.account() != null
                && problem.stage() == ProblemStage.CHECKED
                && matters.raters(problem.matter()).stream()
                        .anyMatch(rater -> rater.account().equals(actor.account()))
                && !problems.hasRated(problem, actor.account());
    }

    List<MatterRow> published(
            String stage, String words, String sort, boolean descending, int offset, int most) {
        return rows(publicSearch(stage, words, sort, descending, offset, most));
    }

    int countPublished(String stage, String words) {
        return count(publicSearch(stage, words, "", true, 0, 1));
    }

    private static MatterSearch publicSearch(
            String stage, String words, String sort, boolean descending, int offset, int most) {
        return new MatterSearch(
                null, stage, "", words, true, false, sort, descending, offset, most);
    }

    /**
     * Everyone may see what is published, which is why the record is read without a person's scope.
     */
    PublicMatter published(MatterId id) {
        return DataScope.system(() -> {
            MatterView view = matter(id);
            if (!view.published()) {
                throw unknown();
            }
            String owner = congress.congress(view.congress()).name();
            return new PublicMatter(view, owner, record.publicOf(Supervision.subject(id)));
        });
    }

    private ProblemView view(Problem problem, String matterTitle) {
        LocalDate due =
                tasks.openFor(Supervision.subject(problem.id())).stream()
                        .map(Task::dueOn)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
        return new ProblemView(
                problem.id(),
                problem.matter(),
                matterTitle,
                problem.congress(),
                problem.ordinal(),
                problem.title(),
                problem.detail(),
                problem.stage().name(),
                problem.stage().label(),
                problem.unit(),
                problem.unitName(),
                problem.dueOn(),
                due,
                due == null ? null : calendar.workdaysUntil(due),
                problem.round(),
                owes(problem),
                problems.count(problem));
    }

    private static String owes(Problem problem) {
        return switch (problem.stage()) {
            case LISTED -> "机关工作人员：交办";
            case ASSIGNED -> problem.unitName() + "：签收";
            case RECEIVED -> problem.unitName() + "：整改并报告";
            case REPORTED -> "机关工作人员：核查";
            case CHECKED -> "受邀代表：评价";
            case STRUCK_OFF -> "已办结";
        };
    }

    private static Refusal unknown() {
        return new Refusal("没有这个监督事项。");
    }
}
