package org.openrenda.deputies;

import java.util.Set;
import org.openrenda.platform.Permission;
import org.openrenda.platform.Role;

/** What one may do in deputies' work. */
public enum DeputiesPermission implements Permission {
    READ("查看与自己有关的代表建议", Set.of(Role.CLERK, Role.CHAIR, Role.DEPUTY, Role.HANDLER), true),
    SEE("查看本级全部代表建议", Set.of(Role.CLERK, Role.CHAIR), true),
    WRITE("提出、附议、撤回代表建议", Set.of(Role.DEPUTY), false),
    REVIEW("审核代表建议、立案编号", Set.of(Role.CLERK), false),
    ASSIGN("拟分办、交办、并案", Set.of(Role.CLERK), false),
    DECIDE("决定退办改派和延期、审核答复、结束评价", Set.of(Role.CLERK), false),
    HANDLE("办理交办给本单位的建议", Set.of(Role.HANDLER), false),
    RATE("评价答复的态度和结果", Set.of(Role.DEPUTY), false),
    PUBLISH("保密审查、公开建议和答复", Set.of(Role.CLERK), false),
    KEY("登记主任会议确定的重点督办建议", Set.of(Role.CHAIR, Role.CLERK), false),
    MOVE("提出、联名、撤回议案", Set.of(Role.DEPUTY), false),
    EXAMINE("办理议案：审查、主席团决定、审议结果", Set.of(Role.CLERK), false),
    OWN_RECORD("查看自己的履职档案、提出异议、述职", Set.of(Role.DEPUTY), false),
    KEEP_RECORD("查看、核实、更正本级代表履职档案", Set.of(Role.CLERK), false),
    TAKE_PART("参加代表活动、学习和约见", Set.of(Role.DEPUTY), false),
    ORGANISE("组织代表活动、学习和约见", Set.of(Role.CLERK), false),
    ARRANGE("设立联络站、排班、安排双联系", Set.of(Role.CLERK), false),
    KEEP("值守联络站、登记接待", Set.of(Role.CLERK, Role.STATION_KEEPER), false),
    CONTACT("联系群众：值班、换班、答复留言、我的主页", Set.of(Role.DEPUTY), false);

    private final String label;
    private final Set<Role> defaults;
    private final boolean reachesDown;

    DeputiesPermission(String label, Set<Role> defaults, boolean reachesDown) {
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
