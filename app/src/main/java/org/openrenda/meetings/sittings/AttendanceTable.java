package org.openrenda.meetings.sittings;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about who came and went. */
@Repository
class AttendanceTable {

    private static final int MARKS_MAX = 50_000;

    /** Keeps these locks apart from those of others. */
    private static final int SPACE = 4_104;

    private final JdbcClient jdbc;

    AttendanceTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Holds these people's logs, so that two marks of one person follow one another. */
    void hold(Collection<ParticipantId> people) {
        people.stream()
                .map(ParticipantId::value)
                .sorted()
                .forEach(id ->
                        jdbc.sql("select pg_advisory_xact_lock(:space, :id)")
                                .param("space", SPACE)
                                .param("id", Long.hashCode(id))
                                .query(rs -> {}));
    }

    void mark(Participant who, AttendanceWay way, Instant at, String byName) {
        jdbc.sql(
                        """
                        insert into meetings.attendance
                            (meeting_id, participant_id, way, at, by_name)
                        values (:meeting, :participant, :way, :at, :by)
                        """)
                .param("meeting", who.meeting().value())
                .param("participant", who.id().value())
                .param("way", way.name())
                .param("at", Timestamp.from(at))
                .param("by", byName)
                .update();
    }

    Map<ParticipantId, Presence> of(MeetingId meeting) {
        Map<ParticipantId, List<Presence.Mark>> marks = new HashMap<>();
        jdbc.sql(
                        """
                        select participant_id, way, at from meetings.attendance
                        where meeting_id = :meeting order by at, id limit :most
                        """)
                .param("meeting", meeting.value())
                .param("most", MARKS_MAX)
                .query(rs -> {
                    marks.computeIfAbsent(
                                    new ParticipantId(rs.getLong("participant_id")),
                                    id -> new ArrayList<>())
                            .add(
                                    new Presence.Mark(
                                            AttendanceWay.valueOf(rs.getString("way")),
                                            rs.getTimestamp("at").toInstant()));
                });
        Map<ParticipantId, Presence> found = new HashMap<>();
        marks.forEach((who, log) -> found.put(who, new Presence(log)));
        return found;
    }

    /** Who was in the room at this instant: those whose last mark up to then is no leaving. */
    Set<ParticipantId> presentAt(MeetingId meeting, Instant at) {
        return new HashSet<>(
                jdbc.sql(
                                """
                                select participant_id from (
                                    select distinct on (participant_id) participant_id, way
                                    from meetings.attendance
                                    where meeting_id = :meeting and at <= :at
                                    order by participant_id, at desc, id desc
                                ) last where way <> 'LEFT'
                                """)
                        .param("meeting", meeting.value())
                        .param("at", Timestamp.from(at))
                        .query((rs, n) -> new ParticipantId(rs.getLong("participant_id")))
                        .list());
    }
}
