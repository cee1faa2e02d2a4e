package org.openrenda.meetings.rooms;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.openrenda.meetings.sittings.Attendance;
import org.openrenda.meetings.sittings.ItemStage;
import org.openrenda.meetings.sittings.MeetingAct;
import org.openrenda.meetings.sittings.MeetingStage;
import org.openrenda.meetings.sittings.MeetingView;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.web.StatusWord;

/** States and times of meetings in the words and colours of the house. */
final class Words {

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private Words() {}

    static StatusWord of(MeetingStage stage) {
        return switch (stage) {
            case PLANNED -> StatusWord.grey(stage.label());
            case CONVENED, IN_SESSION -> StatusWord.blue(stage.label());
            case CLOSED -> StatusWord.amber(stage.label());
            case MINUTES_SIGNED, ARCHIVED -> StatusWord.green(stage.label());
            case CANCELLED -> StatusWord.red(stage.label());
        };
    }

    static StatusWord of(ItemStage stage) {
        return switch (stage) {
            case WAITING -> StatusWord.grey(stage.label());
            case NOW -> StatusWord.blue(stage.label());
            case DONE -> StatusWord.green(stage.label());
            case POSTPONED -> StatusWord.amber(stage.label());
        };
    }

    /** Present, late, gone, excused or absent, as of now. */
    static StatusWord of(Attendance one, MeetingView view) {
        if (one.presence().isNow()) {
            return one.presence().isLate(view.at(MeetingAct.OPEN))
                    ? StatusWord.amber("迟到，在场")
                    : StatusWord.green("在场");
        }
        if (one.presence().isGone()) {
            return StatusWord.amber("已离席");
        }
        if (!one.who().mayAct()) {
            return StatusWord.grey("暂停执行职务");
        }
        if (one.isExcused()) {
            return StatusWord.grey("请假");
        }
        boolean begun = view.at(MeetingAct.OPEN) != null;
        return begun ? StatusWord.red("缺席") : StatusWord.grey("未签到");
    }

    static String when(LocalDateTime at) {
        return at.format(WHEN);
    }

    static String time(@Nullable Instant at) {
        return at == null ? "" : LocalDateTime.ofInstant(at, Calendar.ZONE).format(TIME);
    }
}
