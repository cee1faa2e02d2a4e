package org.openrenda.meetings.sittings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about requests to speak, and speeches. */
@Repository
class SpeechTable {

    private static final int SPEECHES_MAX = 2_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    SpeechTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Gives whether it is new: who waits already does not wait twice. */
    boolean ask(Participant who, ItemId item, int minutes) {
        return jdbc.sql(
                                """
                                insert into meetings.speech
                                    (meeting_id, item_id, participant_id, asked_at, minutes)
                                values (:meeting, :item, :participant, :at, :minutes)
                                on conflict do nothing
                                """)
                        .param("meeting", who.meeting().value())
                        .param("item", item.value())
                        .param("participant", who.id().value())
                        .param("at", Timestamp.from(clock.instant()))
                        .param("minutes", minutes)
                        .update()
                == 1;
    }

    int call(SpeechId id) {
        return jdbc.sql(
                        """
                        update meetings.speech set called_at = :at
                        where id = :id and called_at is null and withdrawn_at is null
                        """)
                .param("at", Timestamp.from(clock.instant()))
                .param("id", id.value())
                .update();
    }

    /** Ends who speaks now, where somebody does. */
    int end(MeetingId meeting) {
        return jdbc.sql(
                        """
                        update meetings.speech set ended_at = :at
                        where meeting_id = :meeting and called_at is not null and ended_at is null
                        """)
                .param("at", Timestamp.from(clock.instant()))
                .param("meeting", meeting.value())
                .update();
    }

    /** Takes back what still waits: of one person, or of all when an item ends. */
    int withdraw(ItemId item, @Nullable ParticipantId who) {
        return jdbc.sql(
                        """
                        update meetings.speech set withdrawn_at = :at
                        where item_id = :item and called_at is null and withdrawn_at is null
                            and (cast(:who as bigint) is null or participant_id = :who)
                        """)
                .param("at", Timestamp.from(clock.instant()))
                .param("item", item.value())
                .param("who", who == null ? null : who.value())
                .update();
    }

    /** What was said and what waits, the oldest request first; nothing withdrawn. */
    List<Speech> of(MeetingId meeting) {
        return jdbc.sql(
                        """
                        select s.*, p.name from meetings.speech s
                            join meetings.participant p on p.id = s.participant_id
                        where s.meeting_id = :meeting and s.withdrawn_at is null
                        order by s.id limit :most
                        """)
                .param("meeting", meeting.value())
                .param("most", SPEECHES_MAX)
                .query((rs, n) -> speech(rs))
                .list();
    }

    Optional<Speech> find(SpeechId id) {
        return jdbc.sql(
                        """
                        select s.*, p.name from meetings.speech s
                            join meetings.participant p on p.id = s.participant_id
                        where s.id = :id
                        """)
                .param("id", id.value())
                .query((rs, n) -> speech(rs))
                .optional();
    }

    private static Speech speech(ResultSet rs) throws SQLException {
        return new Speech(
                new SpeechId(rs.getLong("id")),
                new MeetingId(rs.getLong("meeting_id")),
                new ItemId(rs.getLong("item_id")),
                new ParticipantId(rs.getLong("participant_id")),
                rs.getString("name"),
                rs.getTimestamp("asked_at").toInstant(),
                rs.getInt("minutes"),
                instant(rs, "called_at"),
                instant(rs, "ended_at"));
    }

    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        Timestamp at = rs.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
