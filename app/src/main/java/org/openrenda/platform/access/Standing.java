package org.openrenda.platform.access;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Grant;
import org.openrenda.platform.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What roles permit and which congresses lie below which, kept with the mark that the database
 * changes in the transaction of every change. Who asks brings the mark of now, read together with
 * the sign-in, so that a change holds for the next request on every node.
 */
@Repository
class Standing {

    /** Different sets of congresses at which people hold roles; more are worked out each time. */
    private static final int SETS_KEPT = 5_000;

    private final JdbcClient jdbc;
    private volatile @Nullable Known known;

    Standing(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Both as they were under one mark.
     *
     * @param paths of each congress, from the top to itself
     */
    private record Known(
            @Nullable UUID mark,
            Map<Role, Set<String>> rights,
            List<List<CongressId>> paths,
            Map<Set<CongressId>, Set<CongressId>> worked) {

        /** These congresses and everything below them. */
        Set<CongressId> below(Set<CongressId> congresses) {
            Set<CongressId> before = worked.get(congresses);
            if (before != null) {
                return before;
            }
            Set<CongressId> below = new HashSet<>();
            for (List<CongressId> path : paths) {
                if (path.stream().anyMatch(congresses::contains)) {
                    below.add(path.getLast());
                }
            }
            Set<CongressId> fixed = Set.copyOf(below);
            if (worked.size() < SETS_KEPT) {
                worked.put(Set.copyOf(congresses), fixed);
            }
            return fixed;
        }
    }

    /** Who signed in, as an actor, with what it may do and see at the moment that was asked. */
    Actor actor(SignIns.Holder holder) {
        Known now = at(holder.mark());
        Set<CongressId> granted =
                holder.grants().stream().map(Grant::congress).collect(Collectors.toSet());
        return new Actor(
                holder.account(),
                holder.name(),
                holder.person(),
                holder.home(),
                holder.grants(),
                now.rights(),
                now.below(granted));
    }

    /**
     * What holds under this mark.
     *
     * @param mark null where nothing was ever marked; then nothing is kept
     */
    private Known at(@Nullable UUID mark) {
        Known before = known;
        if (before != null && mark != null && mark.equals(before.mark())) {
            return before;
        }
        Known now = read();
        known = now;
        return now;
    }

    /** Mark and content come from one statement, and so from one moment. */
    private Known read() {
        return jdbc.sql(
                        """
                        select (select mark from access.mark) as mark,
                            array(select role from access.role_permission
                                order by role, permission limit 10000) as roles,
                            array(select permission from access.role_permission
                                order by role, permission limit 10000) as permissions,
                            array(select array_to_string(path, ' ') from access.congress) as paths
                        """)
                .query((rs, n) ->
                        new Known(
                                rs.getObject("mark", UUID.class),
                                rights(rs),
                                paths(rs.getArray("paths")),
                                new ConcurrentHashMap<>()))
                .single();
    }

    private static Map<Role, Set<String>> rights(ResultSet rs) throws SQLException {
        String[] roles = (String[]) rs.getArray("roles").getArray();
        String[] permissions = (String[]) rs.getArray("permissions").getArray();
        Map<Role, Set<String>> rights = new HashMap<>();
        for (int n = 0; n < roles.length; n++) {
            rights.computeIfAbsent(Role.valueOf(roles[n]), role -> new HashSet<>())
                    .add(permissions[n]);
        }
        rights.replaceAll((role, held) -> Set.copyOf(held));
        return Map.copyOf(rights);
    }

    private static List<List<CongressId>> paths(Array array) throws SQLException {
        return Arrays.stream((String[]) array.getArray())
                .map(path ->
                        Arrays.stream(path.split(" "))
                                .map(id -> new CongressId(Long.parseLong(id)))
                                .toList())
                .toList();
    }
}
