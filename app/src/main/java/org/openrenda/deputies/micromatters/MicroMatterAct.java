package org.openrenda.deputies.micromatters;

/** Each act on a micro matter; its steps are made of these. */
public enum MicroMatterAct {
    RAISE("群众提"),
    HAND_OVER("代表交"),
    DECLINE("不予交办"),
    RECEIVE("签收"),
    GIVE_BACK("退回代表"),
    REPORT("政府办：报告办理结果"),
    PASS("人大督：督查通过"),
    REJECT("人大督：退回继续办理"),
    SATISFY("群众评：满意"),
    DISSATISFY("群众评：不满意，退回再办"),
    LAPSE("逾期未评，办结");

    private final String label;

    MicroMatterAct(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
