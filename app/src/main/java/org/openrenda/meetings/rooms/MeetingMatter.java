package org.openrenda.meetings.rooms;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrenda.meetings.sittings.Meeting;
import org.openrenda.meetings.sittings.MeetingAct;
import org.openrenda.meetings.sittings.MeetingNumbers;
import org.openrenda.meetings.sittings.MeetingStage;
import org.openrenda.meetings.sittings.MeetingStep;
import org.openrenda.meetings.sittings.MeetingView;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.parameters.Parameter;
import org.openrenda.platform.web.Dates;
import org.openrenda.platform.web.LegalBasis;
import org.openrenda.platform.web.Matter;

/** Turns a meeting into what the matter page shows: the way, the next step, the law's numbers. */
final class MeetingMatter {

    private static final List<MeetingAct> WAY =
            List.of(
                    MeetingAct.PLAN,
                    MeetingAct.CONVENE,
                    MeetingAct.OPEN,
                    MeetingAct.CLOSE,
                    MeetingAct.SIGN_MINUTES,
                    MeetingAct.ARCHIVE);
    private static final List<String> NAMES = List.of("筹备", "通知", "开会", "闭会", "记录签发", "归档");

    private MeetingMatter() {}

    static Matter of(MeetingView view) {
        Meeting meeting = view.meeting();
        return new Matter(
                meeting.title(),
                "",
                Words.of(meeting.stage()),
                stages(view),
                next(view),
                facts(view),
                view.steps().stream().map(MeetingMatter::entry).toList());
    }

    private static List<Matter.Stage> stages(MeetingView view) {
        List<Matter.Stage> stages = new ArrayList<>();
        MeetingAct now = now(view.meeting().stage());
        for (int n = 0; n < WAY.size(); n++) {
            var at = view.at(WAY.get(n));
            if (WAY.get(n) == now) {
                stages.add(Matter.Stage.now(NAMES.get(n), null));
            } else if (at != null) {
                stages.add(Matter.Stage.done(NAMES.get(n), LocalDate.ofInstant(at, Calendar.ZONE)));
            } else if (WAY.get(n) == MeetingAct.OPEN && !isOff(view)) {
                stages.add(
                        Matter.Stage.fixed(NAMES.get(n), view.meeting().startsAt().toLocalDate()));
            } else {
                stages.add(Matter.Stage.next(NAMES.get(n), null));
            }
        }
        return stages;
    }

    private static boolean isOff(MeetingView view) {
        return view.meeting().stage() == MeetingStage.CANCELLED;
    }

    /** What is being done now; between the notice and the opening nothing is. */
    private static @Nullable MeetingAct now(MeetingStage stage) {
        return switch (stage) {
            case PLANNED -> MeetingAct.PLAN;
            case IN_SESSION -> MeetingAct.OPEN;
            case CLOSED -> MeetingAct.SIGN_MINUTES;
            case CONVENED, MINUTES_SIGNED, ARCHIVED, CANCELLED -> null;
        };
    }

    private static Matter.@Nullable Next next(MeetingView view) {
        Meeting meeting = view.meeting();
        return switch (meeting.stage()) {
            case PLANNED ->
                    new Matter.Next(
                            "编排议程，发出会议通知",
                            "工作人员",
                            meeting.extraordinary()
                                    ? null
                                    : view.numbers().noticeBy(meeting.startsAt()),
                            null);
            case CONVENED -> new Matter.Next("签到，宣布开会", "主持人", null, null);
            case IN_SESSION -> new Matter.Next("按议程进行", "主持人", null, null);
            case CLOSED -> new Matter.Next("整理、签发会议记录", "工作人员", null, null);
            case MINUTES_SIGNED -> new Matter.Next("归档", "工作人员", null, null);
            case ARCHIVED, CANCELLED -> null;
        };
    }

    static List<Matter.Fact> facts(MeetingView view) {
        Meeting meeting = view.meeting();
        MeetingNumbers numbers = view.numbers();
        List<Matter.Fact> facts = new ArrayList<>();
        facts.add(Matter.Fact.of("类别", meeting.kind().label()));
        facts.add(Matter.Fact.of("时间", Words.when(meeting.startsAt())));
        facts.add(Matter.Fact.of("地点", meeting.place()));
        facts.add(
                Matter.Fact.of(
                        "应到、实到", view.quorum().base() + " 人、" + view.quorum().present() + " 人"));
        facts.addAll(law(numbers, view.quorum().base()));
        facts.add(
                Matter.Fact.of(
                        "通知不晚于",
                        meeting.extraordinary()
                                ? "临时会议，不受限"
                                : Dates.full(numbers.noticeBy(meeting.startsAt()))));
        facts.add(Matter.Fact.of("材料不晚于", Dates.full(numbers.materialsBy(meeting.startsAt()))));
        return facts;
    }

    /** What the law filled in for the kind, each with its source. */
    static List<Matter.Fact> law(MeetingNumbers numbers, int base) {
        List<Matter.Fact> facts = new ArrayList<>();
        facts.add(
                Matter.Fact.of("提前通知", MeetingNumbers.words(numbers.notice()))
                        .by(basis(numbers.notice())));
        facts.add(
                Matter.Fact.of("提前送材料", MeetingNumbers.words(numbers.materials()))
                        .by(basis(numbers.materials())));
        if (numbers.quorum() != null && numbers.quorumSource() != null) {
            String share = "应到人员" + numbers.quorum().words();
            facts.add(
                    Matter.Fact.of(
                                    "法定人数",
                                    base == 0 ? share : share + "，即 " + numbers.needed(base) + " 人")
                            .by(basis(numbers.quorumSource())));
        }
        facts.add(
                Matter.Fact.of(
                                "发言",
                                "每次 %d 分钟，再次 %d 分钟"
                                        .formatted(
                                                numbers.firstSpeech().value(),
                                                numbers.laterSpeech().value()))
                        .by(basis(numbers.firstSpeech())));
        facts.add(Matter.Fact.of("请假批准", numbers.leaveByChair() ? "主任会议成员" : "机关（秘书长）"));
        return facts;
    }

    private static LegalBasis basis(Parameter source) {
        String setting =
                source.congress() == null ? "默认值" : "自 " + Dates.full(source.effectiveOn()) + " 起";
        return LegalBasis.of(source.source(), source.label()).setting(setting).at("/parameters");
    }

    private static Matter.Entry entry(MeetingStep step) {
        return Matter.Entry.of(
                        LocalDateTime.ofInstant(step.at(), Calendar.ZONE),
                        step.byName(),
                        step.act().label())
                .saying(step.text());
    }
}
