package org.openrenda.deputies.replies;

import java.util.List;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SUG-14: the classes of answers; a congress without its own uses the four most places know. */
@Repository
class Categories {

    private static final List<Category> USUAL =
            List.of(
                    new Category("A", "已解决或者基本解决", true, false),
                    new Category("B", "正在解决或者已列入计划解决", false, true),
                    new Category("C", "列入规划、创造条件逐步解决", false, true),
                    new Category("D", "留作参考或者因条件限制作出解释", false, false));

    private final JdbcClient jdbc;

    Categories(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Category> of(CongressId congress) {
        List<Category> own =
                jdbc.sql(
                                """
                                select * from deputies.category where congress_id = :congress
                                order by ordinal limit 20
                                """)
                        .param("congress", congress.value())
                        .query((rs, n) ->
                                new Category(
                                        rs.getString("code"),
                                        rs.getString("label"),
                                        rs.getBoolean("solved"),
                                        rs.getBoolean("tracked")))
                        .list();
        return own.isEmpty() ? USUAL : own;
    }

    Category of(CongressId congress, String code) {
        return of(congress).stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Refusal.of("category", "请选择答复类别。"));
    }

    /** Replaces a congress's own scheme; answers that were delivered keep their class and words. */
    void set(CongressId congress, List<Category> scheme) {
        jdbc.sql("delete from deputies.category where congress_id = :congress")
                .param("congress", congress.value())
                .update();
        for (int i = 0; i < scheme.size(); i++) {
            Category one = scheme.get(i);
            jdbc.sql(
                            """
                            insert into deputies.category
                                (congress_id, code, label, solved, tracked, ordinal)
                            values (:congress, :code, :label, :solved, :tracked, :ordinal)
                            """)
                    .param("congress", congress.value())
                    .param("code", one.code())
                    .param("label", one.label())
                    .param("solved", one.solved())
                    .param("tracked", one.tracked())
                    .param("ordinal", i)
                    .update();
        }
    }
}
