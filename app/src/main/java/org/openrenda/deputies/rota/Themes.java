package org.openrenda.deputies.rota;

import java.time.YearMonth;
import java.util.List;
import org.openrenda.deputies.DeputiesPermission;
import org.openrenda.deputies.stations.Station;
import org.openrenda.deputies.stations.StationId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.parameters.Parameters;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** LIA-3: receptions with a theme each month, planned against what the place's rules ask. */
@Component
class Themes {

    private static final String PER_MONTH = "deputies.station.themeReceptionPerMonth";
    private static final int STATIONS_MAX = 5_000;

    private final JdbcClient jdbc;
    private final Parameters parameters;
    private final Calendar calendar;

    Themes(JdbcClient jdbc, Parameters parameters, Calendar calendar) {
        this.jdbc = jdbc;
        this.parameters = parameters;
        this.calendar = calendar;
    }

    /** The open stations of a congress in this month and the next, those with a gap first. */
    @Transactional(readOnly = true)
    public List<ThemeGap> gaps(Actor actor, CongressId at, boolean next) {
        actor.require(DeputiesPermission.SEE, at);
        return counted(at, 0, month(next));
    }

    /** One station in this month and the next. */
    @Transactional(readOnly = true)
    public List<ThemeGap> of(Station station) {
        long id = station.id().value();
        List<ThemeGap> now = counted(station.congress(), id, month(false));
        List<ThemeGap> then = counted(station.congress(), id, month(true));
        return java.util.stream.Stream.concat(now.stream(), then.stream()).toList();
    }

    private YearMonth month(boolean next) {
        return YearMonth.from(calendar.today()).plusMonths(next ? 1 : 0);
    }

    private List<ThemeGap> counted(CongressId at, long station, YearMonth month) {
        int asked = parameters.of(PER_MONTH, at).value();
        return jdbc.sql(
                        """
                        select s.id, s.name, (select count(*) from deputies.rota_day r
                                where r.station_id = s.id and r.on_day between :from and :to
                                    and exists (select from deputies.rota_deputy d
                                        where d.rota_id = r.id)) as planned
                        from deputies.station s
                        where s.congress_id = :congress and s.closed_on is null
                            and (:station = 0 or s.id = :station)
                        order by planned, s.id limit :most
                        """)
                .param("from", month.atDay(1))
                .param("to", month.atEndOfMonth())
                .param("congress", at.value())
                .param("station", station)
                .param("most", STATIONS_MAX)
                .query((rs, n) -> {
                    int planned = rs.getInt("planned");
                    return new ThemeGap(
                            new StationId(rs.getLong("id")),
                            rs.getString("name"),
                            month,
                            planned,
                            asked,
                            Math.max(0, asked - planned));
                })
                .list();
    }
}
