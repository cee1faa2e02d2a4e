package org.openrenda.deputies.keysupervision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.openrenda.deputies.suggestions.SuggestionId;
import org.openrenda.deputies.suggestions.SuggestionStage;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.CongressId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about which suggestions are key, who leads and which committee follows. */
@Repository
class KeyTable {

    private static final int ROWS_MAX = 1_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    KeyTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What is written when the council has decided. */
    record Designation(
            SuggestionId id,
            CongressId congress,
            AccountId leader,
            String leaderName,
            String committee,
            LocalDate decidedOn,
            String reason,
            String by) {}

    /** False when it was a key suggestion before. */
    boolean designate(Designation made) {
        return jdbc.sql(
                                """
                                insert into deputies.key_supervision (suggestion_id, congress_id,
                                    leader_account, leader_name, committee, decided_on, reason,
                                    at, by_name)
                                values (:id, :congress, :leader, :leaderName, :committee, :on,
                                    :reason, :at, :by) on conflict do nothing
                                """)
                        .param("id", made.id().value())
                        .param("congress", made.congress().value())
                        .param("leader", made.leader().value())
                        .param("leaderName", made.leaderName())
                        .param("committee", made.committee())
                        .param("on", made.decidedOn())
                        .param("reason", made.reason())
                        .param("at", now())
                        .param("by", made.by())
                        .update()
                == 1;
    }

    /** Key suggestions, the newest decision first; of one leader, or of all for 0. */
    List<KeyRow> rows(List<Long> congresses, long leader) {
        return jdbc.sql(
                        """
                        select s.id, s.number, s.title, s.lead_name, s.stage, s.due_on,
                            k.leader_name, k.committee, k.decided_on, k.reason,
                            (select coalesce(string_agg(a.unit_name, '、' order by a.role desc,
                                    a.id), '')
                                from deputies.assignment a
                                where a.suggestion_id = coalesce(s.merged_into, s.id)
                                    and a.stage not in ('MOVED', 'TAKEN_BACK', 'ENDED')) as units
                        from deputies.key_supervision k
                            join deputies.suggestion s on s.id = k.suggestion_id
                        where k.congress_id = any(:congresses)
                            and (:leader = 0 or k.leader_account = :leader)
                        order by k.decided_on desc, s.id desc limit :most
                        """)
                .param("congresses", congresses.toArray(Long[]::new))
                .param("leader", leader)
                .param("most", ROWS_MAX)
                .query((rs, n) -> row(rs))
                .list();
    }

    private static KeyRow row(ResultSet rs) throws SQLException {
        return new KeyRow(
                new SuggestionId(rs.getLong("id")),
                rs.getString("number"),
                rs.getString("title"),
                rs.getString("lead_name"),
                SuggestionStage.valueOf(rs.getString("stage")),
                rs.getString("units"),
                rs.getObject("due_on", LocalDate.class),
                rs.getString("leader_name"),
                rs.getString("committee"),
                rs.getObject("decided_on", LocalDate.class),
                rs.getString("reason"));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
