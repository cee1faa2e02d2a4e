package org.openrenda.deputies.dutyreports;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrenda.deputies.DeputiesPermission;
import org.openrenda.deputies.DutyCategory;
import org.openrenda.deputies.DutyDone;
import org.openrenda.deputies.DutyRecountAsked;
import org.openrenda.deputies.duty.Duty;
import org.openrenda.evaluation.evaluations.EvaluationId;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Origin;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Role;
import org.openrenda.platform.access.Access;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.notices.Notices;
import org.openrenda.platform.parameters.Parameters;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.record.Subject;
import org.openrenda.platform.tasks.Owner;
import org.openrenda.platform.tasks.Tasks;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Deputies report on how they did their duty (述职, 代表法 58, DEP-30): planned for the term, drafted
 * from the record, published, rated by voters in secret.
 */
@Component
public class DutyReports {

    private static final String WRITE = "起草履职报告";
    private static final String RATING = "登记述职评议结果";
    private static final int TEXT_MOST = 20_000;

    private final DutyReportTable table;
    private final Duty duty;
    private final Access access;
    private final Tasks tasks;
    private final Notices notices;
    private final Record record;
    private final Calendar calendar;
    private final Parameters parameters;
    private final ReportBallots ballots;
    private final ApplicationEventPublisher events;

    DutyReports(
            DutyReportTable table,
            Duty duty,
            Access access,
            Tasks tasks,
            Notices notices,
            Record record,
            Calendar calendar,
            Parameters parameters,
            ReportBallots ballots,
            ApplicationEventPublisher events) {
        this.table = table;
        this.duty = duty;
        this.access = access;
        this.tasks = tasks;
        this.notices = notices;
        this.record = record;
        this.calendar = calendar;
        this.parameters = parameters;
        this.ballots = ballots;
        this.events = events;
    }

    /** The clerks plan who reports to voters when and where. */
    @Transactional
    public void plan(
            Actor actor,
            CongressId congress,
            List<AccountId> deputies,
            @Nullable LocalDate on,
            String place) {
        actor.require(DeputiesPermission.KEEP_RECORD, congress);
        if (on == null) {
            throw Refusal.of("on", "请填写述职日期。");
        }
        String where = Refusal.needed("place", "请填写述职地点", place);
        List<AccountId> eligible = access.holders(Role.DEPUTY, congress, null);
        for (AccountId deputy : deputies) {
            if (!eligible.contains(deputy)) {
                throw Refusal.of("deputies", "只能安排本级代表述职。");
            }
            String name = access.account(deputy).displayName();
            ReportId id =
                    table.plan(congress, deputy, name, ReportKind.TERM, on.getYear(), on, where);
            tasks.settle(actor, subject(id), WRITE);
            if (locked(id).stage().isPrivate()) {
                tasks.open(
                        congress,
                        Owner.person(Role.DEPUTY, deputy),
                        subject(id),
                        WRITE,
                        on.getYear() + "年述职",
                        address(id),
                        on);
            }
        }
    }

    /** DEP-30: a deputy begins the yearly report; its first draft comes from the record. */
    @Transactional
    public ReportId begin(Actor actor, CongressId congress, int year) {
        actor.require(DeputiesPermission.OWN_RECORD, congress);
        AccountId self = self(actor);
        ReportId id = table.plan(congress, self, actor.name(), ReportKind.YEAR, year, null, "");
        if (locked(id).stage() == ReportStage.PLANNED) {
            draft(actor, id);
        }
        return id;
    }

    /** Writes the draft anew from the record; what was typed before is replaced. */
    @Transactional
    public void draft(Actor actor, ReportId id) {
        Report report = own(actor, id);
        int first = report.kind() == ReportKind.TERM ? report.year() - 4 : report.year();
        String text =
                ReportDraft.of(
                        report.year(),
                        duty.between(
                                report.account(),
                                LocalDate.of(first, 1, 1),
                                LocalDate.of(report.year(), 12, 31)));
        table.write(id, report.stage().after(ReportAct.WRITE), text, null);
    }

    @Transactional
    public void write(Actor actor, ReportId id, String text) {
        Report report = own(actor, id);
        ReportStage next = report.stage().after(ReportAct.WRITE);
        String said = Refusal.needed("text", "请写报告正文", text);
        if (said.length() > TEXT_MOST) {
            throw Refusal.of("text", "报告超过 " + TEXT_MOST + " 字，请精简。");
        }
        table.write(id, next, said, null);
    }

    /** From now on anybody may read it, and it stands in the record. */
    @Transactional
    public void publish(Actor actor, ReportId id) {
        Report report = own(actor, id);
        ReportStage next = report.stage().after(ReportAct.PUBLISH);
        table.write(id, next, report.text(), calendar.today());
        tasks.settle(actor, subject(id), WRITE);
        record.note(actor, report.congress(), subject(id), "公布报告", report.title());
        if (report.kind() == ReportKind.TERM) {
            tasks.open(
                    report.congress(),
                    Owner.role(Role.CLERK),
                    subject(id),
                    RATING,
                    report.title(),
                    address(id),
                    null);
        }
        tell(locked(id));
    }

    private void tell(Report report) {
        LocalDate on = report.publishedOn();
        if (on != null) {
            events.publishEvent(
                    new DutyDone(
                            report.account(),
                            report.name(),
                            report.congress(),
                            DutyCategory.REPORT,
                            on,
                            "公布" + report.year() + "年" + report.kind().label(),
                            new Origin(
                                    "deputies.dutyreports",
                                    report.id().value(),
                                    report.title(),
                                    address(report.id()))));
        }
    }

    /** The duty record is counted anew. */
    @EventListener
    @Transactional
    public void on(DutyRecountAsked asked) {
        table.at(asked.congress()).forEach(this::tell);
    }

    /**
     * The votes of the voters who heard it, on paper and counted on the spot.
     *
     * @param voters how many had a ballot
     * @param counts one for each of the five aspects
     * @throws Refusal while the same report is rated with one-time codes
     */
    @Transactional
    public void rate(Actor actor, ReportId id, int voters, List<AspectCount> counts) {
        Report report = locked(id);
        actor.require(DeputiesPermission.KEEP_RECORD, report.congress());
        if (report.stage().allows(ReportAct.RATE) && ballots.standing(report).isPresent()) {
            throw new Refusal("这份报告正在凭测评码评议，结果由测评转入，不用手工登记。");
        }
        rated(actor, report, null, voters, counts);
    }

    /**
     * Writes what voters found; the caller has asked for permission and locked the report.
     *
     * @param evaluation null where paper was counted
     */
    void rated(
            Actor actor,
            Report report,
            @Nullable EvaluationId evaluation,
            int voters,
            List<AspectCount> counts) {
        ReportId id = report.id();
        ReportStage next = report.stage().after(ReportAct.RATE);
        AspectCount.check(
                parameters.of("deputies.report.voters", report.congress()).value(), voters, counts);
        counts.forEach(count -> table.rate(id, voters, count, evaluation, actor.name()));
        table.write(id, next, report.text(), report.publishedOn());
        tasks.settle(actor, subject(id), RATING);
        String from = evaluation == null ? "" : "，由测评结果转入";
        record.note(actor, report.congress(), subject(id), "登记评议结果", voters + " 名选民参加评议" + from);
        notices.send(List.of(report.account()), "述职评议结果", voters + " 名选民参加评议，请查看。", address(id));
    }

    /** One report: its deputy always, everybody who oversees deputies once it is published. */
    @Transactional
    public Report report(Actor actor, ReportId id) {
        Report report = locked(id);
        boolean own = report.account().equals(actor.account());
        boolean staff =
                actor.may(DeputiesPermission.SEE, report.congress())
                        && (!report.stage().isPrivate() || report.stage() == ReportStage.PLANNED);
        if (!own && !staff) {
            throw new Refusal("没有这份报告。");
        }
        return report;
    }

    @Transactional(readOnly = true)
    public List<Report> own(Actor actor) {
        return table.of(self(actor));
    }

    /** All of a congress; of drafts only those that were planned, and nobody reads their words. */
    @Transactional(readOnly = true)
    public List<Report> all(Actor actor, CongressId congress) {
        actor.require(DeputiesPermission.SEE, congress);
        return table.at(congress).stream()
                .filter(one -> one.kind() == ReportKind.TERM || !one.stage().isPrivate())
                .toList();
    }

    /** What the public page of a deputy shows. */
    @Transactional(readOnly = true)
    public List<Report> publishedOf(AccountId account) {
        return table.of(account).stream().filter(one -> !one.stage().isPrivate()).toList();
    }

    private Report own(Actor actor, ReportId id) {
        Report report = locked(id);
        if (!report.account().equals(self(actor))) {
            throw new Refusal("没有这份报告。");
        }
        actor.require(DeputiesPermission.OWN_RECORD, report.congress());
        return report;
    }

    private Report locked(ReportId id) {
        return table.lock(id).orElseThrow(() -> new Refusal("没有这份报告。"));
    }

    private static AccountId self(Actor actor) {
        AccountId self = actor.account();
        if (self == null) {
            throw new Refusal("请由代表本人办理。");
        }
        return self;
    }

    static Subject subject(ReportId id) {
        return new Subject("deputies", "report", id.value());
    }

    static String address(ReportId id) {
        return "/deputies/duty-reports/" + id;
    }
}
