package org.openrenda.platform.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * The order of the start: the data folder, the server with its tables up to date, the pool. Nothing
 * that needs the pool can run earlier, and the pool closes before the server stops.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class DatabaseBeans {

    private static final long CONNECTION_LIMIT_MILLIS = 3_000;

    /** Longer than any page waits, short enough that a broken network frees its connection. */
    private static final int SOCKET_LIMIT_SECONDS = 120;

    private static final long STATEMENT_LIMIT_MILLIS = 60_000;

    @Bean
    DataFolder dataFolder(DatabaseSettings settings) {
        return DataFolder.open(settings.folder());
    }

    @Bean
    DatabaseServer databaseServer(
            DatabaseSettings settings, DataFolder folder, Environment environment) {
        if (Boolean.getBoolean("spring.aot.processing")) {
            throw new StartRefused("预编译阶段不得打开数据库。");
        }
        boolean serving = !environment.containsProperty("openrenda.command");
        return DatabaseServer.open(settings, folder, serving);
    }

    @Bean
    HikariDataSource dataSource(DatabaseServer server, DatabaseSettings settings) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("openrenda");
        pool.setJdbcUrl(server.address().url());
        pool.setUsername(server.address().app().user());
        pool.setPassword(server.address().app().password());
        pool.setMaximumPoolSize(settings.poolSize());
        pool.setMinimumIdle(2);
        pool.setConnectionTimeout(CONNECTION_LIMIT_MILLIS);
        pool.addDataSourceProperty("socketTimeout", SOCKET_LIMIT_SECONDS);
        pool.addDataSourceProperty("tcpKeepAlive", true);
        pool.addDataSourceProperty("reWriteBatchedInserts", true);
        pool.addDataSourceProperty("ApplicationName", "openrenda");
        pool.addDataSourceProperty(
                "options",
                "-c statement_timeout="
                        + STATEMENT_LIMIT_MILLIS
                        + " -c idle_in_transaction_session_timeout="
                        + STATEMENT_LIMIT_MILLIS);
        return new HikariDataSource(pool);
    }

    @Bean
    ScopedTransactions transactionManager(DataSource dataSource, DatabaseSettings settings) {
        return new ScopedTransactions(dataSource, settings.poolSize());
    }
}
