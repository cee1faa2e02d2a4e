package org.openrenda.deputies.units;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.openrenda.deputies.DeputiesPermission;
import org.openrenda.deputies.handling.Assignment;
import org.openrenda.deputies.handling.AssignmentAct;
import org.openrenda.deputies.handling.AssignmentId;
import org.openrenda.deputies.handling.AssignmentStep;
import org.openrenda.deputies.handling.Handling;
import org.openrenda.deputies.handling.HandlingRole;
import org.openrenda.deputies.replies.Replies;
import org.openrenda.deputies.replies.ReplyView;
import org.openrenda.deputies.suggestions.SuggestionStage;
import org.openrenda.deputies.suggestions.SuggestionView;
import org.openrenda.deputies.suggestions.Suggestions;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Satisfaction;
import org.openrenda.platform.calendar.Calendar;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts together what a unit and a clerk see of one assignment. */
@Component
class AssignmentDesk {

    private final Handling handling;
    private final Suggestions suggestions;
    private final Replies replies;
    private final Calendar calendar;

    AssignmentDesk(Handling handling, Suggestions suggestions, Replies replies, Calendar calendar) {
        this.handling = handling;
        this.suggestions = suggestions;
        this.replies = replies;
        this.calendar = calendar;
    }

    @Transactional(readOnly = true)
    public AssignmentView view(Actor actor, AssignmentId id) {
        Assignment at = handling.seen(actor, id);
        SuggestionView suggestion =
                suggestions.view(Actor.system("系统", at.congress()), at.suggestion());
        boolean own =
                actor.units().contains(at.unit())
                        && actor.may(DeputiesPermission.HANDLE, at.congress());
        List<AssignmentStep> steps = handling.steps(id);
        List<Assignment> beside = handling.living(at.suggestion());
        return new AssignmentView(
                at,
                suggestion,
                own,
                actor.may(DeputiesPermission.DECIDE, at.congress()),
                beside,
                replies.consultations(id),
                replies.written(at).orElse(null),
                answers(at),
                opinions(beside),
                reasons(at, suggestion.stage()),
                last(steps, Set.of(AssignmentAct.ASK_RETURN, AssignmentAct.ASK_EXTENSION)),
                last(steps, Set.of(AssignmentAct.SEND_BACK)),
                returnUntil(at),
                calendar.today());
    }

    private List<ReplyView> answers(Assignment at) {
        return replies.of(at.suggestion()).stream()
                .filter(one -> one.assignment().equals(at.id()))
                .toList();
    }

    private List<AssignmentView.Opinion> opinions(List<Assignment> beside) {
        List<AssignmentView.Opinion> opinions = new ArrayList<>();
        for (Assignment one : beside) {
            if (one.role() == HandlingRole.CO_HANDLER) {
                String said = last(handling.steps(one.id()), Set.of(AssignmentAct.GIVE_OPINION));
                if (!said.isEmpty()) {
                    opinions.add(new AssignmentView.Opinion(one, said));
                }
            }
        }
        return opinions;
    }

    /** Sorted by their own words, and only after the round is over: no order tells who said it. */
    private List<String> reasons(Assignment at, SuggestionStage stage) {
        if (stage == SuggestionStage.REPLIED) {
            return List.of();
        }
        Set<Long> own = answers(at).stream().map(ReplyView::id).collect(Collectors.toSet());
        return replies.ratings(at.suggestion()).stream()
                .filter(one -> own.contains(one.reply()))
                .filter(one -> one.result() == Satisfaction.DISSATISFIED)
                .map(one -> one.reason())
                .sorted()
                .toList();
    }

    private static String last(List<AssignmentStep> steps, Set<AssignmentAct> acts) {
        return steps.reversed().stream()
                .filter(step -> acts.contains(step.act()))
                .map(AssignmentStep::text)
                .findFirst()
                .orElse("");
    }

    LocalDate returnUntil(Assignment at) {
        return calendar.due("deputies.handling.return", at.congress(), at.assignedOn());
    }

    LocalDate receiveBy(Assignment at) {
        return calendar.due("deputies.handling.receive", at.congress(), at.assignedOn());
    }
}
