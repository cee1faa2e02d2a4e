package org.openrenda.platform.web;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Dates and spans as people here write them. Knows no clock: callers give the numbers. */
public final class Dates {

    private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("yyyy年M月d日");
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("MM-dd");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm");

    private Dates() {}

    /** 2026年11月22日, or an empty string. */
    public static String full(@Nullable LocalDate date) {
        return date == null ? "" : FULL.format(date);
    }

    /** 11-22, or an empty string. */
    public static String shortly(@Nullable LocalDate date) {
        return date == null ? "" : SHORT.format(date);
    }

    /** 2026年11月22日 14:05, or an empty string. */
    public static String time(@Nullable LocalDateTime time) {
        return time == null ? "" : TIME.format(time);
    }

    /** 还剩 6 个工作日, 今天到期, 逾期 2 个工作日; negative numbers are overdue. */
    public static String workingDaysLeft(long workingDays) {
        return left(workingDays, "个工作日");
    }

    /** 还剩 6 天, 今天到期, 逾期 2 天; negative numbers are overdue. */
    public static String daysLeft(long days) {
        return left(days, "天");
    }

    /** The span with its colour: red when overdue, amber within the given number of days. */
    public static StatusWord due(long workingDays, long amberWithin) {
        var word = workingDaysLeft(workingDays);
        if (workingDays < 0) return StatusWord.red(word);
        return workingDays <= amberWithin ? StatusWord.amber(word) : StatusWord.blue(word);
    }

    private static String left(long days, String unit) {
        if (days == 0) return "今天到期";
        return days > 0 ? "还剩 " + days + " " + unit : "逾期 " + -days + " " + unit;
    }
}
