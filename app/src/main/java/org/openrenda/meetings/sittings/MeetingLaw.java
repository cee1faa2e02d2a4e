package org.openrenda.meetings.sittings;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.parameters.Parameter;
import org.openrenda.platform.parameters.Parameters;
import org.openrenda.voting.polls.Majority;
import org.springframework.stereotype.Component;

/** Fills the template of a kind of meeting from the parameters of law and locality. */
@Component
class MeetingLaw {

    private final Parameters parameters;

    MeetingLaw(Parameters parameters) {
        this.parameters = parameters;
    }

    MeetingNumbers of(MeetingKind kind, CongressId congress, LocalDate on) {
        Majority quorum =
                kind.hasQuorum() ? Majority.of(parameters, kind.quorumKey(), congress, on) : null;
        return new MeetingNumbers(
                parameters.of(kind.daysKey() + ".notice", congress, on),
                parameters.of(kind.daysKey() + ".materials", congress, on),
                quorum,
                quorumSource(kind, congress, on),
                parameters.of("quorum.base.includeSuspended", congress, on).value() == 1,
                parameters.of(kind.speechKey() + ".first", congress, on),
                parameters.of(kind.speechKey() + ".again", congress, on),
                parameters.of("meetings.leave.byChair", congress, on).value() == 1);
    }

    private @Nullable Parameter quorumSource(MeetingKind kind, CongressId at, LocalDate on) {
        return kind.hasQuorum() ? parameters.of(kind.quorumKey() + ".parts", at, on) : null;
    }
}
