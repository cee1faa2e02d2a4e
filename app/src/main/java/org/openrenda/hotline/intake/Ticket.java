package org.openrenda.hotline.intake;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A ticket that has passed the gate: masked, sorted, and ready to be stored.
 *
 * @param area code of its town or county; empty when not known
 * @param unit id of the unit that answers for it; 0 when not known
 * @param caller keyed digest of the caller; null when not known
 * @param fingerprint keyed digest of the row as it came
 */
record Ticket(
        long congress,
        String number,
        LocalDateTime receivedAt,
        Kind kind,
        String channel,
        String title,
        String body,
        String place,
        String topic,
        float confidence,
        String label,
        String area,
        long unit,
        byte @Nullable [] caller,
        boolean closed,
        @Nullable LocalDate closedOn,
        @Nullable Boolean contacted,
        @Nullable Boolean solved,
        @Nullable Satisfaction satisfaction,
        byte[] fingerprint) {

    /** What the caller wants. */
    enum Kind {
        CONSULTATION("咨询"),
        HELP("求助"),
        COMPLAINT("投诉"),
        REPORT("举报"),
        SUGGESTION("建议"),
        OTHER("其他");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /** How content the caller was. */
    enum Satisfaction {
        SATISFIED("满意"),
        BASICALLY_SATISFIED("基本满意"),
        DISSATISFIED("不满意");

        private final String label;

        Satisfaction(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    LocalDate day() {
        return receivedAt.toLocalDate();
    }

    /** A person's correction outlives what a machine thinks of a changed text. */
    Ticket sorted(String topic, float confidence, long unit) {
        return new Ticket(
                congress,
                number,
                receivedAt,
                kind,
                channel,
                title,
                body,
                place,
                topic,
                confidence,
                label,
                area,
                unit,
                caller,
                closed,
                closedOn,
                contacted,
                solved,
                satisfaction,
                fingerprint);
    }

    Tally.Facts facts(boolean repeat) {
        return new Tally.Facts(
                new Tally.Cell(congress, day(), topic, area, unit, channel),
                repeat,
                contacted,
                solved,
                satisfaction);
    }
}
