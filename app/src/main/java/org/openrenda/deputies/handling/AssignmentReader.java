package org.openrenda.deputies.handling;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import org.openrenda.platform.calendar.Calendar;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What pages read of assignments. */
@Repository
class AssignmentReader {

    private static final int ROWS_MAX = 10_000;
    private static final int SOON_DAYS = 7;

    private static final String FROM =
            """
            from (select a.*, s.number, s.title, s.lead_name,
                    a.stage in ('SENT', 'RECEIVED', 'DRAFTED', 'COUNTERSIGNED', 'RETURN_ASKED')
                        as owed,
                    exists (select from deputies.consultation c
                        left join deputies.consultation_word w on w.consultation_id = c.id
                        where c.assignment_id = a.id and c.round = a.round
                            and w.met is not false) as met,
                    (select max((t.at at time zone 'Asia/Shanghai')::date)
                        from deputies.assignment_step t where t.assignment_id = a.id
                            and t.act in ('SEND', 'REOPEN')) as begun_on
                from deputies.assignment a
                    join deputies.suggestion s on s.id = a.suggestion_id) a
             where a.congress_id = any(:congresses)
                and (cardinality(cast(:own as bigint[])) = 0 or a.unit_id = any(:own))
                and (:unit = 0 or a.unit_id = :unit)
                and (:stage = '' or a.stage = :stage
                    or :stage = 'OPEN' and (a.owed or a.stage = 'SIGNED'))
                and (:words = '' or a.number = :words or strpos(a.title, :words) > 0)
                and (:watch = ''
                    or :watch = 'RETURN' and a.stage = 'RETURN_ASKED'
                    or :watch = 'EXTENSION' and a.extension = 'ASKED'
                        and a.stage in ('RECEIVED', 'DRAFTED', 'COUNTERSIGNED')
                    or :watch = 'CHECK' and a.stage = 'SIGNED'
                    or :watch = 'UNSIGNED' and a.stage = 'SENT' and a.assigned_on <= :unsigned
                    or :watch = 'SOON' and a.owed and a.due_on between :today and :soon
                    or :watch = 'LATE' and a.owed and a.due_on < :today
                    or :watch = 'WEEK' and a.owed and a.due_on < :today and a.due_on >= :monday
                    or :watch = 'UNMET' and a.stage = 'RECEIVED' and a.role <> 'CO_HANDLER'
                        and not a.met and :today > a.due_on - (a.due_on - a.begun_on) / 2)
            """;

    private final JdbcClient jdbc;
    private final Calendar calendar;

    AssignmentReader(JdbcClient jdbc, Calendar calendar) {
        this.jdbc = jdbc;
        this.calendar = calendar;
    }

    @Transactional(readOnly = true)
    public List<AssignmentRow> rows(AssignmentSearch search) {
        return jdbc.sql(
                        "select a.* "
                                + FROM
                                + " order by (not a.owed), a.due_on, a.id"
                                + " offset :offset limit :most")
                .params(params(search))
                .param("offset", search.offset())
                .param("most", Math.clamp(search.most(), 1, ROWS_MAX))
                .query((rs, n) -> row(rs))
                .list();
    }

    @Transactional(readOnly = true)
    public int count(AssignmentSearch search) {
        return jdbc.sql("select count(*) " + FROM)
                .params(params(search))
                .query(Integer.class)
                .single();
    }

    private Map<String, Object> params(AssignmentSearch search) {
        LocalDate today = calendar.today();
        return Map.ofEntries(
                Map.entry("congresses", search.congresses().toArray(Long[]::new)),
                Map.entry("own", search.own().toArray(Long[]::new)),
                Map.entry("unit", search.unit()),
                Map.entry("stage", search.stage()),
                Map.entry("watch", search.watch()),
                Map.entry("words", search.words()),
                Map.entry("today", today),
                Map.entry("soon", today.plusDays(SOON_DAYS)),
                Map.entry("monday", today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))),
                Map.entry(
                        "unsigned",
                        calendar.overdueSince("deputies.handling.receive", search.home())));
    }

    private static AssignmentRow row(ResultSet rs) throws SQLException {
        return new AssignmentRow(
                Assignments.assignment(rs),
                rs.getString("number"),
                rs.getString("title"),
                rs.getString("lead_name"),
                rs.getBoolean("met"));
    }
}
