package org.openrenda.supervision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openrenda.meetings.opinions.OpinionListId;
import org.openrenda.meetings.opinions.Opinions;
import org.openrenda.meetings.opinions.OpinionsIssued;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Role;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.documents.Documents;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.record.Subject;
import org.openrenda.platform.tasks.Owner;
import org.openrenda.platform.tasks.Tasks;
import org.openrenda.platform.web.Dates;
import org.openrenda.platform.web.Matter;
import org.openrenda.platform.web.Numbers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** SUP-7: the reports on deliberation opinions, waited for by a day and received. */
@Component
class HandlingReports {

    private static final String ACT = "收取研究处理报告";
    private static final int NUMBER_MAX = 60;
    private static final int SUMMARY_MAX = 5_000;
    private static final int REPORTS_MAX = 20;

    private final Opinions opinions;
    private final OpinionTaking taking;
    private final Documents documents;
    private final Record record;
    private final Tasks tasks;
    private final Calendar calendar;
    private final JdbcClient jdbc;
    private final Clock clock;

    HandlingReports(
            Opinions opinions,
            OpinionTaking taking,
            Documents documents,
            Record record,
            Tasks tasks,
            Calendar calendar,
            JdbcClient jdbc,
            Clock clock) {
        this.opinions = opinions;
        this.taking = taking;
        this.documents = documents;
        this.record = record;
        this.tasks = tasks;
        this.calendar = calendar;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Lists the opinions as problems, and waits for the report from then on.
     *
     * @see OpinionTaking#take
     */
    @Transactional
    MatterId take(Actor actor, OpinionListId id, @Nullable MatterId into) {
        MatterId matter = taking.take(actor, id, into);
        OpinionsIssued issued = opinions.issuedList(actor, id);
        tasks.open(
                issued.congress(),
                Owner.role(Role.CLERK),
                subject(id),
                ACT,
                issued.number() + " " + issued.addressee(),
                OpinionTaking.PAGE + "/" + id,
                issued.reportDueOn());
        return matter;
    }

    /**
     * Enters a report that came in. The first settles what was waited for.
     *
     * @throws Refusal before the opinions are listed as problems, and for a day that cannot be
     */
    @Transactional
    void receive(
            Actor actor,
            OpinionListId id,
            String number,
            LocalDate receivedOn,
            String summary,
            List<Upload> files) {
        OpinionsIssued issued = opinions.issuedList(actor, id);
        actor.require(SupervisionPermission.OPEN, issued.congress());
        MatterId matter =
                taking.takenInto(id).orElseThrow(() -> new Refusal("请先把审议意见列为问题清单，再登记研究处理报告。"));
        String paper = words("number", "请写明报告的文号或名称", number, NUMBER_MAX);
        String text = words("summary", "请摘要写明研究处理情况", summary, SUMMARY_MAX);
        if (receivedOn.isBefore(issued.issuedOn()) || receivedOn.isAfter(calendar.today())) {
            throw Refusal.of(
                    "receivedOn", "收到日期应在印发日（" + Dates.full(issued.issuedOn()) + "）和今天之间。");
        }
        if (of(id).size() >= REPORTS_MAX) {
            throw new Refusal("一份审议意见最多登记 " + REPORTS_MAX + " 份报告。");
        }
        long report = add(actor, id, paper, receivedOn, issued.reportDueOn(), text);
        for (Upload file : files) {
            documents.attach(actor, issued.congress(), subject(report), file.name(), file.bytes());
        }
        tasks.settle(actor, subject(id), ACT);
        HandlingReport kept =
                new HandlingReport(report, paper, receivedOn, issued.reportDueOn(), text);
        String late = kept.daysLate() == 0 ? "" : "，逾期 " + kept.daysLate() + " 天";
        record.note(
                actor,
                issued.congress(),
                Supervision.subject(matter),
                "收到研究处理报告",
                issued.addressee() + " " + paper + late + "：" + text);
    }

    private long add(
            Actor actor,
            OpinionListId id,
            String number,
            LocalDate receivedOn,
            LocalDate dueOn,
            String summary) {
        return jdbc.sql(
                        """
                        insert into supervision.handling_report
                            (list_id, number, received_on, due_on, summary, at, by_name)
                        values (:list, :number, :received, :due, :summary, :at, :by)
                        returning id
                        """)
                .param("list", id.value())
                .param("number", number)
                .param("received", receivedOn)
                .param("due", dueOn)
                .param("summary", summary)
                .param("at", Timestamp.from(clock.instant()))
                .param("by", actor.name())
                .query(Long.class)
                .single();
    }

    /** The reports received, the first first; asks nobody's permission. */
    @Transactional(readOnly = true)
    List<HandlingReport> of(OpinionListId id) {
        return jdbc.sql(
                        """
                        select * from supervision.handling_report where list_id = :list
                        order by id limit :most
                        """)
                .param("list", id.value())
                .param("most", REPORTS_MAX)
                .query((rs, n) -> report(rs))
                .list();
    }

    /** The first report on each of these lists that has one. */
    @Transactional(readOnly = true)
    Map<OpinionListId, HandlingReport> first(Collection<OpinionListId> lists) {
        Map<OpinionListId, HandlingReport> first = new HashMap<>();
        jdbc.sql(
                        """
                        select distinct on (list_id) * from supervision.handling_report
                        where list_id = any(:lists) order by list_id, id
                        """)
                .param("lists", lists.stream().map(OpinionListId::value).toArray(Long[]::new))
                .query(rs -> {
                    first.put(new OpinionListId(rs.getLong("list_id")), report(rs));
                });
        return first;
    }

    private static HandlingReport report(ResultSet rs) throws SQLException {
        return new HandlingReport(
                rs.getLong("id"),
                rs.getString("number"),
                rs.getObject("received_on", LocalDate.class),
                rs.getObject("due_on", LocalDate.class),
                rs.getString("summary"));
    }

    /** What a matter says of the reports on the opinions that became its problems. */
    @Transactional(readOnly = true)
    List<Matter.Fact> facts(MatterId matter) {
        List<Matter.Fact> facts = new ArrayList<>();
        for (OpinionListId id : taking.into(matter)) {
            List<HandlingReport> received = of(id);
            String words = received.isEmpty() ? "尚未收到" : words(received.getFirst());
            facts.add(Matter.Fact.of("研究处理报告", words).at(OpinionTaking.PAGE + "/" + id));
        }
        return facts;
    }

    private static String words(HandlingReport report) {
        String late = report.daysLate() == 0 ? "按期" : "逾期 " + report.daysLate() + " 天";
        return Dates.full(report.receivedOn()) + "收到，" + late;
    }

    List<Matter.FileLink> files(OpinionListId id, HandlingReport report) {
        return documents.of(subject(report.id())).stream()
                .map(file ->
                        new Matter.FileLink(
                                file.name(),
                                OpinionTaking.PAGE + "/" + id + "/files/" + file.id(),
                                Numbers.bytes(file.size()),
                                file.hidden()))
                .toList();
    }

    /** A file of a report on this list. */
    @Transactional(readOnly = true)
    Documents.Content file(Actor actor, OpinionListId id, long file) {
        actor.require(SupervisionPermission.SEE, opinions.issuedList(actor, id).congress());
        return of(id).stream()
                .flatMap(one -> documents.content(subject(one.id()), file).stream())
                .findFirst()
                .orElseThrow(() -> new Refusal("没有这个附件。"));
    }

    private static String words(String field, String ask, String given, int most) {
        String words = Refusal.needed(field, ask, given);
        if (words.length() > most) {
            throw Refusal.of(field, "请写在 " + most + " 字以内。");
        }
        return words;
    }

    private static Subject subject(OpinionListId id) {
        return new Subject("supervision", "handling-reports", id.value());
    }

    private static Subject subject(long report) {
        return new Subject("supervision", "handling-report", report);
    }
}
