package org.openrenda.platform.database;

import java.util.ArrayList;
import java.util.List;
import org.openrenda.platform.database.DatabaseSettings.Address;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the program insists on before it serves anyone (security.md §0, 7 and §5). */
final class Safety {

    private Safety() {}

    /** Refuses a database that may forget what was acknowledged, or a role that sees too much. */
    static void check(Address address, boolean volatileTest) {
        Roles.as(
                address.app(),
                address.url(),
                jdbc -> {
                    if (!volatileTest) {
                        refuseIfAny("数据库会丢失已确认的数据，拒绝启动：请打开 ", forgetting(jdbc));
                    }
                    refuseIfAny(
                            "应用的数据库角色能越过行级安全，拒绝启动：请去掉 ",
                            seeingTooMuch(jdbc, address.owner().user()));
                });
    }

    private static List<String> forgetting(JdbcClient jdbc) {
        return jdbc.sql(
                        """
                        select name from pg_settings
                        where name in ('fsync', 'full_page_writes', 'synchronous_commit')
                          and setting in ('off', 'local')
                        """)
                .query(String.class)
                .list();
    }

    private static List<String> seeingTooMuch(JdbcClient jdbc, String owner) {
        List<String> rights = new ArrayList<>();
        jdbc
                .sql(
                        """
                        select unnest(array[
                          case when rolsuper then 'superuser' end,
                          case when rolbypassrls then 'bypassrls' end,
                          case when rolcreaterole then 'createrole' end,
                          case when pg_has_role(rolname, :owner, 'member')
                               then 'member of ' || :owner end])
                        from pg_roles where rolname = current_user
                        """)
                .param("owner", owner)
                .query(String.class)
                .list()
                .stream()
                .filter(java.util.Objects::nonNull)
                .forEach(rights::add);
        return rights;
    }

    private static void refuseIfAny(String sentence, List<String> found) {
        if (!found.isEmpty()) {
            throw new StartRefused(sentence + String.join("、", found) + "。");
        }
    }
}
