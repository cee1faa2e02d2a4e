package org.openrenda.platform;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who acts: an account with the roles it holds, what they permit, and the congresses whose data it
 * may see (its own and their subordinates).
 *
 * @param account null for the system's own work
 * @param rights role to the codes of the permissions it holds
 * @param seen ids of the congresses whose data is visible; ignored for the system
 */
public record Actor(
        @Nullable AccountId account,
        String name,
        @Nullable PersonId person,
        CongressId home,
        Set<Grant> grants,
        Map<Role, Set<String>> rights,
        Set<CongressId> seen) {

    public Actor {
        grants = Set.copyOf(grants);
        rights = Map.copyOf(rights);
        seen = Set.copyOf(seen);
    }

    /** The system itself: deliveries of events, scheduled work, commands of the operator. */
    public static Actor system(String name, CongressId home) {
        return new Actor(null, name, null, home, Set.of(), Map.of(), Set.of());
    }

    public boolean isSystem() {
        return account == null;
    }

    /** Whether the permission is held anywhere; the act itself asks for the congress as well. */
    public boolean may(String code) {
        return isSystem() || grants.stream().anyMatch(grant -> holds(grant, code));
    }

    public boolean may(Permission permission) {
        return may(permission.code());
    }

    /** Looking reaches down the tree, acting does not. */
    public boolean may(Permission permission, CongressId congress) {
        if (isSystem()) {
            return true;
        }
        boolean held =
                grants.stream()
                        .filter(grant -> holds(grant, permission.code()))
                        .anyMatch(grant ->
                                permission.reachesDown() || grant.congress().equals(congress));
        return held && sees(congress);
    }

    public boolean sees(CongressId congress) {
        return isSystem() || seen.contains(congress);
    }

    /** Refuses with one sentence, without telling whether the thing exists. */
    public void require(Permission permission, CongressId congress) {
        if (!may(permission, congress)) {
            throw new Forbidden(permission.label());
        }
    }

    public boolean has(Role role) {
        return grants.stream().anyMatch(grant -> grant.role() == role);
    }

    /** The handling units this account acts for. */
    public Set<UnitId> units() {
        Set<UnitId> units = new TreeSet<>((a, b) -> Long.compare(a.value(), b.value()));
        for (Grant grant : grants) {
            if (grant.unit() != null) {
                units.add(grant.unit());
            }
        }
        return units;
    }

    private boolean holds(Grant grant, String code) {
        return rights.getOrDefault(grant.role(), Set.of()).contains(code);
    }

    /** What one may not do is answered with 403 and one sentence. */
    public static final class Forbidden extends Refusal {

        Forbidden(String label) {
            super("您没有这项权限：" + label + "。如需办理，请联系本机关的安全管理员。");
        }
    }
}
