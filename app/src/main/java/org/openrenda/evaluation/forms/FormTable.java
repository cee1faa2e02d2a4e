package org.openrenda.evaluation.forms;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.calendar.Calendar;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about forms and their versions. */
@Repository
class FormTable {

    private static final int LIST_MAX = 500;

    private final JdbcClient jdbc;
    private final Clock clock;

    FormTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    FormId add(CongressId congress, String name, List<FormItem> items, String by) {
        FormId id =
                new FormId(
                        jdbc.sql(
                                        """
                                        insert into evaluation.form (congress_id, name, version)
                                        values (:congress, :name, 1) returning id
                                        """)
                                .param("congress", congress.value())
                                .param("name", name)
                                .query(Long.class)
                                .single());
        write(id, 1, items, by);
        return id;
    }

    void revise(FormId id, int version, List<FormItem> items, String by) {
        write(id, version, items, by);
        jdbc.sql("update evaluation.form set version = :version where id = :id")
                .param("version", version)
                .param("id", id.value())
                .update();
    }

    private void write(FormId id, int version, List<FormItem> items, String by) {
        jdbc.sql(
                        """
                        insert into evaluation.form_version (form_id, version, by_name, at)
                        values (:form, :version, :by, cast(:at as timestamptz))
                        """)
                .param("form", id.value())
                .param("version", version)
                .param("by", by)
                .param("at", Timestamp.from(clock.instant()))
                .update();
        for (FormItem item : items) {
            Scale scale = item.scale();
            jdbc.sql(
                            """
                            insert into evaluation.form_item (form_id, version, no, title, weight,
                                lowest, highest, satisfied_from)
                            values (:form, :version, :no, :title, :weight, :lowest, :highest,
                                :satisfied)
                            """)
                    .param("form", id.value())
                    .param("version", version)
                    .param("no", item.no())
                    .param("title", item.title())
                    .param("weight", item.weight())
                    .param("lowest", scale.lowest())
                    .param("highest", scale.highest())
                    .param("satisfied", scale.satisfiedFrom())
                    .update();
            scale.grades().forEach(grade -> write(id, version, item.no(), grade));
        }
    }

    private void write(FormId id, int version, int item, Grade grade) {
        jdbc.sql(
                        """
                        insert into evaluation.form_grade (form_id, version, item_no, value, word)
                        values (:form, :version, :item, :value, :word)
                        """)
                .param("form", id.value())
                .param("version", version)
                .param("item", item)
                .param("value", grade.value())
                .param("word", grade.word())
                .update();
    }

    void retire(FormId id) {
        jdbc.sql("update evaluation.form set retired_on = :on where id = :id")
                .param("on", LocalDate.ofInstant(clock.instant(), Calendar.ZONE))
                .param("id", id.value())
                .update();
    }

    Optional<FormRow> lock(FormId id) {
        return jdbc.sql(
                        """
                        select id, name, version, 0 as items, retired_on
                        from evaluation.form where id = :id for update
                        """)
                .param("id", id.value())
                .query((rs, n) -> row(rs))
                .optional();
    }

    Optional<EvaluationForm> find(FormId id, int version) {
        List<FormItem> items = items(id, version);
        return jdbc.sql("select congress_id, name from evaluation.form where id = :id")
                .param("id", id.value())
                .query((rs, n) ->
                        new EvaluationForm(
                                id,
                                version,
                                new CongressId(rs.getLong("congress_id")),
                                rs.getString("name"),
                                items))
                .optional();
    }

    Optional<Integer> version(FormId id) {
        return jdbc.sql("select version from evaluation.form where id = :id")
                .param("id", id.value())
                .query(Integer.class)
                .optional();
    }

    private List<FormItem> items(FormId id, int version) {
        Map<Integer, List<Grade>> grades = new TreeMap<>();
        jdbc.sql(
                        """
                        select item_no, word, value from evaluation.form_grade
                        where form_id = :form and version = :version
                        """)
                .param("form", id.value())
                .param("version", version)
                .query(rs -> {
                    grades.computeIfAbsent(rs.getInt("item_no"), no -> new ArrayList<>())
                            .add(new Grade(rs.getString("word"), rs.getInt("value")));
                });
        return jdbc.sql(
                        """
                        select no, title, weight, lowest, highest, satisfied_from
                        from evaluation.form_item
                        where form_id = :form and version = :version order by no
                        """)
                .param("form", id.value())
                .param("version", version)
                .query((rs, n) ->
                        new FormItem(
                                rs.getInt("no"),
                                rs.getString("title"),
                                rs.getInt("weight"),
                                new Scale(
                                        grades.getOrDefault(rs.getInt("no"), List.of()),
                                        rs.getInt("lowest"),
                                        rs.getInt("highest"),
                                        rs.getInt("satisfied_from"))))
                .list();
    }

    List<FormRow> rows(CongressId congress) {
        return jdbc.sql(
                        """
                        select f.id, f.name, f.version, f.retired_on,
                            (select count(*) from evaluation.form_item i
                                where i.form_id = f.id and i.version = f.version) as items
                        from evaluation.form f where congress_id = :congress
                        order by retired_on is not null, id desc limit :most
                        """)
                .param("congress", congress.value())
                .param("most", LIST_MAX)
                .query((rs, n) -> row(rs))
                .list();
    }

    private static FormRow row(java.sql.ResultSet rs) throws java.sql.SQLException {
        return new FormRow(
                new FormId(rs.getLong("id")),
                rs.getString("name"),
                rs.getInt("version"),
                rs.getInt("items"),
                rs.getObject("retired_on", LocalDate.class));
    }
}
