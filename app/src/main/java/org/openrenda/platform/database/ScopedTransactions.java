package org.openrenda.platform.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells the database at the beginning of each transaction which congresses it may touch. The
 * setting ends with the transaction, so a pooled connection carries it to nobody else.
 */
final class ScopedTransactions extends JdbcTransactionManager {

    private static final long serialVersionUID = 1L;

    ScopedTransactions(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        super.doBegin(transaction, definition);
        String visible = DataScope.current().visible();
        if (visible.isEmpty()) {
            return;
        }
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
}
