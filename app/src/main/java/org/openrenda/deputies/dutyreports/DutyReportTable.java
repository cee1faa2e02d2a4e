package org.openrenda.deputies.dutyreports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrenda.evaluation.evaluations.EvaluationId;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.CongressId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about deputies' reports. */
@Repository
class DutyReportTable {

    private static final int LISTED_MOST = 3_000;

    /** The ratings come with the report: lists of a term must not ask once for each. */
    private static final String REPORT =
            """
            select r.*, v.voters, v.ratings, v.evaluation_id
            from deputies.duty_report r
            cross join lateral (
                select max(g.voters) as voters, max(g.evaluation_id) as evaluation_id,
                    string_agg(concat_ws(',', g.aspect, g.satisfied, g.basically, g.dissatisfied),
                        ';') as ratings
                from deputies.duty_report_rating g where g.report_id = r.id) v
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    DutyReportTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The report of this kind and year; planning it again changes its day and place. */
    ReportId plan(
            CongressId congress,
            AccountId account,
            String name,
            ReportKind kind,
            int year,
            @Nullable LocalDate on,
            String place) {
        return new ReportId(
                jdbc.sql(
                                """
                                insert into deputies.duty_report as r
                                    (congress_id, account_id, name,
                                    kind, year, stage, planned_on, place, at)
                                values (:congress, :account, :name, :kind, :year, 'PLANNED', :on,
                                    :place, :at)
                                on conflict (congress_id, account_id, kind, year) do update set
                                    planned_on = coalesce(excluded.planned_on, r.planned_on),
                                    place = case when excluded.place = '' then r.place
                                        else excluded.place end
                                returning id
                                """)
                        .param("congress", congress.value())
                        .param("account", account.value())
                        .param("name", name)
                        .param("kind", kind.name())
                        .param("year", year)
                        .param("on", on)
                        .param("place", place)
                        .param("at", now())
                        .query(Long.class)
                        .single());
    }

    Optional<Report> lock(ReportId id) {
        return jdbc.sql(REPORT + " where r.id = :id for update of r")
                .param("id", id.value())
                .query((rs, n) -> report(rs))
                .optional();
    }

    void write(ReportId id, ReportStage stage, String text, @Nullable LocalDate publishedOn) {
        jdbc.sql(
                        """
                        update deputies.duty_report set stage = :stage, text = :text,
                            published_on = :on
                        where id = :id
                        """)
                .param("stage", stage.name())
                .param("text", text)
                .param("on", publishedOn)
                .param("id", id.value())
                .update();
    }

    void rate(
            ReportId id,
            int voters,
            AspectCount count,
            @Nullable EvaluationId evaluation,
            String byName) {
        jdbc.sql(
                        """
                        insert into deputies.duty_report_rating
                            (report_id, aspect, voters, satisfied, basically, dissatisfied, at,
                                by_name, evaluation_id)
                        values (:id, :aspect, :voters, :satisfied, :basically, :dissatisfied, :at,
                            :by, cast(:evaluation as bigint))
                        """)
                .param("id", id.value())
                .param("aspect", count.aspect().name())
                .param("voters", voters)
                .param("satisfied", count.satisfied())
                .param("basically", count.basically())
                .param("dissatisfied", count.dissatisfied())
                .param("at", now())
                .param("by", byName)
                .param("evaluation", evaluation == null ? null : evaluation.value())
                .update();
    }

    List<Report> of(AccountId account) {
        return jdbc.sql(
                        REPORT
                                + """
                                 where r.account_id = :account
                                order by r.year desc, r.id desc limit :most
                                """)
                .param("account", account.value())
                .param("most", LISTED_MOST)
                .query((rs, n) -> report(rs))
                .list();
    }

    List<Report> at(CongressId congress) {
        return jdbc.sql(
                        REPORT
                                + """
                                 where r.congress_id = :congress
                                order by r.year desc, r.name collate "zh-Hans-CN-x-icu", r.id
                                limit :most
                                """)
                .param("congress", congress.value())
                .param("most", LISTED_MOST)
                .query((rs, n) -> report(rs))
                .list();
    }

    private static Report report(ResultSet rs) throws SQLException {
        long evaluation = rs.getLong("evaluation_id");
        return new Report(
                new ReportId(rs.getLong("id")),
                new CongressId(rs.getLong("congress_id")),
                new AccountId(rs.getLong("account_id")),
                rs.getString("name"),
                ReportKind.valueOf(rs.getString("kind")),
                rs.getInt("year"),
                ReportStage.valueOf(rs.getString("stage")),
                rs.getObject("planned_on", LocalDate.class),
                rs.getString("place"),
                rs.getString("text"),
                rs.getObject("published_on", LocalDate.class),
                rs.getInt("voters"),
                ratings(rs.getString("ratings")),
                evaluation == 0 ? null : new EvaluationId(evaluation));
    }

    private static List<AspectCount> ratings(@Nullable String counted) {
        return counted == null
                ? List.of()
                : Arrays.stream(counted.split(";"))
                        .map(one -> one.split(","))
                        .map(one ->
                                new AspectCount(
                                        Aspect.valueOf(one[0]),
                                        Integer.parseInt(one[1]),
                                        Integer.parseInt(one[2]),
                                        Integer.parseInt(one[3])))
                        .sorted(Comparator.comparing(AspectCount::aspect))
                        .toList();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
