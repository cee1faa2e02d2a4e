package org.openrenda.deputies.suggestions;

import java.util.List;
import org.openrenda.deputies.DeputiesPermission;
import org.openrenda.deputies.mandates.Mandates;
import org.openrenda.deputies.signatures.Signatures;
import org.openrenda.hotline.topics.Topics;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.access.Access;
import org.openrenda.platform.calendar.Calendar;
import org.springframework.stereotype.Component;

/** From the first draft to the day it is handed in: what deputies do with their text. */
@Component
class Authoring {

    private final SuggestionTable table;
    private final Signatures signatures;
    private final Delegations delegations;
    private final SuggestionCourse course;
    private final SuggestionDuties duties;
    private final Mandates mandates;
    private final Access access;
    private final Topics topics;
    private final Calendar calendar;

    Authoring(
            SuggestionTable table,
            Signatures signatures,
            Delegations delegations,
            SuggestionCourse course,
            SuggestionDuties duties,
            Mandates mandates,
            Access access,
            Topics topics,
            Calendar calendar) {
        this.table = table;
        this.signatures = signatures;
        this.delegations = delegations;
        this.course = course;
        this.duties = duties;
        this.mandates = mandates;
        this.access = access;
        this.topics = topics;
        this.calendar = calendar;
    }

    SuggestionId draft(Actor actor, SuggestionText text) {
        actor.require(DeputiesPermission.WRITE, text.congress());
        Suggestion.check(text.title(), text.text());
        AccountId lead = SuggestionCourse.person(actor);
        return table.add(text, topicName(text), lead, actor.name());
    }

    void rewrite(Actor actor, SuggestionId id, SuggestionText text) {
        Suggestion before = course.led(actor, id);
        before.stage().after(SuggestionAct.WRITE);
        Suggestion.check(text.title(), text.text());
        boolean same =
                before.title().equals(text.title()) && course.view(id).text().equals(text.text());
        table.rewrite(before, text, topicName(text));
        Suggestion after = course.locked(id);
        signatures.rewritten(
                actor, SuggestionCourse.signed(before), SuggestionCourse.signed(after), same);
        if (same) {
            delegations.keep(before, after);
        }
    }

    void discard(Actor actor, SuggestionId id) {
        Suggestion before = course.led(actor, id);
        if (before.stage() != SuggestionStage.DRAFT) {
            throw new Refusal("已经有人看过这件建议，不能删除；可以撤回。");
        }
        table.discard(id);
    }

    void invite(Actor actor, SuggestionId id, List<AccountId> deputies) {
        Suggestion before = course.led(actor, id);
        before.stage().after(SuggestionAct.INVITE);
        mandates.require(actor, before.congress(), "邀请附议");
        int asked = signatures.invite(SuggestionCourse.signed(before), deputies);
        if (asked > 0) {
            course.done(actor, before, SuggestionAct.INVITE, "邀请 " + asked + " 名代表附议");
        }
    }

    void dropSigner(Actor actor, SuggestionId id, AccountId deputy) {
        Suggestion before = course.locked(id);
        actor.require(DeputiesPermission.WRITE, before.congress());
        before.stage().after(SuggestionAct.INVITE);
        if (signatures.drop(actor, SuggestionCourse.signed(before), deputy)) {
            String name = access.account(deputy).displayName();
            course.inside(actor, before, "取消附议", name + " 不再附议");
        }
    }

    void confirm(Actor actor, SuggestionId id, int version) {
        Suggestion before = course.locked(id);
        actor.require(DeputiesPermission.WRITE, before.congress());
        before.stage().after(SuggestionAct.INVITE);
        signatures.confirm(actor, SuggestionCourse.signed(before), version);
        course.inside(actor, before, "确认附议", "确认附议第 " + version + " 稿");
    }

    /** SUG-1: proposed by the whole delegation, whose head signs. */
    void byDelegation(Actor actor, SuggestionId id, DelegationApproval approval) {
        Suggestion before = course.led(actor, id);
        before.stage().after(SuggestionAct.INVITE);
        mandates.require(actor, before.congress(), "以代表团名义提出建议");
        Delegation made = delegations.record(actor, before, approval);
        AccountId head = made.head();
        if (!before.isLed(head)) {
            signatures.invite(SuggestionCourse.signed(before), List.of(head));
        }
        course.done(
                actor,
                before,
                SuggestionAct.INVITE,
                "以%s名义提出：全体代表 %d 人，赞成 %d 人，请团长 %s 签署"
                        .formatted(made.name(), made.members(), made.approved(), made.headName()));
    }

    void byDeputies(Actor actor, SuggestionId id) {
        Suggestion before = course.led(actor, id);
        before.stage().after(SuggestionAct.WRITE);
        delegations.withdraw(actor, before);
        course.inside(actor, before, "改为代表提出", "不再以代表团名义提出");
    }

    void submit(Actor actor, SuggestionId id) {
        Suggestion before = course.led(actor, id);
        mandates.require(actor, before.congress(), "提出建议");
        Suggestion.checkComplete(course.view(id).text());
        signatures.requireAll(SuggestionCourse.signed(before));
        String by = delegations.proposer(before);
        boolean first =
                before.source() == SuggestionSource.SESSION
                        && course.number(before, "deputies.review.first") > 0;
        SuggestionAct act = first ? SuggestionAct.SUBMIT_FIRST : SuggestionAct.SUBMIT;
        String own = access.account(SuggestionCourse.person(actor)).displayName();
        table.submitted(id, calendar.today(), by.isEmpty() ? own : by);
        Suggestion after =
                course.done(actor, before, act, by.isEmpty() ? "提交建议" : "以" + by + "名义提交建议");
        duties.settle(actor, id, SuggestionCourse.REVISE);
        String next = first ? SuggestionCourse.FIRST : SuggestionCourse.REVIEW;
        duties.clerk(after, next, "deputies.review.days");
    }

    private String topicName(SuggestionText text) {
        String code = text.topicCode();
        return code == null || code.isBlank() ? "" : topics.name(code);
    }
}
