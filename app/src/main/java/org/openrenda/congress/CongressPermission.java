package org.openrenda.congress;

import java.util.Set;
import org.openrenda.platform.Permission;
import org.openrenda.platform.Role;

/** What one may do with the tree of congresses and its people. */
public enum CongressPermission implements Permission {
    TREE_SEE("查看人大组织", Set.of(Role.CLERK, Role.CHAIR, Role.DEPUTY, Role.SYSTEM_ADMIN)),
    PEOPLE_SEE("查看代表名册", Set.of(Role.CLERK, Role.CHAIR, Role.DEPUTY)),
    PEOPLE_IMPORT("导入代表名册和承办单位", Set.of(Role.CLERK)),
    PEOPLE_KEEP("办理代表资格和资料", Set.of(Role.CLERK)),
    TREE_BUILD("维护人大组织", Set.of(Role.SYSTEM_ADMIN));

    private final String label;
    private final Set<Role> defaults;

    CongressPermission(String label, Set<Role> defaults) {
        this.label = label;
        this.defaults = defaults;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public Set<Role> defaults() {
        return defaults;
    }

    /** Whose deputy somebody is, is the matter of that congress alone. */
    @Override
    public boolean reachesDown() {
        return this != PEOPLE_KEEP;
    }
}
