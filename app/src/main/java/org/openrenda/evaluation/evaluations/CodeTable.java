package org.openrenda.evaluation.evaluations;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * One-time codes and the sheets that come with them. Who holds which code is known to nobody here:
 * codes are drawn by lot on paper. A sheet carries neither its code nor a time, and at the close
 * all are written anew in the order of their content.
 */
@Repository
class CodeTable {

    /** Without letters and figures that look alike. */
    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    private static final int LETTERS = 12;
    private static final int GROUP = 4;

    private final JdbcClient jdbc;
    private final SecureRandom random = new SecureRandom();

    CodeTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A code as it lies in the table.
     *
     * @param clientKey of the page that used it; null while it is unused
     */
    record Held(EvaluationId evaluation, int group, @Nullable String clientKey) {}

    /** Makes codes; only their hashes are kept, so that they can be shown once and never again. */
    List<String> make(EvaluationId id, int group, int howMany) {
        List<String> codes = new ArrayList<>();
        List<String> hashes = new ArrayList<>();
        for (int n = 0; n < howMany; n++) {
            StringBuilder code = new StringBuilder();
            for (int letter = 0; letter < LETTERS; letter++) {
                code.append(letter > 0 && letter % GROUP == 0 ? "-" : "");
                code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
            codes.add(code.toString());
            hashes.add(hash(code.toString()));
        }
        jdbc.sql(
                        """
                        insert into evaluation.code (evaluation_id, group_no, hash)
                        select :evaluation, :group, hash from unnest(:hashes) as hash order by hash
                        """)
                .param("evaluation", id.value())
                .param("group", group)
                .param("hashes", hashes.toArray(String[]::new))
                .update();
        return codes;
    }

    Optional<Held> held(String code) {
        return jdbc.sql(
                        """
                        select evaluation_id, group_no, client_key from evaluation.code
                        where hash = :hash
                        """)
                .param("hash", hash(code))
                .query((rs, n) ->
                        new Held(
                                new EvaluationId(rs.getLong("evaluation_id")),
                                rs.getInt("group_no"),
                                rs.getString("client_key")))
                .optional();
    }

    /** Uses the code up; false when it was used before. */
    boolean use(String code, String clientKey) {
        return jdbc.sql(
                                """
                                update evaluation.code set client_key = :key
                                where hash = :hash and client_key is null
                                """)
                        .param("key", clientKey)
                        .param("hash", hash(code))
                        .update()
                == 1;
    }

    void put(EvaluationId id, int group, Sheet sheet) {
        jdbc.sql(
                        """
                        insert into evaluation.slip (evaluation_id, group_no, marks)
                        values (:evaluation, :group, :marks)
                        """)
                .param("evaluation", id.value())
                .param("group", group)
                .param("marks", sheet.text())
                .update();
    }

    /** At the close: neither the place of a row nor its transaction tells any more when it came. */
    void shuffle(EvaluationId id) {
        jdbc.sql(
                        """
                        with gone as (
                            delete from evaluation.slip where evaluation_id = :id
                            returning group_no, marks)
                        insert into evaluation.paper (evaluation_id, group_no, marks)
                        select :id, group_no, marks from gone order by group_no, marks
                        """)
                .param("id", id.value())
                .update();
    }

    int asked(EvaluationId id, int group) {
        return counted(
                """
                select count(*) from evaluation.code
                where evaluation_id = :id and group_no = :group
                """,
                id,
                group);
    }

    int count(EvaluationId id, int group) {
        return counted(
                """
                select (select count(*) from evaluation.slip
                        where evaluation_id = :id and group_no = :group)
                    + (select count(*) from evaluation.paper
                        where evaluation_id = :id and group_no = :group)
                """,
                id,
                group);
    }

    private int counted(String sql, EvaluationId id, int group) {
        return jdbc.sql(sql)
                .param("id", id.value())
                .param("group", group)
                .query(Integer.class)
                .single();
    }

    List<Sheet> sheets(EvaluationId id, int group) {
        return jdbc.sql(
                        """
                        select marks from evaluation.slip
                        where evaluation_id = :id and group_no = :group
                        union all
                        select marks from evaluation.paper
                        where evaluation_id = :id and group_no = :group
                        order by marks
                        """)
                .param("id", id.value())
                .param("group", group)
                .query((rs, n) -> Sheet.read(rs.getString("marks")))
                .list();
    }

    private static String hash(String code) {
        String plain = code.toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", "");
        return SheetTable.digest("openrenda-evaluation-code|" + plain);
    }
}
