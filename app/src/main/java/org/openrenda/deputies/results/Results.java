package org.openrenda.deputies.results;

import java.util.ArrayList;
import java.util.List;
import org.openrenda.analysis.mask.Mask;
import org.openrenda.deputies.commitments.Commitment;
import org.openrenda.deputies.commitments.CommitmentStage;
import org.openrenda.deputies.commitments.Commitments;
import org.openrenda.deputies.replies.Replies;
import org.openrenda.deputies.replies.ReplyView;
import org.openrenda.deputies.suggestions.Suggestion;
import org.openrenda.deputies.suggestions.SuggestionId;
import org.openrenda.deputies.suggestions.SuggestionStage;
import org.openrenda.deputies.suggestions.SuggestionView;
import org.openrenda.deputies.suggestions.Suggestions;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Satisfaction;
import org.openrenda.platform.notices.Notices;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.record.Subject;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * F-DEP-4: what became of a citizen's voice that a deputy made a suggestion of. Its way is told
 * back in plain words, and the citizen rates each answer and each kept promise once; these ratings
 * stand apart from the deputies' and close nothing.
 */
@Component
public class Results {

    private static final int REASON_MAX = 500;

    private final ResultTable table;
    private final Suggestions suggestions;
    private final Replies replies;
    private final Commitments commitments;
    private final Notices notices;
    private final Record record;

    Results(
            ResultTable table,
            Suggestions suggestions,
            Replies replies,
            Commitments commitments,
            Notices notices,
            Record record) {
        this.table = table;
        this.suggestions = suggestions;
        this.replies = replies;
        this.commitments = commitments;
        this.notices = notices;
        this.record = record;
    }

    /**
     * The suggestions that grew out of a voice, the first one first; for the holder of its code.
     *
     * @param voice the voice's id
     */
    @Transactional(readOnly = true)
    public List<Outgrowth> of(CongressId at, long voice) {
        return suggestions.grownOutOf(at, "/deputies/voices/" + voice).stream()
                .map(id -> outgrowth(at, voice, id))
                .toList();
    }

    private Outgrowth outgrowth(CongressId at, long voice, SuggestionId id) {
        SuggestionView view = suggestions.view(Actor.system("群众", at), id);
        Suggestion is = view.suggestion();
        List<ReplyView> answers = replies.of(id);
        List<Commitment> promises = commitments.of(is.mergedInto() == null ? id : is.mergedInto());
        boolean open = view.published();
        return new Outgrowth(
                id,
                is.number(),
                is.title(),
                is.leadName(),
                standing(is.stage()),
                open,
                answers.size(),
                promises.size(),
                open ? answers.stream().map(Results::answer).toList() : List.of(),
                open ? promises.stream().map(Results::pledge).toList() : List.of(),
                asked(voice, id, answers, promises, open));
    }

    private static Answer answer(ReplyView reply) {
        boolean withheld = !reply.withheld().isEmpty();
        return new Answer(
                reply.unitName(),
                reply.deliveredOn(),
                reply.category() + " 类：" + reply.categoryName(),
                withheld ? "" : reply.publicText(),
                reply.withheld());
    }

    private static Pledge pledge(Commitment one) {
        boolean kept = one.stage() == CommitmentStage.KEPT;
        return new Pledge(one.unitName(), one.text(), one.dueOn(), one.stage().label(), kept);
    }

    private List<Asked> asked(
            long voice,
            SuggestionId id,
            List<ReplyView> answers,
            List<Commitment> promises,
            boolean open) {
        List<ResultTable.Given> given = table.given(voice, id);
        List<Asked> asked = new ArrayList<>();
        answers.stream()
                .mapToInt(ReplyView::round)
                .distinct()
                .sorted()
                .forEach(round -> {
                    String about = round == 1 ? "这次答复" : "第 " + round + " 次答复";
                    asked.add(one(given, Occasion.ANSWER, round, about));
                });
        for (Commitment promise : promises) {
            if (promise.stage() == CommitmentStage.KEPT) {
                String about = open ? "承诺“" + promise.text() + "”的兑现" : "承诺事项的兑现";
                asked.add(one(given, Occasion.KEPT, promise.id().value(), about));
            }
        }
        return asked;
    }

    private static Asked one(
            List<ResultTable.Given> given, Occasion occasion, long which, String about) {
        return given.stream()
                .filter(said -> said.occasion() == occasion && said.which() == which)
                .findFirst()
                .map(said -> new Asked(occasion, which, about, said.result(), said.reason()))
                .orElse(new Asked(occasion, which, about, null, ""));
    }

    /** In the words of one who does not know the congress's. */
    static String standing(SuggestionStage stage) {
        return switch (stage) {
            case DRAFT, CO_SIGNING, RETURNED -> "代表正在写建议。";
            case FIRST_REVIEW, REVIEW -> "代表已经把它写成建议提交，人大正在审核。";
            case REFUSED -> "没有作为代表建议立案，代表会向您说明还可以走哪条路。";
            case TURNED -> "已经转到其他渠道办理，不再作为代表建议。";
            case WITHDRAWN -> "代表已经撤回这件建议。";
            case NUMBERED, PLANNED -> "已经立案，人大正在确定由哪个单位承办。";
            case MERGED, ASSIGNED -> "承办单位正在办理，办理后须书面答复代表。";
            case REPLIED -> "承办单位已经答复，代表正在评价。";
            case NEGOTIATING -> "代表对结果不满意，正在与承办单位面对面协商。";
            case CLOSED, ARCHIVED -> "已经办结；承诺的事项继续跟踪到兑现为止。";
        };
    }

    /**
     * The citizen rates one result, once; the voice's code was checked by the caller.
     *
     * @throws Refusal when there is no such result yet, or it was rated before
     */
    @Transactional
    public void rate(
            CongressId at,
            long voice,
            SuggestionId id,
            Occasion occasion,
            long which,
            Satisfaction result,
            String reason) {
        Outgrowth grown =
                of(at, voice).stream()
                        .filter(one -> one.id().equals(id))
                        .findFirst()
                        .orElseThrow(() -> new Refusal("这件建议不是由您反映的事提出的。"));
        boolean due =
                grown.asked().stream()
                        .anyMatch(one -> one.occasion() == occasion && one.which() == which);
        if (!due) {
            throw new Refusal("现在还没有可以评价的结果，请等答复送达或者承诺兑现以后再评。");
        }
        String why = Mask.mask(reason.strip());
        if (result == Satisfaction.DISSATISFIED && why.isEmpty()) {
            throw Refusal.of("reason", "评价不满意时，请写明还差什么。");
        }
        if (why.length() > REASON_MAX) {
            throw Refusal.of("reason", "请控制在 " + REASON_MAX + " 字以内。");
        }
        if (!table.rate(voice, id, occasion, which, result, why)) {
            throw new Refusal("您已评价过，首次评价不能更改。");
        }
        Actor citizen = Actor.system("群众", at);
        Subject subject = new Subject("deputies", "suggestion", id.value());
        record.noteInside(citizen, at, subject, "群众评价", occasion.label() + "：" + result.label());
        if (result == Satisfaction.DISSATISFIED) {
            AccountId lead = suggestions.view(citizen, id).suggestion().lead();
            notices.send(
                    lead == null ? List.of() : List.of(lead),
                    "群众评价建议结果：不满意",
                    "“" + grown.title() + "”：" + why,
                    "/deputies/suggestions/" + id);
        }
    }

    /** How citizens rated what came of a suggestion, each occasion with its base. */
    @Transactional(readOnly = true)
    public List<ResultCount> counts(SuggestionId id) {
        return table.counts(id);
    }

    /** The same of all that a deputy leads. */
    @Transactional(readOnly = true)
    public List<ResultCount> countsOfLead(AccountId account) {
        return table.countsOfLead(account.value());
    }
}
