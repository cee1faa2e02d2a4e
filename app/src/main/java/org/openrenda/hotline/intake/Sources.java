package org.openrenda.hotline.intake;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about sources. */
@Repository
class Sources {

    private static final int NAME_CHARS_MAX = 40;
    private static final int SOURCES_MAX = 200;

    private final JdbcClient jdbc;

    Sources(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A source and whose it is. */
    record Source(SourceId id, CongressId congress, String name) {}

    /** The source of this name, made when it is not there yet. */
    SourceId named(CongressId congress, String name) {
        String plain = name.strip();
        if (plain.isEmpty() || plain.length() > NAME_CHARS_MAX) {
            throw Refusal.of("source", "请填写数据来源的名称（" + NAME_CHARS_MAX + " 字以内），例如：12345 热线。");
        }
        jdbc.sql(
                        """
                        insert into hotline.source (congress_id, name) values (:congress, :name)
                        on conflict do nothing
                        """)
                .param("congress", congress.value())
                .param("name", plain)
                .update();
        return new SourceId(
                jdbc.sql(
                                """
                                select id from hotline.source
                                where congress_id = :congress and name = :name
                                """)
                        .param("congress", congress.value())
                        .param("name", plain)
                        .query(Long.class)
                        .single());
    }

    Source source(SourceId id) {
        return jdbc.sql("select id, congress_id, name from hotline.source where id = :id")
                .param("id", id.value())
                .query((rs, n) ->
                        new Source(
                                new SourceId(rs.getLong("id")),
                                new CongressId(rs.getLong("congress_id")),
                                rs.getString("name")))
                .optional()
                .orElseThrow(() -> new Refusal("没有这个数据来源。"));
    }

    List<String> names(CongressId congress) {
        return jdbc.sql(
                        """
                        select name from hotline.source where congress_id = :congress
                        order by name limit :most
                        """)
                .param("congress", congress.value())
                .param("most", SOURCES_MAX)
                .query(String.class)
                .list();
    }

    /** The columns that were chosen for the source last time, by field. */
    Map<String, String> mapping(SourceId id) {
        Map<String, String> mapping = new TreeMap<>();
        jdbc.sql(
                        """
                        select m.key, m.value from hotline.source s, jsonb_each_text(s.mapping) m
                        where s.id = :id
                        """)
                .param("id", id.value())
                .query(rs -> {
                    mapping.put(rs.getString("key"), rs.getString("value"));
                });
        return mapping;
    }

    void remember(SourceId id, Map<String, String> mapping) {
        jdbc.sql(
                        """
                        update hotline.source
                        set mapping = jsonb_object(:keys::text[], :values::text[]) where id = :id
                        """)
                .param("keys", mapping.keySet().toArray(String[]::new))
                .param("values", mapping.values().toArray(String[]::new))
                .param("id", id.value())
                .update();
    }
}
