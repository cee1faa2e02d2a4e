package org.openrenda.deputies.replies;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.openrenda.deputies.DeputiesPermission;
import org.openrenda.deputies.handling.Assignment;
import org.openrenda.deputies.handling.AssignmentId;
import org.openrenda.deputies.handling.AssignmentStage;
import org.openrenda.deputies.handling.AssignmentStep;
import org.openrenda.deputies.handling.Handling;
import org.openrenda.deputies.handling.HandlingRole;
import org.openrenda.deputies.mandates.Mandates;
import org.openrenda.deputies.suggestions.Signer;
import org.openrenda.deputies.suggestions.Suggestion;
import org.openrenda.deputies.suggestions.SuggestionId;
import org.openrenda.deputies.suggestions.SuggestionStage;
import org.openrenda.deputies.suggestions.Suggestions;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Satisfaction;
import org.openrenda.platform.UnitId;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.parameters.Parameters;
import org.openrenda.platform.record.Record;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Answers to suggestions (代表法 51): the unit meets the deputy, drafts, countersigns and signs, the
 * clerks check, each deputy gets the answer by name and rates attitude and result apart.
 */
@Component
public class Replies {

    private final ReplyTable table;
    private final Deliveries deliveries;
    private final Consultations consultations;
    private final Categories categories;
    private final Rounds rounds;
    private final ReplyDuties duties;
    private final Handling handling;
    private final Suggestions suggestions;
    private final Mandates mandates;
    private final Calendar calendar;
    private final Parameters parameters;
    private final Record record;

    Replies(
            ReplyTable table,
            Deliveries deliveries,
            Consultations consultations,
            Categories categories,
            Rounds rounds,
            ReplyDuties duties,
            Handling handling,
            Suggestions suggestions,
            Mandates mandates,
            Calendar calendar,
            Parameters parameters,
            Record record) {
        this.table = table;
        this.deliveries = deliveries;
        this.consultations = consultations;
        this.categories = categories;
        this.rounds = rounds;
        this.duties = duties;
        this.handling = handling;
        this.suggestions = suggestions;
        this.mandates = mandates;
        this.calendar = calendar;
        this.parameters = parameters;
        this.record = record;
    }

    /** SUG-4: the unit records that it met a deputy; the deputy may confirm or deny it. */
    @Transactional
    public long consult(Actor actor, AssignmentId id, Consultation given) {
        Assignment before = handling.handled(actor, id);
        if (before.stage().isGone() || before.stage() == AssignmentStage.SENT) {
            throw new Refusal("请先签收，再记录与代表的沟通。");
        }
        if (given.heldOn().isAfter(calendar.today())) {
            throw Refusal.of("heldOn", "沟通日期不能晚于今天。");
        }
        if (given.text().isBlank()) {
            throw Refusal.of("text", "请写明代表的意见。");
        }
        Suggestion suggestion = suggestions.locked(before.suggestion());
        String deputy =
                rounds.recipients(suggestion).stream()
                        .filter(one -> one.account().equals(given.deputy()))
                        .findFirst()
                        .orElseThrow(() -> Refusal.of("deputy", "请选择提出这件建议的代表。"))
                        .name();
        long made = consultations.add(before, given, deputy, actor.name());
        note(
                actor,
                before,
                "与代表沟通",
                before.unitName()
                        + " "
                        + given.phase().label()
                        + given.way().label()
                        + "，代表 "
                        + deputy);
        duties.askWord(suggestion, given.deputy());
        return made;
    }

    /** The deputy confirms that the meeting took place, or denies it. */
    @Transactional
    public void sayMet(Actor actor, long consultation, boolean met, String text) {
        ConsultationView view =
                consultations.find(consultation).orElseThrow(() -> new Refusal("没有这条沟通记录。"));
        Assignment at = handling.locked(view.assignment());
        actor.require(DeputiesPermission.RATE, at.congress());
        mandates.require(actor, at.congress(), "确认面商记录");
        if (!view.deputy().equals(actor.account())) {
            throw new Refusal("只有被沟通的代表本人可以确认。");
        }
        if (!met && text.isBlank()) {
            throw Refusal.of("text", "请写明实际情况。");
        }
        if (!consultations.say(consultation, met, text.strip())) {
            throw new Refusal("您已经确认过这条记录。");
        }
        duties.wordSaid(actor, at.suggestion());
        note(
                actor,
                at,
                met ? "确认面商" : "否认面商",
                view.deputyName() + (met ? "确认" : "表示没有此次沟通") + said(text));
    }

    /** The unit writes its answer; the first time it must have met a deputy (SUG-4). */
    @Transactional
    public void draft(Actor actor, AssignmentId id, DraftReply draft) {
        Assignment before = handling.handled(actor, id);
        int met =
                (int)
                        consultations.of(id).stream()
                                .filter(one -> one.round() == before.round() && one.counts())
                                .count();
        AssignmentStep step = before.draft(met);
        rounds.check(draft, categories.of(before.congress(), draft.category()));
        Assignment after =
                handling.advanceInside(actor, before, step, "拟定 " + draft.category() + " 类答复稿");
        table.write(after, draft, actor.name());
    }

    @Transactional
    public void countersign(Actor actor, AssignmentId id, String text) {
        Assignment before = handling.handled(actor, id);
        AssignmentStep step = before.countersign(text);
        handling.advanceInside(actor, before, step, step.text());
    }

    /** SUG-13: the head signs, the answer gets its number, and the clerks check it. */
    @Transactional
    public void signOff(Actor actor, AssignmentId id, String head, String stem) {
        Assignment before = handling.handled(actor, id);
        long open =
                handling.living(before.suggestion()).stream()
                        .filter(one -> one.role() == HandlingRole.CO_HANDLER)
                        .filter(one -> before.role() == HandlingRole.LEAD)
                        .filter(one -> one.stage() != AssignmentStage.OPINION_GIVEN)
                        .count();
        String number = rounds.replyNumber(before, stem);
        AssignmentStep step = before.signOff(number, head, (int) open);
        table.sign(before, number, head.strip(), calendar.today());
        Assignment after =
                handling.advance(actor, before, step, before.unitName() + " " + step.text());
        if (parameters.of("deputies.handling.check", before.congress()).value() == 0) {
            deliver(actor, after);
        }
    }

    /** The clerks find the answer wanting before it goes out. */
    @Transactional
    public void sendBack(Actor actor, AssignmentId id, String reason) {
        Assignment before = handling.decided(actor, id);
        AssignmentStep step = before.sendBack(reason);
        handling.advance(actor, before, step, "答复审核退回 " + before.unitName() + "：" + step.text());
    }

    /** The clerks pass the answer, and it reaches each deputy by name. */
    @Transactional
    public void pass(Actor actor, AssignmentId id) {
        deliver(actor, handling.decided(actor, id));
    }

    private void deliver(Actor actor, Assignment before) {
        WrittenReply written = table.written(before).orElseThrow(() -> new Refusal("这件交办还没有答复稿。"));
        Category category = categories.of(before.congress(), written.draft().category());
        Assignment after =
                handling.advance(
                        actor,
                        before,
                        before.deliver(),
                        before.unitName() + " 的答复（" + category.code() + " 类）送达代表");
        rounds.deliver(actor, after, written, category);
        handling.owe(before.suggestion());
    }

    /** SUG-15: a deputy rates attitude and result of one answer apart, once. */
    @Transactional
    public void rate(
            Actor actor,
            SuggestionId id,
            long reply,
            Satisfaction attitude,
            Satisfaction result,
            String reason) {
        Suggestion at = suggestions.locked(id);
        actor.require(DeputiesPermission.RATE, at.congress());
        mandates.require(actor, at.congress(), "评价答复");
        rounds.rate(actor, at, reply, attitude, result, reason.strip());
        handling.owe(id);
    }

    /** SUG-16: the clerks end a round whose days are over; who kept silent is not counted. */
    @Transactional
    public void endRating(Actor actor, SuggestionId id) {
        Suggestion at = suggestions.locked(id);
        actor.require(DeputiesPermission.DECIDE, at.congress());
        rounds.end(actor, at);
        handling.owe(id);
    }

    /** After the last round: what came of the meeting of all sides. */
    @Transactional
    public void negotiated(Actor actor, SuggestionId id, boolean again, String outcome) {
        Suggestion at = suggestions.locked(id);
        actor.require(DeputiesPermission.DECIDE, at.congress());
        rounds.negotiated(actor, at, again, outcome);
        handling.owe(id);
    }

    /** Answers that reached the deputies of a suggestion, the first round first. */
    @Transactional(readOnly = true)
    public List<ReplyView> of(SuggestionId id) {
        return table.of(id);
    }

    /** Who got which answer and how it was rated; never shown to a unit. */
    @Transactional(readOnly = true)
    public List<RatingView> ratings(SuggestionId id) {
        return deliveries.ratings(id);
    }

    /** The recorded meetings of one unit with the deputies. */
    @Transactional(readOnly = true)
    public List<ConsultationView> consultations(AssignmentId id) {
        return consultations.of(id);
    }

    /** The draft of this round; for the unit that writes it and the clerks who check it. */
    @Transactional(readOnly = true)
    public Optional<WrittenReply> written(Assignment at) {
        return table.written(at);
    }

    /** The stem with which this unit numbered its last answer; empty before the first. */
    @Transactional(readOnly = true)
    public String lastStem(UnitId unit) {
        return table.lastStem(unit);
    }

    /** Those who get the answers of this suggestion, also of those handled with it. */
    @Transactional
    public List<Signer> recipients(SuggestionId id) {
        return rounds.recipients(suggestions.locked(id));
    }

    /** The last day on which the deputies may rate this round; empty when nobody is asked. */
    @Transactional
    public Optional<LocalDate> ratingUntil(SuggestionId id) {
        Suggestion at = suggestions.locked(id);
        return at.stage() == SuggestionStage.REPLIED
                ? Optional.of(rounds.ratingUntil(at))
                : Optional.empty();
    }

    /** The classes of answers that this congress uses. */
    @Transactional(readOnly = true)
    public List<Category> categories(CongressId congress) {
        return categories.of(congress);
    }

    private static String said(String text) {
        return text.isBlank() ? "" : "：" + text.strip();
    }

    private void note(Actor actor, Assignment at, String act, String text) {
        record.note(actor, at.congress(), ReplyDuties.subject(at.suggestion()), act, text);
    }
}
