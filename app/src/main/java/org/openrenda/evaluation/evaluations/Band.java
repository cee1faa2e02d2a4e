package org.openrenda.evaluation.evaluations;

import java.util.ArrayList;
import java.util.List;
import org.openrenda.evaluation.forms.Scale;

/**
 * A bar of the distribution: one grade, or a range of points (the upper four tenths, and the rest).
 *
 * @param good whether it counts as satisfied
 */
public record Band(String label, int least, int most, boolean good) {

    private static final int BANDS = 5;
    private static final int TENTHS = 10;

    /** The bars of a scale, the best first. */
    public static List<Band> of(Scale scale) {
        if (scale.isWords()) {
            return scale.grades().stream()
                    .map(one ->
                            new Band(
                                    one.word(),
                                    one.value(),
                                    one.value(),
                                    scale.isSatisfied(one.value())))
                    .toList();
        }
        List<Band> bands = new ArrayList<>();
        int tenth = Math.max(1, scale.highest() / TENTHS);
        int most = scale.highest();
        while (most >= scale.lowest()) {
            boolean last = bands.size() == BANDS - 1;
            int down = bands.isEmpty() ? most - tenth : most - tenth + 1;
            int least = last ? scale.lowest() : Math.max(scale.lowest(), down);
            String label = least == most ? least + " 分" : least + "—" + most + " 分";
            bands.add(new Band(label, least, most, scale.isSatisfied(least)));
            most = least - 1;
        }
        return bands;
    }

    /** How many marks lie in it. */
    public int in(ItemCount count) {
        return count.between(least, most);
    }
}
