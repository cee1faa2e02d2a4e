package org.openrenda.platform.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers as they are shown: thousands with a comma, a true minus sign, changes with a sign. */
public final class Numbers {

    private static final int MAX_DECIMALS = 6;

    private Numbers() {}

    /** 12,400. */
    public static String plain(long number) {
        return format("#,##0", BigDecimal.valueOf(number));
    }

    /** 32 件. */
    public static String of(long number, String unit) {
        return plain(number) + " " + unit;
    }

    /** 3.27, with that many decimals, rounded half up. */
    public static String decimal(double number, int decimals) {
        var pattern = decimals == 0 ? "#,##0" : "#,##0." + "0".repeat(checked(decimals));
        return format(pattern, BigDecimal.valueOf(number).setScale(decimals, RoundingMode.HALF_UP));
    }

    /** 86.3% of a share between 0 and 1. */
    public static String percent(double share) {
        return decimal(share * 100, 1) + "%";
    }

    /** A file's size: 320 B, 15 KB, 1.2 MB. */
    public static String bytes(long size) {
        if (size < 1024) return size + " B";
        if (size < 1024 * 1024) return size / 1024 + " KB";
        return decimal(size / (1024.0 * 1024.0), 1) + " MB";
    }

    /** The change from one count to another, −12%, +4%, 持平; 无可比 when nothing was before. */
    public static String change(long before, long now) {
        if (before == 0) return now == 0 ? "持平" : "无可比";
        var rounded = Math.round((now - before) * 100.0 / before);
        if (rounded == 0) return "持平";
        return (rounded > 0 ? "+" : "") + plain(rounded) + "%";
    }

    private static int checked(int decimals) {
        if (decimals < 0 || decimals > MAX_DECIMALS) {
            throw new IllegalArgumentException("decimals outside 0.." + MAX_DECIMALS);
        }
        return decimals;
    }

    /** U+2212 instead of the hyphen: it lines up with digits and is read out as minus. */
    private static String format(String pattern, BigDecimal number) {
        var symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        return new DecimalFormat(pattern, symbols).format(number).replace('-', '−');
    }
}
