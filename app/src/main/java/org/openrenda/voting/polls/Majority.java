package org.openrenda.voting.polls;

import java.time.LocalDate;
import java.util.function.ToIntFunction;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.parameters.Parameters;

/**
 * A share of a base, exactly (CAL-3): whole numbers only, so rounding can carry nothing.
 *
 * @param strict more than the share (过半数), otherwise at least it (三分之二以上, CAL-2)
 */
public record Majority(int numerator, int denominator, boolean strict) {

    private static final int DENOMINATOR_MAX = 1_000;
    private static final String[] DIGITS = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};

    public Majority {
        if (denominator < 1 || denominator > DENOMINATOR_MAX) {
            throw new IllegalArgumentException("a share's denominator is 1 to 1000");
        }
        if (numerator < 0 || numerator > denominator) {
            throw new IllegalArgumentException("a share lies between nothing and all");
        }
    }

    public static Majority moreThan(int numerator, int denominator) {
        return new Majority(numerator, denominator, true);
    }

    public static Majority atLeast(int numerator, int denominator) {
        return new Majority(numerator, denominator, false);
    }

    /**
     * The share that a congress's parameters set: {@code key.parts} of {@code key.of}, to be
     * exceeded when {@code key.strict} is 1.
     *
     * @param on the day a case began, whose numbers it keeps
     */
    public static Majority of(
            Parameters parameters, String key, CongressId congress, LocalDate on) {
        return of(key, name -> parameters.of(name, congress, on).value());
    }

    /** The share that holds today. */
    public static Majority of(Parameters parameters, String key, CongressId congress) {
        return of(key, name -> parameters.of(name, congress).value());
    }

    private static Majority of(String key, ToIntFunction<String> value) {
        return new Majority(
                value.applyAsInt(key + ".parts"),
                Math.max(1, value.applyAsInt(key + ".of")),
                value.applyAsInt(key + ".strict") == 1);
    }

    /** Who has most votes wins, as when those of equal votes are voted on again. */
    public static Majority mostVotes() {
        return atLeast(0, 1);
    }

    /** The fewest votes that reach the share of this base. */
    public int needed(int base) {
        long product = (long) base * numerator;
        long whole = product / denominator;
        boolean upward = strict || product % denominator != 0;
        return Math.toIntExact(upward ? whole + 1 : whole);
    }

    /** Nothing is ever carried by no vote at all, whatever the base. */
    public boolean reached(int votes, int base) {
        return votes >= 1 && votes >= needed(base);
    }

    /** In the law's words, to follow the name of the base. */
    public String words() {
        if (numerator == 0) {
            return "以得票多的当选";
        }
        if (numerator == 1 && denominator == 2) {
            return strict ? "过半数" : "半数以上";
        }
        String share = word(denominator) + "分之" + word(numerator);
        return strict ? "超过" + share : share + "以上";
    }

    private static String word(int number) {
        return number < DIGITS.length ? DIGITS[number] : Integer.toString(number);
    }
}
