package org.openrenda.hotline.intake;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.openrenda.hotline.intake.Gate.Prepared;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.NonTransientDataAccessException;

/** Writes batches in the order of the file, each whole or not at all. */
final class BatchWriter {

    private static final Logger LOG = LoggerFactory.getLogger(BatchWriter.class);

    private final Transactions transactions;
    private final Runs runs;
    private final Shelf shelf;

    private final ImportRun run;
    private final int repeatDays;
    private long done;

    BatchWriter(Transactions transactions, Runs runs, Shelf shelf, ImportRun run, int repeatDays) {
        this.transactions = transactions;
        this.runs = runs;
        this.shelf = shelf;
        this.run = run;
        this.repeatDays = repeatDays;
        this.done = run.rowsDone();
    }

    /** Runs work in a transaction that sees every congress. */
    interface Transactions {
        <T> T run(Supplier<T> work);
    }

    /**
     * False when the import was stopped, or someone else has gone on with it. A row that the
     * database will not take must not take its neighbours along: the batch is halved until the row
     * stands alone.
     */
    boolean write(List<Prepared> batch) {
        try {
            return transactions.run(() -> writeWhole(batch));
        } catch (NonTransientDataAccessException failure) {
            if (!isRefused(failure)) {
                throw failure;
            }
            if (batch.size() > 1) {
                int half = batch.size() / 2;
                return write(batch.subList(0, half)) && write(batch.subList(half, batch.size()));
            }
            LOG.warn("导入 {} 第 {} 行未能写入", run.id(), batch.getFirst().line());
            Prepared bad = batch.getFirst();
            return transactions.run(() ->
                    writeWhole(
                            List.of(new Prepared(bad.line(), bad.number(), null, "数据库未能收下这一行"))));
        }
    }

    /** Whether the rows were at fault (SQL states 22 and 23) and not the connection. */
    private static boolean isRefused(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                String state = String.valueOf(sql.getSQLState());
                return state.startsWith("22") || state.startsWith("23");
            }
        }
        return false;
    }

    private boolean writeWhole(List<Prepared> batch) {
        ImportRun now = runs.locked(run.id());
        if (!now.state().equals("RUNNING") || now.rowsDone() != done) {
            return false;
        }
        List<Ticket> good = new ArrayList<>(batch.size());
        List<Taken.BadRow> bad = new ArrayList<>();
        for (Prepared one : batch) {
            if (one.ticket() != null) {
                good.add(one.ticket());
            } else {
                bad.add(one.bad(""));
            }
        }
        Shelf.Put put = shelf.put(run.source(), good, repeatDays);
        runs.advance(run.id(), batch.size(), put, bad);
        done += batch.size();
        return true;
    }
}
