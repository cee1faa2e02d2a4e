package org.openrenda.deputies.writing;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrenda.congress.Area;
import org.openrenda.congress.Congress;
import org.openrenda.deputies.DeputiesPermission;
import org.openrenda.deputies.keysupervision.KeySupervision;
import org.openrenda.deputies.suggestions.Signer;
import org.openrenda.deputies.suggestions.Suggestion;
import org.openrenda.deputies.suggestions.SuggestionId;
import org.openrenda.deputies.suggestions.SuggestionStage;
import org.openrenda.deputies.suggestions.SuggestionView;
import org.openrenda.platform.Actor;
import org.openrenda.platform.access.Access;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.documents.Documents;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.record.Subject;
import org.openrenda.platform.tasks.Owner;
import org.openrenda.platform.tasks.Task;
import org.openrenda.platform.tasks.Tasks;
import org.openrenda.platform.web.Dates;
import org.openrenda.platform.web.LegalBasis;
import org.openrenda.platform.web.MapPoint;
import org.openrenda.platform.web.Matter;
import org.openrenda.platform.web.Numbers;
import org.springframework.stereotype.Component;

/** Lays a suggestion out in the shape that all matters of the house have. */
@Component
class SuggestionSheet {

    private static final int AMBER_WITHIN_WORKDAYS = 5;
    private static final String[] WAY = {"提出", "审核立案", "交办", "办理答复", "代表评价", "结案"};
    private static final Map<SuggestionStage, Integer> AT =
            new EnumMap<>(
                    Map.ofEntries(
                            Map.entry(SuggestionStage.DRAFT, 0),
                            Map.entry(SuggestionStage.CO_SIGNING, 0),
                            Map.entry(SuggestionStage.RETURNED, 0),
                            Map.entry(SuggestionStage.FIRST_REVIEW, 1),
                            Map.entry(SuggestionStage.REVIEW, 1),
                            Map.entry(SuggestionStage.NUMBERED, 2),
                            Map.entry(SuggestionStage.PLANNED, 2),
                            Map.entry(SuggestionStage.MERGED, 3),
                            Map.entry(SuggestionStage.ASSIGNED, 3),
                            Map.entry(SuggestionStage.REPLIED, 4),
                            Map.entry(SuggestionStage.NEGOTIATING, 4),
                            Map.entry(SuggestionStage.CLOSED, 6),
                            Map.entry(SuggestionStage.ARCHIVED, 6)));

    private static final LegalBasis LAW =
            LegalBasis.of("代表法第五十一条", "承办单位应当自交办之日起三个月内答复；涉及面广、处理难度大的，六个月内答复。办理中应当与代表联系沟通，充分听取意见。");

    private final Record record;
    private final Documents documents;
    private final Tasks tasks;
    private final Calendar calendar;
    private final Congress congress;
    private final Access access;
    private final KeySupervision keys;

    SuggestionSheet(
            Record record,
            Documents documents,
            Tasks tasks,
            Calendar calendar,
            Congress congress,
            Access access,
            KeySupervision keys) {
        this.keys = keys;
        this.congress = congress;
        this.access = access;
        this.record = record;
        this.documents = documents;
        this.tasks = tasks;
        this.calendar = calendar;
    }

    Matter matter(SuggestionView view, List<Task> more) {
        Suggestion is = view.suggestion();
        return new Matter(
                is.title(),
                is.number() == null ? "" : is.number(),
                MySuggestionPages.status(view.stage()),
                stages(is),
                view.stage().isOver() ? null : next(view.id(), more),
                facts(view),
                entries(view.id()));
    }

    private static List<Matter.Stage> stages(Suggestion is) {
        Integer at = AT.get(is.stage());
        List<Matter.Stage> stages = new ArrayList<>();
        for (int i = 0; at != null && i < WAY.length; i++) {
            LocalDate on = i == 0 ? is.submittedOn() : null;
            stages.add(
                    i < at
                            ? new Matter.Stage(WAY[i], Matter.Progress.DONE, on)
                            : i == at
                                    ? Matter.Stage.now(WAY[i], null)
                                    : Matter.Stage.next(WAY[i], null));
        }
        return stages;
    }

    private Matter.@Nullable Next next(SuggestionId id, List<Task> more) {
        List<Task> open = new ArrayList<>(tasks.openFor(subject(id)));
        open.addAll(more);
        return open.stream()
                .min(
                        java.util.Comparator.comparing(
                                (Task one) -> one.dueOn() == null ? LocalDate.MAX : one.dueOn()))
                .map(one ->
                        new Matter.Next(
                                one.act(),
                                who(one.owner()),
                                one.dueOn(),
                                one.dueOn() == null
                                        ? null
                                        : Dates.due(
                                                calendar.workdaysUntil(one.dueOn()),
                                                AMBER_WITHIN_WORKDAYS)))
                .orElse(null);
    }

    private String who(Owner owner) {
        if (owner.unit() != null) {
            return congress.unit(owner.unit()).name();
        }
        return owner.account() != null
                ? access.account(owner.account()).displayName()
                : owner.role().label();
    }

    private List<Matter.Fact> facts(SuggestionView view) {
        Suggestion is = view.suggestion();
        List<Matter.Fact> facts = new ArrayList<>();
        facts.add(Matter.Fact.of("领衔代表", is.leadName()));
        List<String> with =
                view.signers().stream()
                        .skip(is.lead() == null ? 0 : 1)
                        .map(one -> one.name() + (one.confirmed() ? "" : "（待确认）"))
                        .toList();
        facts.add(Matter.Fact.of("附议代表", with.isEmpty() ? "无" : String.join("、", with)));
        facts.add(Matter.Fact.of("提出时间", is.source().label()));
        if (is.submittedOn() != null) {
            facts.add(Matter.Fact.of("提交日期", Dates.full(is.submittedOn())));
        }
        if (view.topicName() != null) {
            facts.add(
                    Matter.Fact.of("议题", view.topicName())
                            .at("/hotline/issues?topic=" + view.topicCode()));
        }
        String area = area(view);
        if (!area.isEmpty()) {
            facts.add(Matter.Fact.of("涉及的区域", area));
        }
        if (view.origin() != null) {
            facts.add(Matter.Fact.of("由来", view.origin().title()).at(view.origin().address()));
        }
        if (is.round() > 0) {
            facts.add(Matter.Fact.of("办理轮次", "第 " + is.round() + " 轮").by(LAW));
        }
        key(view).ifPresent(facts::add);
        if (is.mergedInto() != null) {
            facts.add(Matter.Fact.of("并案", "与另一件一并办理").at(address(is.mergedInto())));
        }
        facts.add(
                Matter.Fact.of(
                        "公开", is.confidential() ? "代表要求保密" : view.published() ? "已公开" : "尚未公开"));
        return facts;
    }

    /** SUG-20: under whose name it is supervised, and which committee follows it. */
    private Optional<Matter.Fact> key(SuggestionView view) {
        List<Long> here = List.of(view.suggestion().congress().value());
        return keys.rows(here, null).stream()
                .filter(one -> one.id().equals(view.id()))
                .findFirst()
                .map(one ->
                        Matter.Fact.of(
                                        "重点督办",
                                        one.leaderName() + " 领衔，" + one.committee() + " 对口督办")
                                .at("/deputies/keys"));
    }

    /** SUG-20: whether this reader may make it a key suggestion now. */
    boolean mayBeKey(Actor actor, SuggestionView view) {
        Suggestion is = view.suggestion();
        return is.number() != null
                && !is.stage().isOver()
                && actor.may(DeputiesPermission.KEY, is.congress())
                && key(view).isEmpty();
    }

    /** The name of the area it concerns; empty for the whole place. */
    String area(SuggestionView view) {
        return congress.areas().stream()
                .filter(one -> one.code().equals(view.areaCode()))
                .map(Area::name)
                .findFirst()
                .orElse("");
    }

    /** Where it is, on the map; empty when no place was given. */
    static List<MapPoint> points(SuggestionView view) {
        return MapPoint.of(
                view.suggestion().title(), address(view.id()), view.longitude(), view.latitude());
    }

    static List<Signer> open(SuggestionView view) {
        return view.signers().stream().filter(one -> !one.confirmed()).toList();
    }

    List<Matter.FileLink> files(SuggestionId id) {
        return documents.of(subject(id)).stream()
                .map(file ->
                        new Matter.FileLink(
                                file.name(),
                                address(id) + "/files/" + file.id(),
                                Numbers.bytes(file.size()),
                                file.hidden()))
                .toList();
    }

    private List<Matter.Entry> entries(SuggestionId id) {
        return record.of(subject(id)).stream()
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

    static Subject subject(SuggestionId id) {
        return new Subject("deputies", "suggestion", id.value());
    }

    static String address(SuggestionId id) {
        return "/deputies/suggestions/" + id;
    }
}
