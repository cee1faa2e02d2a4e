package org.openrenda.demo;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How a ticket went on: when it was closed, and what a call afterwards found. Each unit has a level
 * of its own, and gets better or worse over the two years.
 *
 * @param contacted null when nobody called
 */
record FollowUp(
        boolean closed,
        @Nullable LocalDate closedOn,
        @Nullable Boolean contacted,
        @Nullable Boolean solved,
        String satisfaction) {

    private static final double CALLED = 0.46;
    private static final FollowUp OPEN = new FollowUp(false, null, null, null, "");

    /**
     * What became of a ticket.
     *
     * @param passed share of the two years that has passed, 0 to 1
     * @param lasting whether it belongs to an issue that nobody solves
     */
    static FollowUp of(
            String unit,
            LocalDate day,
            LocalDate end,
            double passed,
            int usualDays,
            boolean lasting,
            RandomGenerator chance) {
        double slowness = 1.35 - 0.5 * level(unit);
        double days = usualDays * slowness * Math.exp(0.45 * chance.nextGaussian());
        LocalDate closedOn = day.plusDays(Math.max(0, Math.round(days)));
        if (!closedOn.isBefore(end)) {
            return OPEN;
        }
        if (chance.nextDouble() > CALLED) {
            return new FollowUp(true, closedOn, null, null, "");
        }
        double good = 0.52 + 0.38 * level(unit) + trend(unit) * (passed - 0.5);
        good = lasting ? good * 0.35 : good;
        boolean contacted = chance.nextDouble() < Math.min(0.985, 0.72 + 0.3 * good);
        boolean solved = contacted && chance.nextDouble() < good;
        return new FollowUp(true, closedOn, contacted, solved, rating(solved, contacted, chance));
    }

    private static String rating(boolean solved, boolean contacted, RandomGenerator chance) {
        double mood = chance.nextDouble();
        if (mood > 0.9) {
            return "";
        }
        if (solved) {
            return mood < 0.66 ? "满意" : mood < 0.84 ? "基本满意" : "不满意";
        }
        boolean forgiving = contacted && mood < 0.22;
        return forgiving ? "基本满意" : "不满意";
    }

    /** 0 for the slowest unit, 1 for the best. */
    private static double level(String unit) {
        return Math.floorMod(unit.hashCode() * 31, 101) / 100.0;
    }

    /** From getting clearly worse to getting clearly better, over the two years. */
    private static double trend(String unit) {
        return (Math.floorMod(unit.hashCode() * 17, 41) - 16) / 100.0;
    }

    /** Days from one to the other as a share of two years. */
    static double passed(LocalDate from, LocalDate day, LocalDate end) {
        return (double) ChronoUnit.DAYS.between(from, day) / ChronoUnit.DAYS.between(from, end);
    }
}
