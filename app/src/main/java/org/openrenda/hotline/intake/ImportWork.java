package org.openrenda.hotline.intake;

import jakarta.annotation.PreDestroy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.openrenda.hotline.intake.Gate.Prepared;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.database.DataScope;
import org.openrenda.platform.documents.TableFile;
import org.openrenda.platform.parameters.Parameters;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.record.Subject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does the imports, one at a time in an installation. Some hundred rows are written in one
 * transaction with the counts and the place in the file, so that whatever ends the program, the
 * next start goes on behind the last row that was acknowledged.
 */
@Component
class ImportWork {

    private static final Logger LOG = LoggerFactory.getLogger(ImportWork.class);
    private static final int BATCH_ROWS = 500;

    /** Longer than it takes to receive a file. */
    private static final Duration RECEIVING = Duration.ofHours(6);

    /** Batches read and prepared ahead of the one that is being written. */
    private static final int AHEAD_MAX = 6;

    /** Names the lock of the one who works. */
    private static final long LOCK = 0x696d706f7274L;

    private final DataSource dataSource;
    private final TransactionTemplate transaction;
    private final Runs runs;
    private final Shelf shelf;
    private final Gates gates;
    private final ImportFiles files;
    private final Parameters parameters;
    private final Record record;
    private final Clock clock;
    private final boolean serves;
    private volatile boolean ending;

    ImportWork(
            DataSource dataSource,
            TransactionTemplate transaction,
            Runs runs,
            Shelf shelf,
            Gates gates,
            ImportFiles files,
            Parameters parameters,
            Record record,
            Clock clock,
            Environment environment) {
        this.dataSource = dataSource;
        this.transaction = transaction;
        this.runs = runs;
        this.shelf = shelf;
        this.gates = gates;
        this.files = files;
        this.parameters = parameters;
        this.record = record;
        this.clock = clock;
        this.serves = !environment.containsProperty("openrenda.command");
    }

    /**
     * Looks every second whether there is something to do; a command calls {@link #work} itself.
     */
    @Scheduled(initialDelayString = "PT1S", fixedDelayString = "PT1S")
    void look() {
        if (serves && !ending) {
            work();
        }
    }

    /** What was brought and left does not lie here for ever. */
    @Scheduled(initialDelayString = "PT30S", fixedDelayString = "PT1H")
    void tidy() {
        if (serves && !ending) {
            Instant now = clock.instant();
            Set<String> needed =
                    inSystem(() -> {
                        int days = parameters.standard("hotline.import.kept").value();
                        runs.discardOlderThan(now.minus(Duration.ofDays(days)), now);
                        return runs.neededFiles();
                    });
            files.deleteForgotten(needed, now.minus(RECEIVING));
        }
    }

    @PreDestroy
    void end() {
        ending = true;
    }

    /** Does what waits, unless another program of this installation is at it. */
    void work() {
        Optional<RunId> next = inSystem(runs::nextOpen);
        if (next.isEmpty()) {
            return;
        }
        try (Connection held = dataSource.getConnection()) {
            if (!asked(held, "select pg_try_advisory_lock(?)")) {
                return;
            }
            try {
                boolean paused = false;
                while (next.isPresent() && !ending && !paused) {
                    paused = !run(next.get());
                    next = inSystem(runs::nextOpen);
                }
            } finally {
                asked(held, "select pg_advisory_unlock(?)");
            }
        } catch (SQLException failure) {
            LOG.warn("导入暂停：数据库连接中断（{}），稍后自动继续", failure.getMessage());
        }
    }

    private static boolean asked(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, LOCK);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }

    /** False when the database could not be reached, and it is better to wait a moment. */
    private boolean run(RunId id) {
        try {
            ImportRun run = inSystem(() -> start(id));
            if (run.isOpen() && carriedOut(run)) {
                finish(id, "DONE", "");
                files.delete(inSystem(() -> runs.path(id)));
            }
        } catch (Refusal refusal) {
            finish(id, "FAILED", refusal.sentence());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            ending = true;
        } catch (TransientDataAccessException
                | NonTransientDataAccessResourceException
                | TransactionException unreachable) {
            LOG.warn("导入 {} 暂停：数据库暂时不可用，稍后自动继续", id);
            return false;
        } catch (RuntimeException unexpected) {
            LOG.error("导入 {} 中断", id, unexpected);
            finish(id, "FAILED", "程序出错，导入中断；已导入的行都在，可以继续。");
        }
        return true;
    }

    private ImportRun start(RunId id) {
        ImportRun run = runs.locked(id);
        if (run.isOpen()) {
            runs.move(id, "RUNNING");
        }
        return run;
    }

    private void finish(RunId id, String state, String trouble) {
        inSystem(() -> {
            ImportRun before = runs.locked(id);
            if (before.isOpen()) {
                runs.end(id, state, trouble, clock.instant());
                ImportRun after = runs.run(id);
                record.noteInside(
                        Actor.system("导入程序", after.congress()),
                        after.congress(),
                        new Subject("hotline", "import", id.value()),
                        state.equals("DONE") ? "导入完成" : "导入中断",
                        "“" + after.fileName() + "”：" + after.report());
            }
            return before;
        });
    }

    /** Carries the import out to its end; false when it was stopped before. */
    private boolean carriedOut(ImportRun run) throws InterruptedException {
        TableFile file = files.open(inSystem(() -> runs.path(run.id())));
        Mapping mapping = Mapping.of(file.header(), inSystem(() -> runs.mapping(run.id())));
        Gate gate = inSystem(() -> gates.open(run.congress()));
        int days = inSystem(() -> parameters.of("hotline.repeat.window", run.congress()).value());
        BatchWriter writer = new BatchWriter(this::inSystem, runs, shelf, run, days);
        Deque<Future<List<Prepared>>> ahead = new ArrayDeque<>();
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors());
        try (RowReader rows = new RowReader(file, mapping, gate, run.rowsDone());
                ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            while (rows.hasMore()) {
                List<RowReader.Numbered> batch = rows.next(BATCH_ROWS);
                ahead.add(pool.submit(() -> rows.prepared(batch)));
                if (ahead.size() == AHEAD_MAX && !written(writer, ahead)) {
                    pool.shutdownNow();
                    return false;
                }
            }
            while (!ahead.isEmpty()) {
                if (!written(writer, ahead)) {
                    pool.shutdownNow();
                    return false;
                }
            }
        }
        return true;
    }

    private boolean written(BatchWriter writer, Deque<Future<List<Prepared>>> ahead)
            throws InterruptedException {
        List<Prepared> batch = result(ahead.remove());
        return !ending && writer.write(batch);
    }

    private static List<Prepared> result(Future<List<Prepared>> future)
            throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException failure) {
            throw new IllegalStateException("a batch could not be prepared", failure.getCause());
        }
    }

    private <T> T inSystem(Supplier<T> work) {
        return DataScope.system(() -> transaction.execute(status -> work.get()));
    }
}
