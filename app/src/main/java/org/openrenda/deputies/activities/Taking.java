package org.openrenda.deputies.activities;

/** How somebody's place in an activity changes. */
public enum Taking {
    INVITE("邀请"),
    SIGN_UP("报名"),
    WAIT("候补"),
    PROMOTE("候补转为报名"),
    WITHDRAW("取消报名"),
    LEAVE("请假"),
    SIGN_IN("签到");

    private final String label;

    Taking(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
