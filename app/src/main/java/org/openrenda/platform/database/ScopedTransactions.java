package org.openrenda.platform.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells the database at the beginning of each transaction which congresses it may touch; the
 * setting ends with the transaction, so a pooled connection carries it to nobody else. Transactions
 * begin in the order in which they were asked for: a pool alone lets whoever has just given back a
 * connection take it again, and others starve beside a page that needs ten.
 */
final class ScopedTransactions extends JdbcTransactionManager {

    private static final long serialVersionUID = 1L;
    private static final int TURN_LIMIT_SECONDS = 10;

    /** For transactions that begin within another one, and for what borrows a connection itself. */
    private static final int CONNECTIONS_KEPT_BACK = 2;

    private final transient Semaphore turns;
    private final transient ThreadLocal<Integer> depth = ThreadLocal.withInitial(() -> 0);

    ScopedTransactions(DataSource dataSource, int connections) {
        super(dataSource);
        turns = new Semaphore(Math.max(1, connections - CONNECTIONS_KEPT_BACK), true);
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        takeTurn();
        try {
            super.doBegin(transaction, definition);
        } catch (RuntimeException failure) {
            giveTurn();
            throw failure;
        }
        String visible = DataScope.current().visible();
        if (!visible.isEmpty()) {
            tell(transaction, visible);
        }
    }

    private void tell(Object transaction, String visible) {
        Connection connection =
                ((ConnectionHolder)
                                TransactionSynchronizationManager.getResource(obtainDataSource()))
                        .getConnection();
        try (PreparedStatement statement =
                connection.prepareStatement("select set_config('openrenda.scope', ?, true)")) {
            statement.setString(1, visible);
            statement.execute();
        } catch (SQLException failure) {
            doCleanupAfterCompletion(transaction);
            throw new CannotCreateTransactionException("could not set the data scope", failure);
        }
    }

    /** Whoever waits for a turn within a turn would wait for itself. */
    private void takeTurn() {
        try {
            if (depth.get() == 0 && !turns.tryAcquire(TURN_LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new CannotCreateTransactionException("no turn at the database in time");
            }
            depth.set(depth.get() + 1);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CannotCreateTransactionException("stopped while waiting", stopped);
        }
    }

    private void giveTurn() {
        depth.set(depth.get() - 1);
        if (depth.get() == 0) {
            turns.release();
        }
    }

    /** How many wait for their turn now. */
    int waiting() {
        return turns.getQueueLength();
    }

    @Override
    protected void doCleanupAfterCompletion(Object transaction) {
        try {
            super.doCleanupAfterCompletion(transaction);
        } finally {
            giveTurn();
        }
    }
}
