package org.openrenda.meetings.sittings;

import java.util.Set;
import org.openrenda.platform.Permission;
import org.openrenda.platform.Role;

/** What one may do with meetings. Taking part needs none of them: it needs a place in one. */
public enum MeetingsPermission implements Permission {
    SEE("查看会议", Set.of(Role.CLERK, Role.CHAIR, Role.DEPUTY), true),
    PLAN("筹备会议、编排议程、登记到会", Set.of(Role.CLERK), false),
    CHAIR("主持会议", Set.of(Role.CHAIR, Role.CLERK), false),
    APPROVE("批准会议请假（主任）", Set.of(Role.CHAIR), false),
    APPROVE_GROUP("批准代表团、分组会议请假（秘书长）", Set.of(Role.CHAIR, Role.CLERK), false),
    APPROVE_OPINIONS("审定审议意见", Set.of(Role.CHAIR), false),
    DEVICES("登记、停用签到设备", Set.of(Role.CLERK), false);

    private final String label;
    private final Set<Role> defaults;
    private final boolean reachesDown;

    MeetingsPermission(String label, Set<Role> defaults, boolean reachesDown) {
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
