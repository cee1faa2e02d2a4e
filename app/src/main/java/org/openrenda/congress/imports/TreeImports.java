package org.openrenda.congress.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openrenda.platform.CongressId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** All SQL about files brought for the tree, and their history. */
@Repository
class TreeImports {

    /** The history that is shown; older files are in the record. */
    static final int SHOWN_MAX = 1_000;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    TreeImports(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    long add(
            CongressId congress,
            TreeKind kind,
            String fileName,
            String storedAs,
            Map<String, String> mapping,
            String by) {
        return jdbc.sql(
                        """
                        insert into congress.tree_import (congress_id, kind, file_name, stored_as,
                            mapping, state, brought_by, brought_at)
                        values (:congress, :kind, :name, :stored, cast(:mapping as jsonb), 'DRAFT',
                            :by, :at)
                        returning id
                        """)
                .param("congress", congress.value())
                .param("kind", kind.name())
                .param("name", fileName)
                .param("stored", storedAs)
                .param("mapping", json.writeValueAsString(mapping))
                .param("by", by)
                .param("at", Timestamp.from(clock.instant()))
                .query(Long.class)
                .single();
    }

    Optional<TreeImport> find(long id) {
        return jdbc.sql("select * from congress.tree_import where id = :id")
                .param("id", id)
                .query((rs, n) -> brought(rs))
                .optional();
    }

    /** Locks the import until this transaction ends, so that it is written once. */
    Optional<TreeImport> lock(long id) {
        return jdbc.sql("select * from congress.tree_import where id = :id for update")
                .param("id", id)
                .query((rs, n) -> brought(rs))
                .optional();
    }

    List<TreeImport> of(CongressId congress) {
        return jdbc.sql(
                        """
                        select * from congress.tree_import where congress_id = :congress
                            and state <> 'DISCARDED' order by id desc limit :most
                        """)
                .param("congress", congress.value())
                .param("most", SHOWN_MAX)
                .query((rs, n) -> brought(rs))
                .list();
    }

    void map(long id, Map<String, String> mapping) {
        jdbc.sql("update congress.tree_import set mapping = cast(:to as jsonb) where id = :id")
                .param("id", id)
                .param("to", json.writeValueAsString(mapping))
                .update();
    }

    void done(long id, TreeCheck check) {
        jdbc.sql(
                        """
                        update congress.tree_import set state = 'DONE', ended_at = :at,
                            added = :added, changed = :changed, same = :same
                        where id = :id
                        """)
                .param("id", id)
                .param("at", Timestamp.from(clock.instant()))
                .param("added", check.added())
                .param("changed", check.changed())
                .param("same", check.same())
                .update();
    }

    void discard(long id) {
        jdbc.sql(
                        """
                        update congress.tree_import set state = 'DISCARDED', ended_at = :at
                        where id = :id
                        """)
                .param("id", id)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    /** Gives up what nobody confirmed for long; returns the files that are needed no more. */
    List<String> forget(Duration after) {
        return jdbc.sql(
                        """
                        update congress.tree_import set state = 'DISCARDED', ended_at = :at
                        where state = 'DRAFT' and brought_at < :before returning stored_as
                        """)
                .param("at", Timestamp.from(clock.instant()))
                .param("before", Timestamp.from(clock.instant().minus(after)))
                .query(String.class)
                .list();
    }

    private TreeImport brought(ResultSet rs) throws SQLException {
        Timestamp ended = rs.getTimestamp("ended_at");
        return new TreeImport(
                rs.getLong("id"),
                new CongressId(rs.getLong("congress_id")),
                TreeKind.valueOf(rs.getString("kind")),
                rs.getString("file_name"),
                rs.getString("stored_as"),
                json.readValue(rs.getString("mapping"), new TypeReference<>() {}),
                rs.getString("state"),
                rs.getInt("added"),
                rs.getInt("changed"),
                rs.getInt("same"),
                rs.getString("brought_by"),
                rs.getTimestamp("brought_at").toInstant(),
                ended == null ? null : ended.toInstant());
    }
}
