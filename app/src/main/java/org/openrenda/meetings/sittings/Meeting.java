package org.openrenda.meetings.sittings;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.web.Dates;

/**
 * One meeting. Each verb checks, and gives the state after it; the stage is always what the steps
 * make of it, so it can be recomputed from them.
 *
 * @param rulesOn the day whose numbers hold for it
 * @param base what the quorum is counted of; 0 before the opening
 */
public record Meeting(
        MeetingId id,
        CongressId congress,
        MeetingKind kind,
        @Nullable MeetingId parent,
        String title,
        String place,
        LocalDateTime startsAt,
        boolean extraordinary,
        MeetingStage stage,
        LocalDate rulesOn,
        int base) {

    private static final int REASON_MAX = 500;

    /** What the stage is by the steps alone. */
    static MeetingStage recomputed(List<MeetingStep> steps) {
        MeetingStage stage = MeetingStage.PLANNED;
        for (MeetingStep step : steps) {
            stage = step.act() == MeetingAct.PLAN ? stage : stage.after(step.act());
        }
        return stage;
    }

    Meeting change() {
        return with(stage.after(MeetingAct.CHANGE), rulesOn, base);
    }

    /**
     * MTG-5, MTG-10, MTG-16: the notice is in time, or the meeting is extraordinary, or why not.
     */
    Meeting convene(LocalDate today, MeetingNumbers numbers, int attending, String reason) {
        MeetingStage next = stage.after(MeetingAct.CONVENE);
        if (attending == 0) {
            throw new Refusal("还没有登记出席人员，不能发出通知。");
        }
        LocalDate last = numbers.noticeBy(startsAt);
        if (!extraordinary && today.isAfter(last) && reason.isBlank()) {
            throw new Refusal(
                    numbers.notice().rule(),
                    "通知须在开会 %s前发出，最迟应在 %s。请推迟会议，或写明临时召集、缩短期限的理由。"
                            .formatted(MeetingNumbers.words(numbers.notice()), Dates.full(last)));
        }
        checkReason(reason);
        return with(next, today, base);
    }

    /**
     * Set right when and where it is; a new time asks for the notice days again (MTG-5, MTG-10,
     * MTG-16), counted from the day on which the corrected notice goes out.
     */
    Meeting correct(Correction to, LocalDate today, MeetingNumbers numbers) {
        MeetingStage next = stage.after(MeetingAct.CORRECT);
        boolean moved = !to.startsAt().equals(startsAt);
        if (!moved && to.place().equals(place)) {
            throw Refusal.of("place", "时间和地点都没有变，不用更正。");
        }
        if (stage == MeetingStage.CONVENED) {
            Refusal.needed("reason", "通知已经发出，请写明更正的理由", to.reason());
            if (moved && to.startsAt().toLocalDate().isBefore(today)) {
                throw Refusal.of("day", "新的开会日期已经过去。");
            }
            LocalDate last = numbers.noticeBy(to.startsAt());
            if (moved && !extraordinary && today.isAfter(last) && to.shortReason().isEmpty()) {
                throw new Refusal(
                        numbers.notice().rule(),
                        "改到这一天开会，通知最迟应在 %s（开会 %s前）发出，现在已经不足。请另定日期，或写明缩短通知期限的理由。"
                                .formatted(
                                        Dates.full(last), MeetingNumbers.words(numbers.notice())));
            }
        }
        return new Meeting(
                id,
                congress,
                kind,
                parent,
                title,
                to.place(),
                to.startsAt(),
                extraordinary,
                next,
                rulesOn,
                base);
    }

    /** CAL-4: from the opening on it is fixed who attends; others may still be set right. */
    void allowAttending(MeetingRole role) {
        if (stage == MeetingStage.IN_SESSION && role == MeetingRole.ATTEND) {
            throw new Refusal("CAL-4", "开会以后应到人数已经固定，出席人员不能再增减；可以变动列席、旁听人员。");
        }
    }

    /** MTG-2, MTG-7: nothing opens below the quorum without a reason that goes into the record. */
    Meeting open(Quorum quorum, String override) {
        MeetingStage next = stage.after(MeetingAct.OPEN);
        if (quorum.present() == 0) {
            throw new Refusal("还没有出席人员签到，不能开会。");
        }
        if (!quorum.reached() && override.isBlank()) {
            throw new Refusal(
                    kind.isOfAllDeputies() ? "MTG-2" : "MTG-7",
                    "应到 %d 人，须有 %d 人出席，现在实到 %d 人，不足法定人数，不能开会。"
                            .formatted(quorum.base(), quorum.needed(), quorum.present()));
        }
        checkReason(override);
        return with(next, rulesOn, quorum.base());
    }

    Meeting close(boolean itemNow) {
        MeetingStage next = stage.after(MeetingAct.CLOSE);
        if (itemNow) {
            throw new Refusal("还有议题正在进行，请先结束这个议题，再宣布闭会。");
        }
        return with(next, rulesOn, base);
    }

    Meeting signMinutes() {
        return with(stage.after(MeetingAct.SIGN_MINUTES), rulesOn, base);
    }

    Meeting archive() {
        return with(stage.after(MeetingAct.ARCHIVE), rulesOn, base);
    }

    /** Nothing of an archived meeting is changed. */
    void allowChange() {
        if (stage == MeetingStage.ARCHIVED) {
            throw new Refusal("会议已经归档，内容不能再改。");
        }
    }

    Meeting cancel(String reason) {
        Refusal.needed("reason", "请写明取消的原因", reason);
        checkReason(reason);
        return with(stage.after(MeetingAct.CANCEL), rulesOn, base);
    }

    void allowAttendance() {
        if (!stage.takesAttendance()) {
            throw new Refusal("会议现在是“" + stage.label() + "”，不能登记到会情况。");
        }
    }

    /** Whether people may sign in by themselves: from the day on which it begins. */
    public boolean takesArrivals(LocalDate today) {
        return stage.takesAttendance() && !today.isBefore(startsAt.toLocalDate());
    }

    void allowArrivals(LocalDate today) {
        allowAttendance();
        if (!takesArrivals(today)) {
            throw new Refusal("会议当天（" + Dates.full(startsAt.toLocalDate()) + "）才能签到。");
        }
    }

    void allowRunning() {
        if (stage != MeetingStage.IN_SESSION) {
            throw new Refusal("会议现在是“" + stage.label() + "”，开会以后才能进行议程。");
        }
    }

    static void checkReason(String reason) {
        if (reason.length() > REASON_MAX) {
            throw Refusal.of("reason", "理由请写在 " + REASON_MAX + " 字以内。");
        }
    }

    private Meeting with(MeetingStage next, LocalDate rules, int all) {
        return new Meeting(
                id,
                congress,
                kind,
                parent,
                title,
                place,
                startsAt,
                extraordinary,
                next,
                rules,
                all);
    }
}
