package org.openrenda.deputies.soundings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.openrenda.deputies.stations.StationId;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.calendar.Calendar;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about soundings. */
@Repository
class SoundingTable {

    private static final int ROWS_MAX = 2_000;

    private static final String ROW =
            """
            select s.*, (select count(*) from deputies.sounding_station t
                    where t.sounding_id = s.id) as stations,
                (select count(*) from deputies.sounding_station t
                    where t.sounding_id = s.id and t.answered_on is not null) as answered,
                (select count(*) from deputies.sounding_opinion o
                    where o.sounding_id = s.id) as opinions
            from deputies.sounding s
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    SoundingTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    SoundingId add(NewSounding given, AccountId by, LocalDate today) {
        return new SoundingId(
                jdbc.sql(
                                """
                                insert into deputies.sounding (congress_id, kind, title, text,
                                    asker, asked_by, opened_on, due_on)
                                values (:congress, :kind, :title, :text, :asker, :by, :on, :due)
                                returning id
                                """)
                        .param("congress", given.congress().value())
                        .param("kind", given.kind().name())
                        .param("title", given.title())
                        .param("text", given.text())
                        .param("asker", given.asker())
                        .param("by", by.value())
                        .param("on", today)
                        .param("due", given.dueOn())
                        .query(Long.class)
                        .single());
    }

    void send(SoundingId id, StationId station, String name) {
        jdbc.sql(
                        """
                        insert into deputies.sounding_station (sounding_id, station_id, name)
                        values (:id, :station, :name)
                        """)
                .param("id", id.value())
                .param("station", station.value())
                .param("name", name)
                .update();
    }

    Optional<Sounding> lock(SoundingId id) {
        return jdbc.sql(ROW + " where s.id = :id for update of s")
                .param("id", id.value())
                .query((rs, n) -> sounding(rs))
                .optional();
    }

    List<Sounding> rows(List<Long> congresses, List<Long> stations, boolean all) {
        return jdbc.sql(
                        ROW
                                + """
                                 where s.congress_id = any(:congresses)
                                    and (:all or exists (select from deputies.sounding_station t
                                        where t.sounding_id = s.id
                                            and t.station_id = any(:stations)))
                                 order by s.closed_on is not null, s.due_on, s.id desc limit :most
                                """)
                .param("congresses", congresses.toArray(Long[]::new))
                .param("stations", stations.toArray(Long[]::new))
                .param("all", all)
                .param("most", ROWS_MAX)
                .query((rs, n) -> sounding(rs))
                .list();
    }

    void opinion(
            SoundingId id,
            StationId station,
            Stance stance,
            String text,
            LocalDate on,
            String byName) {
        jdbc.sql(
                        """
                        insert into deputies.sounding_opinion (sounding_id, station_id, stance,
                            text, on_day, by_name, at)
                        values (:id, :station, :stance, :text, :on, :by, :at)
                        """)
                .param("id", id.value())
                .param("station", station.value())
                .param("stance", stance.name())
                .param("text", text)
                .param("on", on)
                .param("by", byName)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    void answer(SoundingId id, StationId station, String summary, LocalDate on, String byName) {
        jdbc.sql(
                        """
                        update deputies.sounding_station
                        set answered_on = :on, summary = :summary, by_name = :by
                        where sounding_id = :id and station_id = :station
                        """)
                .param("on", on)
                .param("summary", summary)
                .param("by", byName)
                .param("id", id.value())
                .param("station", station.value())
                .update();
    }

    void close(SoundingId id, String outcome, LocalDate on) {
        jdbc.sql("update deputies.sounding set closed_on = :on, outcome = :outcome where id = :id")
                .param("on", on)
                .param("outcome", outcome)
                .param("id", id.value())
                .update();
    }

    List<StationAnswer> answers(Sounding at) {
        return jdbc.sql(
                        """
                        select t.*, count(o) filter (where o.stance = 'FOR') as in_favour,
                            count(o) filter (where o.stance = 'AGAINST') as against,
                            count(o) filter (where o.stance = 'PROPOSAL') as proposals
                        from deputies.sounding_station t
                            left join deputies.sounding_opinion o
                                on o.sounding_id = t.sounding_id and o.station_id = t.station_id
                        where t.sounding_id = :id
                        group by t.sounding_id, t.station_id order by t.station_id limit :most
                        """)
                .param("id", at.id().value())
                .param("most", ROWS_MAX)
                .query((rs, n) -> {
                    LocalDate on = rs.getObject("answered_on", LocalDate.class);
                    return new StationAnswer(
                            new StationId(rs.getLong("station_id")),
                            rs.getString("name"),
                            rs.getInt("in_favour"),
                            rs.getInt("against"),
                            rs.getInt("proposals"),
                            on,
                            on == null
                                    ? LocalDate.ofInstant(clock.instant(), Calendar.ZONE)
                                            .isAfter(at.dueOn())
                                    : on.isAfter(at.dueOn()),
                            rs.getString("summary"),
                            rs.getString("by_name"));
                })
                .list();
    }

    List<Opinion> opinions(SoundingId id) {
        return jdbc.sql(
                        """
                        select o.*, t.name as station from deputies.sounding_opinion o
                            join deputies.sounding_station t on t.sounding_id = o.sounding_id
                                and t.station_id = o.station_id
                        where o.sounding_id = :id order by o.id desc limit :most
                        """)
                .param("id", id.value())
                .param("most", ROWS_MAX)
                .query((rs, n) ->
                        new Opinion(
                                rs.getString("station"),
                                Stance.valueOf(rs.getString("stance")),
                                rs.getString("text"),
                                rs.getObject("on_day", LocalDate.class),
                                rs.getString("by_name")))
                .list();
    }

    private static Sounding sounding(ResultSet rs) throws SQLException {
        return new Sounding(
                new SoundingId(rs.getLong("id")),
                new CongressId(rs.getLong("congress_id")),
                SoundingKind.valueOf(rs.getString("kind")),
                rs.getString("title"),
                rs.getString("text"),
                rs.getString("asker"),
                new AccountId(rs.getLong("asked_by")),
                rs.getObject("opened_on", LocalDate.class),
                rs.getObject("due_on", LocalDate.class),
                rs.getObject("closed_on", LocalDate.class),
                rs.getString("outcome"),
                rs.getInt("stations"),
                rs.getInt("answered"),
                rs.getInt("opinions"));
    }
}
