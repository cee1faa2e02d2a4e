package org.openrenda.platform.access;

import java.util.Map;
import java.util.Set;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Grant;
import org.openrenda.platform.Permission;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Role;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.record.Subject;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What each role permits. One table serves the whole installation, whatever congress one is at. */
@Component
class Rights {

    private final Grants grants;
    private final Record record;

    Rights(Grants grants, Record record) {
        this.grants = grants;
        this.record = record;
    }

    @Transactional(readOnly = true)
    public Map<Role, Set<String>> held() {
        return grants.rights();
    }

    /**
     * Whether this person may change what roles permit. It touches everybody's rights, so only the
     * security administrator of a congress that has none above it decides.
     */
    @Transactional(readOnly = true)
    public boolean mayChange(Actor actor) {
        return actor.isSystem()
                || actor.grants().stream()
                        .map(Grant::congress)
                        .filter(at -> actor.may(AccessPermission.RIGHTS_CHANGE, at))
                        .anyMatch(grants::isTop);
    }

    /** SEC-4: only the security administrator of a top congress changes what a role may do. */
    @Transactional
    public void change(Actor actor, Role role, Permission permission, boolean allowed) {
        actor.require(AccessPermission.RIGHTS_CHANGE, actor.home());
        if (!mayChange(actor)) {
            throw new Refusal("SEC-4", "各角色的权限全系统共用，只有最上级人大的安全管理员可以改。");
        }
        boolean guarded = permission instanceof AccessPermission;
        if (guarded && !permission.defaults().contains(role) && allowed) {
            throw new Refusal("SEC-4", "账号、角色和审计的权限由三类管理员分掌，不能改授。");
        }
        if (allowed) {
            grants.allow(role, permission.code());
        } else {
            grants.forbid(role, permission.code());
        }
        record.noteInside(
                actor,
                actor.home(),
                new Subject("access", "right", role.ordinal() + 1),
                allowed ? "放开权限" : "收回权限",
                "“" + role.label() + "”" + (allowed ? "可以" : "不再可以") + permission.label());
    }
}
