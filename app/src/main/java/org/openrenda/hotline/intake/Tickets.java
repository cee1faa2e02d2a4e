package org.openrenda.hotline.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL that writes tickets. */
@Repository
class Tickets {

    private final JdbcClient jdbc;

    Tickets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A stored ticket as far as a new row of the same number can change the counts. */
    record Stored(
            byte[] fingerprint,
            Tally.Facts facts,
            float confidence,
            byte @Nullable [] caller,
            @Nullable String correctedBy) {}

    /** A caller with a matter, asked for by the place of its ticket in the batch. */
    record Call(int at, Ticket ticket) {}

    private static final String STORED =
            """
            select number, fingerprint, congress_id, day, topic_code, area_code, unit_id, channel,
                is_repeat, contacted, solved, satisfaction, confidence, caller, corrected_by
            from hotline.ticket
            """;

    Map<String, Stored> stored(SourceId source, List<String> numbers) {
        Map<String, Stored> found = new HashMap<>();
        jdbc.sql(STORED + " where source_id = :source and number = any(:numbers) for update")
                .param("source", source.value())
                .param("numbers", numbers.toArray(String[]::new))
                .query(rs -> {
                    found.put(rs.getString("number"), stored(rs));
                });
        return found;
    }

    Stored locked(TicketId id) {
        return jdbc.sql(STORED + " where id = :id for update")
                .param("id", id.value())
                .query((rs, n) -> stored(rs))
                .single();
    }

    private static Stored stored(ResultSet rs) throws SQLException {
        String satisfaction = rs.getString("satisfaction");
        return new Stored(
                rs.getBytes("fingerprint"),
                new Tally.Facts(
                        new Tally.Cell(
                                rs.getLong("congress_id"),
                                rs.getObject("day", LocalDate.class),
                                rs.getString("topic_code"),
                                rs.getString("area_code"),
                                rs.getLong("unit_id"),
                                rs.getString("channel")),
                        rs.getBoolean("is_repeat"),
                        rs.getObject("contacted", Boolean.class),
                        rs.getObject("solved", Boolean.class),
                        satisfaction == null ? null : Ticket.Satisfaction.valueOf(satisfaction)),
                rs.getFloat("confidence"),
                rs.getBytes("caller"),
                rs.getString("corrected_by"));
    }

    /** Which of these callers are stored with the same matter so many days before or after. */
    Set<Integer> repeats(SourceId source, List<Call> calls, int days) {
        Set<Integer> repeats = new HashSet<>();
        if (calls.isEmpty()) {
            return repeats;
        }
        jdbc.sql(
                        """
                        select c.at from unnest(:at::int[], :caller::bytea[], :topic::text[],
                            :day::date[], :number::text[]) as c(at, caller, topic, day, number)
                        where exists (select from hotline.ticket t
                            where t.caller = c.caller and t.topic_code = c.topic
                                and t.day between c.day - :days and c.day + :days
                                and not (t.source_id = :source and t.number = c.number))
                        """)
                .param("at", calls.stream().map(Call::at).toArray(Integer[]::new))
                .param(
                        "caller",
                        calls.stream().map(c -> c.ticket().caller()).toArray(byte[][]::new))
                .param("topic", texts(calls, c -> c.ticket().topic()))
                .param("day", texts(calls, c -> c.ticket().day().toString()))
                .param("number", texts(calls, c -> c.ticket().number()))
                .param("days", days)
                .param("source", source.value())
                .query(rs -> {
                    repeats.add(rs.getInt("at"));
                });
        return repeats;
    }

    private static final String ROWS =
            """
            unnest(:congress::bigint[], :number::text[], :received::timestamp[], :kind::text[],
                :channel::text[], :title::text[], :body::text[], :place::text[], :topic::text[],
                :confidence::real[], :label::text[], :area::text[], :unit::bigint[],
                :caller::bytea[], :repeat::boolean[], :closed::boolean[], :closedOn::date[],
                :contacted::boolean[], :solved::boolean[], :satisfaction::text[],
                :fingerprint::bytea[])
                as n(congress_id, number, received, kind, channel, title, body, place, topic_code,
                    confidence, label, area_code, unit_id, caller, is_repeat, closed, closed_on,
                    contacted, solved, satisfaction, fingerprint)
            """;

    private static final String INSERT =
            """
            insert into hotline.ticket (congress_id, source_id, number, received_at, day, kind,
                channel, title, body, place, topic_code, confidence, label, area_code, unit_id,
                caller, is_repeat, state, closed_on, contacted, solved, satisfaction, fingerprint)
            select congress_id, :source, number, received at time zone 'Asia/Shanghai',
                received::date, kind, channel, title, body, place, topic_code, confidence, label,
                area_code, unit_id, caller, is_repeat,
                case when closed then 'CLOSED' else 'OPEN' end, closed_on, contacted, solved,
                satisfaction, fingerprint
            from
            """
                    + ROWS;

    private static final String UPDATE =
            """
            update hotline.ticket t set congress_id = n.congress_id,
                received_at = n.received at time zone 'Asia/Shanghai', day = n.received::date,
                kind = n.kind, channel = n.channel, title = n.title, body = n.body,
                place = n.place, topic_code = n.topic_code, confidence = n.confidence,
                label = n.label, area_code = n.area_code, unit_id = n.unit_id, caller = n.caller,
                is_repeat = n.is_repeat, state = case when n.closed then 'CLOSED' else 'OPEN' end,
                closed_on = n.closed_on, contacted = n.contacted, solved = n.solved,
                satisfaction = n.satisfaction, fingerprint = n.fingerprint
            from
            """
                    + ROWS
                    + " where t.source_id = :source and t.number = n.number";

    void insert(SourceId source, List<Ticket> tickets, IntFunction<Boolean> repeat) {
        write(INSERT, source, tickets, repeat);
    }

    void update(SourceId source, List<Ticket> tickets, IntFunction<Boolean> repeat) {
        write(UPDATE, source, tickets, repeat);
    }

    private void write(String sql, SourceId source, List<Ticket> all, IntFunction<Boolean> repeat) {
        if (all.isEmpty()) {
            return;
        }
        Boolean[] repeats = new Boolean[all.size()];
        java.util.Arrays.setAll(repeats, repeat);
        jdbc.sql(sql)
                .param("source", source.value())
                .param("congress", all.stream().map(Ticket::congress).toArray(Long[]::new))
                .param("number", texts(all, Ticket::number))
                .param("received", texts(all, t -> t.receivedAt().toString()))
                .param("kind", texts(all, t -> t.kind().name()))
                .param("channel", texts(all, Ticket::channel))
                .param("title", texts(all, Ticket::title))
                .param("body", texts(all, Ticket::body))
                .param("place", texts(all, Ticket::place))
                .param("topic", texts(all, Ticket::topic))
                .param("confidence", all.stream().map(Ticket::confidence).toArray(Float[]::new))
                .param("label", texts(all, Ticket::label))
                .param("area", texts(all, Ticket::area))
                .param("unit", all.stream().map(Ticket::unit).toArray(Long[]::new))
                .param("caller", all.stream().map(Ticket::caller).toArray(byte[][]::new))
                .param("repeat", repeats)
                .param("closed", all.stream().map(Ticket::closed).toArray(Boolean[]::new))
                .param("closedOn", texts(all, t -> text(t.closedOn())))
                .param("contacted", all.stream().map(Ticket::contacted).toArray(Boolean[]::new))
                .param("solved", all.stream().map(Ticket::solved).toArray(Boolean[]::new))
                .param("satisfaction", texts(all, t -> text(t.satisfaction())))
                .param("fingerprint", all.stream().map(Ticket::fingerprint).toArray(byte[][]::new))
                .update();
    }

    private static <T> String[] texts(List<T> all, Function<T, @Nullable String> of) {
        return all.stream().map(of).toArray(String[]::new);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    void correct(TicketId id, String topic, long unit, boolean repeat, String by) {
        jdbc.sql(
                        """
                        update hotline.ticket set topic_code = :topic, unit_id = :unit,
                            is_repeat = :repeat, confidence = 1, corrected_by = :by
                        where id = :id
                        """)
                .param("topic", topic)
                .param("unit", unit)
                .param("repeat", repeat)
                .param("by", by)
                .param("id", id.value())
                .update();
    }
}
