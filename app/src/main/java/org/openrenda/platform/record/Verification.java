package org.openrenda.platform.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openrenda.platform.database.DataScope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Recomputes the whole log from the entries: each sentence against its commitment, each leaf
 * against its entry, each signed checkpoint against the tree, and the tree against what an outsider
 * kept.
 */
@Component
class Verification {

    private static final int ROWS_PER_ROUND = 10_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Seals seals;

    Verification(JdbcClient jdbc, TransactionTemplate transaction, Seals seals) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.seals = seals;
    }

    /** What was found; trouble is empty when everything holds. */
    record Findings(long leaves, long checkpoints, long unsealed, List<String> trouble) {}

    /** One line of the log as it stands in the database. */
    private record Row(long seq, long entry, byte[] stored, byte[] leaf, boolean sentenceHolds) {}

    Findings verify(String keptNote) {
        return DataScope.system(() -> transaction.execute(status -> new Walk(keptNote).findings()));
    }

    /** One pass over the log, in order. */
    private final class Walk {

        private final java.util.ArrayList<String> trouble = new java.util.ArrayList<>();
        private final MerkleTree tree = new MerkleTree();
        private final Map<Long, String> notes = new HashMap<>();
        private final String kept;

        Walk(String keptNote) {
            kept = keptNote.strip();
        }

        Findings findings() {
            jdbc.sql("select size, note from record.checkpoint order by size limit 10000000")
                    .query(rs -> {
                        notes.put(rs.getLong("size"), rs.getString("note"));
                    });
            long checkpoints = notes.size();
            List<Row> rows = rows(-1);
            while (!rows.isEmpty()) {
                rows.forEach(this::check);
                rows = rows(rows.getLast().seq());
            }
            notes.keySet().forEach(size -> trouble.add("检查点 " + size + " 之后的记录不见了，日志被截短"));
            checkKept();
            checkOrphans();
            return new Findings(tree.size(), checkpoints, unsealed(), List.copyOf(trouble));
        }

        private void check(Row row) {
            if (row.seq() != tree.size()) {
                trouble.add("第 " + tree.size() + " 条缺失或顺序被改动");
            }
            if (!Arrays.equals(row.stored(), MerkleTree.leafHash(row.leaf()))) {
                trouble.add("记录 " + row.entry() + " 的内容被改动");
            }
            if (!row.sentenceHolds()) {
                trouble.add("记录 " + row.entry() + " 的摘要文字被改动");
            }
            tree.add(row.stored());
            String note = notes.remove(tree.size());
            if (note != null && !seals.key().signed(note, tree.size(), tree.root())) {
                trouble.add("检查点 " + tree.size() + " 与日志不符或签名无效");
            }
            if (!kept.isEmpty() && sizeOf(kept) == tree.size()) {
                boolean same = kept.startsWith(LogKey.body(tree.size(), tree.root()).strip());
                if (!same) {
                    trouble.add("日志与您保存的检查点不符：早先的记录被改写过");
                }
            }
        }

        private void checkKept() {
            if (!kept.isEmpty() && sizeOf(kept) > tree.size()) {
                trouble.add(
                        "日志现有 %d 条，少于您保存的检查点 %d 条：可能恢复了旧备份".formatted(tree.size(), sizeOf(kept)));
            }
        }

        /** An entry that is neither sealed nor waiting was put in behind the log's back. */
        private void checkOrphans() {
            jdbc.sql(
                            """
                            select e.id from record.entry e
                            where not exists (select from record.leaf l where l.entry_id = e.id)
                                and not exists (select from record.unsealed u
                                where u.entry_id = e.id)
                            order by e.id limit 20
                            """)
                    .query(Long.class)
                    .list()
                    .forEach(id -> trouble.add("记录 " + id + " 没有编入日志"));
        }
    }

    private static long sizeOf(String note) {
        String[] lines = note.split("\n");
        return lines.length > 1 && lines[1].matches("[0-9]{1,18}") ? Long.parseLong(lines[1]) : -1;
    }

    private List<Row> rows(long after) {
        return jdbc.sql(
                        """
                        select l.seq, l.hash, e.id, e.congress_id, e.at, e.actor_id, e.module,
                        e.kind,
                            e.subject_id, e.act, e.visible, e.commitment, e.salt, e.summary
                        from record.leaf l join record.entry e on e.id = l.entry_id
                        where l.seq > :after order by l.seq limit :most
                        """)
                .param("after", after)
                .param("most", ROWS_PER_ROUND)
                .query((rs, n) -> row(rs))
                .list();
    }

    private static Row row(ResultSet rs) throws SQLException {
        String summary = rs.getString("summary");
        byte[] commitment = rs.getBytes("commitment");
        boolean holds =
                summary == null
                        || Arrays.equals(
                                commitment, Timeline.commitment(rs.getBytes("salt"), summary));
        return new Row(
                rs.getLong("seq"), rs.getLong("id"), rs.getBytes("hash"), Seals.leaf(rs), holds);
    }

    private long unsealed() {
        return jdbc.sql("select count(*) from record.unsealed").query(Long.class).single();
    }
}
