package org.openrenda.platform.database;

import javax.sql.DataSource;
import org.openrenda.platform.database.DatabaseSettings.Address;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.PlatformTransactionManager;

/** A fresh, migrated database as the application and as the owner of its tables see it. */
public record ScopedDatabase(
        DataSource app, DataSource owner, PlatformTransactionManager transactions) {

    private static final int CONNECTIONS = 12;

    public static ScopedDatabase fresh() {
        return at(TestServer.running().copy());
    }

    static ScopedDatabase at(Address address) {
        DataSource app = connect(address.url(), address.app());
        return new ScopedDatabase(
                app,
                connect(address.url(), address.owner()),
                new ScopedTransactions(app, CONNECTIONS));
    }

    private static DataSource connect(String url, DatabaseSettings.Role role) {
        return new DriverManagerDataSource(url, role.user(), role.password());
    }
}
