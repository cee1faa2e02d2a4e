package org.openrenda.deputies.replies;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrenda.deputies.suggestions.Suggestion;
import org.openrenda.deputies.suggestions.SuggestionId;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Role;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.record.Subject;
import org.openrenda.platform.tasks.Owner;
import org.openrenda.platform.tasks.Tasks;
import org.springframework.stereotype.Component;

/** Who owes a word on an answer: the deputies who got it, or the clerks after the last round. */
@Component
class ReplyDuties {

    static final String RATE = "评价答复";
    static final String NEGOTIATE = "组织面对面协商";
    static final String SUBJECT = "suggestion";
    static final String WORD = "确认面商记录";

    private final Tasks tasks;
    private final Calendar calendar;

    ReplyDuties(Tasks tasks, Calendar calendar) {
        this.tasks = tasks;
        this.calendar = calendar;
    }

    void rate(Suggestion suggestion, List<AccountId> deputies) {
        LocalDate due = due("deputies.rating.days", suggestion.congress());
        for (AccountId deputy : deputies) {
            deputy(suggestion, deputy, RATE, due);
        }
    }

    /** Nobody orders a deputy about: to confirm a meeting has no day. */
    void askWord(Suggestion suggestion, AccountId deputy) {
        deputy(suggestion, deputy, WORD, null);
    }

    private void deputy(
            Suggestion suggestion, AccountId deputy, String act, @Nullable LocalDate due) {
        tasks.open(
                suggestion.congress(),
                Owner.person(Role.DEPUTY, deputy),
                subject(suggestion.id()),
                act,
                suggestion.title(),
                address(suggestion.id()),
                due);
    }

    void negotiate(Suggestion suggestion) {
        tasks.open(
                suggestion.congress(),
                Owner.role(Role.CLERK),
                subject(suggestion.id()),
                NEGOTIATE,
                suggestion.title(),
                address(suggestion.id()),
                due("deputies.redo.period", suggestion.congress()));
    }

    void rated(Actor actor, SuggestionId id) {
        tasks.settleOwn(actor, subject(id), RATE);
    }

    void wordSaid(Actor actor, SuggestionId id) {
        tasks.settleOwn(actor, subject(id), WORD);
    }

    void settle(Actor actor, SuggestionId id, String act) {
        tasks.settle(actor, subject(id), act);
    }

    LocalDate due(String parameter, CongressId congress) {
        return calendar.due(parameter, congress, calendar.today());
    }

    static Subject subject(SuggestionId id) {
        return new Subject("deputies", SUBJECT, id.value());
    }

    static String address(SuggestionId id) {
        return "/deputies/suggestions/" + id;
    }
}
