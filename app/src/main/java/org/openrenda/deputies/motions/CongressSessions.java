package org.openrenda.deputies.motions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.openrenda.platform.CongressId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about the sessions of congresses and their deadlines for motions (MOT-3). */
@Repository
class CongressSessions {

    private static final int LISTED_MOST = 200;

    private final JdbcClient jdbc;
    private final Clock clock;

    CongressSessions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(CongressSession session, String byName) {
        jdbc.sql(
                        """
                        insert into deputies.congress_session as s (congress_id, name, starts_on,
                            ends_on, motions_until, set_at, set_by)
                        values (:congress, :name, :starts, :ends, :until, :at, :by)
                        on conflict (congress_id, name) do update set
                            starts_on = excluded.starts_on, ends_on = excluded.ends_on,
                            motions_until = excluded.motions_until, set_at = excluded.set_at,
                            set_by = excluded.set_by
                        """)
                .param("congress", session.congress().value())
                .param("name", session.name())
                .param("starts", session.startsOn())
                .param("ends", session.endsOn())
                .param("until", Timestamp.from(session.motionsUntil()))
                .param("at", Timestamp.from(clock.instant()))
                .param("by", byName)
                .update();
    }

    List<CongressSession> of(CongressId congress) {
        return jdbc.sql(
                        """
                        select * from deputies.congress_session where congress_id = :congress
                        order by starts_on desc, id desc limit :most
                        """)
                .param("congress", congress.value())
                .param("most", LISTED_MOST)
                .query((rs, n) -> session(rs))
                .list();
    }

    /** The session whose deadline comes next. */
    Optional<CongressSession> open(CongressId congress) {
        return jdbc.sql(
                        """
                        select * from deputies.congress_session
                        where congress_id = :congress and motions_until >= :now
                        order by motions_until limit 1
                        """)
                .param("congress", congress.value())
                .param("now", Timestamp.from(clock.instant()))
                .query((rs, n) -> session(rs))
                .optional();
    }

    /** The last day of the session a motion was handed to. */
    LocalDate endOf(MotionId id) {
        return jdbc.sql(
                        """
                        select s.ends_on from deputies.motion m
                            join deputies.congress_session s on s.id = m.session_id
                        where m.id = :id
                        """)
                .param("id", id.value())
                .query(LocalDate.class)
                .single();
    }

    private static CongressSession session(ResultSet rs) throws SQLException {
        Instant until = rs.getTimestamp("motions_until").toInstant();
        return new CongressSession(
                rs.getLong("id"),
                new CongressId(rs.getLong("congress_id")),
                rs.getString("name"),
                rs.getObject("starts_on", LocalDate.class),
                rs.getObject("ends_on", LocalDate.class),
                until);
    }
}
