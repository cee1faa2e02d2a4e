package org.openrenda.hotline.intake;

import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openrenda.analysis.mask.Mask;
import org.openrenda.hotline.HotlinePermission;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.documents.TableFile;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.record.Subject;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What a person does with an import: brings a file, says what its columns hold, stops it. */
@Component
class Imports {

    static final int PREVIEW_ROWS = 8;
    private static final int FILE_NAME_CHARS_MAX = 100;
    private static final int CELL_SHOWN_CHARS = 24;

    private final ImportFiles files;
    private final Sources sources;
    private final Runs runs;
    private final Record record;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Imports(
            ImportFiles files,
            Sources sources,
            Runs runs,
            Record record,
            Clock clock,
            TransactionTemplate transaction) {
        this.files = files;
        this.sources = sources;
        this.runs = runs;
        this.record = record;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** Keeps the file, looks through it, and guesses what its columns hold. */
    RunId bring(
            Actor actor, CongressId congress, String sourceName, String fileName, InputStream in) {
        actor.require(HotlinePermission.IMPORT, congress);
        String kept = files.keep(in);
        try {
            TableFile file = files.open(kept, fileName);
            return transaction.execute(status -> {
                SourceId source = sources.named(congress, sourceName);
                Mapping guess = Mapping.guess(file.header(), sources.mapping(source));
                Runs.Draft draft =
                        new Runs.Draft(source, congress, plain(fileName), kept, files.size(kept));
                return runs.add(
                        draft, guess.names(), file.rowsEstimate(), actor.name(), clock.instant());
            });
        } catch (RuntimeException refused) {
            files.delete(kept);
            throw refused;
        }
    }

    private static String plain(String name) {
        String base = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String clean = Mask.mask(base.replaceAll("[\\p{Cntrl}]", "").strip());
        int from = Math.max(0, clean.length() - FILE_NAME_CHARS_MAX);
        return clean.isEmpty() ? "未命名" : clean.substring(from);
    }

    /** The columns with their first cells; personal ones are not shown. */
    List<ColumnView> columns(RunId id) {
        TableFile file = files.open(read(() -> runs.path(id)));
        Mapping mapping = Mapping.of(file.header(), read(() -> runs.mapping(id)));
        List<TableFile.Row> rows = file.preview(PREVIEW_ROWS);
        List<ColumnView> columns = new ArrayList<>();
        for (int c = 0; c < file.header().size(); c++) {
            Optional<TicketField> field = mapping.fieldOf(c);
            List<String> examples = new ArrayList<>();
            for (TableFile.Row row : rows) {
                boolean hidden = field.filter(TicketField::isPersonal).isPresent();
                examples.add(hidden && !row.cell(c).isEmpty() ? "＊＊＊" : shown(row.cell(c)));
            }
            columns.add(
                    new ColumnView(
                            file.header().get(c), field.map(Enum::name).orElse(""), examples));
        }
        return columns;
    }

    private static String shown(String cell) {
        String masked = Mask.mask(cell.substring(0, Math.min(cell.length(), 400)));
        return masked.length() > CELL_SHOWN_CHARS
                ? masked.substring(0, CELL_SHOWN_CHARS) + "…"
                : masked;
    }

    /** The columns are as told: the import waits for its turn, and the source remembers them. */
    void confirm(Actor actor, RunId id, Map<String, String> chosen) {
        TableFile file = files.open(read(() -> runs.path(id)));
        Map<String, String> names = Mapping.of(file.header(), chosen).checked().names();
        transaction.executeWithoutResult(status -> {
            ImportRun run = runs.locked(id);
            actor.require(HotlinePermission.IMPORT, run.congress());
            if (!run.isDraft()) {
                throw new Refusal("这次导入已经开始。");
            }
            runs.confirm(id, names);
            sources.remember(run.source(), names);
            note(actor, run, "开始导入", "导入“" + run.fileName() + "”到“" + run.sourceName() + "”");
        });
    }

    /** The columns are as guessed, which must include the time. */
    void confirmGuess(Actor actor, RunId id) {
        confirm(actor, id, read(() -> runs.mapping(id)));
    }

    /** Stops after the rows that are being written now. */
    void stop(Actor actor, RunId id) {
        change(
                actor,
                id,
                run -> {
                    if (!run.isOpen()) {
                        throw new Refusal("这次导入没有在进行。");
                    }
                    runs.move(id, "STOPPED");
                    note(actor, run, "停止导入", "停止导入“" + run.fileName() + "”");
                });
    }

    void resume(Actor actor, RunId id) {
        change(
                actor,
                id,
                run -> {
                    if (!run.canResume()) {
                        throw new Refusal("这次导入不能继续。");
                    }
                    runs.move(id, "WAITING");
                    note(actor, run, "继续导入", "继续导入“" + run.fileName() + "”");
                });
    }

    /** Gives the file up; what was imported from it stays. */
    void discard(Actor actor, RunId id) {
        change(
                actor,
                id,
                run -> {
                    if (run.isOpen() || run.state().equals("DONE")) {
                        throw new Refusal("请先停止导入，再放弃文件。");
                    }
                    runs.end(id, run.rowsDone() > 0 ? "DONE" : "DISCARDED", "", clock.instant());
                    note(actor, run, "放弃导入", "放弃“" + run.fileName() + "”余下的行");
                });
        files.delete(read(() -> runs.path(id)));
    }

    private interface Change {
        void on(ImportRun run);
    }

    private void change(Actor actor, RunId id, Change change) {
        transaction.executeWithoutResult(status -> {
            ImportRun run = runs.locked(id);
            actor.require(HotlinePermission.IMPORT, run.congress());
            change.on(run);
        });
    }

    ImportRun run(Actor actor, RunId id) {
        ImportRun run = read(() -> runs.run(id));
        actor.require(HotlinePermission.IMPORT, run.congress());
        return run;
    }

    List<Taken.BadRow> bad(RunId id, int most) {
        return read(() -> runs.bad(id, most));
    }

    List<ImportRun> runs(Actor actor, RunSearch search) {
        return read(() -> runs.runs(congresses(actor), search));
    }

    long count(Actor actor, RunSearch search) {
        return read(() -> runs.count(congresses(actor), search));
    }

    List<String> sourceNames(CongressId congress) {
        return read(() -> sources.names(congress));
    }

    /** The congresses for which this person imports. */
    private static List<Long> congresses(Actor actor) {
        return actor.seen().stream()
                .filter(congress -> actor.may(HotlinePermission.IMPORT, congress))
                .map(CongressId::value)
                .toList();
    }

    private <T> T read(java.util.function.Supplier<T> query) {
        return transaction.execute(status -> query.get());
    }

    private void note(Actor actor, ImportRun run, String act, String summary) {
        record.noteInside(
                actor,
                run.congress(),
                new Subject("hotline", "import", run.id().value()),
                act,
                summary);
    }
}
