package org.openrenda.deputies.dutyreports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.CongressId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about deputies' reports. */
@Repository
class DutyReportTable {

    private static final int LISTED_MOST = 3_000;

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
        return jdbc.sql("select * from deputies.duty_report where id = :id for update")
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

    void rate(ReportId id, int voters, AspectCount count, String byName) {
        jdbc.sql(
                        """
                        insert into deputies.duty_report_rating
                            (report_id, aspect, voters, satisfied, basically, dissatisfied, at,
                                by_name)
                        values (:id, :aspect, :voters, :satisfied, :basically, :dissatisfied, :at,
                            :by)
                        """)
                .param("id", id.value())
                .param("aspect", count.aspect().name())
                .param("voters", voters)
                .param("satisfied", count.satisfied())
                .param("basically", count.basically())
                .param("dissatisfied", count.dissatisfied())
                .param("at", now())
                .param("by", byName)
                .update();
    }

    List<Report> of(AccountId account) {
        return jdbc.sql(
                        """
                        select * from deputies.duty_report where account_id = :account
                        order by year desc, id desc limit :most
                        """)
                .param("account", account.value())
                .param("most", LISTED_MOST)
                .query((rs, n) -> report(rs))
                .list();
    }

    List<Report> at(CongressId congress) {
        return jdbc.sql(
                        """
                        select * from deputies.duty_report where congress_id = :congress
                        order by year desc, name collate "zh-Hans-CN-x-icu", id limit :most
                        """)
                .param("congress", congress.value())
                .param("most", LISTED_MOST)
                .query((rs, n) -> report(rs))
                .list();
    }

    private Report report(ResultSet rs) throws SQLException {
        ReportId id = new ReportId(rs.getLong("id"));
        boolean rated = rs.getString("stage").equals(ReportStage.RATED.name());
        List<AspectCount> ratings = rated ? ratings(id) : List.of();
        return new Report(
                id,
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
                rated ? voters(id) : 0,
                ratings);
    }

    private List<AspectCount> ratings(ReportId id) {
        return jdbc
                .sql(
                        """
                        select aspect, satisfied, basically, dissatisfied
                        from deputies.duty_report_rating where report_id = :id limit 10
                        """)
                .param("id", id.value())
                .query((rs, n) ->
                        new AspectCount(
                                Aspect.valueOf(rs.getString("aspect")),
                                rs.getInt("satisfied"),
                                rs.getInt("basically"),
                                rs.getInt("dissatisfied")))
                .list()
                .stream()
                .sorted(java.util.Comparator.comparing(AspectCount::aspect))
                .toList();
    }

    private int voters(ReportId id) {
        return jdbc.sql(
                        """
                        select max(voters) from deputies.duty_report_rating
                        where report_id = :id
                        """)
                .param("id", id.value())
                .query(Integer.class)
                .single();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
