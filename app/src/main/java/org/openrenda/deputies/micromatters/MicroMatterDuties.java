package org.openrenda.deputies.micromatters;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openrenda.deputies.mandates.Mandates;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Role;
import org.openrenda.platform.tasks.Owner;
import org.openrenda.platform.tasks.Tasks;
import org.springframework.stereotype.Component;

/** Who owes the next step of a micro matter: always a function of what it is. */
@Component
class MicroMatterDuties {

    private final Tasks tasks;
    private final Mandates mandates;

    MicroMatterDuties(Tasks tasks, Mandates mandates) {
        this.tasks = tasks;
        this.mandates = mandates;
    }

    /** Settles what was owed before and opens what is owed now. */
    void follow(Actor actor, @Nullable MicroMatter before, MicroMatter after) {
        if (before != null) {
            String was = act(before);
            if (was != null) {
                tasks.settle(actor, MicroMatters.subject(before.id()), was);
            }
        }
        String is = act(after);
        if (is != null) {
            tasks.open(
                    after.congress(),
                    owner(after),
                    MicroMatters.subject(after.id()),
                    is,
                    after.title(),
                    MicroMatters.address(after.id()),
                    after.dueOn());
        }
    }

    private static @Nullable String act(MicroMatter matter) {
        return switch (matter.stage()) {
            case RAISED -> "交办微实事";
            case HANDED_OVER -> "签收微实事";
            case HANDLING -> "办理微实事";
            case REPORTED -> "督查微实事";
            // The citizen owes nobody a rating; when the days are over the matter ends by itself.
            case CHECKED, CLOSED, DECLINED -> null;
        };
    }

    private Owner owner(MicroMatter matter) {
        return switch (matter.stage()) {
            case RAISED ->
                    mandates.mayAct(matter.deputy(), matter.congress())
                            ? Owner.person(Role.DEPUTY, matter.deputy())
                            : Owner.role(Role.CLERK);
            case HANDED_OVER, HANDLING -> Owner.unit(Objects.requireNonNull(matter.unit()));
            default -> Owner.role(Role.CLERK);
        };
    }
}
