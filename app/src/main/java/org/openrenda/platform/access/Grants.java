package org.openrenda.platform.access;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Grant;
import org.openrenda.platform.Permission;
import org.openrenda.platform.Role;
import org.openrenda.platform.UnitId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about which account holds which role where, and what each role permits. */
@Repository
class Grants {

    /** Every public page bears the name; another node may show a new one this much later. */
    private static final Duration TOP_KEPT = Duration.ofSeconds(10);

    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile @Nullable Top top;

    Grants(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A held grant with its own id, so that it can be revoked. */
    record Held(long id, Grant grant) {}

    private record Top(Optional<NamedCongress> congress, Instant until) {}

    void register(CongressId congress, @Nullable CongressId parent, String name) {
        jdbc.sql(
                        """
                        insert into access.congress (id, parent_id, name, path)
                        values (:id, :parent, :name,
                            coalesce((select path from access.congress where id = :parent), '{}')
                                || cast(:id as bigint))
                        """)
                .param("id", congress.value())
                .param("parent", parent == null ? null : parent.value())
                .param("name", name)
                .update();
        top = null;
    }

    String congressName(CongressId congress) {
        return jdbc.sql("select name from access.congress where id = :id")
                .param("id", congress.value())
                .query(String.class)
                .optional()
                .orElse("");
    }

    Optional<NamedCongress> topCongress() {
        Top known = top;
        if (known == null || clock.instant().isAfter(known.until())) {
            known = new Top(readTop(), clock.instant().plus(TOP_KEPT));
            top = known;
        }
        return known.congress();
    }

    private Optional<NamedCongress> readTop() {
        return jdbc.sql(
                        """
                        select id, name from access.congress
                        order by array_length(path, 1), id limit 1
                        """)
                .query((rs, n) ->
                        new NamedCongress(new CongressId(rs.getLong("id")), rs.getString("name")))
                .optional();
    }

    List<Held> of(AccountId account) {
        return jdbc.sql(
                        """
                        select id, role, congress_id, unit_id from access.role_grant
                        where account_id = :account and revoked_at is null
                        order by id limit 200
                        """)
                .param("account", account.value())
                .query((rs, n) -> {
                    long unit = rs.getLong("unit_id");
                    return new Held(
                            rs.getLong("id"),
                            new Grant(
                                    Role.valueOf(rs.getString("role")),
                                    new CongressId(rs.getLong("congress_id")),
                                    unit == 0 ? null : new UnitId(unit)));
                })
                .list();
    }

    /** A congress and everything below it. */
    Set<CongressId> below(Set<CongressId> congresses) {
        return new HashSet<>(
                jdbc.sql("select id from access.congress where path && :granted")
                        .param(
                                "granted",
                                congresses.stream().map(CongressId::value).toArray(Long[]::new))
                        .query((rs, n) -> new CongressId(rs.getLong("id")))
                        .list());
    }

    /** All congresses under the same top. */
    Set<CongressId> tree(CongressId congress) {
        return new HashSet<>(
                jdbc.sql(
                                """
                                select id from access.congress where path @>
                                    array[(select path[1] from access.congress where id = :id)]
                                """)
                        .param("id", congress.value())
                        .query((rs, n) -> new CongressId(rs.getLong("id")))
                        .list());
    }

    boolean isTop(CongressId congress) {
        return jdbc.sql("select parent_id is null from access.congress where id = :id")
                .param("id", congress.value())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    void grant(AccountId account, Grant grant, @Nullable AccountId by) {
        jdbc.sql(
                        """
                        insert into access.role_grant
                            (account_id, role, congress_id, unit_id, granted_at, granted_by)
                        values (:account, :role, :congress, :unit, :at, :by)
                        """)
                .param("account", account.value())
                .param("role", grant.role().name())
                .param("congress", grant.congress().value())
                .param("unit", grant.unit() == null ? null : grant.unit().value())
                .param("at", Timestamp.from(clock.instant()))
                .param("by", by == null ? null : by.value())
                .update();
    }

    boolean revoke(long id, AccountId account, @Nullable AccountId by) {
        return jdbc.sql(
                                """
                                update access.role_grant set revoked_at = :at, revoked_by = :by
                                where id = :id and account_id = :account and revoked_at is null
                                """)
                        .param("at", Timestamp.from(clock.instant()))
                        .param("by", by == null ? null : by.value())
                        .param("id", id)
                        .param("account", account.value())
                        .update()
                == 1;
    }

    List<AccountId> holders(Role role, CongressId congress, @Nullable UnitId unit) {
        return jdbc.sql(
                        """
                        select distinct account_id from access.role_grant
                        where role = :role and congress_id = :congress and revoked_at is null
                            and (cast(:unit as bigint) is null or unit_id = :unit)
                        order by account_id limit 5000
                        """)
                .param("role", role.name())
                .param("congress", congress.value())
                .param("unit", unit == null ? null : unit.value())
                .query((rs, n) -> new AccountId(rs.getLong("account_id")))
                .list();
    }

    /** A permission new to this installation gets its default roles; a known one keeps its own. */
    void learn(String module, Permission permission) {
        int added =
                jdbc.sql(
                                """
                                insert into access.permission (code, module, label)
                                values (:code, :module, :label) on conflict (code) do nothing
                                """)
                        .param("code", permission.code())
                        .param("module", module)
                        .param("label", permission.label())
                        .update();
        if (added == 1) {
            for (Role role : permission.defaults()) {
                allow(role, permission.code());
            }
        }
    }

    void allow(Role role, String permission) {
        jdbc.sql(
                        """
                        insert into access.role_permission (role, permission)
                        values (:role, :permission) on conflict do nothing
                        """)
                .param("role", role.name())
                .param("permission", permission)
                .update();
    }

    void forbid(Role role, String permission) {
        jdbc.sql(
                        """
                        delete from access.role_permission
                        where role = :role and permission = :permission
                        """)
                .param("role", role.name())
                .param("permission", permission)
                .update();
    }

    Map<Role, Set<String>> rights() {
        Map<Role, Set<String>> rights = new EnumMap<>(Role.class);
        jdbc.sql("select role, permission from access.role_permission limit 10000")
                .query(rs -> {
                    rights.computeIfAbsent(
                                    Role.valueOf(rs.getString("role")), role -> new HashSet<>())
                            .add(rs.getString("permission"));
                });
        return new HashMap<>(rights);
    }
}
