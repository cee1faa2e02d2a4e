package org.openrenda.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** How the year, the week and the Spring Festival move the number of calls. */
enum Season {
    FLAT,
    HEATING,
    HEATINGFEE,
    WINTER,
    SUMMER,
    HEAT,
    RAIN,
    STORM,
    DRY,
    SPRING,
    AUTUMN,
    BURNING,
    WAGES,
    YEAREND,
    YEARSTART,
    ENROL,
    SCHOOL,
    TERM,
    GRADUATE,
    HOLIDAY,
    PROMO,
    BUILD,
    FIRE;

    /** First days of the lunar year; past the last one the demo has no festival. */
    private static final List<LocalDate> SPRING_FESTIVALS =
            List.of(
                    LocalDate.of(2023, 1, 22),
                    LocalDate.of(2024, 2, 10),
                    LocalDate.of(2025, 1, 29),
                    LocalDate.of(2026, 2, 17),
                    LocalDate.of(2027, 2, 6),
                    LocalDate.of(2028, 1, 26),
                    LocalDate.of(2029, 2, 13),
                    LocalDate.of(2030, 2, 3),
                    LocalDate.of(2031, 1, 23));

    private static final int WAGES_DAYS = 50;

    static Season of(String word) {
        return valueOf(word.toUpperCase(java.util.Locale.ROOT));
    }

    /** The factor of this day, about 1 over a year for most seasons. */
    double factor(LocalDate day) {
        return switch (this) {
            case FLAT -> 1;
            case HEATING -> heating(day);
            case HEATINGFEE -> months(day, "2.0 1.6 1.4 1.2 .3 .2 .2 .3 .6 1.4 2.2 2.2");
            case WINTER -> wave(day, MonthDay.of(1, 15), 0.6);
            case SUMMER -> wave(day, MonthDay.of(7, 25), 0.7);
            case HEAT -> Math.max(0.35, wave(day, MonthDay.of(7, 28), 1.1));
            case RAIN -> months(day, ".5 .6 .8 1 1.4 1.9 1.8 1.5 1 .7 .6 .5");
            case STORM -> months(day, ".1 .2 .4 .7 1.5 2.9 3.0 2.2 .8 .3 .2 .1");
            case DRY -> months(day, ".7 .8 1.4 1.5 1.3 .7 .5 .6 .9 1.5 1.5 .8");
            case SPRING -> wave(day, MonthDay.of(4, 15), 0.45);
            case AUTUMN -> wave(day, MonthDay.of(10, 10), 0.45);
            case BURNING -> months(day, ".3 .4 .5 .5 1.2 2.8 .6 .4 .9 2.6 1.3 .4");
            case WAGES -> wages(day);
            case YEAREND -> months(day, "1.5 .8 .8 .8 .8 .8 .9 .9 .9 .9 1.3 1.6");
            case YEARSTART -> months(day, "1.6 1.4 1.4 1 .9 .8 .8 .8 .8 .8 .8 .9");
            case ENROL -> months(day, ".3 .3 .5 .6 .8 1.4 2.4 3.4 1.5 .4 .3 .3");
            case SCHOOL -> months(day, ".9 .6 1.2 1.1 1.1 1.1 .6 .7 1.7 1.2 1.1 1");
            case TERM -> months(day, ".9 .5 1.4 1.1 1 1 .4 .5 1.8 1.2 1.1 1");
            case GRADUATE -> months(day, ".7 .8 .9 .8 1 1.7 1.8 1.4 1 .7 .7 .6");
            case HOLIDAY -> holiday(day);
            case PROMO -> months(day, ".9 .7 .9 .8 .9 1.5 .9 .8 .8 .9 1.9 1.4");
            case BUILD -> months(day, ".6 .4 .9 1 1.3 1.8 1.4 1.3 1.2 1 .8 .7");
            case FIRE -> months(day, "2.2 2.2 .8 .7 .7 1.2 .8 .8 .8 .8 .8 .9");
        };
    }

    /** Everything together: the week's rhythm, and the quiet days of the Spring Festival. */
    static double rhythm(LocalDate day) {
        double week =
                switch (day.getDayOfWeek()) {
                    case MONDAY -> 1.16;
                    case TUESDAY -> 1.09;
                    case WEDNESDAY, THURSDAY -> 1.05;
                    case FRIDAY -> 1.02;
                    case SATURDAY -> 0.85;
                    case SUNDAY -> 0.78;
                };
        long since = daysSinceFestival(day);
        return since >= -1 && since <= 6 ? week * 0.5 : week;
    }

    static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
    }

    private static double heating(LocalDate day) {
        Month month = day.getMonth();
        return switch (month) {
            case NOVEMBER -> 0.2 + 0.09 * day.getDayOfMonth();
            case DECEMBER -> 2.9;
            case JANUARY -> 3.3;
            case FEBRUARY -> 2.0;
            case MARCH -> day.getDayOfMonth() <= 15 ? 1.0 : 0.1;
            case OCTOBER -> 0.15;
            default -> 0.03;
        };
    }

    private static double wages(LocalDate day) {
        long until = -daysSinceFestival(day);
        if (until > 0 && until <= WAGES_DAYS) {
            return 1.2 + 2.6 * (1 - Math.abs(until - 16) / (double) WAGES_DAYS);
        }
        return until <= 0 && until > -15 ? 0.4 : 0.8;
    }

    private static double holiday(LocalDate day) {
        boolean autumn = day.getMonth() == Month.OCTOBER && day.getDayOfMonth() <= 8;
        boolean labour = day.getMonth() == Month.MAY && day.getDayOfMonth() <= 5;
        return autumn || labour ? 3.2 : months(day, ".8 1 .8 .9 .9 .8 1.3 1.4 .8 .9 .7 .7");
    }

    /** Days since the nearest Spring Festival, negative before it. */
    private static long daysSinceFestival(LocalDate day) {
        long nearest = Long.MAX_VALUE;
        for (LocalDate festival : SPRING_FESTIVALS) {
            long since = ChronoUnit.DAYS.between(festival, day);
            nearest = Math.abs(since) < Math.abs(nearest) ? since : nearest;
        }
        return nearest;
    }

    private static double wave(LocalDate day, MonthDay peak, double height) {
        long from = ChronoUnit.DAYS.between(peak.atYear(day.getYear()), day);
        return 1 + height * Math.cos(2 * Math.PI * from / 365.25);
    }

    private static double months(LocalDate day, String factors) {
        return Double.parseDouble(factors.split(" ")[day.getMonthValue() - 1]);
    }
}
