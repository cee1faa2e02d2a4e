package org.openrenda.deputies.motions;

/** MOT-1: in whose name a motion is moved. */
public enum MotionProposer {
    JOINT("代表联名"),
    DELEGATION("代表团");

    private final String label;

    MotionProposer(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
