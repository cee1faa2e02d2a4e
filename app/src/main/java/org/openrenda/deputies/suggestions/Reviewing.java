package org.openrenda.deputies.suggestions;

import org.openrenda.deputies.mandates.Mandates;
import org.openrenda.deputies.numbering.Numbering;
import org.openrenda.deputies.signatures.Signatures;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.calendar.Calendar;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What the clerks decide on a suggestion that was handed in (SUG-11). */
@Component
class Reviewing {

    private final SuggestionTable table;
    private final Numbering numbering;
    private final SuggestionCourse course;
    private final SuggestionDuties duties;
    private final Signatures signatures;
    private final Mandates mandates;
    private final Calendar calendar;
    private final ApplicationEventPublisher events;

    Reviewing(
            SuggestionTable table,
            Numbering numbering,
            SuggestionCourse course,
            SuggestionDuties duties,
            Signatures signatures,
            Mandates mandates,
            Calendar calendar,
            ApplicationEventPublisher events) {
        this.table = table;
        this.numbering = numbering;
        this.course = course;
        this.duties = duties;
        this.signatures = signatures;
        this.mandates = mandates;
        this.calendar = calendar;
        this.events = events;
    }

    void passFirst(Actor actor, SuggestionId id, String opinion) {
        Suggestion before = course.reviewed(actor, id);
        String said = opinion.isBlank() ? "初审通过" : "初审通过：" + opinion.strip();
        Suggestion after = course.done(actor, before, SuggestionAct.PASS_FIRST, said);
        duties.settle(actor, id, SuggestionCourse.FIRST);
        duties.clerk(after, SuggestionCourse.REVIEW, "deputies.review.days");
    }

    void sendBack(Actor actor, SuggestionId id, String reason) {
        Suggestion before = course.reviewed(actor, id);
        String why = Refusal.needed("reason", "请写明需要修改什么", reason);
        Suggestion after = course.done(actor, before, SuggestionAct.SEND_BACK, "退回修改：" + why);
        course.settleReview(actor, id);
        duties.deputy(after, after.lead(), SuggestionCourse.REVISE);
    }

    void refuse(Actor actor, SuggestionId id, RefusalGround ground, String explanation) {
        Suggestion before = course.reviewed(actor, id);
        String why = Refusal.needed("explanation", "请向代表说明理由和可以走的途径", explanation);
        String text = "不予接收（" + ground.label() + "）：" + why;
        Suggestion after = course.done(actor, before, SuggestionAct.REFUSE, text);
        course.settleReview(actor, id);
        course.tellSigners(after, "建议未被接收", text);
    }

    void turn(Actor actor, SuggestionId id, String whereTo) {
        Suggestion before = course.reviewed(actor, id);
        String text = "转其他渠道办理：" + Refusal.needed("whereTo", "请写明转到哪里、为什么", whereTo);
        Suggestion after = course.done(actor, before, SuggestionAct.TURN, text);
        course.settleReview(actor, id);
        course.tellSigners(after, "建议转其他渠道", text);
    }

    String number(Actor actor, SuggestionId id) {
        Suggestion before = course.reviewed(actor, id);
        before.stage().after(SuggestionAct.NUMBER);
        int year = calendar.today().getYear();
        String number = "建议〔%d〕%d号".formatted(year, numbering.next(before.congress(), "建议", year));
        table.number(id, number);
        Suggestion after = course.done(actor, before, SuggestionAct.NUMBER, "立案，编号 " + number);
        course.settleReview(actor, id);
        boolean session = before.source() == SuggestionSource.SESSION;
        duties.clerk(
                after,
                SuggestionCourse.ASSIGN,
                session ? "deputies.assign.session" : "deputies.assign.recess");
        course.tellSigners(after, "建议已立案", "编号 " + number);
        events.publishEvent(
                new SuggestionNumbered(
                        id, before.congress(), number, before.title(), course.accounts(before)));
        return number;
    }

    /** The deputyship of its author ended before it was handed in again, and nobody takes over. */
    void lapse(Actor actor, SuggestionId id, String reason) {
        Suggestion before = course.reviewed(actor, id);
        AccountId lead = before.lead();
        if (lead != null && mandates.mayAct(lead, before.congress())) {
            throw new Refusal("DEP-4", "领衔代表仍可以修改后重新提交，不能终止。");
        }
        String why = Refusal.needed("reason", "请写明终止的理由", reason);
        course.done(actor, before, SuggestionAct.LAPSE, "终止：" + why);
        duties.settle(actor, id, SuggestionCourse.REVISE);
        signatures.settle(actor, SuggestionCourse.signed(before));
        duties.settle(actor, id, Succession.DECIDE);
    }
}
