package org.openrenda.deputies.handling;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.openrenda.deputies.suggestions.SuggestionId;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.UnitId;

/**
 * One unit's part in handling a suggestion. Each verb checks, and gives the step that was done; the
 * state is always what the steps make of it, so it can be recomputed from them.
 *
 * @param round 1 at first, one more each time the deputies were not satisfied
 * @param dueOn the last day for the answer, or for the opinion of a co-handler
 */
public record Assignment(
        AssignmentId id,
        SuggestionId suggestion,
        CongressId congress,
        UnitId unit,
        String unitName,
        HandlingRole role,
        AssignmentStage stage,
        int round,
        LocalDate assignedOn,
        LocalDate dueOn,
        Extension extension) {

    private static final int TEXT_MOST = 5_000;

    AssignmentStep receive() {
        return checked(AssignmentAct.RECEIVE, "");
    }

    AssignmentStep takeBack() {
        return checked(AssignmentAct.TAKE_BACK, "");
    }

    /** SUG-7: within the days, in writing, with the better unit; never passed on by oneself. */
    AssignmentStep askReturn(LocalDate today, LocalDate until, String reason, String better) {
        stage.after(AssignmentAct.ASK_RETURN);
        if (today.isAfter(until)) {
            throw new Refusal("SUG-7", "退办须在 " + until + " 前提出，现已超过期限，应当继续办理。");
        }
        if (round > 1) {
            throw new Refusal("SUG-7", "再次办理的建议不能退办。");
        }
        return AssignmentStep.of(
                AssignmentAct.ASK_RETURN,
                needed("reason", "请写明退办的理由", reason)
                        + "；建议改由："
                        + needed("better", "请写明更合适的承办单位", better));
    }

    AssignmentStep move(String text) {
        return checked(AssignmentAct.MOVE, text);
    }

    AssignmentStep rejectReturn(String reason) {
        stage.after(AssignmentAct.REJECT_RETURN);
        return AssignmentStep.of(AssignmentAct.REJECT_RETURN, needed("reason", "请写明驳回的理由", reason));
    }

    AssignmentStep distribute(String to) {
        stage.after(AssignmentAct.DISTRIBUTE);
        return AssignmentStep.of(AssignmentAct.DISTRIBUTE, needed("to", "请写明由哪个科室、谁来办", to));
    }

    /** SUG-2: once, before the day, with a reason; an opinion is not prolonged. */
    AssignmentStep askExtension(LocalDate today, String reason) {
        stage.after(AssignmentAct.ASK_EXTENSION);
        if (!role.answers()) {
            throw new Refusal("SUG-8", "会办意见不能延期。");
        }
        if (extension != Extension.NONE || round > 1) {
            throw new Refusal("SUG-2", "答复期限只能申请延长一次，再次办理不能延期。");
        }
        if (today.isAfter(dueOn)) {
            throw new Refusal("SUG-2", "已经超过答复期限，不能再申请延期，请尽快答复代表。");
        }
        return AssignmentStep.of(AssignmentAct.ASK_EXTENSION, needed("reason", "请写明延期的理由", reason));
    }

    AssignmentStep extend(LocalDate longest, String reason) {
        needAsked(AssignmentAct.EXTEND);
        if (!longest.isAfter(dueOn)) {
            throw new Refusal("SUG-2", "已经是最长的答复期限，不能再延长。");
        }
        return new AssignmentStep(AssignmentAct.EXTEND, reason.strip(), longest);
    }

    AssignmentStep rejectExtension(String reason) {
        needAsked(AssignmentAct.REJECT_EXTENSION);
        return AssignmentStep.of(
                AssignmentAct.REJECT_EXTENSION, needed("reason", "请写明不同意延期的理由", reason));
    }

    private void needAsked(AssignmentAct act) {
        stage.after(act);
        if (extension != Extension.ASKED) {
            throw new Refusal("这件交办没有待决定的延期申请。");
        }
    }

    /** SUG-8: a co-handler gives its opinion to the lead unit. */
    AssignmentStep giveOpinion(String text) {
        if (role != HandlingRole.CO_HANDLER) {
            throw new Refusal("SUG-8", "只有会办单位提会办意见，主办、分办单位直接答复代表。");
        }
        stage.after(AssignmentAct.GIVE_OPINION);
        return AssignmentStep.of(AssignmentAct.GIVE_OPINION, needed("text", "请写明会办意见", text));
    }

    AssignmentStep opinionBack(String reason, LocalDate again) {
        stage.after(AssignmentAct.OPINION_BACK);
        return new AssignmentStep(
                AssignmentAct.OPINION_BACK, needed("reason", "请写明意见还缺什么", reason), again);
    }

    /** SUG-4: the deputies are met before the answer is written. */
    public AssignmentStep draft(int consultations) {
        if (!role.answers()) {
            throw new Refusal("SUG-8", "会办单位不单独答复代表，请提会办意见。");
        }
        stage.after(AssignmentAct.DRAFT);
        if (consultations == 0) {
            throw new Refusal("SUG-4", "须先与代表面商沟通、充分听取意见，再拟写答复（代表法第五十一条）。");
        }
        return AssignmentStep.of(AssignmentAct.DRAFT, "");
    }

    public AssignmentStep countersign(String text) {
        stage.after(AssignmentAct.COUNTERSIGN);
        return AssignmentStep.of(AssignmentAct.COUNTERSIGN, needed("text", "请写明会签的科室、单位和意见", text));
    }

    /** SUG-13: signed by the head of the unit, with a number. */
    public AssignmentStep signOff(String number, String head, int opinionsOpen) {
        stage.after(AssignmentAct.SIGN_OFF);
        if (opinionsOpen > 0) {
            throw new Refusal("SUG-8", "还有 " + opinionsOpen + " 个会办单位没有提出意见，答复须写明会办意见。");
        }
        return AssignmentStep.of(
                AssignmentAct.SIGN_OFF, needed("head", "请写明签发的负责人", head) + " 签发，文号 " + number);
    }

    public AssignmentStep sendBack(String reason) {
        stage.after(AssignmentAct.SEND_BACK);
        return AssignmentStep.of(AssignmentAct.SEND_BACK, needed("reason", "请写明答复需要修改什么", reason));
    }

    public AssignmentStep deliver() {
        return checked(AssignmentAct.DELIVER, "");
    }

    /** SUG-17: not satisfied means handled again, with a new day. */
    public AssignmentStep reopen(String why, LocalDate redoDue) {
        stage.after(AssignmentAct.REOPEN);
        return new AssignmentStep(AssignmentAct.REOPEN, why, redoDue);
    }

    AssignmentStep end(String why) {
        return checked(AssignmentAct.END, why);
    }

    private AssignmentStep checked(AssignmentAct act, String text) {
        stage.after(act);
        return AssignmentStep.of(act, text.strip());
    }

    /** What the assignment is after this step. */
    Assignment after(AssignmentStep step) {
        Extension next =
                switch (step.act()) {
                    case ASK_EXTENSION -> Extension.ASKED;
                    case EXTEND -> Extension.GRANTED;
                    case REJECT_EXTENSION -> Extension.REJECTED;
                    default -> extension;
                };
        LocalDate due = step.dueOn();
        return new Assignment(
                id,
                suggestion,
                congress,
                unit,
                unitName,
                role,
                stage.after(step.act()),
                step.act() == AssignmentAct.REOPEN ? round + 1 : round,
                assignedOn,
                due == null ? dueOn : due,
                next);
    }

    private static String needed(String field, String sentence, @Nullable String text) {
        if (text == null || text.isBlank()) {
            throw Refusal.of(field, sentence + "。");
        }
        if (text.length() > TEXT_MOST) {
            throw Refusal.of(field, "文字超过 " + TEXT_MOST + " 字，请精简或放入附件。");
        }
        return text.strip();
    }
}
