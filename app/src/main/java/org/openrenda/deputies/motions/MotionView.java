package org.openrenda.deputies.motions;

import java.util.List;

/**
 * One motion with those who move it.
 *
 * @param movers the lead deputy first, then those asked; without those whose withdrawal was agreed
 * @param wishes withdrawals the presidium has to decide on
 * @param needed how many must move it (MOT-1)
 */
public record MotionView(Motion motion, List<Mover> movers, List<Wish> wishes, int needed) {

    public MotionId id() {
        return motion.id();
    }

    public MotionStage stage() {
        return motion.stage();
    }

    /** How many stand behind the present text, the lead deputy among them. */
    public int confirmed() {
        return (int) movers.stream().filter(Mover::confirmed).count();
    }
}
