package org.openrenda.deputies.micromatters;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Origin;
import org.openrenda.platform.UnitId;
import org.openrenda.platform.calendar.Calendar;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about micro matters and their steps. */
@Repository
class MicroMatterTable {

    private static final int ROWS_MAX = 5_000;

    private static final String ROW =
            """
            select m.*, exists (select from deputies.micro_publication p
                where p.matter_id = m.id) as published
            from deputies.micro_matter m
            """;

    private static final String MATCHES =
            """
             where m.congress_id = any(:congresses)
                and (:deputy = 0 or m.deputy_id = :deputy)
                and (cardinality(:units) = 0 or m.unit_id = any(:units))
                and (:stage = '' or m.stage = :stage)
                and (:area = '' or m.area_code like :area || '%')
                and (not :late or m.due_on < :today)
                and (not :published or exists (select from deputies.micro_publication p
                    where p.matter_id = m.id))
                and (:words = '' or strpos(m.title, :words) > 0 or strpos(m.text, :words) > 0
                    or m.number = :words)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    MicroMatterTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    MicroMatterId add(NewMicroMatter given, String number, LocalDate today, LocalDate due) {
        return new MicroMatterId(
                jdbc.sql(
                                """
                                insert into deputies.micro_matter (congress_id, number, deputy_id,
                                    deputy_name, title, text, area_code, raised_on, due_on, stage,
                                    round, origin_id, origin_title, origin_address)
                                values (:congress, :number, :deputy, :name, :title, :text, :area,
                                    :today, :due, 'RAISED', 1, :origin, :originTitle,
                                    :originAddress)
                                returning id
                                """)
                        .param("congress", given.congress().value())
                        .param("number", number)
                        .param("deputy", given.deputy().value())
                        .param("name", given.deputyName())
                        .param("title", given.title())
                        .param("text", given.text())
                        .param("area", given.areaCode())
                        .param("today", today)
                        .param("due", due)
                        .param("origin", given.origin().id())
                        .param("originTitle", given.origin().title())
                        .param("originAddress", given.origin().address())
                        .query(Long.class)
                        .single());
    }

    void step(
            MicroMatterId id,
            MicroMatterAct act,
            int round,
            String byName,
            String text,
            @Nullable LocalDate due) {
        jdbc.sql(
                        """
                        insert into deputies.micro_step
                            (matter_id, act, round, at, by_name, text, due_on)
                        values (:id, :act, :round, :at, :by, :text, :due)
                        """)
                .param("id", id.value())
                .param("act", act.name())
                .param("round", round)
                .param("at", Timestamp.from(clock.instant()))
                .param("by", byName)
                .param("text", text)
                .param("due", due)
                .update();
    }

    void move(MicroMatterId id, MicroMatterStage stage, int round, @Nullable LocalDate due) {
        jdbc.sql(
                        """
                        update deputies.micro_matter
                        set stage = :stage, round = :round, due_on = :due where id = :id
                        """)
                .param("stage", stage.name())
                .param("round", round)
                .param("due", due)
                .param("id", id.value())
                .update();
    }

    void assign(MicroMatterId id, UnitId unit, String name) {
        jdbc.sql(
                        """
                        update deputies.micro_matter set unit_id = :unit, unit_name = :name
                        where id = :id
                        """)
                .param("unit", unit.value())
                .param("name", name)
                .param("id", id.value())
                .update();
    }

    void publish(MicroMatterId id, String byName) {
        jdbc.sql(
                        """
                        insert into deputies.micro_publication (matter_id, at, by_name)
                        values (:id, :at, :by) on conflict do nothing
                        """)
                .param("id", id.value())
                .param("at", Timestamp.from(clock.instant()))
                .param("by", byName)
                .update();
    }

    /** What this deputy has not handed over yet. */
    List<MicroMatterId> raisedTo(AccountId deputy, CongressId at) {
        return jdbc.sql(
                        """
                        select id from deputies.micro_matter where deputy_id = :deputy
                            and congress_id = :congress and stage = 'RAISED'
                        order by id limit 500
                        """)
                .param("deputy", deputy.value())
                .param("congress", at.value())
                .query((rs, n) -> new MicroMatterId(rs.getLong(1)))
                .list();
    }

    Optional<MicroMatter> lock(MicroMatterId id) {
        return jdbc.sql(ROW + " where m.id = :id for update of m")
                .param("id", id.value())
                .query((rs, n) -> matter(rs))
                .optional();
    }

    Optional<MicroMatter> find(MicroMatterId id) {
        return jdbc.sql(ROW + " where m.id = :id")
                .param("id", id.value())
                .query((rs, n) -> matter(rs))
                .optional();
    }

    List<MicroMatterStep> steps(MicroMatterId id) {
        return jdbc.sql(
                        """
                        select act, round, at, by_name, text, due_on from deputies.micro_step
                        where matter_id = :id order by id limit 500
                        """)
                .param("id", id.value())
                .query((rs, n) ->
                        new MicroMatterStep(
                                MicroMatterAct.valueOf(rs.getString("act")),
                                rs.getInt("round"),
                                rs.getTimestamp("at").toInstant(),
                                rs.getString("by_name"),
                                rs.getString("text"),
                                rs.getObject("due_on", LocalDate.class)))
                .list();
    }

    /** Checked matters whose citizens have had their days to rate. */
    List<MicroMatterId> unrated(LocalDate today, int most) {
        return jdbc.sql(
                        """
                        select id from deputies.micro_matter
                        where stage = 'CHECKED' and due_on < :today order by id limit :most
                        """)
                .param("today", today)
                .param("most", most)
                .query((rs, n) -> new MicroMatterId(rs.getLong(1)))
                .list();
    }

    List<MicroMatter> rows(MicroMatterSearch search) {
        return search(ROW + MATCHES + " order by m.id desc offset :offset limit :most", search)
                .param("offset", search.offset())
                .param("most", Math.clamp(search.most(), 1, ROWS_MAX))
                .query((rs, n) -> matter(rs))
                .list();
    }

    int count(MicroMatterSearch search) {
        return search("select count(*) from deputies.micro_matter m" + MATCHES, search)
                .query(Integer.class)
                .single();
    }

    private JdbcClient.StatementSpec search(String sql, MicroMatterSearch search) {
        return jdbc.sql(sql)
                .param("congresses", search.congresses().toArray(Long[]::new))
                .param("deputy", search.deputy())
                .param("units", search.units().toArray(Long[]::new))
                .param("stage", search.stage())
                .param("area", search.area())
                .param("late", search.late())
                .param("published", search.publishedOnly())
                .param("today", LocalDate.ofInstant(clock.instant(), Calendar.ZONE))
                .param("words", search.words());
    }

    private static MicroMatter matter(ResultSet rs) throws SQLException {
        long unit = rs.getLong("unit_id");
        return new MicroMatter(
                new MicroMatterId(rs.getLong("id")),
                new CongressId(rs.getLong("congress_id")),
                rs.getString("number"),
                new AccountId(rs.getLong("deputy_id")),
                rs.getString("deputy_name"),
                rs.getString("title"),
                rs.getString("text"),
                rs.getString("area_code"),
                rs.getObject("raised_on", LocalDate.class),
                rs.getObject("due_on", LocalDate.class),
                MicroMatterStage.valueOf(rs.getString("stage")),
                rs.getInt("round"),
                unit == 0 ? null : new UnitId(unit),
                rs.getString("unit_name"),
                rs.getBoolean("published"),
                new Origin(
                        "deputies",
                        rs.getLong("origin_id"),
                        rs.getString("origin_title"),
                        rs.getString("origin_address")));
    }
}
