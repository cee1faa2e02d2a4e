package org.openrenda.congress;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.UnitId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about areas, congresses, organs, terms and units. */
@Repository
class Tree {

    private static final int ROWS_MAX = 5_000;

    private final JdbcClient jdbc;

    Tree(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void addArea(Area area) {
        jdbc.sql(
                        """
                        insert into congress.area (code, name, level, parent_code, population)
                        values (:code, :name, :level, :parent, :population)
                        on conflict (code) do update
                        set name = excluded.name, population = excluded.population
                        """)
                .param("code", area.code())
                .param("name", area.name())
                .param("level", area.level())
                .param("parent", area.parentCode())
                .param("population", area.population())
                .update();
    }

    List<Area> areas() {
        return jdbc.sql(
                        """
                        select code, name, level, parent_code, population from congress.area
                        order by code limit :most
                        """)
                .param("most", ROWS_MAX)
                .query(Area.class)
                .list();
    }

    CongressId add(
            String name,
            CongressLevel level,
            @Nullable CongressId parent,
            @Nullable String areaCode,
            boolean managed) {
        return new CongressId(
                jdbc.sql(
                                """
                                insert into congress.congress (name, level, parent_id, area_code,
                                managed)
                                values (:name, :level, :parent, :area, :managed)
                                returning id
                                """)
                        .param("name", name)
                        .param("level", level.name())
                        .param("parent", parent == null ? null : parent.value())
                        .param("area", areaCode)
                        .param("managed", managed)
                        .query(Long.class)
                        .single());
    }

    private static final String CONGRESS =
            """
            select id, name, level, parent_id, area_code from congress.congress
            """;

    List<CongressView> congresses() {
        return jdbc.sql(CONGRESS + " where managed order by id limit :most")
                .param("most", ROWS_MAX)
                .query((rs, n) -> congress(rs))
                .list();
    }

    Optional<CongressView> congress(CongressId id) {
        return jdbc.sql(CONGRESS + " where id = :id")
                .param("id", id.value())
                .query((rs, n) -> congress(rs))
                .optional();
    }

    private static CongressView congress(java.sql.ResultSet rs) throws java.sql.SQLException {
        long parent = rs.getLong("parent_id");
        return new CongressView(
                new CongressId(rs.getLong("id")),
                rs.getString("name"),
                CongressLevel.valueOf(rs.getString("level")),
                parent == 0 ? null : new CongressId(parent),
                rs.getString("area_code"));
    }

    void addOrgan(CongressId congress, String kind, String name, @Nullable String areaCode) {
        jdbc.sql(
                        """
                        insert into congress.organ (congress_id, kind, name, area_code)
                        values (:congress, :kind, :name, :area)
                        """)
                .param("congress", congress.value())
                .param("kind", kind)
                .param("name", name)
                .param("area", areaCode)
                .update();
    }

    List<Organ> organs(CongressId congress) {
        return jdbc.sql(
                        """
                        select id, congress_id, kind, name from congress.organ
                        where congress_id = :congress order by id limit :most
                        """)
                .param("congress", congress.value())
                .param("most", ROWS_MAX)
                .query((rs, n) ->
                        new Organ(
                                rs.getLong("id"),
                                congress,
                                rs.getString("kind"),
                                rs.getString("name")))
                .list();
    }

    long addTerm(CongressId congress, int number, LocalDate startsOn) {
        return jdbc.sql(
                        """
                        insert into congress.term (congress_id, number, starts_on)
                        values (:congress, :number, :starts) returning id
                        """)
                .param("congress", congress.value())
                .param("number", number)
                .param("starts", startsOn)
                .query(Long.class)
                .single();
    }

    Optional<Long> presentTerm(CongressId congress) {
        return jdbc.sql(
                        """
                        select id from congress.term where congress_id = :congress
                        and ends_on is null
                        order by number desc limit 1
                        """)
                .param("congress", congress.value())
                .query(Long.class)
                .optional();
    }

    UnitId addUnit(CongressId congress, String name, String kind, @Nullable String areaCode) {
        return new UnitId(
                jdbc.sql(
                                """
                                insert into congress.unit (congress_id, name, kind, area_code)
                                values (:congress, :name, :kind, :area) returning id
                                """)
                        .param("congress", congress.value())
                        .param("name", name)
                        .param("kind", kind)
                        .param("area", areaCode)
                        .query(Long.class)
                        .single());
    }

    private static final String UNIT =
            """
            select id, congress_id, name, kind, area_code from congress.unit
            """;

    List<Unit> units(CongressId congress) {
        return jdbc.sql(UNIT + " where congress_id = :congress order by id limit :most")
                .param("congress", congress.value())
                .param("most", ROWS_MAX)
                .query((rs, n) -> unit(rs))
                .list();
    }

    Optional<Unit> unit(UnitId id) {
        return jdbc.sql(UNIT + " where id = :id")
                .param("id", id.value())
                .query((rs, n) -> unit(rs))
                .optional();
    }

    private static Unit unit(java.sql.ResultSet rs) throws java.sql.SQLException {
        return new Unit(
                new UnitId(rs.getLong("id")),
                new CongressId(rs.getLong("congress_id")),
                rs.getString("name"),
                rs.getString("kind"),
                rs.getString("area_code"));
    }
}
