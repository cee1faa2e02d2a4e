package org.openrenda.platform.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the data are.
 *
 * @param folder the data folder
 * @param url a PostgreSQL server to use in place of the embedded one
 * @param owner the role that owns the tables on that server
 * @param app the role the application works as on that server
 * @param poolSize connections kept at most
 * @param volatileTest true only in tests, whose database may forget everything in a crash
 */
@ConfigurationProperties("openrenda.database")
record DatabaseSettings(
        @DefaultValue("data") Path folder,
        @Nullable String url,
        @Nullable Role owner,
        @Nullable Role app,
        @DefaultValue("12") int poolSize,
        @DefaultValue("false") boolean volatileTest) {

    /** A login of the database server. */
    record Role(String user, String password) {

        @Override
        public String toString() {
            return "Role[" + user + "]";
        }
    }

    /** The server named by the settings, or null for the embedded one. */
    @Nullable Address external() {
        if (url == null || url.isBlank()) {
            return null;
        }
        if (owner == null || app == null) {
            throw new StartRefused(
                    "指定 openrenda.database.url 时，还须给出 owner 与 app 两个角色的 user 和 password。");
        }
        return new Address(url, owner, app);
    }

    /** How to reach the database, as the owner of its tables and as the application. */
    record Address(String url, Role owner, Role app) {}
}
