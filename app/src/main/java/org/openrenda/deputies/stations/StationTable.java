package org.openrenda.deputies.stations;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.calendar.Calendar;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about stations, who keeps them and how they were checked. */
@Repository
// Longer than 300 lines because all SQL about a station stands in one place.
class StationTable {

    private static final int ROWS_MAX = 5_000;
    private static final int KEEPERS_MAX = 50;

    private static final String MATCHES =
            """
             where s.congress_id = any(:congresses)
                and (:tier = '' or s.tier = :tier)
                and (:area = '' or s.area_code like :area || '%')
                and (:state = '' or (:state = 'OPEN') = (s.closed_on is null))
                and (:words = '' or strpos(s.name, :words) > 0 or strpos(s.address, :words) > 0)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    StationTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    StationId add(StationText text, LocalDate today) {
        return new StationId(
                filled(
                                """
                                insert into deputies.station (congress_id, parent_id, tier, kind,
                                    name, address, area_code, space, hours, telephone, intro,
                                    longitude, latitude, opened_on)
                                values (:congress, :parent, :tier, :kind, :name, :address, :area,
                                    :space, :hours, :telephone, :intro, :longitude, :latitude,
                                    :today)
                                returning id
                                """,
                                text)
                        .param("congress", text.congress().value())
                        .param("today", today)
                        .query(Long.class)
                        .single());
    }

    void change(StationId id, StationText text) {
        filled(
                        """
                        update deputies.station set parent_id = :parent, tier = :tier,
                            kind = :kind, name = :name, address = :address, area_code = :area,
                            space = :space, hours = :hours, telephone = :telephone,
                            intro = :intro, longitude = :longitude, latitude = :latitude
                        where id = :id
                        """,
                        text)
                .param("id", id.value())
                .update();
    }

    private JdbcClient.StatementSpec filled(String sql, StationText text) {
        Place place = text.place();
        return jdbc.sql(sql)
                .param("parent", text.parent() == null ? null : text.parent().value())
                .param("tier", text.tier().name())
                .param("kind", text.kind().name())
                .param("name", text.name())
                .param("address", text.address())
                .param("area", text.areaCode())
                .param("space", text.space())
                .param("hours", text.hours())
                .param("telephone", text.telephone())
                .param("intro", text.intro())
                .param("longitude", place == null ? null : place.longitude())
                .param("latitude", place == null ? null : place.latitude());
    }

    boolean isNamed(CongressId congress, String name, long except) {
        return jdbc.sql(
                        """
                        select exists (select from deputies.station
                            where congress_id = :congress and name = :name and id <> :except)
                        """)
                .param("congress", congress.value())
                .param("name", name)
                .param("except", except)
                .query(Boolean.class)
                .single();
    }

    void close(StationId id, @Nullable LocalDate on, String why) {
        jdbc.sql("update deputies.station set closed_on = :on, closed_why = :why where id = :id")
                .param("on", on)
                .param("why", why)
                .param("id", id.value())
                .update();
    }

    void appoint(StationId id, AccountId account, String name) {
        jdbc.sql(
                        """
                        insert into deputies.station_keeper (station_id, account_id, name, since)
                        values (:id, :account, :name, :at) on conflict do nothing
                        """)
                .param("id", id.value())
                .param("account", account.value())
                .param("name", name)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    void dismiss(StationId id, AccountId account) {
        jdbc.sql(
                        """
                        delete from deputies.station_keeper
                        where station_id = :id and account_id = :account
                        """)
                .param("id", id.value())
                .param("account", account.value())
                .update();
    }

    void check(StationId id, Set<Standard> met, String remark, String byName) {
        jdbc.sql(
                        """
                        insert into deputies.station_check (station_id, met, remark, at, by_name)
                        values (:id, :met, :remark, :at, :by)
                        """)
                .param("id", id.value())
                .param("met", met.stream().map(Enum::name).sorted().toArray(String[]::new))
                .param("remark", remark)
                .param("at", Timestamp.from(clock.instant()))
                .param("by", byName)
                .update();
    }

    /** Locks the row until the act is done. */
    Optional<Station> lock(StationId id) {
        jdbc.sql("select id from deputies.station where id = :id for update")
                .param("id", id.value())
                .query(Long.class)
                .optional();
        return find(id);
    }

    Optional<Station> find(StationId id) {
        List<Station.Keeper> keepers = keepers(id);
        return jdbc.sql(
                        """
                        select s.*, p.name as parent_name, c.met, c.at as checked_at
                        from deputies.station s
                            left join deputies.station p on p.id = s.parent_id
                            left join lateral (select met, at from deputies.station_check
                                where station_id = s.id order by id desc limit 1) c on true
                        where s.id = :id
                        """)
                .param("id", id.value())
                .query((rs, n) -> station(rs, keepers))
                .optional();
    }

    private List<Station.Keeper> keepers(StationId id) {
        return jdbc.sql(
                        """
                        select account_id, name from deputies.station_keeper
                        where station_id = :id order by since, account_id limit :most
                        """)
                .param("id", id.value())
                .param("most", KEEPERS_MAX)
                .query((rs, n) ->
                        new Station.Keeper(
                                new AccountId(rs.getLong("account_id")), rs.getString("name")))
                .list();
    }

    /** Stations this account keeps. */
    List<StationId> keptBy(AccountId account) {
        return jdbc.sql(
                        """
                        select station_id from deputies.station_keeper
                        where account_id = :account order by station_id limit :most
                        """)
                .param("account", account.value())
                .param("most", KEEPERS_MAX)
                .query((rs, n) -> new StationId(rs.getLong(1)))
                .list();
    }

    private static Station station(ResultSet rs, List<Station.Keeper> keepers) throws SQLException {
        long parent = rs.getLong("parent_id");
        StationText text =
                new StationText(
                        new CongressId(rs.getLong("congress_id")),
                        parent == 0 ? null : new StationId(parent),
                        StationTier.valueOf(rs.getString("tier")),
                        StationKind.valueOf(rs.getString("kind")),
                        rs.getString("name"),
                        rs.getString("address"),
                        rs.getString("area_code"),
                        rs.getInt("space"),
                        rs.getString("hours"),
                        rs.getString("telephone"),
                        rs.getString("intro"),
                        place(rs));
        Timestamp checked = rs.getTimestamp("checked_at");
        return new Station(
                new StationId(rs.getLong("id")),
                text,
                rs.getString("parent_name"),
                rs.getObject("opened_on", LocalDate.class),
                rs.getObject("closed_on", LocalDate.class),
                rs.getString("closed_why"),
                met(rs.getArray("met")),
                checked == null ? null : LocalDate.ofInstant(checked.toInstant(), Calendar.ZONE),
                keepers);
    }

    private static Set<Standard> met(@Nullable Array array) throws SQLException {
        Set<Standard> met = EnumSet.noneOf(Standard.class);
        if (array != null) {
            for (String name : (String[]) array.getArray()) {
                met.add(Standard.valueOf(name));
            }
        }
        return met;
    }

    private static @Nullable Place place(ResultSet rs) throws SQLException {
        BigDecimal longitude = rs.getBigDecimal("longitude");
        return longitude == null ? null : new Place(longitude, rs.getBigDecimal("latitude"));
    }

    List<StationRow> rows(StationSearch search) {
        return search(
                        """
                        select s.*, c.share as score,
                            (select count(*) from deputies.station_keeper k
                                where k.station_id = s.id) as keepers,
                            (sqrt(power((s.latitude - :latitude) * 111195, 2)
                                + power((s.longitude - :longitude) * 111195
                                    * cos(radians(:latitude)), 2)))::int as metres
                        from deputies.station s
                            left join lateral (select cardinality(met) * 100 / :items as share
                                from deputies.station_check where station_id = s.id
                                order by id desc limit 1) c on true
                        """
                                + MATCHES
                                + """
                                 order by
                                    case when :sort = 'near' then sqrt(
                                        power(s.latitude - :latitude, 2) + power((s.longitude
                                        - :longitude) * cos(radians(:latitude)), 2)) end,
                                    case when :sort = 'name' and not :descending
                                        then s.name end collate "zh-Hans-CN-x-icu",
                                    case when :sort = 'name' and :descending
                                        then s.name end collate "zh-Hans-CN-x-icu" desc,
                                    case when :sort = 'score' and not :descending
                                        then c.share end nulls last,
                                    case when :sort = 'score' and :descending
                                        then c.share end desc nulls last,
                                    (s.closed_on is not null),
                                    array_position(array['MAIN', 'CENTRAL', 'TOWNSHIP', 'POINT'],
                                        s.tier),
                                    s.area_code, s.id
                                offset :offset limit :most
                                """,
                        search)
                .param("items", Standard.values().length)
                .param("longitude", search.near() == null ? null : search.near().longitude())
                .param("latitude", search.near() == null ? null : search.near().latitude())
                .param("sort", search.near() == null ? search.sort() : "near")
                .param("descending", search.descending())
                .param("offset", search.offset())
                .param("most", Math.clamp(search.most(), 1, ROWS_MAX))
                .query((rs, n) -> row(rs, search.near() != null))
                .list();
    }

    int count(StationSearch search) {
        return search("select count(*) from deputies.station s" + MATCHES, search)
                .query(Integer.class)
                .single();
    }

    private JdbcClient.StatementSpec search(String sql, StationSearch search) {
        return jdbc.sql(sql)
                .param("congresses", search.congresses().toArray(Long[]::new))
                .param("tier", search.tier())
                .param("area", search.area())
                .param("state", search.state())
                .param("words", search.words());
    }

    private static StationRow row(ResultSet rs, boolean near) throws SQLException {
        int metres = rs.getInt("metres");
        boolean measured = near && !rs.wasNull();
        int score = rs.getInt("score");
        Integer shown = rs.wasNull() ? null : score;
        return new StationRow(
                new StationId(rs.getLong("id")),
                rs.getString("name"),
                StationTier.valueOf(rs.getString("tier")),
                StationKind.valueOf(rs.getString("kind")),
                rs.getString("address"),
                rs.getString("area_code"),
                rs.getString("hours"),
                place(rs),
                rs.getObject("closed_on") == null,
                shown,
                rs.getInt("keepers"),
                measured ? metres : null);
    }
}
