package org.openrenda.meetings.places;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.meetings.sittings.ParticipantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about places for observers and applications for them. */
@Repository
class PlaceTable {

    static final int APPLICATIONS_MAX = 2_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    PlaceTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Offers so many places, or another number; places given are never taken back. */
    void offer(MeetingId id, int places, LocalDateTime closesAt, String note, String by) {
        jdbc.sql(
                        """
                        insert into meetings.place_offer (meeting_id, closes_at, note, by_name, at)
                        values (:meeting, :closes, :note, :by, :at)
                        on conflict (meeting_id) do update
                        set closes_at = excluded.closes_at, note = excluded.note,
                            by_name = excluded.by_name, at = excluded.at
                        """)
                .param("meeting", id.value())
                .param("closes", closesAt)
                .param("note", note)
                .param("by", by)
                .param("at", now())
                .update();
        jdbc.sql(
                        """
                        delete from meetings.place p where p.meeting_id = :meeting
                            and p.no > :places and not exists (
                                select from meetings.application a
                                where a.meeting_id = p.meeting_id and a.place_no = p.no)
                        """)
                .param("meeting", id.value())
                .param("places", places)
                .update();
        jdbc.sql(
                        """
                        insert into meetings.place (meeting_id, no)
                        select :meeting, generate_series(1, :places) on conflict do nothing
                        """)
                .param("meeting", id.value())
                .param("places", places)
                .update();
    }

    Optional<Offer> offer(MeetingId id) {
        return jdbc.sql(
                        """
                        select o.*,
                            (select count(*) from meetings.place p
                                where p.meeting_id = o.meeting_id) as places,
                            (select count(*) from meetings.application a
                                where a.meeting_id = o.meeting_id
                                    and a.place_no is not null) as taken,
                            (select count(*) from meetings.application a
                                where a.meeting_id = o.meeting_id
                                    and a.stage <> 'WITHDRAWN') as applied
                        from meetings.place_offer o where o.meeting_id = :meeting
                        """)
                .param("meeting", id.value())
                .query((rs, n) ->
                        new Offer(
                                id,
                                rs.getInt("places"),
                                rs.getObject("closes_at", LocalDateTime.class),
                                rs.getString("note"),
                                rs.getInt("taken"),
                                rs.getInt("applied")))
                .optional();
    }

    /** Lets all acts on the places of one meeting follow one another. */
    void lock(MeetingId id) {
        jdbc.sql("select 1 from meetings.place_offer where meeting_id = :meeting for update")
                .param("meeting", id.value())
                .query(rs -> {});
    }

    /** The lowest place nobody has. */
    Optional<Integer> free(MeetingId id) {
        return jdbc.sql(
                        """
                        select p.no from meetings.place p where p.meeting_id = :meeting
                            and not exists (select from meetings.application a
                                where a.meeting_id = p.meeting_id and a.place_no = p.no)
                        order by p.no limit 1
                        """)
                .param("meeting", id.value())
                .query(Integer.class)
                .optional();
    }

    /** Gives the application, or nothing when this phone has one already that still holds. */
    Optional<ApplicationId> add(MeetingId id, NewApplication given, byte[] code, byte[] phone) {
        return jdbc.sql(
                        """
                        insert into meetings.application (meeting_id, stage, code_hash, name_shown,
                            phone_shown, phone_index, at)
                        values (:meeting, 'APPLIED', :code, :name, :shown, :phone, :at)
                        on conflict (meeting_id, phone_index)
                            where stage in ('APPLIED', 'WAITING', 'ACCEPTED') do nothing
                        returning id
                        """)
                .param("meeting", id.value())
                .param("code", code)
                .param("name", given.nameShown())
                .param("shown", given.phoneShown())
                .param("phone", phone)
                .param("at", now())
                .query(Long.class)
                .optional()
                .map(ApplicationId::new);
    }

    /** Their own places in the table are part of the seal, so that they come after the row. */
    void seal(ApplicationId id, byte[] name, byte[] phone) {
        jdbc.sql("update meetings.application set name = :name, phone = :phone where id = :id")
                .param("name", name)
                .param("phone", phone)
                .param("id", id.value())
                .update();
    }

    /** Name and phone, sealed. */
    record Sealed(ApplicationId id, int place, byte[] name, byte[] phone) {}

    List<Sealed> accepted(MeetingId id) {
        return jdbc.sql(
                        """
                        select id, place_no, name, phone from meetings.application
                        where meeting_id = :meeting and place_no is not null
                            and name is not null and phone is not null
                        order by place_no limit :most
                        """)
                .param("meeting", id.value())
                .param("most", APPLICATIONS_MAX)
                .query((rs, n) ->
                        new Sealed(
                                new ApplicationId(rs.getLong("id")),
                                rs.getInt("place_no"),
                                rs.getBytes("name"),
                                rs.getBytes("phone")))
                .list();
    }

    /** Names and telephones of meetings that began before this day. */
    void forget(LocalDate before) {
        jdbc.sql(
                        """
                        update meetings.application a set name = null, phone = null
                        from meetings.meeting m
                        where m.id = a.meeting_id and m.starts_at < :before
                            and (a.name is not null or a.phone is not null)
                        """)
                .param("before", before.atStartOfDay())
                .update();
    }

    void write(
            ApplicationId id,
            ApplicationStage stage,
            int place,
            @Nullable ParticipantId who,
            ApplicationAct act,
            String reason,
            String by) {
        jdbc.sql(
                        """
                        update meetings.application
                        set stage = :stage, place_no = nullif(:place, 0),
                            participant_id = coalesce(cast(:who as bigint), participant_id)
                        where id = :id
                        """)
                .param("stage", stage.name())
                .param("place", place)
                .param("who", who == null ? null : who.value())
                .param("id", id.value())
                .update();
        step(id, act, reason, by);
    }

    void step(ApplicationId id, ApplicationAct act, String reason, String by) {
        jdbc.sql(
                        """
                        insert into meetings.application_step
                            (application_id, act, reason, by_name, at)
                        values (:id, :act, :reason, :by, :at)
                        """)
                .param("id", id.value())
                .param("act", act.name())
                .param("reason", reason)
                .param("by", by)
                .param("at", now())
                .update();
    }

    private static final String APPLICATIONS =
            """
            select a.*, (select s.reason from meetings.application_step s
                where s.application_id = a.id order by s.id desc limit 1) as reason
            from meetings.application a
            """;

    Optional<Application> find(ApplicationId id) {
        return jdbc.sql(APPLICATIONS + " where a.id = :id")
                .param("id", id.value())
                .query((rs, n) -> application(rs))
                .optional();
    }

    Optional<Application> byCode(byte[] hash) {
        return jdbc.sql(APPLICATIONS + " where a.code_hash = :hash")
                .param("hash", hash)
                .query((rs, n) -> application(rs))
                .optional();
    }

    List<Application> of(MeetingId id) {
        return jdbc.sql(APPLICATIONS + " where a.meeting_id = :meeting order by a.id limit :most")
                .param("meeting", id.value())
                .param("most", APPLICATIONS_MAX)
                .query((rs, n) -> application(rs))
                .list();
    }

    private static Application application(ResultSet rs) throws SQLException {
        long who = rs.getLong("participant_id");
        return new Application(
                new ApplicationId(rs.getLong("id")),
                new MeetingId(rs.getLong("meeting_id")),
                ApplicationStage.valueOf(rs.getString("stage")),
                rs.getInt("place_no"),
                who == 0 ? null : new ParticipantId(who),
                rs.getString("name_shown"),
                rs.getString("phone_shown"),
                rs.getTimestamp("at").toInstant(),
                rs.getString("reason"));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
