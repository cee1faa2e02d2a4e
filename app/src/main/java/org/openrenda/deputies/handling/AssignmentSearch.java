package org.openrenda.deputies.handling;

import java.util.List;
import org.openrenda.platform.CongressId;

/**
 * What a list of assignments asks for; empty texts and zero mean all.
 *
 * @param home the congress whose days and parameters count
 * @param congresses the congresses whose assignments may be seen
 * @param own the units to which the list is bound; empty for those who see all units
 * @param unit one unit among them
 * @param stage a stage's name, or {@code OPEN} for all that still owe something
 * @param watch the name of an {@link AssignmentWatch}
 * @param words a part of the title, or the number
 */
public record AssignmentSearch(
        CongressId home,
        List<Long> congresses,
        List<Long> own,
        long unit,
        String stage,
        String watch,
        String words,
        int offset,
        int most) {

    /** What is watched of one congress. */
    public static AssignmentSearch of(CongressId home, AssignmentWatch watch, int most) {
        return new AssignmentSearch(
                home, List.of(home.value()), List.of(), 0, "", watch.name(), "", 0, most);
    }
}
