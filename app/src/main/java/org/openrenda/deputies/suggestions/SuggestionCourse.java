package org.openrenda.deputies.suggestions;

import java.util.List;
import org.openrenda.deputies.DeputiesPermission;
import org.openrenda.deputies.signatures.Signed;
import org.openrenda.deputies.signatures.SignedKind;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.parameters.Parameters;
import org.openrenda.platform.record.Record;
import org.springframework.stereotype.Component;

/** What every act on a suggestion has in common: who may, the step, the record, who is told. */
@Component
class SuggestionCourse {

    static final String REVISE = "修改后重新提交";
    static final String FIRST = "初审";
    static final String REVIEW = "审核";
    static final String ASSIGN = "交办";

    private final SuggestionTable table;
    private final SuggestionReader reader;
    private final SuggestionDuties duties;
    private final Parameters parameters;
    private final Record record;

    SuggestionCourse(
            SuggestionTable table,
            SuggestionReader reader,
            SuggestionDuties duties,
            Parameters parameters,
            Record record) {
        this.table = table;
        this.reader = reader;
        this.duties = duties;
        this.parameters = parameters;
        this.record = record;
    }

    Suggestion locked(SuggestionId id) {
        return table.lock(id).orElseThrow(() -> new Refusal("没有这件建议。"));
    }

    Suggestion led(Actor actor, SuggestionId id) {
        Suggestion before = locked(id);
        actor.require(DeputiesPermission.WRITE, before.congress());
        if (!before.isLed(actor.account())) {
            throw new Refusal("没有这件建议。");
        }
        return before;
    }

    Suggestion reviewed(Actor actor, SuggestionId id) {
        Suggestion before = locked(id);
        actor.require(DeputiesPermission.REVIEW, before.congress());
        return before;
    }

    Suggestion done(Actor actor, Suggestion before, SuggestionAct act, String text) {
        Suggestion after = table.write(before, act, actor.name(), text);
        if (after.stage().isPrivate()) {
            inside(actor, after, act.label(), text);
        } else {
            record.note(
                    actor,
                    after.congress(),
                    SuggestionDuties.subject(after.id()),
                    act.label(),
                    text);
        }
        return after;
    }

    void inside(Actor actor, Suggestion at, String act, String text) {
        record.noteInside(actor, at.congress(), SuggestionDuties.subject(at.id()), act, text);
    }

    SuggestionView view(SuggestionId id) {
        return reader.view(id).orElseThrow(() -> new Refusal("没有这件建议。"));
    }

    /** The lead deputy and all who confirmed the text that was handed in. */
    List<Signer> signers(SuggestionId id) {
        return view(id).signers().stream().filter(Signer::confirmed).toList();
    }

    List<AccountId> accounts(Suggestion suggestion) {
        return signers(suggestion.id()).stream().map(Signer::account).toList();
    }

    void tellSigners(Suggestion suggestion, String title, String body) {
        duties.tell(suggestion, accounts(suggestion), title, "“" + suggestion.title() + "”" + body);
    }

    void settleReview(Actor actor, SuggestionId id) {
        duties.settle(actor, id, FIRST);
        duties.settle(actor, id, REVIEW);
    }

    int number(Suggestion suggestion, String key) {
        return parameters.of(key, suggestion.congress()).value();
    }

    /** What its signers sign. */
    static Signed signed(Suggestion at) {
        return new Signed(
                SignedKind.SUGGESTION,
                at.id().value(),
                at.congress(),
                at.lead(),
                at.version(),
                at.title());
    }

    static AccountId person(Actor actor) {
        AccountId account = actor.account();
        if (account == null) {
            throw new Refusal("请由代表本人办理。");
        }
        return account;
    }
}
