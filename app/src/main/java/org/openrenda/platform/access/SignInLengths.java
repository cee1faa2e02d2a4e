package org.openrenda.platform.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.parameters.Parameters;
import org.springframework.stereotype.Component;

/** How long a sign-in lives at a congress, asked by every request of somebody signed in. */
@Component
class SignInLengths {

    /** A new number of minutes holds this much later at the latest; ending one holds at once. */
    private static final Duration KEPT = Duration.ofSeconds(10);

    private final Parameters parameters;
    private final Clock clock;
    private final Map<CongressId, Lengths> known = new ConcurrentHashMap<>();

    SignInLengths(Parameters parameters, Clock clock) {
        this.parameters = parameters;
        this.clock = clock;
    }

    private record Lengths(Duration idle, Duration longest, Instant readAt) {}

    /** Whether it was idle too long, or is too old. */
    boolean isOver(SignIns.Session session) {
        Instant now = clock.instant();
        Lengths lengths = of(session.holder().home(), now);
        return session.seenAt().plus(lengths.idle()).isBefore(now)
                || session.startedAt().plus(lengths.longest()).isBefore(now);
    }

    private Lengths of(CongressId congress, Instant now) {
        Lengths before = known.get(congress);
        if (before != null && before.readAt().plus(KEPT).isAfter(now)) {
            return before;
        }
        Lengths read =
                new Lengths(
                        minutes("access.session.idle", congress),
                        minutes("access.session.longest", congress),
                        now);
        known.put(congress, read);
        return read;
    }

    private Duration minutes(String key, CongressId congress) {
        return Duration.ofMinutes(parameters.of(key, congress).value());
    }
}
