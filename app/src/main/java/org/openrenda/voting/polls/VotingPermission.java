package org.openrenda.voting.polls;

import java.util.Set;
import org.openrenda.platform.Permission;
import org.openrenda.platform.Role;

/** What one may do in voting. Voting itself needs none of them: it needs a place on the roll. */
public enum VotingPermission implements Permission {
    SEE("查看表决", Set.of(Role.CLERK, Role.CHAIR, Role.DEPUTY), true),
    OPERATE("准备表决、登记迟到和纸质票", Set.of(Role.CLERK), false),
    CHAIR("主持表决、宣布结果", Set.of(Role.CHAIR, Role.CLERK), false),
    SUPERVISE("担任监票人、计票人", Set.of(Role.CLERK, Role.CHAIR, Role.DEPUTY), false);

    private final String label;
    private final Set<Role> defaults;
    private final boolean reachesDown;

    VotingPermission(String label, Set<Role> defaults, boolean reachesDown) {
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
