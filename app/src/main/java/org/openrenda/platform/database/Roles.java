package org.openrenda.platform.database;

import org.openrenda.platform.database.DatabaseSettings.Address;
import org.openrenda.platform.database.DatabaseSettings.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The roles and the database inside the embedded server. Only here does its superuser work. */
final class Roles {

    static final String OWNER = "openrenda_owner";
    static final String APP = "openrenda_app";
    static final String DATABASE = "openrenda";

    private Roles() {}

    static Address prepare(int port, Passwords passwords) {
        Role superuser = new Role("postgres", passwords.superuser());
        Role owner = new Role(OWNER, passwords.owner());
        Role app = new Role(APP, passwords.app());
        as(
                superuser,
                url(port, "postgres"),
                jdbc -> {
                    prepare(jdbc, owner);
                    prepare(jdbc, app);
                    prepareDatabase(jdbc, DATABASE);
                });
        as(superuser, url(port, DATABASE), Roles::letSearchUseIndexes);
        return new Address(url(port, DATABASE), owner, app);
    }

    static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    static void as(Role role, String url, java.util.function.Consumer<JdbcClient> work) {
        SingleConnectionDataSource connection =
                new SingleConnectionDataSource(url, role.user(), role.password(), true);
        try {
            work.accept(JdbcClient.create(connection));
        } finally {
            connection.destroy();
        }
    }

    /** Creates a database of the owner's, where nobody but our two roles may connect. */
    static void prepareDatabase(JdbcClient jdbc, String name) {
        boolean exists =
                jdbc.sql("select exists (select from pg_database where datname = :name)")
                        .param("name", name)
                        .query(Boolean.class)
                        .single();
        if (!exists) {
            execute(jdbc, "select format('create database %I owner %I', :a, :b)", name, OWNER);
        }
        execute(jdbc, "select format('revoke all on database %I from public', :a)", name, "");
        execute(
                jdbc,
                "select format('grant connect, temporary on database %I to %I', :a, :b)",
                name,
                APP);
    }

    private static void prepare(JdbcClient jdbc, Role role) {
        boolean exists =
                jdbc.sql("select exists (select from pg_roles where rolname = :name)")
                        .param("name", role.user())
                        .query(Boolean.class)
                        .single();
        if (!exists) {
            execute(jdbc, "select format('create role %I', :a)", role.user(), "");
        }
        execute(
                jdbc,
                """
                select format('alter role %I login nosuperuser nocreatedb nocreaterole noinherit
                               nobypassrls password %L', :a, :b)
                """,
                role.user(),
                role.password());
    }

    /**
     * Row-level security keeps a search operator away from the index unless it is leakproof, which
     * made a text search 180 times slower (security.md §5). Neither of these reveals its arguments.
     */
    private static void letSearchUseIndexes(JdbcClient jdbc) {
        jdbc.sql(
                        """
                        select format('alter function %s leakproof', oid::regprocedure)
                        from pg_proc
                        where proname in ('textlike', 'texticlike') and not proleakproof
                        """)
                .query(String.class)
                .list()
                .forEach(statement -> jdbc.sql(statement).update());
    }

    /** Runs the statement that the query writes: the server itself quotes names and values. */
    static void execute(JdbcClient jdbc, String query, String a, String b) {
        String statement = jdbc.sql(query).param("a", a).param("b", b).query(String.class).single();
        jdbc.sql(statement).update();
    }
}
