package org.openrenda.supervision;

/** SUG-15: how satisfied a deputy is; attitude and result are asked for apart. */
enum Satisfaction {
    SATISFIED("满意"),
    BASICALLY_SATISFIED("基本满意"),
    DISSATISFIED("不满意");

    private final String label;

    Satisfaction(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
