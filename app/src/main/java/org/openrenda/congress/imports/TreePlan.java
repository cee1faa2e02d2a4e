package org.openrenda.congress.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What would be written, row by row, and what is wrong. Nothing is written by planning. */
class TreePlan {

    /** Troubles told one by one; a file with more is better mended at its source. */
    static final int TROUBLES_MAX = 5_000;

    private final TreeKind kind;
    private final int rows;
    private final List<TreeCheck.Trouble> troubles = new ArrayList<>();
    private final Set<Long> bad = new HashSet<>();
    private final Map<String, Long> seen = new HashMap<>();
    private final List<Runnable> writes = new ArrayList<>();
    private int added;
    private int changed;
    private int same;

    TreePlan(TreeKind kind, int rows) {
        this.kind = kind;
        this.rows = rows;
    }

    void bad(TreeLine line, String key, String why) {
        bad.add(line.line());
        if (troubles.size() < TROUBLES_MAX) {
            String column = key.isEmpty() ? "" : kind.field(key).label();
            troubles.add(new TreeCheck.Trouble(line.line(), column, line.get(key), why));
        }
    }

    boolean isBad(TreeLine line) {
        return bad.contains(line.line());
    }

    /** Refuses what stood in an earlier row already: a code, or a name within its congress. */
    void unique(TreeLine line, String key, String what) {
        Long first = seen.putIfAbsent(key + "\n" + what, line.line());
        if (first != null) {
            bad(line, key, "与第 " + first + " 行重复");
        }
    }

    /** Refuses what must be there and is not, or is too long. */
    void present(TreeLine line) {
        for (TreeField field : kind.fields()) {
            String value = line.get(field.key());
            if (field.needed() && value.isEmpty()) {
                bad(line, field.key(), "没有填写");
            } else if (value.length() > 100) {
                bad(line, field.key(), "超过 100 字");
            } else if (value.chars().anyMatch(Character::isISOControl)) {
                bad(line, field.key(), "含有换行或不可见的控制字符");
            }
        }
    }

    void add(Runnable write) {
        added++;
        writes.add(write);
    }

    void change(Runnable write) {
        changed++;
        writes.add(write);
    }

    void same() {
        same++;
    }

    TreeCheck check() {
        List<TreeCheck.Trouble> byLine =
                troubles.stream()
                        .sorted(java.util.Comparator.comparingLong(TreeCheck.Trouble::line))
                        .toList();
        return new TreeCheck(rows, added, changed, same, bad.size(), byLine, List.of());
    }

    /** Carries it out in the order planned, inside the caller's transaction. */
    void write() {
        if (!bad.isEmpty()) {
            throw new IllegalStateException("a plan with bad rows is never written");
        }
        writes.forEach(Runnable::run);
    }
}
