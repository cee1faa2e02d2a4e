package org.openrenda.meetings.decisions;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrenda.meetings.sittings.ItemId;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.voting.polls.PollId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about votes on items. */
@Repository
class DecisionTable {

    private static final int DECISIONS_MAX = 500;

    private final JdbcClient jdbc;
    private final Clock clock;

    DecisionTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A poll of an item, and what came back of it. */
    record Line(PollId poll, ItemId item, String outcome, String text, @Nullable Instant at) {}

    void add(PollId poll, ItemId item) {
        jdbc.sql("insert into meetings.decision (poll_id, item_id, at) values (:poll, :item, :at)")
                .param("poll", poll.value())
                .param("item", item.value())
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    /** A poll that names an item of a meeting as its origin belongs to it. */
    void join(PollId poll, ItemId item) {
        jdbc.sql(
                        """
                        insert into meetings.decision (poll_id, item_id, at)
                        select :poll, id, :at from meetings.item where id = :item
                        on conflict do nothing
                        """)
                .param("poll", poll.value())
                .param("item", item.value())
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    void result(PollId poll, String outcome, String text) {
        jdbc.sql(
                        """
                        insert into meetings.decision_result (poll_id, outcome, text, at)
                        values (:poll, :outcome, :text, :at)
                        """)
                .param("poll", poll.value())
                .param("outcome", outcome)
                .param("text", text)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    Optional<ItemId> itemOf(PollId poll) {
        return jdbc.sql("select item_id from meetings.decision where poll_id = :poll")
                .param("poll", poll.value())
                .query((rs, n) -> new ItemId(rs.getLong("item_id")))
                .optional();
    }

    List<Line> of(MeetingId meeting) {
        return jdbc.sql(
                        """
                        select d.poll_id, d.item_id, coalesce(r.outcome, '') as outcome,
                            coalesce(r.text, '') as text, r.at as announced_at
                        from meetings.decision d join meetings.item i on i.id = d.item_id
                            left join meetings.decision_result r on r.poll_id = d.poll_id
                        where i.meeting_id = :meeting order by d.poll_id limit :most
                        """)
                .param("meeting", meeting.value())
                .param("most", DECISIONS_MAX)
                .query((rs, n) ->
                        new Line(
                                new PollId(rs.getLong("poll_id")),
                                new ItemId(rs.getLong("item_id")),
                                rs.getString("outcome"),
                                rs.getString("text"),
                                instant(rs.getTimestamp("announced_at"))))
                .list();
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
