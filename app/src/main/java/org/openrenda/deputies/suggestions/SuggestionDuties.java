package org.openrenda.deputies.suggestions;

import org.jspecify.annotations.Nullable;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Role;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.notices.Notices;
import org.openrenda.platform.record.Subject;
import org.openrenda.platform.tasks.Owner;
import org.openrenda.platform.tasks.Tasks;
import org.springframework.stereotype.Component;

/** Who owes the next step of a suggestion that is not with the units, and by which day. */
@Component
class SuggestionDuties {

    private final Tasks tasks;
    private final Notices notices;
    private final Calendar calendar;

    SuggestionDuties(Tasks tasks, Notices notices, Calendar calendar) {
        this.tasks = tasks;
        this.notices = notices;
        this.calendar = calendar;
    }

    void clerk(Suggestion suggestion, String act, String parameter) {
        tasks.open(
                suggestion.congress(),
                Owner.role(Role.CLERK),
                subject(suggestion.id()),
                act,
                suggestion.title(),
                address(suggestion.id()),
                calendar.due(parameter, suggestion.congress(), calendar.today()));
    }

    /** What no rule gives a day for. */
    void open(Suggestion suggestion, Role role, String act) {
        tasks.open(
                suggestion.congress(),
                Owner.role(role),
                subject(suggestion.id()),
                act,
                suggestion.title(),
                address(suggestion.id()),
                null);
    }

    /** Nobody orders a deputy about: such a task has no day. */
    void deputy(Suggestion suggestion, @Nullable AccountId account, String act) {
        if (account != null) {
            tasks.open(
                    suggestion.congress(),
                    Owner.person(Role.DEPUTY, account),
                    subject(suggestion.id()),
                    act,
                    suggestion.title(),
                    address(suggestion.id()),
                    null);
        }
    }

    void tell(Suggestion suggestion, java.util.List<AccountId> to, String title, String body) {
        notices.send(to, title, body, address(suggestion.id()));
    }

    void settle(Actor actor, SuggestionId id, String act) {
        tasks.settle(actor, subject(id), act);
    }

    void settleOwn(Actor actor, SuggestionId id, String act) {
        tasks.settleOwn(actor, subject(id), act);
    }

    static Subject subject(SuggestionId id) {
        return new Subject("deputies", "suggestion", id.value());
    }

    static String address(SuggestionId id) {
        return "/deputies/suggestions/" + id;
    }
}
