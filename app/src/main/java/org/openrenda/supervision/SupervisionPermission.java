package org.openrenda.supervision;

import java.util.Set;
import org.openrenda.platform.Permission;
import org.openrenda.platform.Role;

/** What one may do in supervision. */
public enum SupervisionPermission implements Permission {
    SEE("查看监督事项", Set.of(Role.CLERK, Role.CHAIR, Role.DEPUTY), true),
    OPEN("确立监督事项、列问题", Set.of(Role.CLERK), false),
    ASSIGN("交办问题、邀请代表评价", Set.of(Role.CLERK), false),
    CHECK("核查整改、办结评价", Set.of(Role.CLERK), false),
    PUBLISH("公开监督事项", Set.of(Role.CLERK), false),
    HANDLE("办理交办给本单位的问题", Set.of(Role.HANDLER), false),
    RATE("评价整改结果", Set.of(Role.DEPUTY), false);

    private final String label;
    private final Set<Role> defaults;
    private final boolean reachesDown;

    SupervisionPermission(String label, Set<Role> defaults, boolean reachesDown) {
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
