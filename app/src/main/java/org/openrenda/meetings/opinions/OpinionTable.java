package org.openrenda.meetings.opinions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.openrenda.meetings.sittings.ItemId;
import org.openrenda.meetings.sittings.MeetingId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about lists of opinions, what stands in them and what was issued. */
@Repository
class OpinionTable {

    static final int OPINIONS_MAX = 99;

    private final JdbcClient jdbc;
    private final Clock clock;

    OpinionTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One opinion without its sources. */
    record Row(OpinionId id, OpinionListId list, int place, String text) {}

    /** The list of an item, begun when there is none yet; whether it is new. */
    boolean begin(MeetingId meeting, ItemId item) {
        return jdbc.sql(
                                """
                                insert into meetings.opinion_list
                                    (meeting_id, item_id, stage, number, addressee)
                                values (:meeting, :item, 'SORTING', '', '')
                                on conflict (item_id) do nothing
                                """)
                        .param("meeting", meeting.value())
                        .param("item", item.value())
                        .update()
                == 1;
    }

    Optional<OpinionList> find(ItemId item) {
        return jdbc.sql("select * from meetings.opinion_list where item_id = :item")
                .param("item", item.value())
                .query((rs, n) -> list(rs))
                .optional();
    }

    /** The list, locked until this transaction ends: sorting and saying follow one another. */
    Optional<OpinionList> lock(ItemId item) {
        return jdbc.sql("select * from meetings.opinion_list where item_id = :item for update")
                .param("item", item.value())
                .query((rs, n) -> list(rs))
                .optional();
    }

    Optional<ItemId> itemOf(OpinionListId id) {
        return jdbc.sql("select item_id from meetings.opinion_list where id = :id")
                .param("id", id.value())
                .query((rs, n) -> new ItemId(rs.getLong("item_id")))
                .optional();
    }

    Optional<ItemId> itemOf(OpinionId id) {
        return jdbc.sql(
                        """
                        select l.item_id from meetings.opinion o
                            join meetings.opinion_list l on l.id = o.list_id
                        where o.id = :id
                        """)
                .param("id", id.value())
                .query((rs, n) -> new ItemId(rs.getLong("item_id")))
                .optional();
    }

    /** Writes the state after an act, and the act. */
    void write(OpinionList after, ListAct act, String text, String byName) {
        jdbc.sql(
                        """
                        update meetings.opinion_list
                        set stage = :stage, number = :number, addressee = :addressee,
                            approved_on = :approved, issued_on = :issued, report_due_on = :report
                        where id = :id
                        """)
                .param("stage", after.stage().name())
                .param("number", after.number())
                .param("addressee", after.addressee())
                .param("approved", after.approvedOn())
                .param("issued", after.issuedOn())
                .param("report", after.reportDueOn())
                .param("id", after.id().value())
                .update();
        step(after.id(), act, text, byName);
    }

    void step(OpinionListId list, ListAct act, String text, String byName) {
        jdbc.sql(
                        """
                        insert into meetings.opinion_list_step (list_id, act, text, at, by_name)
                        values (:list, :act, :text, :at, :by)
                        """)
                .param("list", list.value())
                .param("act", act.name())
                .param("text", text)
                .param("at", Timestamp.from(clock.instant()))
                .param("by", byName)
                .update();
    }

    List<ListStep> steps(OpinionListId list) {
        return jdbc.sql(
                        """
                        select * from meetings.opinion_list_step where list_id = :list
                        order by id limit 5000
                        """)
                .param("list", list.value())
                .query((rs, n) ->
                        new ListStep(
                                ListAct.valueOf(rs.getString("act")),
                                rs.getString("text"),
                                rs.getTimestamp("at").toInstant(),
                                rs.getString("by_name")))
                .list();
    }

    OpinionId add(OpinionListId list, int place, String text) {
        return new OpinionId(
                jdbc.sql(
                                """
                                insert into meetings.opinion (list_id, place, text)
                                values (:list, :place, :text) returning id
                                """)
                        .param("list", list.value())
                        .param("place", place)
                        .param("text", text)
                        .query(Long.class)
                        .single());
    }

    void write(OpinionId id, int place, String text) {
        jdbc.sql("update meetings.opinion set place = :place, text = :text where id = :id")
                .param("place", place)
                .param("text", text)
                .param("id", id.value())
                .update();
    }

    void remove(Row row) {
        jdbc.sql("delete from meetings.opinion where id = :id")
                .param("id", row.id().value())
                .update();
        jdbc.sql(
                        """
                        update meetings.opinion set place = place - 1
                        where list_id = :list and place > :place
                        """)
                .param("list", row.list().value())
                .param("place", row.place())
                .update();
    }

    List<Row> of(OpinionListId list) {
        return jdbc.sql(
                        """
                        select * from meetings.opinion where list_id = :list
                        order by place limit :most
                        """)
                .param("list", list.value())
                .param("most", OPINIONS_MAX)
                .query((rs, n) ->
                        new Row(
                                new OpinionId(rs.getLong("id")),
                                new OpinionListId(rs.getLong("list_id")),
                                rs.getInt("place"),
                                rs.getString("text")))
                .list();
    }

    private static OpinionList list(ResultSet rs) throws SQLException {
        return new OpinionList(
                new OpinionListId(rs.getLong("id")),
                new MeetingId(rs.getLong("meeting_id")),
                new ItemId(rs.getLong("item_id")),
                ListStage.valueOf(rs.getString("stage")),
                rs.getString("number"),
                rs.getString("addressee"),
                rs.getObject("approved_on", LocalDate.class),
                rs.getObject("issued_on", LocalDate.class),
                rs.getObject("report_due_on", LocalDate.class));
    }
}
