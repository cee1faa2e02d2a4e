package org.openrenda;

import org.openrenda.platform.database.ScopedDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A fresh real PostgreSQL database with every migration run, for tests of SQL without Spring.
 *
 * @param jdbc works as the application, under row-level security
 * @param owner works as the owner of the tables: to look, and to prepare
 * @param transaction carries the {@link org.openrenda.platform.database.DataScope} into the
 *     database
 */
public record TestDatabase(JdbcClient jdbc, JdbcClient owner, TransactionTemplate transaction) {

    public static TestDatabase fresh() {
        ScopedDatabase database = ScopedDatabase.fresh();
        return new TestDatabase(
                JdbcClient.create(database.app()),
                JdbcClient.create(database.owner()),
                new TransactionTemplate(database.transactions()));
    }
}
