package org.openrenda.platform.record;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.openrenda.platform.database.DataFolder;
import org.openrenda.platform.database.DataScope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Numbers the entries behind the transaction horizon into the log and signs its checkpoints. It
 * runs apart from the acts themselves, because a chain inside each transaction would make them
 * queue.
 */
@Repository
class Seals {

    private static final int LEAVES_PER_ROUND = 5_000;
    private static final long LOCK = 0x7265636f7264L;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final LogKey key;

    Seals(JdbcClient jdbc, TransactionTemplate transaction, Clock clock, DataFolder data) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
        this.key = LogKey.in(data.folder("keys"));
    }

    /** A row that is about to be sealed. */
    private record Unsealed(long id, byte[] leaf) {}

    @Scheduled(fixedDelayString = "${openrenda.record.seal-every:2s}")
    void sealWhatIsSettled() {
        while (DataScope.system(() -> transaction.execute(status -> sealOnce()))
                == LEAVES_PER_ROUND) {
            Thread.onSpinWait();
        }
    }

    private int sealOnce() {
        boolean alone =
                jdbc.sql("select pg_try_advisory_xact_lock(:lock)")
                        .param("lock", LOCK)
                        .query(Boolean.class)
                        .single();
        if (!alone) {
            return 0;
        }
        // Only rows of transactions older than every running one: a later commit cannot slip
        // in before them, which "id greater than the last" would miss.
        List<Unsealed> settled =
                jdbc.sql(
                                """
                                select e.id, e.congress_id, e.at, e.actor_id, e.module, e.kind,
                                    e.subject_id, e.act, e.visible, e.commitment
                                from record.unsealed u join record.entry e on e.id = u.entry_id
                                where e.xid < pg_snapshot_xmin(pg_current_snapshot())
                                order by e.id
                                limit :most
                                """)
                        .param("most", LEAVES_PER_ROUND)
                        .query((rs, n) -> new Unsealed(rs.getLong("id"), leaf(rs)))
                        .list();
        if (!settled.isEmpty()) {
            seal(settled);
        }
        return settled.size();
    }

    private void seal(List<Unsealed> settled) {
        MerkleTree tree = newestTree();
        for (Unsealed row : settled) {
            byte[] hash = MerkleTree.leafHash(row.leaf());
            jdbc.sql("insert into record.leaf (seq, entry_id, hash) values (:seq, :id, :hash)")
                    .param("seq", tree.size())
                    .param("id", row.id())
                    .param("hash", hash)
                    .update();
            tree.add(hash);
        }
        jdbc.sql("delete from record.unsealed where entry_id = any(:ids)")
                .param("ids", settled.stream().map(Unsealed::id).toArray(Long[]::new))
                .update();
        jdbc.sql(
                        """
                        insert into record.checkpoint (size, peaks, note, at)
                        values (:size, :peaks, :note, :at)
                        """)
                .param("size", tree.size())
                .param("peaks", tree.joinedPeaks())
                .param("note", key.sign(tree.size(), tree.root()))
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    private MerkleTree newestTree() {
        return jdbc.sql("select size, peaks from record.checkpoint order by size desc limit 1")
                .query((rs, n) -> new MerkleTree(rs.getLong("size"), rs.getBytes("peaks")))
                .optional()
                .orElseGet(MerkleTree::new);
    }

    String newestNote() {
        return jdbc.sql("select note from record.checkpoint order by size desc limit 1")
                .query(String.class)
                .optional()
                .orElse("");
    }

    LogKey key() {
        return key;
    }

    /** The bytes of a leaf: every column that says who did what, in a fixed order. */
    static byte[] leaf(ResultSet rs) throws SQLException {
        Instant at = rs.getTimestamp("at").toInstant();
        String text =
                String.join(
                        "\n",
                        "1",
                        rs.getString("id"),
                        rs.getString("congress_id"),
                        at.toString(),
                        String.valueOf(rs.getString("actor_id")),
                        rs.getString("module"),
                        rs.getString("kind"),
                        rs.getString("subject_id"),
                        rs.getString("act"),
                        rs.getString("visible"),
                        java.util.HexFormat.of().formatHex(rs.getBytes("commitment")));
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
