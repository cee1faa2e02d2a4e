package org.openrenda.meetings.sittings;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.parameters.Parameter;
import org.openrenda.voting.polls.Majority;

/**
 * What the law and the congress's own settings fill in for a kind of meeting, as they stood on the
 * day whose rules the meeting keeps.
 *
 * @param quorum null where no quorum is asked for
 * @param quorumSource null where no quorum is asked for
 * @param includeSuspended CAL-5
 * @param leaveByChair MTG-13
 */
public record MeetingNumbers(
        Parameter notice,
        Parameter materials,
        @Nullable Majority quorum,
        @Nullable Parameter quorumSource,
        boolean includeSuspended,
        Parameter firstSpeech,
        Parameter laterSpeech,
        boolean leaveByChair) {

    /** The last day on which the notice is in time: so many days or months before the meeting. */
    public LocalDate noticeBy(LocalDateTime startsAt) {
        return before(startsAt.toLocalDate(), notice);
    }

    public LocalDate materialsBy(LocalDateTime startsAt) {
        return before(startsAt.toLocalDate(), materials);
    }

    private static LocalDate before(LocalDate day, Parameter span) {
        return span.unit().equals("MONTH")
                ? day.minusMonths(span.value())
                : day.minusDays(span.value());
    }

    /** How many must be there, of this base; 0 where no quorum is asked for. */
    public int needed(int base) {
        return quorum == null ? 0 : quorum.needed(base);
    }

    public static String words(Parameter span) {
        return span.value() + (span.unit().equals("MONTH") ? " 个月" : " 天");
    }
}
