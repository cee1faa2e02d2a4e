package org.openrenda.meetings.sittings;

import org.jspecify.annotations.Nullable;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.PersonId;
import org.openrenda.platform.Refusal;

/**
 * Somebody to take part.
 *
 * @param person needed for who attends; null for who is only known by name
 * @param duty the office, such as 市水务局局长; may be empty
 * @param mayAct false for who is suspended from duties
 */
public record NewParticipant(
        @Nullable PersonId person,
        @Nullable AccountId account,
        String name,
        String duty,
        String group,
        MeetingRole role,
        boolean mayAct) {

    private static final int NAME_MAX = 60;

    public NewParticipant {
        name = Refusal.needed("people", "请写明姓名", name);
        if (name.length() > NAME_MAX || duty.length() > NAME_MAX) {
            throw Refusal.of("people", "姓名和职务各写在 " + NAME_MAX + " 字以内。");
        }
        if (role == MeetingRole.ATTEND && person == null) {
            throw Refusal.of("people", "“" + name + "”不在名册里，只能列席或旁听。");
        }
    }
}
