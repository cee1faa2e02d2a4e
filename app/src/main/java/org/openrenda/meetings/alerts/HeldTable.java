package org.openrenda.meetings.alerts;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.meetings.sittings.MeetingKind;
import org.openrenda.platform.CongressId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about when meetings of a kind were and are to be, and when deputies were elected. */
@Repository
class HeldTable {

    private static final int MEETINGS_MAX = 100;

    private final JdbcClient jdbc;
    private final Clock clock;

    HeldTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The last one entered is the one that holds. */
    Optional<Election> election(CongressId congress) {
        return jdbc.sql(
                        """
                        select completed_on, document from meetings.election
                        where congress_id = :congress order by id desc limit 1
                        """)
                .param("congress", congress.value())
                .query((rs, n) ->
                        new Election(
                                rs.getObject("completed_on", LocalDate.class),
                                rs.getString("document")))
                .optional();
    }

    void elected(CongressId congress, Election given, String by) {
        jdbc.sql(
                        """
                        insert into meetings.election
                            (congress_id, completed_on, document, by_name, at)
                        values (:congress, :on, :document, :by, :at)
                        """)
                .param("congress", congress.value())
                .param("on", given.completedOn())
                .param("document", given.document())
                .param("by", by)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    /** Those not cancelled, from this day on. */
    List<Held> since(CongressId congress, MeetingKind kind, LocalDate from) {
        return jdbc.sql(
                        """
                        select id, title, starts_at,
                            stage in ('IN_SESSION', 'CLOSED', 'MINUTES_SIGNED', 'ARCHIVED') as held
                        from meetings.meeting
                        where congress_id = :congress and kind = :kind and stage <> 'CANCELLED'
                            and starts_at >= :from
                        order by starts_at desc limit :most
                        """)
                .param("congress", congress.value())
                .param("kind", kind.name())
                .param("from", from.atStartOfDay())
                .param("most", MEETINGS_MAX)
                .query((rs, n) ->
                        new Held(
                                new MeetingId(rs.getLong("id")),
                                rs.getString("title"),
                                rs.getObject("starts_at", LocalDateTime.class).toLocalDate(),
                                rs.getBoolean("held")))
                .list();
    }
}
