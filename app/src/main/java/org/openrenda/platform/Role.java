package org.openrenda.platform;

/** The parts people play. A role is granted at a congress, and for a handling unit at that unit. */
public enum Role {
    CLERK("机关工作人员"),
    CHAIR("主任会议成员"),
    DEPUTY("人大代表"),
    HANDLER("承办单位经办人"),
    STATION_KEEPER("联络站工作人员"),
    SYSTEM_ADMIN("系统管理员"),
    SECURITY_ADMIN("安全管理员"),
    AUDIT_ADMIN("审计管理员");

    private final String label;

    Role(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** SEC-4: of the three administrators, one person may be only one. */
    public boolean isAdministrator() {
        return this == SYSTEM_ADMIN || this == SECURITY_ADMIN || this == AUDIT_ADMIN;
    }
}
