package org.openrenda.hotline;

import java.util.Set;
import org.openrenda.platform.Permission;
import org.openrenda.platform.Role;

/** What one may do with the citizens' voices. */
public enum HotlinePermission implements Permission {
    IMPORT("导入热线工单", Set.of(Role.CLERK), false),
    BOARD("查看民声看板", Set.of(Role.CLERK, Role.CHAIR, Role.DEPUTY), true),
    TICKETS("查看热线工单", Set.of(Role.CLERK, Role.CHAIR), true),
    CORRECT("更正分类", Set.of(Role.CLERK), false),
    PROPOSE("起草、报送议题建议", Set.of(Role.CLERK), false),
    DECIDE("研究决定议题建议", Set.of(Role.CHAIR), false),
    TRAIN("训练分类模型", Set.of(Role.CLERK), false);

    private final String label;
    private final Set<Role> defaults;
    private final boolean reachesDown;

    HotlinePermission(String label, Set<Role> defaults, boolean reachesDown) {
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
