package org.openrenda.meetings.sittings;

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
import org.openrenda.platform.Origin;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about the items of an agenda. */
@Repository
class AgendaTable {

    static final int ITEMS_MAX = 200;
    private static final int STEPS_MAX = 5_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    AgendaTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    ItemId add(MeetingId meeting, NewItem given) {
        Origin origin = given.origin();
        return new ItemId(
                jdbc.sql(
                                """
                                insert into meetings.item (meeting_id, parent_id, place, title,
                                    kind, publicity, reporter, minutes, origin_module, origin_id,
                                    origin_title, origin_address, stage)
                                select :meeting, :parent, coalesce(max(place), 0) + 1, :title,
                                    :kind, :publicity, :reporter, :minutes, :originModule,
                                    cast(:originId as bigint), :originTitle, :originAddress,
                                    'WAITING'
                                from meetings.item where meeting_id = :meeting
                                    and parent_id is not distinct from cast(:parent as bigint)
                                returning id
                                """)
                        .param("meeting", meeting.value())
                        .param("parent", given.parent() == null ? null : given.parent().value())
                        .param("title", given.title())
                        .param("kind", given.kind().name())
                        .param("publicity", given.publicity().name())
                        .param("reporter", given.reporter())
                        .param("minutes", given.minutes())
                        .param("originModule", origin == null ? null : origin.module())
                        .param("originId", origin == null ? null : origin.id())
                        .param("originTitle", origin == null ? null : origin.title())
                        .param("originAddress", origin == null ? null : origin.address())
                        .query(Long.class)
                        .single());
    }

    Optional<MeetingId> meetingOf(ItemId id) {
        return jdbc.sql("select meeting_id from meetings.item where id = :id")
                .param("id", id.value())
                .query((rs, n) -> new MeetingId(rs.getLong("meeting_id")))
                .optional();
    }

    void place(ItemId id, int place) {
        jdbc.sql("update meetings.item set place = :place where id = :id")
                .param("place", place)
                .param("id", id.value())
                .update();
    }

    void drop(ItemId id) {
        jdbc.sql("delete from meetings.item where id = :id").param("id", id.value()).update();
    }

    void write(AgendaItem item, ItemAct act, String byName, String text) {
        jdbc.sql("update meetings.item set stage = :stage where id = :id")
                .param("stage", item.stage().after(act).name())
                .param("id", item.id().value())
                .update();
        jdbc.sql(
                        """
                        insert into meetings.item_step (item_id, act, at, by_name, text)
                        values (:item, :act, :at, :by, :text)
                        """)
                .param("item", item.id().value())
                .param("act", act.name())
                .param("at", Timestamp.from(clock.instant()))
                .param("by", byName)
                .param("text", text)
                .update();
    }

    /** In the order of the agenda, each parent before what lies under it. */
    List<AgendaItem> of(MeetingId meeting) {
        Map<Long, List<AgendaItem.Step>> steps = steps(meeting);
        List<AgendaItem> all =
                jdbc.sql(
                                """
                                select * from meetings.item where meeting_id = :meeting
                                order by place, id limit :most
                                """)
                        .param("meeting", meeting.value())
                        .param("most", ITEMS_MAX)
                        .query((rs, n) -> item(rs, steps))
                        .list();
        List<AgendaItem> ordered = new ArrayList<>();
        under(null, all, ordered);
        return ordered;
    }

    private static void under(
            @Nullable ItemId parent, List<AgendaItem> all, List<AgendaItem> ordered) {
        for (AgendaItem one : all) {
            if (java.util.Objects.equals(one.parent(), parent)) {
                ordered.add(one);
                under(one.id(), all, ordered);
            }
        }
    }

    private Map<Long, List<AgendaItem.Step>> steps(MeetingId meeting) {
        Map<Long, List<AgendaItem.Step>> found = new HashMap<>();
        jdbc.sql(
                        """
                        select s.item_id, s.act, s.at, s.by_name, s.text
                        from meetings.item_step s join meetings.item i on i.id = s.item_id
                        where i.meeting_id = :meeting order by s.id limit :most
                        """)
                .param("meeting", meeting.value())
                .param("most", STEPS_MAX)
                .query(rs -> {
                    found.computeIfAbsent(rs.getLong("item_id"), n -> new ArrayList<>())
                            .add(
                                    new AgendaItem.Step(
                                            ItemAct.valueOf(rs.getString("act")),
                                            rs.getTimestamp("at").toInstant(),
                                            rs.getString("by_name"),
                                            rs.getString("text")));
                });
        return found;
    }

    private static AgendaItem item(ResultSet rs, Map<Long, List<AgendaItem.Step>> steps)
            throws SQLException {
        long parent = rs.getLong("parent_id");
        String module = rs.getString("origin_module");
        return new AgendaItem(
                new ItemId(rs.getLong("id")),
                new MeetingId(rs.getLong("meeting_id")),
                parent == 0 ? null : new ItemId(parent),
                rs.getInt("place"),
                rs.getString("title"),
                ItemKind.valueOf(rs.getString("kind")),
                Publicity.valueOf(rs.getString("publicity")),
                rs.getString("reporter"),
                rs.getInt("minutes"),
                module == null
                        ? null
                        : new Origin(
                                module,
                                rs.getLong("origin_id"),
                                rs.getString("origin_title"),
                                rs.getString("origin_address")),
                ItemStage.valueOf(rs.getString("stage")),
                steps.getOrDefault(rs.getLong("id"), List.of()));
    }
}
