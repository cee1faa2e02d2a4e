package org.openrenda.meetings.seating;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A small drawing of the hall with one seat marked, in units of its own.
 *
 * @param seats one path of all seats
 * @param x of the marked seat
 */
public record SeatMap(int width, int height, String seats, int x, int y, int side) {

    private static final int SIDE = 8;
    private static final int PITCH = 10;
    private static final int AISLE = 8;
    private static final int EDGE = 6;

    /** Drawn for this place; null where there is no plan or no seat. */
    public static @Nullable SeatMap of(@Nullable SeatingPlan plan, @Nullable SeatPlace mine) {
        if (plan == null || mine == null) {
            return null;
        }
        int widest = plan.layout().rows().stream().mapToInt(SeatMap::width).max().orElse(PITCH);
        StringBuilder path = new StringBuilder();
        int y = EDGE;
        int atX = 0;
        int atY = 0;
        boolean podium = false;
        for (HallRow row : plan.layout().rows()) {
            y += row.gap() || podium && !row.podium() ? PITCH : 0;
            podium = row.podium();
            int x = EDGE + (widest - width(row)) / 2;
            int seat = 0;
            for (int block : row.blocks()) {
                for (int n : IntStream.range(0, block).toArray()) {
                    seat++;
                    if (row.line() == mine.line() && seat == mine.seat()) {
                        atX = x + n * PITCH;
                        atY = y;
                    }
                    if (!plan.layout().closed().contains(new SeatPlace(row.line(), seat))) {
                        path.append('M').append(x + n * PITCH).append(' ').append(y);
                        path.append("h8v8h-8z");
                    }
                }
                x += block * PITCH + AISLE;
            }
            y += PITCH + 2;
        }
        return new SeatMap(widest + 2 * EDGE, y + EDGE, path.toString(), atX, atY, SIDE);
    }

    private static int width(HallRow row) {
        return row.seats() * PITCH + (row.blocks().size() - 1) * AISLE;
    }
}
