package org.openrenda.deputies.commitments;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.documents.Documents;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.web.Dates;
import org.openrenda.platform.web.LegalBasis;
import org.openrenda.platform.web.Matter;
import org.openrenda.platform.web.Numbers;
import org.openrenda.platform.web.StatusWord;
import org.springframework.stereotype.Component;

/** Lays one promise out in the shape that all matters of the house have. */
@Component
class CommitmentSheet {

    private static final int AMBER_WITHIN_WORKDAYS = 10;
    private static final LegalBasis RULE =
            LegalBasis.of("承诺事项台账", "答复中承诺的跨期事项继续跟踪，到期再次答复代表，核查后销号（上海、重庆等地规定）。");

    private final Record record;
    private final Documents documents;
    private final Calendar calendar;

    CommitmentSheet(Record record, Documents documents, Calendar calendar) {
        this.record = record;
        this.documents = documents;
        this.calendar = calendar;
    }

    static StatusWord status(CommitmentStage stage) {
        return switch (stage) {
            case OPEN -> StatusWord.blue(stage.label());
            case REPORTED -> StatusWord.amber(stage.label());
            case KEPT -> StatusWord.green(stage.label());
        };
    }

    @Nullable StatusWord left(Commitment at) {
        return at.stage() != CommitmentStage.OPEN
                ? null
                : Dates.due(calendar.workdaysUntil(at.dueOn()), AMBER_WITHIN_WORKDAYS);
    }

    Matter matter(CommitmentView view) {
        Commitment at = view.at();
        return new Matter(
                at.text(),
                "",
                status(at.stage()),
                stages(at),
                next(at),
                facts(view),
                entries(view));
    }

    private static List<Matter.Stage> stages(Commitment at) {
        Matter.Stage promised = Matter.Stage.done("作出承诺", at.promisedOn());
        return switch (at.stage()) {
            case OPEN ->
                    List.of(
                            promised,
                            Matter.Stage.now("履行并报告", at.dueOn()),
                            Matter.Stage.next("核查和代表评价", null),
                            Matter.Stage.next("销号", null));
            case REPORTED ->
                    List.of(
                            promised,
                            new Matter.Stage("履行并报告", Matter.Progress.DONE, null),
                            Matter.Stage.now("核查和代表评价", null),
                            Matter.Stage.next("销号", null));
            case KEPT ->
                    List.of(
                            promised,
                            new Matter.Stage("履行并报告", Matter.Progress.DONE, null),
                            new Matter.Stage("核查和代表评价", Matter.Progress.DONE, null),
                            new Matter.Stage("销号", Matter.Progress.DONE, null));
        };
    }

    private Matter.@Nullable Next next(Commitment at) {
        return switch (at.stage()) {
            case OPEN -> new Matter.Next("兑现承诺并报告", at.unitName(), at.dueOn(), left(at));
            case REPORTED -> new Matter.Next("核查兑现情况", "代表工委", null, null);
            case KEPT -> null;
        };
    }

    private static List<Matter.Fact> facts(CommitmentView view) {
        Commitment at = view.at();
        List<Matter.Fact> facts = new ArrayList<>();
        String number = view.row().number();
        String named = (number == null ? "" : number + " ") + view.row().title();
        Matter.Fact of = Matter.Fact.of("所属建议", named);
        facts.add(
                view.mayReadSuggestion() ? of.at("/deputies/suggestions/" + at.suggestion()) : of);
        facts.add(Matter.Fact.of("领衔代表", view.row().leadName()));
        facts.add(Matter.Fact.of("承诺单位", at.unitName()).by(RULE));
        facts.add(Matter.Fact.of("现在的期限", Dates.full(at.dueOn())));
        if (!at.dueOn().equals(at.firstDueOn())) {
            facts.add(Matter.Fact.of("原定期限", Dates.full(at.firstDueOn())));
        }
        if (at.report() > 0) {
            facts.add(Matter.Fact.of("报告次数", at.report() + " 次"));
        }
        return facts;
    }

    List<Matter.FileLink> files(CommitmentId id) {
        return documents.of(Commitments.subject(id)).stream()
                .map(file ->
                        new Matter.FileLink(
                                file.name(),
                                Commitments.address(id) + "/files/" + file.id(),
                                Numbers.bytes(file.size()),
                                file.hidden()))
                .toList();
    }

    /** What is noted inside names the deputies who rated; only clerks read it. */
    private List<Matter.Entry> entries(CommitmentView view) {
        return record.of(Commitments.subject(view.at().id())).stream()
                .filter(one -> one.visible() || view.decides())
                .map(one -> {
                    String said = one.summary();
                    return Matter.Entry.of(
                                    LocalDateTime.ofInstant(one.at(), Calendar.ZONE),
                                    one.actorName(),
                                    one.act())
                            .saying(said == null ? "（内容已依法删除）" : said);
                })
                .toList();
    }
}
