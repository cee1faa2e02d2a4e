package org.openrenda.platform.access;

import java.util.Set;
import org.openrenda.platform.Permission;
import org.openrenda.platform.Role;

/** What one may do with accounts and rights; SEC-4 keeps the three administrators apart. */
public enum AccessPermission implements Permission {
    ACCOUNTS_SEE("查看账号", Set.of(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN), true),
    ACCOUNTS_CREATE("新建、停用账号", Set.of(Role.SYSTEM_ADMIN), false),
    ROLES_GRANT("授予、收回角色", Set.of(Role.SECURITY_ADMIN), false),
    RIGHTS_SEE("查看权限一览", Set.of(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN), true),
    RIGHTS_CHANGE("调整角色权限", Set.of(Role.SECURITY_ADMIN), false),
    RECORD_AUDIT("查看审计日志", Set.of(Role.AUDIT_ADMIN), true);

    private final String label;
    private final Set<Role> defaults;
    private final boolean reachesDown;

    AccessPermission(String label, Set<Role> defaults, boolean reachesDown) {
        this.label = label;
        this.defaults = defaults;
        this.reachesDown = reachesDown;
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
        return reachesDown;
    }
}
