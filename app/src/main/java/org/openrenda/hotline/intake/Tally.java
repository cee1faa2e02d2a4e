package org.openrenda.hotline.intake;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How the counts change by some tickets, gathered before it is written: each cell of the cube is
 * touched once, and always in the same order.
 */
final class Tally {

    /** tickets, repeats, visited, contacted, solved, rated, satisfied, basically. */
    static final int NUMBERS = 8;

    private static final Comparator<Cell> ORDER =
            Comparator.comparing(Cell::day)
                    .thenComparing(Cell::topic)
                    .thenComparing(Cell::area)
                    .thenComparingLong(Cell::unit)
                    .thenComparing(Cell::channel)
                    .thenComparingLong(Cell::congress);

    private final Map<Cell, int[]> days = new TreeMap<>(ORDER);
    private final Map<Cell, int[]> months = new TreeMap<>(ORDER);

    /** Where a ticket is counted; of a month the day is the first and the channel is empty. */
    record Cell(
            long congress, LocalDate day, String topic, String area, long unit, String channel) {

        Cell month() {
            return new Cell(congress, day.withDayOfMonth(1), topic, area, unit, "");
        }
    }

    /** What of a ticket is counted. */
    record Facts(
            Cell cell,
            boolean repeat,
            @Nullable Boolean contacted,
            @Nullable Boolean solved,
            Ticket.@Nullable Satisfaction satisfaction) {

        /** In the order of the columns; Counts has the same in SQL. */
        int[] numbers() {
            return new int[] {
                1,
                one(repeat),
                one(contacted != null || solved != null),
                one(Boolean.TRUE.equals(contacted)),
                one(Boolean.TRUE.equals(solved)),
                one(satisfaction != null),
                one(satisfaction == Ticket.Satisfaction.SATISFIED),
                one(satisfaction == Ticket.Satisfaction.BASICALLY_SATISFIED)
            };
        }

        private static int one(boolean counts) {
            return counts ? 1 : 0;
        }
    }

    void add(Facts facts) {
        change(facts, 1);
    }

    void remove(Facts facts) {
        change(facts, -1);
    }

    private void change(Facts facts, int sign) {
        int[] numbers = facts.numbers();
        int[] day = days.computeIfAbsent(facts.cell(), cell -> new int[NUMBERS]);
        int[] month = months.computeIfAbsent(facts.cell().month(), cell -> new int[NUMBERS]);
        for (int i = 0; i < NUMBERS; i++) {
            day[i] += sign * numbers[i];
            month[i] += sign * numbers[i];
        }
    }

    List<Map.Entry<Cell, int[]>> days() {
        return List.copyOf(days.entrySet());
    }

    List<Map.Entry<Cell, int[]>> months() {
        return List.copyOf(months.entrySet());
    }
}
