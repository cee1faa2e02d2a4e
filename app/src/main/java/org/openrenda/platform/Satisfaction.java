package org.openrenda.platform;

/** SUG-15: how satisfied somebody is; attitude and result are asked for apart. */
public enum Satisfaction {
    SATISFIED("满意"),
    BASICALLY_SATISFIED("基本满意"),
    DISSATISFIED("不满意");

    private final String label;

    Satisfaction(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /**
     * What a form sent.
     *
     * @throws Refusal beside the field when nothing of the three was chosen
     */
    public static Satisfaction of(String field, String given) {
        for (Satisfaction one : values()) {
            if (one.name().equals(given)) {
                return one;
            }
        }
        throw Refusal.of(field, "请选择满意、基本满意或不满意。");
    }
}
