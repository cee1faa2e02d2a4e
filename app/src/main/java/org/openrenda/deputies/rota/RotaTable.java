package org.openrenda.deputies.rota;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openrenda.deputies.stations.StationId;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.CongressId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about days of duty and swaps. */
@Repository
class RotaTable {

    private static final int ROWS_MAX = 2_000;

    private static final String DAY =
            """
            select r.id, r.congress_id, r.station_id, s.name as station_name, r.on_day, r.starts,
                r.ends, r.theme, r.noticed_at, d.account_id, d.name,
                exists (select from deputies.visit v where v.station_id = r.station_id
                    and v.account_id = d.account_id and v.on_day = r.on_day) as came
            from deputies.rota_day r
                join deputies.station s on s.id = r.station_id
                left join deputies.rota_deputy d on d.rota_id = r.id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    RotaTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<RotaId> add(CongressId congress, RotaPlan plan) {
        return jdbc.sql(
                        """
                        insert into deputies.rota_day (congress_id, station_id, on_day, starts,
                            ends, theme, planned_at)
                        values (:congress, :station, :on, :starts, :ends, :theme, :at)
                        on conflict (station_id, on_day, starts) do nothing
                        returning id
                        """)
                .param("congress", congress.value())
                .param("station", plan.station().value())
                .param("on", plan.on())
                .param("starts", Time.valueOf(plan.starts()))
                .param("ends", Time.valueOf(plan.ends()))
                .param("theme", plan.theme())
                .param("at", Timestamp.from(clock.instant()))
                .query((rs, n) -> new RotaId(rs.getLong(1)))
                .optional();
    }

    void put(RotaId id, AccountId account, String name) {
        jdbc.sql(
                        """
                        insert into deputies.rota_deputy (rota_id, account_id, name)
                        values (:id, :account, :name) on conflict do nothing
                        """)
                .param("id", id.value())
                .param("account", account.value())
                .param("name", name)
                .update();
    }

    void take(RotaId id, AccountId account) {
        jdbc.sql(
                        """
                        delete from deputies.rota_deputy
                        where rota_id = :id and account_id = :account
                        """)
                .param("id", id.value())
                .param("account", account.value())
                .update();
    }

    void remove(RotaId id) {
        jdbc.sql("delete from deputies.rota_day where id = :id").param("id", id.value()).update();
    }

    Optional<RotaDay> lock(RotaId id) {
        jdbc.sql("select id from deputies.rota_day where id = :id for update")
                .param("id", id.value())
                .query(Long.class)
                .optional();
        return days(jdbc.sql(DAY + " where r.id = :id order by d.name").param("id", id.value()))
                .stream()
                .findFirst();
    }

    /** Days of the stations of these congresses; station 0 means all, account 0 means anybody. */
    List<RotaDay> between(
            List<Long> congresses, long station, long account, LocalDate from, LocalDate to) {
        return days(
                jdbc.sql(
                                DAY
                                        + """
                                         where r.congress_id = any(:congresses)
                                            and r.on_day between :from and :to
                                            and (:station = 0 or r.station_id = :station)
                                            and (:account = 0 or exists (
                                                select from deputies.rota_deputy o
                                                where o.rota_id = r.id
                                                    and o.account_id = :account))
                                         order by r.on_day, r.starts, r.id, d.name limit :most
                                        """)
                        .param("congresses", congresses.toArray(Long[]::new))
                        .param("station", station)
                        .param("account", account)
                        .param("from", from)
                        .param("to", to)
                        .param("most", ROWS_MAX));
    }

    /** Days that are near and of which nobody has been told. */
    List<RotaDay> unnoticed(LocalDate from, LocalDate until) {
        return days(
                jdbc.sql(
                                DAY
                                        + """
                                         where r.noticed_at is null
                                            and r.on_day between :from and :until
                                         order by r.on_day, r.starts, r.id, d.name limit :most
                                        """)
                        .param("from", from)
                        .param("until", until)
                        .param("most", ROWS_MAX));
    }

    /** False when somebody else has just told them. */
    boolean notice(RotaId id) {
        return jdbc.sql(
                                """
                                update deputies.rota_day set noticed_at = :at
                                where id = :id and noticed_at is null
                                """)
                        .param("at", Timestamp.from(clock.instant()))
                        .param("id", id.value())
                        .update()
                == 1;
    }

    private static List<RotaDay> days(JdbcClient.StatementSpec query) {
        Map<Long, RotaDay> days = new LinkedHashMap<>();
        Map<Long, List<RotaDay.OnDuty>> duty = new LinkedHashMap<>();
        query.query(rs -> {
            long id = rs.getLong("id");
            days.computeIfAbsent(id, new Row(rs)::day);
            duty.computeIfAbsent(id, any -> new ArrayList<>());
            long account = rs.getLong("account_id");
            if (account != 0) {
                duty.get(id)
                        .add(
                                new RotaDay.OnDuty(
                                        new AccountId(account),
                                        rs.getString("name"),
                                        rs.getBoolean("came")));
            }
        });
        return days.entrySet().stream()
                .map(one -> with(one.getValue(), duty.get(one.getKey())))
                .toList();
    }

    /** A row that is read inside a map's function, which may not throw what JDBC throws. */
    private record Row(ResultSet rs) {

        RotaDay day(long id) {
            try {
                return new RotaDay(
                        new RotaId(id),
                        new CongressId(rs.getLong("congress_id")),
                        new StationId(rs.getLong("station_id")),
                        rs.getString("station_name"),
                        rs.getObject("on_day", LocalDate.class),
                        rs.getTime("starts").toLocalTime(),
                        rs.getTime("ends").toLocalTime(),
                        rs.getString("theme"),
                        rs.getTimestamp("noticed_at") != null,
                        List.of());
            } catch (SQLException unreadable) {
                throw new IllegalStateException(unreadable);
            }
        }
    }

    private static RotaDay with(RotaDay day, List<RotaDay.OnDuty> duty) {
        return new RotaDay(
                day.id(),
                day.congress(),
                day.station(),
                day.stationName(),
                day.on(),
                day.starts(),
                day.ends(),
                day.theme(),
                day.noticed(),
                duty);
    }

    private static final String SWAP =
            """
            select w.*, s.name as station_name, r.on_day from deputies.swap w
                join deputies.rota_day r on r.id = w.rota_id
                join deputies.station s on s.id = r.station_id
            """;

    long ask(
            RotaDay day, AccountId from, String fromName, AccountId to, String toName, String why) {
        return jdbc.sql(
                        """
                        insert into deputies.swap (congress_id, rota_id, from_account, from_name,
                            to_account, to_name, reason, asked_at)
                        values (:congress, :rota, :from, :fromName, :to, :toName, :reason, :at)
                        returning id
                        """)
                .param("congress", day.congress().value())
                .param("rota", day.id().value())
                .param("from", from.value())
                .param("fromName", fromName)
                .param("to", to.value())
                .param("toName", toName)
                .param("reason", why)
                .param("at", Timestamp.from(clock.instant()))
                .query(Long.class)
                .single();
    }

    Optional<SwapView> swap(long id) {
        return jdbc.sql(SWAP + " where w.id = :id for update of w")
                .param("id", id)
                .query((rs, n) -> swap(rs))
                .optional();
    }

    void answer(long swap, boolean agreed) {
        jdbc.sql("update deputies.swap set agreed = :agreed, answered_at = :at where id = :id")
                .param("agreed", agreed)
                .param("at", Timestamp.from(clock.instant()))
                .param("id", swap)
                .update();
    }

    /** Open questions to or from this deputy. */
    List<SwapView> swapsOf(AccountId account) {
        return jdbc.sql(
                        SWAP
                                + """
                                 where w.agreed is null
                                    and (w.from_account = :account or w.to_account = :account)
                                 order by r.on_day, w.id limit 100
                                """)
                .param("account", account.value())
                .query((rs, n) -> swap(rs))
                .list();
    }

    private static SwapView swap(ResultSet rs) throws SQLException {
        return new SwapView(
                rs.getLong("id"),
                new RotaId(rs.getLong("rota_id")),
                rs.getString("station_name"),
                rs.getObject("on_day", LocalDate.class),
                new AccountId(rs.getLong("from_account")),
                rs.getString("from_name"),
                new AccountId(rs.getLong("to_account")),
                rs.getString("to_name"),
                rs.getString("reason"),
                (Boolean) rs.getObject("agreed"));
    }
}
