package org.openrenda.deputies.units;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrenda.deputies.handling.Assignment;
import org.openrenda.deputies.handling.AssignmentAct;
import org.openrenda.deputies.handling.AssignmentStage;
import org.openrenda.deputies.handling.Extension;
import org.openrenda.deputies.handling.HandlingRole;
import org.openrenda.deputies.replies.ConsultationView;
import org.openrenda.deputies.replies.ReplyView;
import org.openrenda.deputies.replies.WrittenReply;
import org.openrenda.deputies.suggestions.SuggestionView;

/**
 * One assignment with what its unit and the deciding clerk need to see, and what they may do now.
 *
 * @param own whether the person acts for this unit
 * @param decides whether the person decides on it as a clerk
 * @param beside all units that handle the suggestion now
 * @param meetings the recorded meetings, of all rounds
 * @param draft the draft of this round; null before it is written
 * @param answers what was delivered in earlier rounds
 * @param opinions what the co-handlers said
 * @param reasons why deputies were not satisfied, without their names
 * @param asked the unit's last request, to return it or for more time; empty for none
 * @param sentBack why the clerks sent the draft back; empty for none
 * @param returnUntil the last day on which it may be given back
 */
public record AssignmentView(
        Assignment at,
        SuggestionView suggestion,
        boolean own,
        boolean decides,
        List<Assignment> beside,
        List<ConsultationView> meetings,
        @Nullable WrittenReply draft,
        List<ReplyView> answers,
        List<Opinion> opinions,
        List<String> reasons,
        String asked,
        String sentBack,
        LocalDate returnUntil,
        LocalDate today) {

    /** What a co-handler said, and the assignment under which it did. */
    public record Opinion(Assignment by, String text) {}

    /** Whether this unit may do the act now; what must come first is asked for apart. */
    public boolean may(AssignmentAct act) {
        return own && at.stage().allows(act) && fits(act);
    }

    private boolean fits(AssignmentAct act) {
        return switch (act) {
            case ASK_RETURN -> at.round() == 1 && !today.isAfter(returnUntil);
            case ASK_EXTENSION ->
                    at.role().answers()
                            && at.extension() == Extension.NONE
                            && at.round() == 1
                            && !today.isAfter(at.dueOn());
            case GIVE_OPINION -> at.role() == HandlingRole.CO_HANDLER;
            case RECEIVE, DISTRIBUTE, COUNTERSIGN, SIGN_OFF -> true;
            case DRAFT -> at.role().answers();
            default -> false;
        };
    }

    /** SUG-4: whether a meeting of this round counts, so that an answer may be written. */
    public boolean met() {
        return meetings.stream()
                .anyMatch(one -> one.round() == at.round() && !Boolean.FALSE.equals(one.met()));
    }

    /** SUG-8: how many co-handlers have not given their opinion to the lead yet. */
    public long opinionsOpen() {
        return at.role() != HandlingRole.LEAD
                ? 0
                : beside.stream()
                        .filter(one -> one.role() == HandlingRole.CO_HANDLER)
                        .filter(one -> one.stage() != AssignmentStage.OPINION_GIVEN)
                        .count();
    }

    public boolean consults() {
        return own && at.stage() != AssignmentStage.SENT && !at.stage().isGone();
    }

    /** The lead unit (or the clerk) may ask a co-handler again. */
    public boolean asksAgain(Opinion opinion) {
        return opinion.by().stage() == AssignmentStage.OPINION_GIVEN
                && (decides
                        || own
                                && at.role() == HandlingRole.LEAD
                                && at.stage() != AssignmentStage.DELIVERED);
    }

    public boolean decidesReturn() {
        return decides && at.stage() == AssignmentStage.RETURN_ASKED;
    }

    public boolean decidesExtension() {
        return decides
                && at.extension() == Extension.ASKED
                && at.stage().allows(AssignmentAct.EXTEND);
    }

    public boolean checks() {
        return decides && at.stage() == AssignmentStage.SIGNED;
    }

    public boolean takesFiles() {
        return own && !at.stage().isGone();
    }
}
