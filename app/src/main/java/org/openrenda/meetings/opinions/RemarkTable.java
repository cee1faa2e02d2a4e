package org.openrenda.meetings.opinions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrenda.meetings.sittings.ItemId;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.meetings.sittings.ParticipantId;
import org.openrenda.platform.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about what was said, how it was sorted, and who takes notes for a group. */
@Repository
class RemarkTable {

    static final int REMARKS_MAX = 1_000;
    private static final int STEPS_MAX = 10_000;
    private static final int GROUPS_MAX = 200;

    private final JdbcClient jdbc;
    private final Clock clock;

    RemarkTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    RemarkId add(
            MeetingId meeting, ItemId item, @Nullable ParticipantId participant, String group) {
        return new RemarkId(
                jdbc.sql(
                                """
                                insert into meetings.remark
                                    (meeting_id, item_id, participant_id, group_name)
                                values (:meeting, :item, :participant, :group)
                                returning id
                                """)
                        .param("meeting", meeting.value())
                        .param("item", item.value())
                        .param("participant", participant == null ? null : participant.value())
                        .param("group", group)
                        .query(Long.class)
                        .single());
    }

    void step(RemarkId remark, RemarkAct act, String text, String byName) {
        jdbc.sql(
                        """
                        insert into meetings.remark_step (remark_id, act, text, at, by_name)
                        values (:remark, :act, :text, :at, :by)
                        """)
                .param("remark", remark.value())
                .param("act", act.name())
                .param("text", text)
                .param("at", now())
                .param("by", byName)
                .update();
    }

    /** Puts it into an opinion, or leaves it out with a reason; neither of both puts it back. */
    void sort(RemarkId remark, @Nullable OpinionId opinion, String reason, String byName) {
        jdbc.sql(
                        """
                        insert into meetings.remark_sorting
                            (remark_id, opinion_id, reason, at, by_name)
                        values (:remark, :opinion, :reason, :at, :by)
                        """)
                .param("remark", remark.value())
                .param("opinion", opinion == null ? null : opinion.value())
                .param("reason", reason)
                .param("at", now())
                .param("by", byName)
                .update();
    }

    Optional<ItemId> itemOf(RemarkId id) {
        return jdbc.sql("select item_id from meetings.remark where id = :id")
                .param("id", id.value())
                .query((rs, n) -> new ItemId(rs.getLong("item_id")))
                .optional();
    }

    /** Everything said on an item, in the order it was said. */
    List<Remark> of(ItemId item) {
        Map<Long, List<Remark.Step>> steps = steps(item);
        return jdbc.sql(
                        """
                        select r.*, p.name, p.account_id, s.opinion_id, s.reason
                        from meetings.remark r
                            left join meetings.participant p on p.id = r.participant_id
                            left join lateral (select opinion_id, reason
                                from meetings.remark_sorting where remark_id = r.id
                                order by id desc limit 1) s on true
                        where r.item_id = :item order by r.id limit :most
                        """)
                .param("item", item.value())
                .param("most", REMARKS_MAX)
                .query((rs, n) -> remark(rs, steps.getOrDefault(rs.getLong("id"), List.of())))
                .list();
    }

    private Map<Long, List<Remark.Step>> steps(ItemId item) {
        Map<Long, List<Remark.Step>> found = new HashMap<>();
        jdbc.sql(
                        """
                        select s.* from meetings.remark_step s
                            join meetings.remark r on r.id = s.remark_id
                        where r.item_id = :item order by s.id limit :most
                        """)
                .param("item", item.value())
                .param("most", STEPS_MAX)
                .query(rs -> {
                    found.computeIfAbsent(rs.getLong("remark_id"), one -> new ArrayList<>())
                            .add(
                                    new Remark.Step(
                                            RemarkAct.valueOf(rs.getString("act")),
                                            rs.getString("text"),
                                            rs.getTimestamp("at").toInstant(),
                                            rs.getString("by_name")));
                });
        return found;
    }

    private static Remark remark(ResultSet rs, List<Remark.Step> steps) throws SQLException {
        long participant = rs.getLong("participant_id");
        long account = rs.getLong("account_id");
        long opinion = rs.getLong("opinion_id");
        String name = rs.getString("name");
        String reason = rs.getString("reason");
        return new Remark(
                new RemarkId(rs.getLong("id")),
                new ItemId(rs.getLong("item_id")),
                participant == 0 ? null : new ParticipantId(participant),
                account == 0 ? null : new AccountId(account),
                name == null ? rs.getString("group_name") : name,
                rs.getString("group_name"),
                opinion == 0 ? null : new OpinionId(opinion),
                reason == null ? "" : reason,
                steps);
    }

    void appoint(MeetingId meeting, String group, ParticipantId who, String byName) {
        jdbc.sql(
                        """
                        insert into meetings.note_taker
                            (meeting_id, group_name, participant_id, at, by_name)
                        values (:meeting, :group, :who, :at, :by)
                        """)
                .param("meeting", meeting.value())
                .param("group", group)
                .param("who", who.value())
                .param("at", now())
                .param("by", byName)
                .update();
    }

    /** Who takes notes for each group, by the last appointment. */
    Map<String, ParticipantId> noteTakers(MeetingId meeting) {
        Map<String, ParticipantId> found = new HashMap<>();
        jdbc.sql(
                        """
                        select distinct on (group_name) group_name, participant_id
                        from meetings.note_taker where meeting_id = :meeting
                        order by group_name, id desc limit :most
                        """)
                .param("meeting", meeting.value())
                .param("most", GROUPS_MAX)
                .query(rs -> {
                    found.put(
                            rs.getString("group_name"),
                            new ParticipantId(rs.getLong("participant_id")));
                });
        return found;
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
