package org.openrenda.deputies.clerks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.openrenda.deputies.suggestions.SuggestionId;
import org.openrenda.platform.CongressId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What waits to be handed to units, and what was handed over but can still be undone. */
@Repository
class Waiting {

    static final int ROWS_MAX = 500;
    private static final int TEXT_SHOWN = 400;

    private final JdbcClient jdbc;

    Waiting(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Numbered suggestions that no unit has yet, by number. */
    @Transactional(readOnly = true)
    List<WaitingRow> toAssign(CongressId congress, String words) {
        return jdbc.sql(
                        """
                        select s.id, s.number, s.title, left(s.text, :shown) as text, s.topic_code,
                            s.lead_name, s.submitted_on,
                            (select count(*) from deputies.confirmation f
                                where f.suggestion_id = s.id and f.version = s.version) as signers,
                            coalesce(p.units, '') as units, p.units is not null as asked,
                            coalesce(p.agreed, false) as agreed
                        from deputies.suggestion s
                            left join lateral (select bool_and(coalesce(u.agrees, false)) as agreed,
                                string_agg(u.unit_name || case when u.agrees then '（同意）'
                                    when not u.agrees then '（不同意：' || u.opinion || '）'
                                    else '（未回复）' end, '、' order by u.role desc) as units
                                from deputies.planned_unit u where u.suggestion_id = s.id
                                    and s.stage = 'PLANNED') p on true
                        where s.congress_id = :congress and s.stage in ('NUMBERED', 'PLANNED')
                            and (:words = '' or strpos(s.title, :words) > 0
                                or strpos(s.number, :words) > 0 or s.lead_name = :words)
                        order by length(s.number), s.number limit :most
                        """)
                .param("congress", congress.value())
                .param("words", words)
                .param("shown", TEXT_SHOWN)
                .param("most", ROWS_MAX)
                .query((rs, n) -> row(rs))
                .list();
    }

    /** Handed over in the first round, and no unit has signed for it. */
    @Transactional(readOnly = true)
    List<WaitingRow> undoable(CongressId congress, long since, String by) {
        return jdbc.sql(
                        """
                        select s.id, s.number, s.title, '' as text, s.topic_code, s.lead_name,
                            s.submitted_on, 0 as signers, true as asked, true as agreed,
                            (select string_agg(a.unit_name, '、' order by a.role desc, a.id)
                                from deputies.assignment a
                                where a.suggestion_id = s.id and a.stage = 'SENT') as units
                        from deputies.suggestion s
                        where s.congress_id = :congress and s.stage = 'ASSIGNED' and s.round = 1
                            and not exists (select from deputies.assignment a
                                where a.suggestion_id = s.id
                                    and a.stage not in ('SENT', 'MOVED', 'TAKEN_BACK', 'ENDED'))
                            and (:since = 0 or exists (select from deputies.suggestion_step t
                                where t.suggestion_id = s.id and t.act = 'ASSIGN'
                                    and t.id > :since and t.by_name = :by))
                        order by length(s.number), s.number limit :most
                        """)
                .param("congress", congress.value())
                .param("since", since)
                .param("by", by)
                .param("most", ROWS_MAX)
                .query((rs, n) -> row(rs))
                .list();
    }

    /** The last act so far: what is done after it belongs to the next batch. */
    @Transactional(readOnly = true)
    long lastStep() {
        return jdbc.sql("select coalesce(max(id), 0) from deputies.suggestion_step")
                .query(Long.class)
                .single();
    }

    private static WaitingRow row(ResultSet rs) throws SQLException {
        return new WaitingRow(
                new SuggestionId(rs.getLong("id")),
                rs.getString("number"),
                rs.getString("title"),
                rs.getString("text"),
                rs.getString("topic_code"),
                rs.getString("lead_name"),
                rs.getInt("signers"),
                rs.getString("units"),
                rs.getBoolean("asked"),
                rs.getBoolean("agreed"),
                rs.getObject("submitted_on", LocalDate.class),
                Proposal.none(""));
    }
}
