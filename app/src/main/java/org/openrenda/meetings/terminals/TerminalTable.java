package org.openrenda.meetings.terminals;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.meetings.sittings.ParticipantId;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about devices that sign people in, and what they told. */
@Repository
class TerminalTable {

    static final int TERMINALS_MAX = 200;

    private static final int PLACES_MAX = 10;

    /** Keeps these locks apart from those of others. */
    private static final int SPACE = 4_105;

    private final JdbcClient jdbc;
    private final Clock clock;

    TerminalTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A device with the digest of its token, which goes nowhere else. */
    record Keyed(Terminal terminal, byte[] hash) {}

    /** A place on the list of a meeting of today. */
    record Place(MeetingId meeting, String title, ParticipantId participant, String name) {}

    TerminalId add(
            CongressId congress, @Nullable MeetingId meeting, String name, byte[] hash, String by) {
        return new TerminalId(
                jdbc.sql(
                                """
                                insert into meetings.terminal
                                    (congress_id, meeting_id, name, token_hash, made_by, made_at)
                                values (:congress, :meeting, :name, :hash, :by, :at) returning id
                                """)
                        .param("congress", congress.value())
                        .param("meeting", meeting == null ? null : meeting.value())
                        .param("name", name)
                        .param("hash", hash)
                        .param("by", by)
                        .param("at", now())
                        .query(Long.class)
                        .single());
    }

    /** Gives whether it was in use until now. */
    boolean revoke(TerminalId id, String by) {
        return jdbc.sql(
                                """
                                insert into meetings.terminal_revocation (terminal_id, by_name, at)
                                values (:id, :by, :at) on conflict do nothing
                                """)
                        .param("id", id.value())
                        .param("by", by)
                        .param("at", now())
                        .update()
                == 1;
    }

    private static final String TERMINALS =
            """
            select t.*, coalesce(m.title, '') as title, r.at as revoked_at,
                coalesce(r.by_name, '') as revoked_by,
                (select max(e.at) from meetings.terminal_event e where e.terminal_id = t.id) as used
            from meetings.terminal t
                left join meetings.meeting m on m.id = t.meeting_id
                left join meetings.terminal_revocation r on r.terminal_id = t.id
            """;

    Optional<Terminal> find(TerminalId id) {
        return jdbc.sql(TERMINALS + " where t.id = :id")
                .param("id", id.value())
                .query((rs, n) -> terminal(rs))
                .optional();
    }

    Optional<Keyed> keyed(byte[] hash) {
        return jdbc.sql(TERMINALS + " where t.token_hash = :hash")
                .param("hash", hash)
                .query((rs, n) -> new Keyed(terminal(rs), rs.getBytes("token_hash")))
                .optional();
    }

    /** Those in use first, then the newest first. */
    List<Terminal> of(CongressId congress) {
        return jdbc.sql(
                        TERMINALS
                                + """
                                 where t.congress_id = :congress
                                order by r.at is not null, t.id desc limit :most
                                """)
                .param("congress", congress.value())
                .param("most", TERMINALS_MAX)
                .query((rs, n) -> terminal(rs))
                .list();
    }

    private static Terminal terminal(ResultSet rs) throws SQLException {
        long meeting = rs.getLong("meeting_id");
        Timestamp used = rs.getTimestamp("used");
        Timestamp revoked = rs.getTimestamp("revoked_at");
        return new Terminal(
                new TerminalId(rs.getLong("id")),
                new CongressId(rs.getLong("congress_id")),
                meeting == 0 ? null : new MeetingId(meeting),
                rs.getString("title"),
                rs.getString("name"),
                rs.getString("made_by"),
                rs.getTimestamp("made_at").toInstant(),
                used == null ? null : used.toInstant(),
                revoked == null ? null : revoked.toInstant(),
                rs.getString("revoked_by"));
    }

    /** Where this person, or this number of the roll, is expected today. */
    List<Place> places(Terminal at, Arrival told, LocalDate today) {
        PersonId person = told.person();
        MeetingId asked = told.meeting();
        MeetingId only = at.meeting();
        return jdbc.sql(
                        """
                        select m.id as meeting, m.title, p.id as participant, p.name
                        from meetings.meeting m join meetings.invited p on p.meeting_id = m.id
                        where m.congress_id = :congress and m.stage in ('CONVENED', 'IN_SESSION')
                            and m.starts_at < :tomorrow
                            and (p.person_id = cast(:person as bigint) or p.no = :roll)
                            and (cast(:only as bigint) is null or m.id = :only)
                            and (cast(:asked as bigint) is null or m.id = :asked)
                        order by m.id limit :most
                        """)
                .param("congress", at.congress().value())
                .param("tomorrow", today.plusDays(1).atStartOfDay())
                .param("person", person == null ? null : person.value())
                .param("roll", person == null ? told.roll() : 0)
                .param("only", only == null ? null : only.value())
                .param("asked", asked == null ? null : asked.value())
                .param("most", PLACES_MAX)
                .query((rs, n) ->
                        new Place(
                                new MeetingId(rs.getLong("meeting")),
                                rs.getString("title"),
                                new ParticipantId(rs.getLong("participant")),
                                rs.getString("name")))
                .list();
    }

    void keep(TerminalId id, String event, Place place, boolean came) {
        jdbc.sql(
                        """
                        insert into meetings.terminal_event
                            (terminal_id, event, meeting_id, participant_id, came, at)
                        values (:id, :event, :meeting, :participant, :came, :at)
                        """)
                .param("id", id.value())
                .param("event", event)
                .param("meeting", place.meeting().value())
                .param("participant", place.participant().value())
                .param("came", came)
                .param("at", now())
                .update();
    }

    Optional<ArrivalAnswer> told(TerminalId id, String event) {
        return jdbc.sql(
                        """
                        select e.meeting_id, m.title, p.name, e.came, e.at
                        from meetings.terminal_event e
                            join meetings.meeting m on m.id = e.meeting_id
                            join meetings.participant p on p.id = e.participant_id
                        where e.terminal_id = :id and e.event = :event
                        """)
                .param("id", id.value())
                .param("event", event)
                .query((rs, n) ->
                        new ArrivalAnswer(
                                new MeetingId(rs.getLong("meeting_id")),
                                rs.getString("title"),
                                rs.getString("name"),
                                rs.getBoolean("came"),
                                rs.getTimestamp("at").toInstant()))
                .optional();
    }

    /** Lets the events of one device follow one another until this transaction ends. */
    void hold(TerminalId id) {
        jdbc.sql("select pg_advisory_xact_lock(:space, :id)")
                .param("space", SPACE)
                .param("id", Long.hashCode(id.value()))
                .query(rs -> {});
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
