package org.openrenda.deputies.suggestions;

import org.openrenda.deputies.DeputiesPermission;
import org.openrenda.deputies.signatures.Signatures;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.record.Record;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** SUG-25: a motion taken as a suggestion keeps its movers and goes straight to review. */
@Component
class TurnedMotions {

    private final SuggestionTable table;
    private final Signatures signatures;
    private final SuggestionDuties duties;
    private final Calendar calendar;
    private final Record record;
    private final ApplicationEventPublisher events;

    TurnedMotions(
            SuggestionTable table,
            Signatures signatures,
            SuggestionDuties duties,
            Calendar calendar,
            Record record,
            ApplicationEventPublisher events) {
        this.table = table;
        this.signatures = signatures;
        this.duties = duties;
        this.calendar = calendar;
        this.record = record;
        this.events = events;
    }

    @EventListener
    @Transactional
    public void on(MotionTurned turned) {
        SuggestionText text = turned.text();
        turned.by().require(DeputiesPermission.EXAMINE, text.congress());
        Signer lead = turned.movers().getFirst();
        SuggestionId id = table.add(text, "", lead.account(), lead.name());
        Suggestion draft = table.lock(id).orElseThrow();
        turned.movers().stream()
                .skip(1)
                .forEach(one ->
                        signatures.keep(SuggestionCourse.signed(draft), one.account(), one.name()));
        table.submitted(id, calendar.today(), lead.name());
        SuggestionAct act = SuggestionAct.SUBMIT;
        Suggestion after = table.write(draft, act, turned.by().name(), "由议案转为建议");
        record.note(
                turned.by(),
                after.congress(),
                SuggestionDuties.subject(id),
                act.label(),
                "由议案转为建议，" + turned.movers().size() + " 名提案人");
        duties.clerk(after, "审核", "deputies.review.days");
        events.publishEvent(new SuggestionFromMotion(turned.motion(), id));
    }
}
