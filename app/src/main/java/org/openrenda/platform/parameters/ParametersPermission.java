package org.openrenda.platform.parameters;

import java.util.Set;
import org.openrenda.platform.Permission;
import org.openrenda.platform.Role;

/** What one may do with the numbers of the congress. */
public enum ParametersPermission implements Permission {
    SEE("查看法定与本会参数", Set.of(Role.CLERK, Role.CHAIR, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN)),
    SET("设置本会参数", Set.of(Role.SECURITY_ADMIN));

    private final String label;
    private final Set<Role> defaults;

    ParametersPermission(String label, Set<Role> defaults) {
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

    @Override
    public boolean reachesDown() {
        return this == SEE;
    }
}
