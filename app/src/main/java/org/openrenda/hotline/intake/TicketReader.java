package org.openrenda.hotline.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrenda.hotline.HotlinePermission;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** All SQL that reads tickets for pages. */
@Repository
class TicketReader {

    private static final int LIST_ROWS_MAX = 10_000;

    private final JdbcClient jdbc;

    TicketReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One ticket, for those who may see tickets of its congress. */
    @Transactional(readOnly = true)
    TicketView ticket(Actor actor, TicketId id) {
        TicketView ticket =
                jdbc.sql(
                                """
                                select t.*, s.name as source_name,
                                    t.received_at at time zone 'Asia/Shanghai' as received
                                from hotline.ticket t join hotline.source s on s.id = t.source_id
                                where t.id = :id
                                """)
                        .param("id", id.value())
                        .query((rs, n) -> ticket(rs, rs.getString("body")))
                        .optional()
                        .orElseThrow(() -> new Refusal("没有这件工单。"));
        actor.require(HotlinePermission.TICKETS, ticket.congress());
        return ticket;
    }

    private static final String MATCHES =
            """
             where t.congress_id = any(:congresses)
                and (:topics::text[] is null or t.topic_code = any(:topics::text[]))
                and (:areas::text[] is null or t.area_code = any(:areas::text[]))
                and (:unit::bigint is null or t.unit_id = :unit::bigint)
                and (:channel = '' or t.channel = :channel)
                and (:from::date is null or t.day >= :from::date)
                and (:to::date is null or t.day <= :to::date)
            """;

    private static final String MATCHES_MORE =
            """
                and (:kind = '' or t.kind = :kind)
                and (:state = '' or t.state = :state)
                and (not :repeat or t.is_repeat)
                and (:solved = '' or t.solved = (:solved = 'yes'))
                and (:satisfaction = '' or t.satisfaction = :satisfaction)
                and (:issue::bigint is null or t.issue_id = :issue::bigint)
                and (:words = '' or strpos(t.title, :words) > 0 or strpos(t.body, :words) > 0
                    or t.number = :words)
            """;

    @Transactional(readOnly = true)
    List<TicketView> tickets(TicketSearch search) {
        return asked(
                        """
                        select t.id, t.congress_id, t.number, t.kind, t.channel, t.title, t.place,
                            t.topic_code, t.confidence, t.label, t.corrected_by, t.area_code,
                            t.unit_id, t.is_repeat, t.state, t.closed_on, t.contacted, t.solved,
                            t.satisfaction, t.issue_id, '' as source_name,
                            t.received_at at time zone 'Asia/Shanghai' as received
                        from hotline.ticket t
                        """
                                + MATCHES
                                + MATCHES_MORE
                                + """
                                 order by
                                    case when :sort = 'confidence' and not :descending
                                        then t.confidence end,
                                    case when :sort = 'confidence' and :descending
                                        then t.confidence end desc,
                                    case when :sort = 'received' and not :descending
                                        then t.day end,
                                    t.day desc, t.id desc
                                offset :offset limit :most
                                """,
                        search)
                .param("sort", search.sort())
                .param("descending", search.descending())
                .param("offset", search.offset())
                .param("most", Math.clamp(search.most(), 1, LIST_ROWS_MAX))
                .query((rs, n) -> ticket(rs, ""))
                .list();
    }

    @Transactional(readOnly = true)
    long count(TicketSearch search) {
        String sql =
                search.isCounted()
                        ? "select coalesce(sum(t.tickets), 0) from hotline.day_count t" + MATCHES
                        : "select count(*) from hotline.ticket t" + MATCHES + MATCHES_MORE;
        return asked(sql, search).query(Long.class).single();
    }

    private JdbcClient.StatementSpec asked(String sql, TicketSearch search) {
        return jdbc.sql(sql)
                .param("congresses", search.congresses().toArray(Long[]::new))
                .param("topics", array(search.topics()))
                .param("areas", array(search.areas()))
                .param("unit", search.unit())
                .param("channel", search.channel())
                .param("from", search.from())
                .param("to", search.to())
                .param("kind", search.kind())
                .param("state", search.state())
                .param("repeat", search.repeat())
                .param("solved", search.solved())
                .param("satisfaction", search.satisfaction())
                .param("issue", search.issue())
                .param("words", search.words());
    }

    private static String @Nullable [] array(@Nullable List<String> codes) {
        return codes == null ? null : codes.toArray(String[]::new);
    }

    /** Channels that occur, for choosing one. */
    @Transactional(readOnly = true)
    List<String> channels(List<Long> congresses) {
        return jdbc.sql(
                        """
                        select channel from hotline.day_count where congress_id = any(:congresses)
                        group by channel order by sum(tickets) desc limit 20
                        """)
                .param("congresses", congresses.toArray(Long[]::new))
                .query(String.class)
                .list();
    }

    private static TicketView ticket(ResultSet rs, String body) throws SQLException {
        String satisfaction = rs.getString("satisfaction");
        return new TicketView(
                new TicketId(rs.getLong("id")),
                new CongressId(rs.getLong("congress_id")),
                rs.getString("source_name"),
                rs.getString("number"),
                rs.getObject("received", LocalDateTime.class),
                Ticket.Kind.valueOf(rs.getString("kind")).label(),
                rs.getString("channel"),
                rs.getString("title"),
                body,
                rs.getString("place"),
                rs.getString("topic_code"),
                rs.getDouble("confidence"),
                rs.getString("label"),
                rs.getString("corrected_by"),
                rs.getString("area_code"),
                rs.getLong("unit_id"),
                rs.getBoolean("is_repeat"),
                rs.getString("state").equals("CLOSED"),
                rs.getObject("closed_on", LocalDate.class),
                rs.getObject("contacted", Boolean.class),
                rs.getObject("solved", Boolean.class),
                satisfaction == null ? null : Ticket.Satisfaction.valueOf(satisfaction).label(),
                rs.getObject("issue_id", Long.class));
    }
}
