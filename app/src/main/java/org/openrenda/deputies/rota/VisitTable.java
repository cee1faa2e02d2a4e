package org.openrenda.deputies.rota;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openrenda.deputies.stations.Station;
import org.openrenda.deputies.stations.StationId;
import org.openrenda.platform.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about visits. */
@Repository
class VisitTable {

    private static final int ROWS_MAX = 100_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    VisitTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** How often a deputy came, and when last. */
    record Count(int visits, LocalDate last) {}

    /** False when the deputy was there on that day already. */
    boolean add(
            Station at, AccountId account, String name, LocalDate on, VisitWay way, String byName) {
        return jdbc.sql(
                                """
                                insert into deputies.visit (congress_id, station_id, account_id,
                                    name, on_day, way, at, by_name)
                                values (:congress, :station, :account, :name, :on, :way, :at, :by)
                                on conflict do nothing
                                """)
                        .param("congress", at.congress().value())
                        .param("station", at.id().value())
                        .param("account", account.value())
                        .param("name", name)
                        .param("on", on)
                        .param("way", way.name())
                        .param("at", Timestamp.from(clock.instant()))
                        .param("by", byName)
                        .update()
                == 1;
    }

    /** Visits, newest first; station 0 means all stations, account 0 anybody. */
    List<VisitRow> rows(List<Long> congresses, long station, long account, int most) {
        return jdbc.sql(
                        """
                        select v.*, s.name as station_name from deputies.visit v
                            join deputies.station s on s.id = v.station_id
                        where v.congress_id = any(:congresses)
                            and (:station = 0 or v.station_id = :station)
                            and (:account = 0 or v.account_id = :account)
                        order by v.on_day desc, v.id desc limit :most
                        """)
                .param("congresses", congresses.toArray(Long[]::new))
                .param("station", station)
                .param("account", account)
                .param("most", Math.clamp(most, 1, ROWS_MAX))
                .query((rs, n) ->
                        new VisitRow(
                                new StationId(rs.getLong("station_id")),
                                rs.getString("station_name"),
                                new AccountId(rs.getLong("account_id")),
                                rs.getString("name"),
                                rs.getObject("on_day", LocalDate.class),
                                VisitWay.valueOf(rs.getString("way")),
                                rs.getString("by_name")))
                .list();
    }

    /** Visits of these deputies to any station in a span of days. */
    Map<Long, Count> counts(List<AccountId> accounts, LocalDate from, LocalDate to) {
        Map<Long, Count> counts = new HashMap<>();
        jdbc.sql(
                        """
                        select account_id, count(*) as visits, max(on_day) as last
                        from deputies.visit
                        where account_id = any(:accounts) and on_day between :from and :to
                        group by account_id
                        """)
                .param("accounts", accounts.stream().map(AccountId::value).toArray(Long[]::new))
                .param("from", from)
                .param("to", to)
                .query(rs -> {
                    counts.put(
                            rs.getLong("account_id"),
                            new Count(rs.getInt("visits"), rs.getObject("last", LocalDate.class)));
                });
        return counts;
    }
}
