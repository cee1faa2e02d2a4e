package org.openrenda.meetings.opinions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.openrenda.meetings.sittings.ItemId;
import org.openrenda.platform.CongressId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about what was issued, where it went, and the register of lists. */
@Repository
class IssuedTable {

    private static final int ROWS_MAX = 500;

    private final JdbcClient jdbc;
    private final Clock clock;

    IssuedTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What became of an issued list. */
    record Use(String what, String address) {}

    int nextNumber(CongressId congress, int year) {
        return jdbc.sql(
                        """
                        insert into meetings.opinion_numbering (congress_id, year, last)
                        values (:congress, :year, 1)
                        on conflict (congress_id, year)
                            do update set last = opinion_numbering.last + 1
                        returning last
                        """)
                .param("congress", congress.value())
                .param("year", year)
                .query(Integer.class)
                .single();
    }

    void issue(OpinionListId list, IssuedOpinion one) {
        jdbc.sql(
                        """
                        insert into meetings.issued_opinion (list_id, no, text, sources)
                        values (:list, :no, :text, :sources)
                        """)
                .param("list", list.value())
                .param("no", one.no())
                .param("text", one.text())
                .param("sources", one.sources())
                .update();
    }

    List<IssuedOpinion> issued(OpinionListId list) {
        return jdbc.sql(
                        """
                        select * from meetings.issued_opinion where list_id = :list
                        order by no limit :most
                        """)
                .param("list", list.value())
                .param("most", OpinionTable.OPINIONS_MAX)
                .query((rs, n) ->
                        new IssuedOpinion(
                                rs.getInt("no"), rs.getString("text"), rs.getInt("sources")))
                .list();
    }

    /** The first use counts; whether this was it. */
    boolean use(OpinionListId list, String what, String address) {
        return jdbc.sql(
                                """
                                insert into meetings.opinion_use (list_id, what, address, at)
                                values (:list, :what, :address, :at) on conflict do nothing
                                """)
                        .param("list", list.value())
                        .param("what", what)
                        .param("address", address)
                        .param("at", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    Optional<Use> use(OpinionListId list) {
        return jdbc.sql("select what, address from meetings.opinion_use where list_id = :list")
                .param("list", list.value())
                .query((rs, n) -> new Use(rs.getString("what"), rs.getString("address")))
                .optional();
    }

    /** Lists of a congress, the newest first; secret items are left out where so asked. */
    List<OpinionListRow> rows(CongressId congress, boolean issuedOnly, boolean withSecret) {
        return jdbc.sql(
                        """
                        select l.*, i.title as item_title, m.title as meeting_title,
                            (select count(*) from meetings.opinion o where o.list_id = l.id)
                                as opinions,
                            coalesce(u.what, '') as what, coalesce(u.address, '') as used_at
                        from meetings.opinion_list l
                            join meetings.item i on i.id = l.item_id
                            join meetings.meeting m on m.id = l.meeting_id
                            left join meetings.opinion_use u on u.list_id = l.id
                        where m.congress_id = :congress
                            and (not :issuedOnly or l.stage = 'ISSUED')
                            and (:withSecret or i.publicity <> 'SECRET')
                        order by l.id desc limit :most
                        """)
                .param("congress", congress.value())
                .param("issuedOnly", issuedOnly)
                .param("withSecret", withSecret)
                .param("most", ROWS_MAX)
                .query((rs, n) -> row(rs))
                .list();
    }

    private static OpinionListRow row(ResultSet rs) throws SQLException {
        return new OpinionListRow(
                new OpinionListId(rs.getLong("id")),
                new ItemId(rs.getLong("item_id")),
                rs.getString("item_title"),
                rs.getString("meeting_title"),
                ListStage.valueOf(rs.getString("stage")),
                rs.getString("number"),
                rs.getString("addressee"),
                rs.getInt("opinions"),
                rs.getObject("issued_on", LocalDate.class),
                rs.getObject("report_due_on", LocalDate.class),
                rs.getString("what"),
                rs.getString("used_at"));
    }
}
