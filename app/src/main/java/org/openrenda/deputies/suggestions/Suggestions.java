package org.openrenda.deputies.suggestions;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrenda.deputies.DeputiesPermission;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Suggestions (代表建议、批评和意见) from the first draft to their number, and from the deputies' rating to
 * the archive; what units do in between lies in the part {@code handling}.
 */
@Component
public class Suggestions {

    private final SuggestionTable table;
    private final SuggestionReader reader;
    private final SuggestionCourse course;
    private final SuggestionDuties duties;
    private final Authoring authoring;
    private final Reviewing reviewing;
    private final Together together;
    private final Succession succession;

    Suggestions(
            SuggestionTable table,
            SuggestionReader reader,
            SuggestionCourse course,
            SuggestionDuties duties,
            Authoring authoring,
            Reviewing reviewing,
            Together together,
            Succession succession) {
        this.table = table;
        this.reader = reader;
        this.course = course;
        this.duties = duties;
        this.authoring = authoring;
        this.reviewing = reviewing;
        this.together = together;
        this.succession = succession;
    }

    /** Begins a draft; nobody but its author sees it. */
    @Transactional
    public SuggestionId draft(Actor actor, SuggestionText text) {
        return authoring.draft(actor, text);
    }

    /** Rewrites the draft; whoever confirmed the text before is asked again. */
    @Transactional
    public void rewrite(Actor actor, SuggestionId id, SuggestionText text) {
        authoring.rewrite(actor, id, text);
    }

    /** Throws a draft away that nobody else has seen. */
    @Transactional
    public void discard(Actor actor, SuggestionId id) {
        authoring.discard(actor, id);
    }

    /** SUG-1: asks deputies of the same congress to co-sign; each must confirm the text. */
    @Transactional
    public void invite(Actor actor, SuggestionId id, List<AccountId> deputies) {
        authoring.invite(actor, id, deputies);
    }

    /** The lead deputy takes somebody off the list, or a deputy declines. */
    @Transactional
    public void dropSigner(Actor actor, SuggestionId id, AccountId deputy) {
        authoring.dropSigner(actor, id, deputy);
    }

    /**
     * A deputy confirms the text that was read.
     *
     * @param version the draft that was on the page; refused when it was rewritten since
     */
    @Transactional
    public void confirm(Actor actor, SuggestionId id, int version) {
        authoring.confirm(actor, id, version);
    }

    /**
     * SUG-1: a delegation proposes it, more than half of all its deputies having approved; its head
     * signs by confirming the text. Where the place's rules do not allow it, it is refused.
     */
    @Transactional
    public void proposeByDelegation(Actor actor, SuggestionId id, DelegationApproval approval) {
        authoring.byDelegation(actor, id, approval);
    }

    /** Not by the delegation after all. */
    @Transactional
    public void proposeByDeputies(Actor actor, SuggestionId id) {
        authoring.byDeputies(actor, id);
    }

    /** Hands it in; all who were asked must have confirmed this very text or be taken off. */
    @Transactional
    public void submit(Actor actor, SuggestionId id) {
        authoring.submit(actor, id);
    }

    /** The delegation or the presidium passes it on (初审). */
    @Transactional
    public void passFirst(Actor actor, SuggestionId id, String opinion) {
        reviewing.passFirst(actor, id, opinion);
    }

    /** Back to the deputy, with what is to be mended. */
    @Transactional
    public void sendBack(Actor actor, SuggestionId id, String reason) {
        reviewing.sendBack(actor, id, reason);
    }

    /** SUG-11: not taken as a suggestion, on a ground of the rules and with an explanation. */
    @Transactional
    public void refuse(Actor actor, SuggestionId id, RefusalGround ground, String explanation) {
        reviewing.refuse(actor, id, ground, explanation);
    }

    /** Turned into a petition or a lead for another organ, which the deputy is told. */
    @Transactional
    public void turn(Actor actor, SuggestionId id, String whereTo) {
        reviewing.turn(actor, id, whereTo);
    }

    /** Takes it as a suggestion and gives it the year's next number; the handover is owed. */
    @Transactional
    public String number(Actor actor, SuggestionId id) {
        return reviewing.number(actor, id);
    }

    /** DEP-4: ends one that was sent back to a deputy whose deputyship is over. */
    @Transactional
    public void lapse(Actor actor, SuggestionId id, String reason) {
        reviewing.lapse(actor, id, reason);
    }

    /**
     * SUG-12: a signer wants it back; it is withdrawn once all who signed want so.
     *
     * @return whether it is withdrawn now
     */
    @Transactional
    public boolean withdraw(Actor actor, SuggestionId id, String reason) {
        return succession.withdraw(actor, id, reason);
    }

    /** SUG-9: handled together with another; each deputy still gets an answer of one's own. */
    @Transactional
    public void merge(Actor actor, SuggestionId id, SuggestionId into) {
        together.merge(actor, id, into);
    }

    @Transactional
    public void unmerge(Actor actor, SuggestionId id) {
        together.unmerge(actor, id);
    }

    /** Puts a closed suggestion into the archive. */
    @Transactional
    public void archive(Actor actor, SuggestionId id) {
        course.done(actor, course.reviewed(actor, id), SuggestionAct.ARCHIVE, "归档");
    }

    /** For the part that handles: writes an act of the units' half into the suggestion's course. */
    @Transactional
    public Suggestion advance(Actor actor, SuggestionId id, SuggestionAct act, String text) {
        Suggestion after = course.done(actor, locked(id), act, text);
        if (act == SuggestionAct.ASSIGN) {
            duties.settle(actor, id, SuggestionCourse.ASSIGN);
        }
        if (act == SuggestionAct.TAKE_BACK) {
            duties.clerk(after, SuggestionCourse.ASSIGN, "deputies.assign.recess");
        }
        return after;
    }

    /** For the part that handles: the earliest day on which a unit owes an answer. */
    @Transactional
    public void owes(SuggestionId id, java.time.@Nullable LocalDate dueOn) {
        table.due(id, dueOn);
    }

    /** The suggestion, locked until the caller's transaction ends. */
    @Transactional
    public Suggestion locked(SuggestionId id) {
        return course.locked(id);
    }

    /** Suggestions handled together with this one, locked. */
    @Transactional
    public List<Suggestion> lockedMerged(SuggestionId into) {
        return table.lockMerged(into);
    }

    /** Who gets an answer: the lead deputy and all who confirmed the text that was handed in. */
    @Transactional(readOnly = true)
    public List<Signer> signers(SuggestionId id) {
        return course.signers(id);
    }

    /** Suggestions that answer the search; drafts are never among them. */
    public List<SuggestionRow> rows(SuggestionSearch search) {
        return reader.rows(search);
    }

    public java.util.Optional<PastAnswer> pastAnswer(SuggestionId id) {
        return reader.pastAnswer(id);
    }

    public int count(SuggestionSearch search) {
        return reader.count(search);
    }

    /** What this deputy leads, or was asked to co-sign; drafts too, the newest first. */
    public List<SuggestionRow> mine(Actor actor, boolean led, int offset, int most) {
        return reader.mine(SuggestionCourse.person(actor).value(), led, offset, most);
    }

    public int countMine(Actor actor, boolean led) {
        return reader.countMine(SuggestionCourse.person(actor).value(), led);
    }

    /** What shares the most with the words that are being typed, best first. */
    public List<SimilarSuggestion> similar(
            List<Long> congresses, String typed, long except, int most) {
        return reader.similar(congresses, typed, except, most);
    }

    /** One suggestion as this person may see it: drafts only by those who sign them. */
    @Transactional(readOnly = true)
    public SuggestionView view(Actor actor, SuggestionId id) {
        SuggestionView view = course.view(id);
        boolean signs =
                view.signers().stream().anyMatch(one -> one.account().equals(actor.account()));
        CongressId at = view.suggestion().congress();
        boolean staff =
                !view.stage().isPrivate() && actor.may(DeputiesPermission.SEE, at)
                        || !view.stage().isPrivate() && view.published();
        if (!signs && !staff && !actor.isSystem()) {
            throw new Refusal("没有这件建议。");
        }
        return view;
    }

    /** Suggestions that grew out of a page of this house, by its address; handed in ones only. */
    @Transactional(readOnly = true)
    public List<SuggestionId> grownOutOf(CongressId at, String address) {
        return reader.grownOutOf(at, address);
    }
}
