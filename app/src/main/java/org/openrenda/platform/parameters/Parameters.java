package org.openrenda.platform.parameters;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.record.Subject;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The numbers of law and locality: each has a key, a unit, a source and the day from which it
 * holds, and each congress may set its own where the law leaves it room. A case keeps the rule it
 * began under, so callers ask with the day on which the case began.
 */
@Repository
@Order(10)
public class Parameters implements ApplicationRunner {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final JdbcClient jdbc;
    private final Record record;
    private final Clock clock;

    Parameters(JdbcClient jdbc, Record record, Clock clock) {
        this.jdbc = jdbc;
        this.record = record;
        this.clock = clock;
    }

    /**
     * The defaults are data beside the program; a row once written is never overwritten by them.
     */
    @Override
    @Transactional
    public void run(ApplicationArguments args) {
        for (String line : defaults()) {
            String[] cells = line.split("\t", -1);
            jdbc.sql(
                            """
                            insert into parameters.parameter
                                (key, congress_id, value, unit, label, rule, source, effective_on)
                            values (:key, null, :value, :unit, :label, :rule, :source, :on)
                            on conflict do nothing
                            """)
                    .param("key", cells[0])
                    .param("value", Integer.parseInt(cells[1]))
                    .param("unit", cells[2])
                    .param("label", cells[3])
                    .param("rule", cells[4])
                    .param("source", cells[5])
                    .param("on", LocalDate.parse(cells[6]))
                    .update();
        }
    }

    private static List<String> defaults() {
        try (var in = new ClassPathResource("parameters/defaults.tsv").getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The number in force for this congress today. */
    @Transactional(readOnly = true)
    public Parameter of(String key, CongressId congress) {
        return of(key, congress, today());
    }

    /** The default in force today, where no congress is known yet. */
    @Transactional(readOnly = true)
    public Parameter standard(String key) {
        return jdbc.sql(
                        """
                        select key, congress_id, value, unit, label, rule, source, effective_on
                        from parameters.parameter
                        where key = :key and effective_on <= :on and congress_id is null
                        order by effective_on desc, id desc
                        limit 1
                        """)
                .param("key", key)
                .param("on", today())
                .query((rs, n) -> parameter(rs))
                .single();
    }

    /** The number in force for this congress on the day a case began: its own, or the default. */
    @Transactional(readOnly = true)
    public Parameter of(String key, CongressId congress, LocalDate on) {
        return jdbc.sql(
                        """
                        select key, congress_id, value, unit, label, rule, source, effective_on
                        from parameters.parameter
                        where key = :key and effective_on <= :on
                            and (congress_id is null or congress_id = :congress)
                        order by congress_id nulls last, effective_on desc, id desc
                        limit 1
                        """)
                .param("key", key)
                .param("on", on)
                .param("congress", congress.value())
                .query((rs, n) -> parameter(rs))
                .optional()
                .orElseThrow(() -> new IllegalStateException("no parameter " + key + " on " + on));
    }

    /** Everything in force for this congress today, for the page that explains it. */
    @Transactional(readOnly = true)
    public List<Parameter> all(CongressId congress) {
        return jdbc.sql(
                        """
                        select distinct on (key)
                            key, congress_id, value, unit, label, rule, source, effective_on
                        from parameters.parameter
                        where effective_on <= :on
                        and (congress_id is null or congress_id = :congress)
                        order by key, congress_id nulls last, effective_on desc, id desc
                        """)
                .param("on", today())
                .param("congress", congress.value())
                .query((rs, n) -> parameter(rs))
                .list();
    }

    /** A congress sets its own number, from a day on, with the rule that allows it. */
    @Transactional
    public void set(
            Actor actor, CongressId congress, String key, int value, String source, LocalDate on) {
        actor.require(ParametersPermission.SET, congress);
        Parameter before = of(key, congress);
        if (value < 0 || value > 100_000) {
            throw Refusal.of("value", "数值应在 0 到 100000 之间。");
        }
        if (source.isBlank()) {
            throw Refusal.of("source", "请写明依据，例如本级议事规则第几条。");
        }
        jdbc.sql(
                        """
                        insert into parameters.parameter
                            (key, congress_id, value, unit, label, rule, source, effective_on)
                        values (:key, :congress, :value, :unit, :label, :rule, :source, :on)
                        """)
                .param("key", key)
                .param("congress", congress.value())
                .param("value", value)
                .param("unit", before.unit())
                .param("label", before.label())
                .param("rule", before.rule())
                .param("source", source.strip())
                .param("on", on)
                .update();
        record.note(
                actor,
                congress,
                new Subject("parameters", "parameter", congress.value()),
                "设置参数",
                "“" + before.label() + "”由 " + before.value() + " 改为 " + value + "，自 " + on + " 起");
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }

    private static Parameter parameter(ResultSet rs) throws SQLException {
        long congress = rs.getLong("congress_id");
        return new Parameter(
                rs.getString("key"),
                congress == 0 ? null : new CongressId(congress),
                rs.getInt("value"),
                rs.getString("unit"),
                rs.getString("label"),
                rs.getString("rule"),
                rs.getString("source"),
                rs.getObject("effective_on", LocalDate.class));
    }
}
