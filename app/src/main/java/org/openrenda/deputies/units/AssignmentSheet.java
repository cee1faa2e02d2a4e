package org.openrenda.deputies.units;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openrenda.deputies.handling.Assignment;
import org.openrenda.deputies.handling.AssignmentId;
import org.openrenda.deputies.handling.AssignmentStage;
import org.openrenda.deputies.suggestions.Signer;
import org.openrenda.deputies.suggestions.Suggestion;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.record.Entry;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.record.Subject;
import org.openrenda.platform.web.Dates;
import org.openrenda.platform.web.LegalBasis;
import org.openrenda.platform.web.Matter;
import org.openrenda.platform.web.StatusWord;
import org.springframework.stereotype.Component;

/** Lays one assignment out in the shape that all matters of the house have. */
@Component
class AssignmentSheet {

    private static final int AMBER_WITHIN_WORKDAYS = 5;
    private static final LegalBasis LAW =
            LegalBasis.of("代表法第五十一条", "承办单位应当自交办之日起三个月内答复；涉及面广、处理难度大的，六个月内答复。办理中应当与代表联系沟通，充分听取意见。");

    private final Record record;
    private final Calendar calendar;
    private final AssignmentDesk desk;

    AssignmentSheet(Record record, Calendar calendar, AssignmentDesk desk) {
        this.record = record;
        this.calendar = calendar;
        this.desk = desk;
    }

    static StatusWord status(AssignmentStage stage) {
        return switch (stage) {
            case DELIVERED, OPINION_GIVEN -> StatusWord.green(stage.label());
            case MOVED, TAKEN_BACK, ENDED -> StatusWord.grey(stage.label());
            case SENT, RETURN_ASKED -> StatusWord.amber(stage.label());
            default -> StatusWord.blue(stage.label());
        };
    }

    @Nullable StatusWord left(Assignment at) {
        boolean owed =
                switch (at.stage()) {
                    case SENT, RECEIVED, RETURN_ASKED, DRAFTED, COUNTERSIGNED -> true;
                    default -> false;
                };
        return owed ? Dates.due(calendar.workdaysUntil(at.dueOn()), AMBER_WITHIN_WORKDAYS) : null;
    }

    Matter matter(AssignmentView view) {
        Suggestion of = view.suggestion().suggestion();
        String number = of.number();
        return new Matter(
                of.title(),
                number == null ? "" : number,
                status(view.at().stage()),
                stages(view.at()),
                next(view.at()),
                facts(view),
                entries(view));
    }

    private static List<Matter.Stage> stages(Assignment at) {
        boolean answers = at.role().answers();
        List<String> way =
                answers
                        ? List.of("交办签收", "面商办理", "拟稿会签", "签发", "审核", "送达")
                        : List.of("交办签收", "会办", "送出意见");
        int now =
                switch (at.stage()) {
                    case SENT, RETURN_ASKED, MOVED, TAKEN_BACK, ENDED -> 0;
                    case RECEIVED -> 1;
                    case OPINION_GIVEN -> way.size();
                    case DRAFTED -> 2;
                    case COUNTERSIGNED -> 3;
                    case SIGNED -> 4;
                    case DELIVERED -> way.size();
                };
        List<Matter.Stage> stages = new ArrayList<>();
        for (int i = 0; i < way.size(); i++) {
            boolean last = i == way.size() - 1;
            LocalDate due = last ? at.dueOn() : null;
            stages.add(
                    i < now
                            ? new Matter.Stage(way.get(i), Matter.Progress.DONE, null)
                            : i == now
                                    ? Matter.Stage.now(way.get(i), due)
                                    : Matter.Stage.next(way.get(i), due));
        }
        return stages;
    }

    private Matter.@Nullable Next next(Assignment at) {
        String unit = at.unitName();
        return switch (at.stage()) {
            case SENT -> next("签收", unit, desk.receiveBy(at));
            case RECEIVED, DRAFTED, COUNTERSIGNED ->
                    next(at.role().answers() ? "答复代表" : "提出会办意见", unit, at.dueOn());
            case RETURN_ASKED -> new Matter.Next("决定退办申请", "代表工委", null, null);
            case SIGNED -> new Matter.Next("审核答复", "代表工委", null, null);
            default -> null;
        };
    }

    private Matter.Next next(String what, String who, LocalDate due) {
        return new Matter.Next(
                what, who, due, Dates.due(calendar.workdaysUntil(due), AMBER_WITHIN_WORKDAYS));
    }

    private List<Matter.Fact> facts(AssignmentView view) {
        Assignment at = view.at();
        List<Matter.Fact> facts = new ArrayList<>();
        facts.add(Matter.Fact.of("本单位分工", at.unitName() + " " + at.role().label()));
        facts.add(Matter.Fact.of("领衔代表", view.suggestion().suggestion().leadName()));
        String signers =
                view.suggestion().signers().stream()
                        .filter(Signer::confirmed)
                        .skip(1)
                        .map(Signer::name)
                        .collect(Collectors.joining("、"));
        if (!signers.isEmpty()) {
            facts.add(Matter.Fact.of("附议代表", signers));
        }
        facts.add(Matter.Fact.of("交办日期", Dates.full(at.assignedOn())));
        facts.add(
                Matter.Fact.of(at.role().answers() ? "答复期限" : "会办意见期限", Dates.full(at.dueOn()))
                        .by(LAW));
        if (at.stage() == AssignmentStage.SENT || at.stage() == AssignmentStage.RECEIVED) {
            facts.add(Matter.Fact.of("退办须在", Dates.full(view.returnUntil()) + "前提出"));
        }
        if (at.round() > 1) {
            facts.add(Matter.Fact.of("办理轮次", "第 " + at.round() + " 轮（再次办理）"));
        }
        return facts;
    }

    /** Units read what everyone may read, and their own inner acts; never who rated how. */
    private List<Matter.Entry> entries(AssignmentView view) {
        Subject suggestion = new Subject("deputies", "suggestion", view.at().suggestion().value());
        String own = view.at().unitName() + "：";
        return record.of(suggestion).stream()
                .filter(one -> view.decides() || one.visible() || isOwn(one, own))
                .map(AssignmentSheet::entry)
                .toList();
    }

    private static boolean isOwn(Entry one, String own) {
        String said = one.summary();
        return said != null && said.startsWith(own);
    }

    private static Matter.Entry entry(Entry one) {
        String said = one.summary();
        return Matter.Entry.of(
                        LocalDateTime.ofInstant(one.at(), Calendar.ZONE),
                        one.actorName(),
                        one.act())
                .saying(said == null ? "（内容已依法删除）" : said);
    }

    static String address(AssignmentId id) {
        return "/deputies/assignments/" + id;
    }
}
