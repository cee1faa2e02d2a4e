package org.openrenda.meetings.sittings;

/** How somebody came or went. */
public enum AttendanceWay {
    SELF("扫码签到"),
    LIST("工作人员登记"),
    DEVICE("设备签到"),
    LEFT("离席"),
    BACK("返回");

    private final String label;

    AttendanceWay(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Whether the person is in the room after it. */
    public boolean isPresent() {
        return this != LEFT;
    }
}
