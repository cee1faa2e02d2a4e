package org.openrenda.congress.imports;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openrenda.congress.CongressLevel;
import org.openrenda.platform.CongressId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about what the tree's parts are called elsewhere: codes, and what a file may change. */
@Repository
class Codes {

    private static final int ROWS_MAX = 20_000;

    private final JdbcClient jdbc;

    Codes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A congress as a file may speak of it. */
    record Known(
            CongressId id,
            @Nullable String code,
            String name,
            CongressLevel level,
            @Nullable CongressId parent,
            String area) {}

    /** An organ or a unit of one congress. */
    record Part(long id, @Nullable String code, String name, String kind, String area) {}

    /** A term of one congress. */
    record Term(long id, int number, LocalDate starts, @Nullable LocalDate ends) {}

    /** Congresses by code and by name; a code is never another one's name. */
    Map<String, Known> congresses() {
        Map<String, Known> known = new HashMap<>();
        List<Known> all =
                jdbc.sql(
                                """
                                select id, code, name, level, parent_id, area_code
                                from congress.congress order by id limit :most
                                """)
                        .param("most", ROWS_MAX)
                        .query((rs, n) -> {
                            long parent = rs.getLong("parent_id");
                            return new Known(
                                    new CongressId(rs.getLong("id")),
                                    rs.getString("code"),
                                    rs.getString("name"),
                                    CongressLevel.valueOf(rs.getString("level")),
                                    parent == 0 ? null : new CongressId(parent),
                                    orEmpty(rs.getString("area_code")));
                        })
                        .list();
        all.forEach(one -> known.put(one.name(), one));
        all.stream().filter(one -> one.code() != null).forEach(one -> known.put(one.code(), one));
        return known;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** The congress of this code or name, as it is now, in the middle of writing. */
    CongressId congress(String codeOrName) {
        return jdbc.sql(
                        """
                        select id from congress.congress where code = :word or name = :word
                        order by code = :word desc nulls last limit 1
                        """)
                .param("word", codeOrName)
                .query((rs, n) -> new CongressId(rs.getLong("id")))
                .single();
    }

    void describe(CongressId id, String code, @Nullable String area) {
        jdbc.sql("update congress.congress set code = :code, area_code = :area where id = :id")
                .param("id", id.value())
                .param("code", code)
                .param("area", area)
                .update();
    }

    List<Part> organs(CongressId congress) {
        return parts(
                """
                select id, code, name, kind, area_code from congress.organ
                where congress_id = :congress order by id limit :most
                """,
                congress);
    }

    List<Part> units(CongressId congress) {
        return parts(
                """
                select id, code, name, kind, area_code from congress.unit
                where congress_id = :congress order by id limit :most
                """,
                congress);
    }

    private List<Part> parts(String sql, CongressId congress) {
        return jdbc.sql(sql)
                .param("congress", congress.value())
                .param("most", ROWS_MAX)
                .query((rs, n) ->
                        new Part(
                                rs.getLong("id"),
                                rs.getString("code"),
                                rs.getString("name"),
                                rs.getString("kind"),
                                orEmpty(rs.getString("area_code"))))
                .list();
    }

    void describeOrgan(long id, Part as) {
        describe(
                """
                update congress.organ set code = :code, name = :name, kind = :kind,
                    area_code = :area where id = :id
                """,
                id,
                as);
    }

    void describeUnit(long id, Part as) {
        describe(
                """
                update congress.unit set code = :code, name = :name, kind = :kind,
                    area_code = :area where id = :id
                """,
                id,
                as);
    }

    private void describe(String sql, long id, Part as) {
        jdbc.sql(sql)
                .param("id", id)
                .param("code", as.code())
                .param("name", as.name())
                .param("kind", as.kind())
                .param("area", as.area().isEmpty() ? null : as.area())
                .update();
    }

    long organ(CongressId congress, String name) {
        return jdbc.sql(
                        """
                        select id from congress.organ where congress_id = :congress and name = :name
                        """)
                .param("congress", congress.value())
                .param("name", name)
                .query(Long.class)
                .single();
    }

    List<Term> terms(CongressId congress) {
        return jdbc.sql(
                        """
                        select id, number, starts_on, ends_on from congress.term
                        where congress_id = :congress order by number limit :most
                        """)
                .param("congress", congress.value())
                .param("most", ROWS_MAX)
                .query((rs, n) ->
                        new Term(
                                rs.getLong("id"),
                                rs.getInt("number"),
                                rs.getObject("starts_on", LocalDate.class),
                                rs.getObject("ends_on", LocalDate.class)))
                .list();
    }

    void endTerm(CongressId congress, int number, @Nullable LocalDate ends) {
        jdbc.sql(
                        """
                        update congress.term set ends_on = :ends
                        where congress_id = :congress and number = :number
                        """)
                .param("congress", congress.value())
                .param("number", number)
                .param("ends", ends)
                .update();
    }
}
