package org.openrenda.deputies.suggestions;

import java.util.List;
import org.openrenda.deputies.DeputiesPermission;
import org.openrenda.deputies.mandates.DeputyStopped;
import org.openrenda.deputies.mandates.Mandates;
import org.openrenda.deputies.signatures.Signatures;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Role;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * SUG-12, SUG-19, DEP-4: who may take a suggestion back, and what becomes of one whose deputy may
 * no longer act. What was handed in stays with the congress and is answered; what was sent back to
 * be mended goes to the next who signed it, or to the clerks.
 */
@Component
class Succession {

    static final String DECIDE = "决定退回件的去向";

    private final SuggestionTable table;
    private final SuggestionCourse course;
    private final SuggestionDuties duties;
    private final Signatures signatures;
    private final Together together;
    private final Mandates mandates;
    private final Wishes wishes;
    private final ApplicationEventPublisher events;

    Succession(
            SuggestionTable table,
            SuggestionCourse course,
            SuggestionDuties duties,
            Signatures signatures,
            Together together,
            Mandates mandates,
            Wishes wishes,
            ApplicationEventPublisher events) {
        this.table = table;
        this.course = course;
        this.duties = duties;
        this.signatures = signatures;
        this.together = together;
        this.mandates = mandates;
        this.wishes = wishes;
        this.events = events;
    }

    /** SUG-12: withdrawn once all who signed and may act want so; whether it is now. */
    boolean withdraw(Actor actor, SuggestionId id, String reason) {
        Suggestion before = course.locked(id);
        actor.require(DeputiesPermission.WRITE, before.congress());
        AccountId account = SuggestionCourse.person(actor);
        List<AccountId> signers = course.accounts(before);
        if (!signers.contains(account)) {
            throw new Refusal("只有提出这件建议的代表可以撤回。");
        }
        mandates.require(actor, before.congress(), "撤回建议");
        before.stage().after(SuggestionAct.WITHDRAW);
        boolean assigned = before.stage() == SuggestionStage.ASSIGNED;
        if (assigned && course.number(before, "deputies.withdraw.afterAssign") == 0) {
            throw new Refusal("SUG-12", "建议已经交办，按本会规定不能再撤回。");
        }
        wishes.wantBack(id, account, Refusal.needed("reason", "请写明撤回的理由", reason));
        List<AccountId> wanting = wishes.whoWantBack(id);
        List<AccountId> waiting =
                signers.stream()
                        .filter(one -> !wanting.contains(one))
                        .filter(one -> mandates.mayAct(one, before.congress()))
                        .toList();
        if (!waiting.isEmpty()) {
            course.inside(actor, before, "申请撤回", "申请撤回，待其他联名代表同意");
            duties.tell(before, waiting, "联名代表申请撤回建议", "“" + before.title() + "”");
            return false;
        }
        course.done(actor, before, SuggestionAct.WITHDRAW, "撤回：" + reason.strip());
        signatures.settle(actor, SuggestionCourse.signed(before));
        List.of(
                        SuggestionCourse.REVISE,
                        SuggestionCourse.FIRST,
                        SuggestionCourse.REVIEW,
                        SuggestionCourse.ASSIGN)
                .forEach(act -> duties.settle(actor, id, act));
        together.releaseAll(actor, id);
        events.publishEvent(new SuggestionWithdrawn(id, before.congress()));
        return true;
    }

    @EventListener
    @Transactional
    public void on(DeputyStopped stopped) {
        if (!stopped.ended()) {
            // A suspension passes, and the deputy mends the text then.
            return;
        }
        Actor system = Actor.system("系统", stopped.congress());
        for (SuggestionId id : table.returned(stopped.account(), stopped.congress())) {
            Suggestion before = course.locked(id);
            mandates.release(
                    stopped.account(), SuggestionDuties.subject(id), SuggestionCourse.REVISE);
            List<Signer> next =
                    course.signers(id).stream()
                            .filter(one -> !one.account().equals(stopped.account()))
                            .toList();
            if (next.isEmpty()) {
                duties.open(before, Role.CLERK, DECIDE);
                course.inside(system, before, "代表资格终止", "没有其他附议代表，由工作机构决定退回件的去向");
                continue;
            }
            Signer lead = next.getFirst();
            signatures.take(SuggestionCourse.signed(before), lead.account());
            table.lead(id, lead);
            duties.deputy(course.locked(id), lead.account(), SuggestionCourse.REVISE);
            course.inside(system, before, "领衔代表接替", "原领衔代表资格终止，由附议代表 " + lead.name() + " 接替领衔");
        }
    }
}
