package org.openrenda.deputies.replies;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.openrenda.deputies.commitments.Commitments;
import org.openrenda.deputies.handling.Assignment;
import org.openrenda.deputies.handling.AssignmentId;
import org.openrenda.deputies.handling.AssignmentStage;
import org.openrenda.deputies.handling.Handling;
import org.openrenda.deputies.mandates.DeputyResumed;
import org.openrenda.deputies.mandates.DeputyStopped;
import org.openrenda.deputies.mandates.Mandates;
import org.openrenda.deputies.numbering.Numbering;
import org.openrenda.deputies.suggestions.Signer;
import org.openrenda.deputies.suggestions.Suggestion;
import org.openrenda.deputies.suggestions.SuggestionAct;
import org.openrenda.deputies.suggestions.SuggestionId;
import org.openrenda.deputies.suggestions.SuggestionStage;
import org.openrenda.deputies.suggestions.Suggestions;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Satisfaction;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.parameters.Parameters;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.record.Subject;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * A round of answers: delivered to each deputy, rated by each, and then closed, handled again, or
 * brought to one table (SUG-9, SUG-10, SUG-15 to SUG-18).
 */
@Component
// Longer than 300 lines because a round is one thing from the delivery to what follows it.
class Rounds {

    private final Handling handling;
    private final ReplyTable replies;
    private final Numbering numbering;
    private final Deliveries deliveries;
    private final ReplyDuties duties;
    private final Suggestions suggestions;
    private final Commitments commitments;
    private final Mandates mandates;
    private final Calendar calendar;
    private final Parameters parameters;
    private final Record record;

    Rounds(
            Handling handling,
            ReplyTable replies,
            Numbering numbering,
            Deliveries deliveries,
            ReplyDuties duties,
            Suggestions suggestions,
            Commitments commitments,
            Mandates mandates,
            Calendar calendar,
            Parameters parameters,
            Record record) {
        this.handling = handling;
        this.replies = replies;
        this.numbering = numbering;
        this.deliveries = deliveries;
        this.duties = duties;
        this.suggestions = suggestions;
        this.commitments = commitments;
        this.mandates = mandates;
        this.calendar = calendar;
        this.parameters = parameters;
        this.record = record;
    }

    /** What a draft must have: words, a public version or a reason, and days for its promises. */
    void check(DraftReply draft, Category category) {
        if (draft.text().length() < 20) {
            throw Refusal.of("text", "答复太短：请逐条回应代表的建议（至少 20 字）。");
        }
        if (draft.publicText().isEmpty() && draft.withheld().isEmpty()) {
            throw Refusal.of("publicText", "请写公开版，或者写明不公开的理由。");
        }
        if (category.tracked() && draft.promises().isEmpty()) {
            throw new Refusal("SUG-18", category.code() + " 类答复须写明承诺事项和完成日期，到期再答复代表。");
        }
        for (Promise one : draft.promises()) {
            if (one.text().isBlank() || !one.dueOn().isAfter(calendar.today())) {
                throw Refusal.of("promises", "每项承诺须写明内容和今天以后的完成日期。");
            }
        }
    }

    String replyNumber(Assignment at, String stem) {
        if (stem.isBlank() || stem.length() > 20) {
            throw Refusal.of("stem", "请填写发文机关代字，例如“云建函”。");
        }
        int year = calendar.today().getYear();
        return stem.strip()
                + "〔"
                + year
                + "〕"
                + numbering.next(at.congress(), stem.strip(), year)
                + "号";
    }

    /** Those who get the answers: of this suggestion and of all that are handled with it. */
    List<Signer> recipients(Suggestion suggestion) {
        List<Signer> all = new ArrayList<>(signers(suggestion));
        suggestions.lockedMerged(suggestion.id()).forEach(one -> all.addAll(signers(one)));
        return all;
    }

    /** SUG-10: every deputy who signed, or the lead deputy only where the place says so. */
    private List<Signer> signers(Suggestion suggestion) {
        List<Signer> all = suggestions.signers(suggestion.id());
        boolean each =
                parameters.of("deputies.handling.answerEach", suggestion.congress()).value() > 0;
        return each || all.isEmpty() ? all : all.subList(0, 1);
    }

    /** SUG-9: one answer, delivered to each deputy by name; promises go into the ledger. */
    void deliver(Actor actor, Assignment at, WrittenReply written, Category category) {
        LocalDate today = calendar.today();
        long reply = replies.deliver(at, written, category, today);
        Suggestion main = suggestions.locked(at.suggestion());
        List<Suggestion> together = new ArrayList<>(List.of(main));
        suggestions.lockedMerged(main.id()).stream()
                .filter(one -> one.stage() == SuggestionStage.MERGED)
                .forEach(together::add);
        for (Suggestion one : together) {
            for (Signer signer : signers(one)) {
                deliveries.handTo(reply, one, signer.account(), signer.name());
            }
        }
        for (Promise promise : written.draft().promises()) {
            commitments.promise(
                    at.congress(),
                    main.id(),
                    reply,
                    at.unit(),
                    at.unitName(),
                    promise.text(),
                    promise.dueOn());
        }
        boolean all =
                handling.living(main.id()).stream()
                        .filter(one -> one.role().answers())
                        .allMatch(one -> one.stage() == AssignmentStage.DELIVERED);
        if (all) {
            together.forEach(one -> replied(actor, one));
        }
    }

    private void replied(Actor actor, Suggestion before) {
        Suggestion after =
                suggestions.advance(actor, before.id(), SuggestionAct.REPLY, "全部答复已送达，请代表评价");
        List<AccountId> raters = raters(after);
        duties.rate(after, raters);
        if (raters.isEmpty()) {
            settle(actor, after);
        }
    }

    /** DEP-4: who still owes a rating and may give it. */
    private List<AccountId> raters(Suggestion at) {
        return deliveries.unrated(at).stream()
                .filter(one -> mandates.mayAct(one, at.congress()))
                .toList();
    }

    /**
     * DEP-4: a deputy who may not act is not asked to rate, and a round that waited for nobody else
     * goes on; the answer stays delivered.
     */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(DeputyStopped stopped) {
        Actor system = Actor.system("系统", stopped.congress());
        for (Subject one : mandates.owed(stopped.account(), stopped.congress(), ReplyDuties.RATE)) {
            if (!one.kind().equals(ReplyDuties.SUBJECT)) {
                continue;
            }
            mandates.release(stopped.account(), one, ReplyDuties.RATE);
            Suggestion at = suggestions.locked(new SuggestionId(one.id()));
            record.noteInside(system, at.congress(), one, "不再请其评价", stopped.name() + " 现在不能执行代表职务");
            if (at.stage() == SuggestionStage.REPLIED && raters(at).isEmpty()) {
                settle(system, at);
                handling.owe(at.id());
            }
        }
        for (Subject one : mandates.owed(stopped.account(), stopped.congress(), ReplyDuties.WORD)) {
            mandates.release(stopped.account(), one, ReplyDuties.WORD);
        }
    }

    /** DEP-4: able to act again, and asked again where the round is still open. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(DeputyResumed resumed) {
        for (SuggestionId id : deliveries.waiting(resumed.account(), resumed.congress())) {
            duties.rate(suggestions.locked(id), List.of(resumed.account()));
        }
    }

    void rate(
            Actor actor,
            Suggestion at,
            long reply,
            Satisfaction attitude,
            Satisfaction result,
            String reason) {
        AccountId account = actor.account();
        if (account == null || !deliveries.wasHandedTo(reply, at.id(), account)) {
            throw new Refusal("这份答复不是给您的。");
        }
        if (at.stage() != SuggestionStage.REPLIED) {
            throw new Refusal("这件建议现在是“" + at.stage().label() + "”，不能评价。");
        }
        if (result == Satisfaction.DISSATISFIED && reason.isBlank()) {
            throw Refusal.of("reason", "评价不满意时，请写明理由，承办单位才知道怎么改。");
        }
        if (!deliveries.rate(reply, at.id(), account, attitude, result, reason)) {
            throw new Refusal("SUG-15", "您已评价过这份答复，首次评价不能更改。");
        }
        record.noteInside(
                actor,
                at.congress(),
                ReplyDuties.subject(at.id()),
                "代表评价",
                "态度：" + attitude.label() + "；结果：" + result.label());
        List<AccountId> open = raters(at);
        if (!open.contains(account)) {
            duties.rated(actor, at.id());
        }
        if (open.isEmpty()) {
            // Whoever rated last must not stand as the one who decided.
            settle(Actor.system("系统", at.congress()), at);
        }
    }

    void end(Actor actor, Suggestion at) {
        if (at.stage() != SuggestionStage.REPLIED) {
            throw new Refusal("这件建议现在是“" + at.stage().label() + "”，没有待结束的评价。");
        }
        LocalDate until = ratingUntil(at);
        if (!calendar.today().isAfter(until)) {
            throw new Refusal("SUG-16", "代表评价期限到 " + until + "，期满后才能结束评价。");
        }
        settle(actor, at);
    }

    LocalDate ratingUntil(Suggestion at) {
        return calendar.due("deputies.rating.days", at.congress(), deliveries.lastDelivered(at));
    }

    private void settle(Actor actor, Suggestion at) {
        duties.settle(actor, at.id(), ReplyDuties.RATE);
        List<RoundCount> counts = deliveries.counts(at);
        int least = parameters.of("deputies.rating.dissatisfiedMin", at.congress()).value();
        Set<AssignmentId> bad =
                counts.stream()
                        .filter(one -> one.dissatisfied() >= least)
                        .map(RoundCount::assignment)
                        .collect(Collectors.toSet());
        int rated = counts.stream().mapToInt(RoundCount::rated).sum();
        int asked = counts.stream().mapToInt(RoundCount::delivered).sum();
        String said = "应评 " + asked + "，实评 " + rated;
        int unable = deliveries.unrated(at).size() - raters(at).size();
        if (unable > 0) {
            said += "，另有 " + unable + " 名代表现在不能执行职务，未参评";
        }
        if (bad.isEmpty()) {
            suggestions.advance(actor, at.id(), SuggestionAct.CLOSE, "评价结束，结案。" + said);
        } else if (at.round() > parameters.of("deputies.redo.most", at.congress()).value()) {
            Suggestion after =
                    suggestions.advance(
                            actor, at.id(), SuggestionAct.NEGOTIATE, "代表仍不满意，组织面对面协商。" + said);
            duties.negotiate(after);
        } else {
            again(actor, at, bad, "代表对结果不满意，再次办理。" + said);
        }
    }

    /** SUG-17: those whose answers did not satisfy handle it again, with a new day. */
    private void again(Actor actor, Suggestion at, Set<AssignmentId> bad, String why) {
        Suggestion after = suggestions.advance(actor, at.id(), SuggestionAct.REDO, why);
        LocalDate due = duties.due("deputies.redo.period", at.congress());
        List<Assignment> own = handling.living(at.id());
        for (AssignmentId id : bad) {
            Assignment before = handling.locked(id);
            if (before.suggestion().equals(at.id())) {
                handling.advance(
                        actor, before, before.reopen(why, due), before.unitName() + " 再次办理");
            } else if (own.stream().noneMatch(one -> one.unit().equals(before.unit()))) {
                // A merged suggestion had no assignment of its own until its deputy was not
                // satisfied.
                handling.sendAgain(actor, after, before, due);
            }
        }
        suggestions.owes(at.id(), due);
    }

    void negotiated(Actor actor, Suggestion at, boolean again, String outcome) {
        if (outcome.isBlank()) {
            throw Refusal.of("outcome", "请写明协商的经过和结果。");
        }
        if (at.stage() != SuggestionStage.NEGOTIATING) {
            throw new Refusal("这件建议现在是“" + at.stage().label() + "”，没有待协商的事项。");
        }
        duties.settle(actor, at.id(), ReplyDuties.NEGOTIATE);
        if (again) {
            int least = parameters.of("deputies.rating.dissatisfiedMin", at.congress()).value();
            Set<AssignmentId> bad =
                    deliveries.counts(at).stream()
                            .filter(one -> one.dissatisfied() >= least)
                            .map(RoundCount::assignment)
                            .collect(Collectors.toSet());
            again(actor, at, bad, "面对面协商后再次办理：" + outcome.strip());
        } else {
            suggestions.advance(actor, at.id(), SuggestionAct.CLOSE, "面对面协商后结案：" + outcome.strip());
        }
    }
}
