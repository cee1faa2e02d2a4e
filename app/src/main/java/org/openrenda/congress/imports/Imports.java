package org.openrenda.congress.imports;

import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openrenda.congress.CongressPermission;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.documents.TableFile;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.record.Subject;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The tree of congresses, its organs, terms, areas and units from table files (F-PLAT-1): the file
 * is kept, its columns are matched, every row is checked and told, and only a file without a bad
 * row is written, whole. What is known by its code is not entered twice.
 */
@Component
class Imports {

    static final int ROWS_MAX = 20_000;
    private static final int EXAMPLES = 3;
    private static final int NAME_CHARS_MAX = 120;
    private static final Duration DRAFT_KEPT = Duration.ofDays(7);

    private final TreeImports table;
    private final TreeFiles files;
    private final PlaceRules places;
    private final PartRules parts;
    private final Record record;

    Imports(TreeImports table, TreeFiles files, PlaceRules places, PartRules parts, Record record) {
        this.table = table;
        this.files = files;
        this.places = places;
        this.parts = parts;
        this.record = record;
    }

    /** Keeps the file and guesses its columns by their names; nothing of the tree is written. */
    @Transactional
    long bring(Actor actor, TreeKind kind, String fileName, InputStream in) {
        actor.require(CongressPermission.TREE_BUILD, actor.home());
        table.forget(DRAFT_KEPT).forEach(files::delete);
        String storedAs = files.keep(fileName, in);
        try {
            Map<String, String> mapping = guessed(kind, files.open(storedAs).header());
            String plain = fileName.replaceAll("[\\p{Cntrl}/\\\\]", "");
            String shown = plain.substring(Math.max(0, plain.length() - NAME_CHARS_MAX));
            return table.add(actor.home(), kind, shown, storedAs, mapping, actor.name());
        } catch (Refusal refusal) {
            files.delete(storedAs);
            throw Refusal.of("file", refusal.sentence());
        }
    }

    private static Map<String, String> guessed(TreeKind kind, List<String> header) {
        Map<String, String> mapping = new LinkedHashMap<>();
        for (TreeField field : kind.fields()) {
            header.stream()
                    .filter(name -> field.isCalled(name) && !mapping.containsValue(name))
                    .findFirst()
                    .ifPresent(name -> mapping.put(field.key(), name));
        }
        return mapping;
    }

    @Transactional(readOnly = true)
    TreeImport brought(Actor actor, long id) {
        actor.require(CongressPermission.TREE_BUILD, actor.home());
        return own(actor, table.find(id).orElseThrow(Imports::unknown));
    }

    private static TreeImport own(Actor actor, TreeImport brought) {
        if (!brought.congress().equals(actor.home())) {
            throw unknown();
        }
        return brought;
    }

    private static Refusal unknown() {
        return new Refusal("没有这次导入。");
    }

    @Transactional(readOnly = true)
    List<TreeImport> history(Actor actor) {
        actor.require(CongressPermission.TREE_BUILD, actor.home());
        return table.of(actor.home());
    }

    /** The columns of a waiting file with its first rows. */
    List<FileColumn> columns(TreeImport brought) {
        TableFile file = files.open(brought.storedAs());
        List<TableFile.Row> first = file.preview(EXAMPLES);
        List<FileColumn> columns = new ArrayList<>();
        for (int c = 0; c < file.header().size(); c++) {
            String name = file.header().get(c);
            int at = c;
            String field =
                    brought.mapping().entrySet().stream()
                            .filter(entry -> entry.getValue().equals(name))
                            .map(Map.Entry::getKey)
                            .findFirst()
                            .orElse("");
            columns.add(new FileColumn(name, field, first.stream().map(r -> r.cell(at)).toList()));
        }
        return columns;
    }

    /** Says what the columns hold. */
    @Transactional
    void map(Actor actor, long id, Map<String, String> mapping) {
        draft(actor, id);
        table.map(id, mapping);
    }

    private TreeImport draft(Actor actor, long id) {
        actor.require(CongressPermission.TREE_BUILD, actor.home());
        TreeImport brought = own(actor, table.lock(id).orElseThrow(Imports::unknown));
        if (!brought.isDraft()) {
            throw new Refusal("这个文件已经写入或放弃，不能再改动。");
        }
        return brought;
    }

    /** Every row with what it would do; nothing is written. */
    @Transactional(readOnly = true)
    TreeCheck check(Actor actor, TreeImport brought) {
        List<String> missing = missing(brought);
        return missing.isEmpty()
                ? plan(actor, brought).check()
                : new TreeCheck(0, 0, 0, 0, 0, List.of(), missing);
    }

    private static List<String> missing(TreeImport brought) {
        return brought.kind().fields().stream()
                .filter(field -> field.needed() && !brought.mapping().containsKey(field.key()))
                .map(TreeField::label)
                .toList();
    }

    /** Writes the whole file in one transaction, or refuses and writes nothing. */
    @Transactional
    TreeCheck write(Actor actor, long id) {
        TreeImport brought = draft(actor, id);
        if (!missing(brought).isEmpty()) {
            throw new Refusal("还有必须的列没有对应，没有写入。");
        }
        TreePlan plan = plan(actor, brought);
        TreeCheck check = plan.check();
        if (!check.isGood()) {
            throw new Refusal("检查后有 " + check.bad() + " 行有误，什么都没有写入。请改正后重新上传。");
        }
        plan.write();
        table.done(id, check);
        String what = brought.kind().label() + "：新增 " + check.added() + "，更新 " + check.changed();
        Subject subject = new Subject("congress", "tree-import", id);
        record.noteInside(actor, actor.home(), subject, "导入人大组织", what);
        files.delete(brought.storedAs());
        return check;
    }

    @Transactional
    void discard(Actor actor, long id) {
        TreeImport brought = draft(actor, id);
        table.discard(id);
        files.delete(brought.storedAs());
    }

    private TreePlan plan(Actor actor, TreeImport brought) {
        TreePlan plan;
        List<TreeLine> lines = new ArrayList<>();
        List<TreeLine> broken = new ArrayList<>();
        List<String> why = new ArrayList<>();
        TableFile file = files.open(brought.storedAs());
        try (TableFile.Rows rows = file.rows(0)) {
            for (TableFile.Row row = rows.next(); row != null; row = rows.next()) {
                TreeLine line = line(row, file.header(), brought.mapping());
                if (row.trouble() == null) {
                    lines.add(line);
                } else {
                    broken.add(line);
                    why.add(row.trouble());
                }
                if (lines.size() + broken.size() > ROWS_MAX) {
                    throw new Refusal("一次最多导入 " + ROWS_MAX + " 行，请分成几个文件。");
                }
            }
        }
        plan = new TreePlan(brought.kind(), lines.size() + broken.size());
        for (int n = 0; n < broken.size(); n++) {
            plan.bad(broken.get(n), "", why.get(n));
        }
        switch (brought.kind()) {
            case AREAS -> places.areas(actor, lines, plan);
            case CONGRESSES -> places.congresses(actor, lines, plan);
            case ORGANS -> parts.organs(actor, lines, plan);
            case TERMS -> parts.terms(actor, lines, plan);
            case UNITS -> parts.units(actor, lines, plan);
        }
        return plan;
    }

    private static TreeLine line(
            TableFile.Row row, List<String> header, Map<String, String> mapping) {
        Map<String, String> cells = new LinkedHashMap<>();
        mapping.forEach((field, column) -> {
            int at = header.indexOf(column);
            cells.put(field, at < 0 ? "" : row.cell(at).strip());
        });
        return new TreeLine(row.line(), cells);
    }
}
