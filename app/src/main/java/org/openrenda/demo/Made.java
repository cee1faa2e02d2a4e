package org.openrenda.demo;

import java.time.LocalDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openrenda.hotline.intake.RawTicket;

/**
 * A ticket and the truth about it.
 *
 * @param happening what planted it, or null
 * @param bad whether it was spoilt on purpose
 */
record Made(
        RawTicket ticket,
        Wording.Subject subject,
        Wording.Caller caller,
        @Nullable Happening happening,
        boolean bad) {

    private static final int CENTURY = 100;

    LocalDateTime time() {
        return Objects.requireNonNull(ticket.receivedAt());
    }

    /** A row as hotlines send them now and then: no number, no time, a time that cannot be. */
    Made spoilt(int way) {
        return switch (way % 4) {
            case 0 -> with("", time(), true);
            case 1 -> with(ticket.number(), null, true);
            case 2 -> with(ticket.number(), time().plusYears(CENTURY), true);
            default -> with(ticket.number(), time().minusYears(CENTURY), true);
        };
    }

    Made with(String number, @Nullable LocalDateTime time, boolean bad) {
        RawTicket t = ticket;
        RawTicket changed =
                new RawTicket(
                        number,
                        time,
                        t.kind(),
                        t.channel(),
                        t.title(),
                        t.text(),
                        t.caller(),
                        t.county(),
                        t.town(),
                        t.place(),
                        t.unit(),
                        t.state(),
                        t.closedOn(),
                        t.contacted(),
                        t.solved(),
                        t.satisfaction(),
                        t.label());
        return new Made(changed, subject, caller, happening, bad);
    }
}
