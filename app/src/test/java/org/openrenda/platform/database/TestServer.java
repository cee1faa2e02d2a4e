package org.openrenda.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.openrenda.platform.database.DatabaseSettings.Address;
import org.openrenda.platform.database.DatabaseSettings.Role;
import org.springframework.boot.SpringApplication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** The one PostgreSQL of a test run, in a folder that goes when the run ends. */
public final class TestServer {

    /** Migrated once; each test's database is a copy of it. */
    private static final String TEMPLATE = "template_migrated";

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static TestServer running;

    private final EmbeddedPostgres postgres;

    private final Path folder;

    private TestServer(EmbeddedPostgres postgres, Path folder) {
        this.postgres = postgres;
        this.folder = folder;
    }

    static synchronized TestServer running() {
        if (running == null) {
            running = start();
        }
        return running;
    }

    /** The settings that make the application use a fresh, migrated database. */
    public static String[] freshDatabase() {
        Address address = running().copy();
        return new String[] {
            "openrenda.database.url=" + address.url(),
            "openrenda.database.owner.user=" + address.owner().user(),
            "openrenda.database.owner.password=" + address.owner().password(),
            "openrenda.database.app.user=" + address.app().user(),
            "openrenda.database.app.password=" + address.app().password(),
            "openrenda.database.folder=" + temporaryFolder(),
            "openrenda.database.volatile-test=true"
        };
    }

    /** A fresh database with every schema in it. */
    Address copy() {
        String name = "test_" + COUNT.incrementAndGet();
        asSuperuser(jdbc -> {
            Roles.execute(
                    jdbc,
                    "select format('create database %I template %I', :a, :b)",
                    name,
                    TEMPLATE);
            Roles.execute(
                    jdbc,
                    "select format('alter database %I owner to %I', :a, :b)",
                    name,
                    Roles.OWNER);
            Roles.prepareDatabase(jdbc, name);
        });
        return address(name);
    }

    /** A fresh database with nothing in it. */
    Address empty() {
        String name = "test_" + COUNT.incrementAndGet();
        asSuperuser(jdbc -> Roles.prepareDatabase(jdbc, name));
        return address(name);
    }

    void asSuperuser(Consumer<JdbcClient> work) {
        Roles.as(superuser(), Roles.url(postgres.port(), "postgres"), work);
    }

    /** Works in any database of this run past every right and rule; for preparing only. */
    public static void asSuperuser(String url, Consumer<JdbcClient> work) {
        Roles.as(running().superuser(), url, work);
    }

    Role superuser() {
        return new Role("postgres", postgres.passwords().superuser());
    }

    /** A data folder for a server of its own, with PostgreSQL's programs already unpacked. */
    static Path dataFolder() {
        try {
            Path folder = temporaryFolder();
            Path own = Files.createDirectory(folder.resolve("postgres"));
            Path programs = Binaries.in(running().folder);
            Files.createSymbolicLink(own.resolve(programs.getFileName()), programs);
            return folder;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static Path temporaryFolder() {
        try {
            Path folder = Files.createTempDirectory("openrenda-test");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
            SpringApplication.getShutdownHandlers().add(() -> delete(folder));
            return folder.toRealPath();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static TestServer start() {
        Path folder = temporaryFolder();
        EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, false);
        SpringApplication.getShutdownHandlers().add(() -> stop(postgres));
        Roles.prepare(postgres.port(), postgres.passwords());
        TestServer server = new TestServer(postgres, folder);
        server.asSuperuser(jdbc -> Roles.prepareDatabase(jdbc, TEMPLATE));
        Migrations.run(server.address(TEMPLATE));
        return server;
    }

    private Address address(String database) {
        Passwords passwords = postgres.passwords();
        return new Address(
                Roles.url(postgres.port(), database),
                new Role(Roles.OWNER, passwords.owner()),
                new Role(Roles.APP, passwords.app()));
    }

    private static void stop(EmbeddedPostgres postgres) {
        try {
            postgres.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void delete(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
