package org.openrenda.analysis.mask;

import java.util.Set;

/** What the digits of a Chinese telephone number look like. */
final class PhoneNumber {

    /** How people break up eleven digits, one letter a part: c is three digits, d four. */
    private static final Set<String> MOBILE_SHAPES =
            Set.of(
                    "k",
                    "cdd",
                    "ch",
                    "gd",
                    "dg",
                    "ddc",
                    "cec",
                    "cce",
                    "ef",
                    "fe",
                    "cddd",
                    "ccce",
                    "aaaaaaaaaaa",
                    "aj",
                    "bbbbbc",
                    "cbbbb",
                    "cdbb",
                    "ccbbb",
                    "cccb",
                    "dddc");

    private PhoneNumber() {}

    /** Whether these digits, broken up in this shape, are a telephone number. */
    static boolean matches(String shape, String digits) {
        String core = withoutCountry(digits);
        String parts = core.length() == digits.length() ? shape : coreShape(shape, digits, core);
        if (core.length() == 12 && core.startsWith("01") && parts.length() == 1) {
            return isMobile(core.substring(1));
        }
        if (isMobile(core)) {
            boolean years = parts.startsWith("d") && core.startsWith("19");
            return MOBILE_SHAPES.contains(parts) && !years;
        }
        return isLandline(parts, core) || isServiceLine(parts, core);
    }

    static boolean isMobile(String digits) {
        return digits.length() == 11 && digits.charAt(0) == '1' && digits.charAt(1) >= '3';
    }

    /** The end of the number with its extension, -8001 or 转8001. */
    static int extension(char[] text, int end) {
        int i = end;
        if (i < text.length && text[i] == '转') {
            i++;
            if (text.length > i + 1 && text[i] == '分' && text[i + 1] == '机') {
                i += 2;
            }
        } else if (i < text.length && text[i] == '-') {
            i++;
        } else {
            return end;
        }
        int digits = i;
        while (i < text.length && MaskedNumbers.isDigit(text[i])) {
            i++;
        }
        return i > digits && i - digits <= 6 ? i : end;
    }

    /** The start of the number with its opening bracket or plus sign. */
    static int openingOf(char[] text, int start) {
        boolean opened = start > 0 && (text[start - 1] == '+' || isBracketed(text, start));
        return opened ? start - 1 : start;
    }

    private static boolean isBracketed(char[] text, int start) {
        if (text[start - 1] != '(') {
            return false;
        }
        for (int i = start; i < Math.min(text.length, start + 5); i++) {
            if (text[i] == ')') {
                return true;
            }
        }
        return false;
    }

    private static String withoutCountry(String digits) {
        if (digits.length() >= 13 && digits.startsWith("0086")) {
            return digits.substring(4);
        }
        boolean country = digits.length() >= 12 && digits.startsWith("86");
        return country ? digits.substring(2) : digits;
    }

    /** The shape without the country code, whether that stood alone or joined to the rest. */
    private static String coreShape(String shape, String digits, String core) {
        int country = digits.length() - core.length();
        int first = shape.charAt(0) - 'a' + 1;
        return first <= country
                ? shape.substring(1)
                : (char) (shape.charAt(0) - country) + shape.substring(1);
    }

    private static boolean isLandline(String shape, String digits) {
        if (digits.charAt(0) != '0' || digits.charAt(1) == '0') {
            return false;
        }
        int area = digits.charAt(1) <= '2' ? 3 : 4;
        int rest = digits.length() - area;
        if (rest != 8 && (rest != 7 || area == 3)) {
            return false;
        }
        if (shape.length() == 1) {
            return true;
        }
        return shape.charAt(0) - 'a' + 1 == area && shape.length() <= 4;
    }

    private static boolean isServiceLine(String shape, String digits) {
        boolean service = digits.startsWith("400") || digits.startsWith("800");
        return service && digits.length() == 10 && (shape.equals("j") || shape.startsWith("c"));
    }
}
