package org.openrenda.meetings.seating;

import java.util.List;

/**
 * One row of a hall.
 *
 * @param line from 1, the front first
 * @param name such as 主席台一排 or 第3排
 * @param podium whether it stands on the podium, where nobody is seated by order
 * @param gap whether there is a cross aisle before it
 * @param blocks how many seats lie side by side between the aisles
 */
public record HallRow(int line, String name, boolean podium, boolean gap, List<Integer> blocks) {

    public HallRow {
        blocks = List.copyOf(blocks);
    }

    public int seats() {
        return blocks.stream().mapToInt(Integer::intValue).sum();
    }
}
