package org.openrenda.deputies.motions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.openrenda.platform.calendar.Calendar;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What lists read of motions. */
@Repository
class MotionReader {

    private static final int ROWS_MAX = 5_000;

    private static final String MATCHES =
            """
             from deputies.motion m
                left join deputies.congress_session s on s.id = m.session_id
             where m.congress_id = any(:congresses)
                and case when :account = 0 then m.stage not in ('DRAFT', 'CO_SIGNING')
                    else m.lead_account = :account or exists (select from deputies.motion_mover p
                        where p.motion_id = m.id and p.account_id = :account) end
                and (:stage = '' or m.stage = :stage or (:stage = 'OPEN' and m.closed_on is null))
                and (:session = 0 or m.session_id = :session)
                and (not :late or m.stage = 'IN_COMMITTEE' and m.report_due_on < :today)
                and (:words = '' or position(:words in m.title) > 0 or m.number = :words
                    or m.lead_name = :words)
            """;

    private static final String ROWS =
            """
            select m.*, s.name as session, (select count(*) from deputies.motion_mover p
                    join deputies.motion_confirmation f on f.motion_id = p.motion_id
                        and f.account_id = p.account_id and f.version = m.version
                    where p.motion_id = m.id and p.account_id <> m.lead_account) as movers
            """;

    private static final String ORDER =
            """
             order by
                case when :sort = 'submitted' and :descending then m.submitted_on end
                    desc nulls first,
                case when :sort = 'submitted' and not :descending then m.submitted_on end,
                case when :sort = 'number' and :descending then m.number end desc nulls last,
                case when :sort = 'number' and not :descending then m.number end nulls last,
                case when :sort = 'title' and :descending
                    then m.title end collate "zh-Hans-CN-x-icu" desc,
                case when :sort = 'title' and not :descending
                    then m.title end collate "zh-Hans-CN-x-icu",
                m.id desc
             offset :offset limit :most
            """;

    private final JdbcClient jdbc;
    private final Calendar calendar;

    MotionReader(JdbcClient jdbc, Calendar calendar) {
        this.jdbc = jdbc;
        this.calendar = calendar;
    }

    List<MotionRow> rows(MotionSearch search) {
        return jdbc.sql(ROWS + MATCHES + ORDER)
                .params(params(search))
                .param("sort", search.sort())
                .param("descending", search.descending())
                .param("offset", search.offset())
                .param("most", Math.clamp(search.most(), 1, ROWS_MAX))
                .query((rs, n) -> row(rs))
                .list();
    }

    int count(MotionSearch search) {
        return jdbc.sql("select count(*)" + MATCHES)
                .params(params(search))
                .query(Integer.class)
                .single();
    }

    private Map<String, Object> params(MotionSearch search) {
        return Map.of(
                "congresses", search.congresses().toArray(Long[]::new),
                "account", search.account(),
                "stage", search.stage(),
                "session", search.session(),
                "late", search.late(),
                "today", calendar.today(),
                "words", search.words());
    }

    private static MotionRow row(ResultSet rs) throws SQLException {
        return new MotionRow(
                new MotionId(rs.getLong("id")),
                rs.getString("number"),
                rs.getString("title"),
                rs.getString("lead_name"),
                rs.getString("delegation"),
                rs.getInt("movers") + 1,
                MotionStage.valueOf(rs.getString("stage")),
                rs.getString("session"),
                rs.getString("committee"),
                rs.getObject("submitted_on", LocalDate.class),
                rs.getObject("report_due_on", LocalDate.class));
    }
}
