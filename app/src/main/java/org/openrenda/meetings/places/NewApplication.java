package org.openrenda.meetings.places;

import org.openrenda.platform.Refusal;

/** What a citizen gives to apply: both are sealed, and only a part of each is shown. */
public record NewApplication(String name, String phone) {

    private static final int NAME_MAX = 30;

    public NewApplication {
        name = Refusal.needed("name", "请写您的姓名，入场时核对身份证件", name);
        phone = phone.replaceAll("[\\s\\-—()（）]", "");
        if (name.length() > NAME_MAX || name.codePointCount(0, name.length()) < 2) {
            throw Refusal.of("name", "请写全名，" + NAME_MAX + " 字以内。");
        }
        if (!phone.matches("\\+?\\d{7,15}")) {
            throw Refusal.of("phone", "电话号码不完整，请核对。");
        }
    }

    String nameShown() {
        return name.substring(0, name.offsetByCodePoints(0, 1)) + "**";
    }

    String phoneShown() {
        return phone.substring(0, 3) + "****" + phone.substring(phone.length() - 2);
    }

    /** Keeps both out of every log. */
    @Override
    public String toString() {
        return "NewApplication[" + nameShown() + "]";
    }
}
