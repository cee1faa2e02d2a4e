package org.openrenda.meetings.seating;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.meetings.sittings.ParticipantId;
import org.openrenda.platform.CongressId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about halls and seats. */
@Repository
class SeatTable {

    static final int HALLS_MAX = 100;
    static final int MEETINGS_MAX = 2_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    SeatTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A hall and whose it is. */
    record Owned(CongressId congress, HallSheet sheet) {}

    HallId nextHall() {
        return new HallId(
                jdbc.sql("select nextval(pg_get_serial_sequence('meetings.hall', 'id'))")
                        .query(Long.class)
                        .single());
    }

    void add(HallId id, CongressId congress, HallSheet hall, String by) {
        jdbc.sql(
                        """
                        insert into meetings.hall
                            (id, congress_id, name, plan, closed, made_by, made_at)
                        overriding system value
                        values (:id, :congress, :name, :plan, :closed, :by, :at)
                        """)
                .param("id", id.value())
                .param("congress", congress.value())
                .param("name", hall.name())
                .param("plan", hall.plan())
                .param("closed", hall.closed())
                .param("by", by)
                .param("at", Timestamp.from(clock.instant()))
                .update();
        for (HallRow row : hall.layout().rows()) {
            jdbc.sql(
                            """
                            insert into meetings.hall_seat (hall_id, line, seat)
                            select :hall, :line, n from generate_series(1, :seats) as n
                            where n <> all(:closed)
                            """)
                    .param("hall", id.value())
                    .param("line", row.line())
                    .param("seats", row.seats())
                    .param(
                            "closed",
                            hall.layout().closed().stream()
                                    .filter(one -> one.line() == row.line())
                                    .map(SeatPlace::seat)
                                    .toArray(Integer[]::new))
                    .update();
        }
    }

    /** Puts another layout in the place of this one; false when somebody was faster. */
    boolean replace(HallId id, HallId by) {
        return jdbc.sql(
                                """
                                update meetings.hall set replaced_by = :by
                                where id = :id and replaced_by is null
                                """)
                        .param("id", id.value())
                        .param("by", by.value())
                        .update()
                == 1;
    }

    /** Whether this layout still holds; while the transaction runs nobody replaces it. */
    boolean holdCurrent(HallId id) {
        return jdbc.sql(
                        """
                        select id from meetings.hall where id = :id and replaced_by is null
                        for share
                        """)
                .param("id", id.value())
                .query(Long.class)
                .optional()
                .isPresent();
    }

    /** The meetings that have chosen this layout, in the order in which they are locked. */
    List<MeetingId> using(HallId id) {
        return jdbc.sql(
                        """
                        select meeting_id from meetings.seating where hall_id = :hall
                        order by meeting_id limit :most
                        """)
                .param("hall", id.value())
                .param("most", MEETINGS_MAX)
                .query((rs, n) -> new MeetingId(rs.getLong("meeting_id")))
                .list();
    }

    private static final String HALLS =
            """
            select h.*, exists (select from meetings.seating s where s.hall_id = h.id)
                or exists (select from meetings.hall p where p.replaced_by = h.id) as used
            from meetings.hall h
            """;

    List<HallSheet> of(CongressId congress) {
        return jdbc.sql(
                        HALLS
                                + " where h.congress_id = :congress and h.replaced_by is null"
                                + " order by h.name limit :most")
                .param("congress", congress.value())
                .param("most", HALLS_MAX)
                .query((rs, n) -> owned(rs).sheet())
                .list();
    }

    Optional<Owned> find(HallId id) {
        return jdbc.sql(HALLS + " where h.id = :id")
                .param("id", id.value())
                .query((rs, n) -> owned(rs))
                .optional();
    }

    private static Owned owned(ResultSet rs) throws SQLException {
        return new Owned(
                new CongressId(rs.getLong("congress_id")),
                new HallSheet(
                        new HallId(rs.getLong("id")),
                        rs.getString("name"),
                        rs.getString("plan"),
                        rs.getString("closed"),
                        HallLayout.read(rs.getString("plan"), rs.getString("closed")),
                        rs.getBoolean("used")));
    }

    void drop(HallId id) {
        jdbc.sql("delete from meetings.hall where id = :id").param("id", id.value()).update();
    }

    /** Which hall the meeting uses from now on; nobody may be seated in another one. */
    void use(MeetingId meeting, HallId hall, String by) {
        jdbc.sql(
                        """
                        insert into meetings.seating (meeting_id, hall_id, by_name, at)
                        values (:meeting, :hall, :by, :at)
                        on conflict (meeting_id) do update
                        set hall_id = excluded.hall_id, by_name = excluded.by_name,
                            at = excluded.at
                        """)
                .param("meeting", meeting.value())
                .param("hall", hall.value())
                .param("by", by)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    Optional<HallId> hallOf(MeetingId meeting) {
        return jdbc.sql("select hall_id from meetings.seating where meeting_id = :meeting")
                .param("meeting", meeting.value())
                .query((rs, n) -> new HallId(rs.getLong("hall_id")))
                .optional();
    }

    /** Lets the acts on one meeting's seats follow one another. */
    void lock(MeetingId meeting) {
        jdbc.sql("select 1 from meetings.seating where meeting_id = :meeting for update")
                .param("meeting", meeting.value())
                .query(rs -> {});
    }

    /** Who was taken off the list of the meeting has no seat any more. */
    void forgetRemoved(MeetingId meeting) {
        jdbc.sql(
                        """
                        delete from meetings.seat s where s.meeting_id = :meeting
                            and not exists (
                                select from meetings.invited i where i.id = s.participant_id)
                        """)
                .param("meeting", meeting.value())
                .update();
    }

    Map<ParticipantId, SeatPlace> seats(MeetingId meeting) {
        Map<ParticipantId, SeatPlace> found = new HashMap<>();
        jdbc.sql(
                        """
                        select s.participant_id, s.line, s.seat from meetings.seat s
                            join meetings.invited i on i.id = s.participant_id
                        where s.meeting_id = :meeting limit :most
                        """)
                .param("meeting", meeting.value())
                .param("most", HallLayout.SEATS_MAX)
                .query(rs -> {
                    found.put(
                            new ParticipantId(rs.getLong("participant_id")),
                            new SeatPlace(rs.getInt("line"), rs.getInt("seat")));
                });
        return found;
    }

    /** People of the meeting by what they are, then delegation, then name, as dictionaries do. */
    List<ParticipantId> inOrder(MeetingId meeting, SeatOrder order, int most) {
        return jdbc.sql(
                        """
                        select id from meetings.invited where meeting_id = :meeting and may_act
                        order by array_position(array['ATTEND', 'NONVOTING', 'OBSERVER'], role),
                            group_name collate "zh-Hans-CN-x-icu",
                            case when :order = 'NAME' then name end collate "zh-Hans-CN-x-icu", no
                        limit :most
                        """)
                .param("meeting", meeting.value())
                .param("order", order.name())
                .param("most", most)
                .query((rs, n) -> new ParticipantId(rs.getLong("id")))
                .list();
    }

    /** Seats people; the database refuses a second one on a seat, and a second seat for one. */
    void seat(MeetingId meeting, HallId hall, Map<ParticipantId, SeatPlace> places) {
        List<Map.Entry<ParticipantId, SeatPlace>> all = new ArrayList<>(places.entrySet());
        jdbc.sql(
                        """
                        insert into meetings.seat (meeting_id, participant_id, hall_id, line, seat)
                        select :meeting, p, :hall, l, s
                        from unnest(:people, :lines, :seats) as t (p, l, s)
                        """)
                .param("meeting", meeting.value())
                .param("hall", hall.value())
                .param("people", all.stream().map(one -> one.getKey().value()).toArray(Long[]::new))
                .param(
                        "lines",
                        all.stream().map(one -> one.getValue().line()).toArray(Integer[]::new))
                .param(
                        "seats",
                        all.stream().map(one -> one.getValue().seat()).toArray(Integer[]::new))
                .update();
    }

    void vacate(MeetingId meeting, List<ParticipantId> people) {
        jdbc.sql(
                        """
                        delete from meetings.seat
                        where meeting_id = :meeting and participant_id = any(:people)
                        """)
                .param("meeting", meeting.value())
                .param("people", people.stream().map(ParticipantId::value).toArray(Long[]::new))
                .update();
    }
}
