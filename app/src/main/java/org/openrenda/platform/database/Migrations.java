package org.openrenda.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.openrenda.platform.Sha256;
import org.openrenda.platform.database.DatabaseSettings.Address;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Brings each module's schema up to date, in the order in which they may refer to one another. */
final class Migrations {

    /** One folder {@code db/<schema>} each; a schema refers only to those before it. */
    static final List<String> SCHEMAS =
            List.of(
                    "platform",
                    "events",
                    "access",
                    "record",
                    "parameters",
                    "calendar",
                    "tasks",
                    "documents",
                    "uploads",
                    "notices",
                    "web",
                    "limits",
                    "congress",
                    "hotline",
                    "voting",
                    "evaluation",
                    "meetings",
                    "deputies",
                    "supervision",
                    "site",
                    "screens",
                    "demo");

    private static final String HISTORY = "schema_history";

    private Migrations() {}

    static void run(Address address) {
        Roles.as(
                address.owner(),
                address.url(),
                jdbc -> {
                    String wanted = fingerprint(address);
                    // Looking at each schema again costs a fifth of a whole start.
                    if (wanted.equals(reached(jdbc))) {
                        return;
                    }
                    prepareGrants(jdbc, address.app().user());
                    present().forEach(schema -> migrate(jdbc, address, schema));
                    Roles.execute(
                            jdbc,
                            "select format('comment on schema %I is %L', :a, :b)",
                            SCHEMAS.getFirst(),
                            wanted);
                });
    }

    /** Whether every migration this program knows has run, to its last step. */
    static boolean done(Address address) {
        AtomicBoolean done = new AtomicBoolean();
        Roles.as(
                address.owner(),
                address.url(),
                jdbc -> done.set(fingerprint(address).equals(reached(jdbc))));
        return done.get();
    }

    private static String reached(JdbcClient jdbc) {
        return jdbc.sql("select coalesce(obj_description(to_regnamespace(:schema)), '')")
                .param("schema", SCHEMAS.getFirst())
                .query(String.class)
                .single();
    }

    /** Changes with any word of any migration, so that an edited one is found out by Flyway. */
    private static String fingerprint(Address address) {
        try {
            MessageDigest digest = Sha256.begun();
            digest.update(address.app().user().getBytes(StandardCharsets.UTF_8));
            for (String schema : SCHEMAS) {
                Resource[] files = files(schema);
                Arrays.sort(files, Comparator.comparing(Resource::getFilename));
                for (Resource file : files) {
                    digest.update(file.getFilename().getBytes(StandardCharsets.UTF_8));
                    digest.update(file.getContentAsByteArray());
                }
            }
            return "migrated " + HexFormat.of().formatHex(digest.digest());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void migrate(JdbcClient jdbc, Address address, String schema) {
        String app = address.app().user();
        Roles.execute(jdbc, "select format('create schema if not exists %I', :a)", schema, "");
        Roles.execute(jdbc, "select format('grant usage on schema %I to %I', :a, :b)", schema, app);
        try {
            flyway(address, schema).migrate();
        } catch (FlywayException failure) {
            if (StartRefused.isFullDisk(failure)) {
                throw StartRefused.fullDisk("数据库", failure);
            }
            throw new StartRefused(
                    "数据库结构“" + schema + "”升级失败，程序没有启动：" + StartRefused.reason(failure), failure);
        }
        Roles.execute(
                jdbc,
                "select format('revoke all on %I.schema_history from %I', :a, :b)",
                schema,
                app);
    }

    private static Flyway flyway(Address address, String schema) {
        return Flyway.configure()
                .dataSource(address.url(), address.owner().user(), address.owner().password())
                .schemas(schema)
                .createSchemas(false)
                .locations("classpath:db/" + schema)
                .table(HISTORY)
                .baselineOnMigrate(false)
                .validateMigrationNaming(true)
                .cleanDisabled(true)
                .placeholders(java.util.Map.of("app", address.app().user()))
                .load();
    }

    /**
     * What the owner creates from now on the application may read and write. A migration takes
     * update and delete away again from a table that only grows.
     */
    private static void prepareGrants(JdbcClient jdbc, String app) {
        Roles.execute(
                jdbc,
                """
                select format('alter default privileges
                               grant select, insert, update, delete on tables to %I', :a)
                """,
                app,
                "");
        Roles.execute(
                jdbc,
                """
                select format('alter default privileges
                               grant usage, select on sequences to %I', :a)
                """,
                app,
                "");
    }

    private static List<String> present() {
        return SCHEMAS.stream()
                .filter(schema -> {
                    try {
                        return files(schema).length > 0;
                    } catch (IOException failure) {
                        throw new UncheckedIOException(failure);
                    }
                })
                .toList();
    }

    private static Resource[] files(String schema) throws IOException {
        return new PathMatchingResourcePatternResolver()
                .getResources("classpath*:db/" + schema + "/V*.sql");
    }
}
