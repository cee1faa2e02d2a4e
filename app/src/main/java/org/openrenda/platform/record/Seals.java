package org.openrenda.platform.record;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
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

    /** The proof of the first such entry under the checkpoint that sealed it, once there is one. */
    Optional<Inclusion> inclusion(Subject subject, String act) {
        return jdbc.sql(
                        """
                        select e.*, l.seq, encode(e.salt, 'hex') as salted,
                            b.size as size_before, b.peaks, c.note,
                            (select array_agg(o.hash order by o.seq) from record.leaf o
                                where o.seq >= coalesce(b.size, 0) and o.seq < c.size) as hashes
                        from record.entry e
                            join record.leaf l on l.entry_id = e.id
                            cross join lateral (select * from record.checkpoint
                                where size > l.seq order by size limit 1) c
                            left join lateral (select * from record.checkpoint
                                where size <= l.seq order by size desc limit 1) b on true
                        where e.module = :module and e.kind = :kind and e.subject_id = :subject
                            and e.act = :act and e.summary is not null
                        order by e.id limit 1
                        """)
                .param("module", subject.module())
                .param("kind", subject.kind())
                .param("subject", subject.id())
                .param("act", act)
                .query((rs, n) -> inclusion(rs))
                .optional();
    }

    private static Inclusion inclusion(ResultSet rs) throws SQLException {
        long seq = rs.getLong("seq");
        long sizeBefore = rs.getLong("size_before");
        MerkleTree before =
                sizeBefore == 0
                        ? new MerkleTree()
                        : new MerkleTree(sizeBefore, rs.getBytes("peaks"));
        List<byte[]> hashes = List.of((byte[][]) rs.getArray("hashes").getArray());
        int at = (int) (seq - sizeBefore);
        hashes.subList(0, at).forEach(before::add);
        return new Inclusion(
                new String(leaf(rs), StandardCharsets.UTF_8),
                rs.getString("salted"),
                rs.getString("summary"),
                seq,
                MerkleTree.path(before, hashes.subList(at, hashes.size())).stream()
                        .map(HexFormat.of()::formatHex)
                        .toList(),
                rs.getString("note"));
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
                        HexFormat.of().formatHex(rs.getBytes("commitment")));
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
