package org.openrenda.evaluation;

import java.util.Set;
import org.openrenda.platform.Permission;
import org.openrenda.platform.Role;

/** What one may do in evaluations. Rating itself needs none: it needs a place on a roster. */
public enum EvaluationPermission implements Permission {
    SEE("查看测评", Set.of(Role.CLERK, Role.CHAIR, Role.DEPUTY), true),
    OPERATE("编制测评表、准备测评、发测评码", Set.of(Role.CLERK), false),
    CHAIR("开始、结束测评，公布结果", Set.of(Role.CHAIR, Role.CLERK), false);

    private final String label;
    private final Set<Role> defaults;
    private final boolean reachesDown;

    EvaluationPermission(String label, Set<Role> defaults, boolean reachesDown) {
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
