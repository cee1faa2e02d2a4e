package org.openrenda;

import java.util.List;
import org.openrenda.platform.database.TestServer;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * Puts every row back before a test class. The first class of a context keeps a copy of each table
 * as the start of the application left it; later classes get that copy. Numbers already given out
 * are not given again.
 */
final class DatabaseReset implements TestExecutionListener {

    private static final int TRIES = 5;

    @Override
    public void beforeTestClass(TestContext context) {
        String url =
                context.getApplicationContext()
                        .getEnvironment()
                        .getRequiredProperty("openrenda.database.url");
        TestServer.asSuperuser(url, DatabaseReset::reset);
    }

    private static void reset(JdbcClient jdbc) {
        boolean first =
                jdbc.sql("select to_regnamespace('kept') is null").query(Boolean.class).single();
        if (first) {
            // Rounds run meanwhile: the copies must be of one instant, or they contradict.
            jdbc.sql("begin isolation level repeatable read").update();
            jdbc.sql("create schema kept").update();
        } else {
            // Foreign keys and triggers sleep while the rows come back in any order.
            jdbc.sql("set session_replication_role = replica").update();
            statements(jdbc, "truncate table %1$s cascade")
                    .forEach(statement -> patiently(jdbc, statement));
        }
        statements(
                        jdbc,
                        first
                                ? "create table kept.%2$I as select * from %1$s"
                                : "insert into %1$s (%3$s) overriding system value"
                                        + " select %3$s from kept.%2$I")
                .forEach(statement -> jdbc.sql(statement).update());
        if (first) {
            jdbc.sql("commit").update();
        }
    }

    /** A page of the class before, still watched, may read in another order for some seconds. */
    private static void patiently(JdbcClient jdbc, String statement) {
        for (int tries = 1; ; tries++) {
            try {
                jdbc.sql(statement).update();
                return;
            } catch (PessimisticLockingFailureException crossed) {
                if (tries == TRIES) {
                    throw crossed;
                }
            }
        }
    }

    /** The statement for each table; 1 its name, 2 the name of its copy, 3 its columns. */
    private static List<String> statements(JdbcClient jdbc, String form) {
        return jdbc.sql(
                        """
                        select format(:form, c.oid::regclass, c.oid::regclass::text,
                                      (select string_agg(quote_ident(attname), ', ')
                                       from pg_attribute
                                       where attrelid = c.oid and attnum > 0
                                         and not attisdropped and attgenerated = ''))
                        from pg_class c
                        join pg_namespace n on n.oid = c.relnamespace
                        where c.relkind = 'r'
                          and n.nspname not in ('pg_catalog', 'information_schema', 'kept')
                          and c.relname <> 'schema_history'
                        """)
                .param("form", form)
                .query(String.class)
                .list();
    }
}
