package org.openrenda.analysis.mask;

/** Checks of GB 11643 identity numbers and of card numbers. */
final class IdentityNumber {

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK = "10X98765432";

    /** First two digits in use: provinces, regions, and 81 to 83 for residence permits. */
    private static final String REGIONS =
            " 11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54"
                    + " 61 62 63 64 65 71 81 82 83 91 ";

    private IdentityNumber() {}

    /**
     * An eighteen-character number with a region and a birth date. A wrong check digit is let pass
     * when the date is a grown person's: mistyped numbers identify people too, while the dates in
     * ticket numbers are recent.
     */
    static boolean looksReal(String number) {
        if (!region(number) || !date(number.substring(6, 14))) {
            return false;
        }
        int year = Integer.parseInt(number.substring(6, 10));
        return checks(number) || year >= 1920 && year <= 2012;
    }

    /** The fifteen-digit number of before 1999: the year has two digits and there is no check. */
    static boolean looksRealOld(String number) {
        return region(number) && date("19" + number.substring(6, 12));
    }

    /** The check of bank cards, ISO/IEC 7812-1. */
    static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int value = i % 2 == 0 ? digit : digit * 2;
            sum += value > 9 ? value - 9 : value;
        }
        return sum % 10 == 0;
    }

    private static boolean checks(String number) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (number.charAt(i) - '0');
        }
        return CHECK.charAt(sum % 11) == number.charAt(17);
    }

    private static boolean region(String number) {
        return REGIONS.contains(" " + number.substring(0, 2) + " ");
    }

    private static boolean date(String digits) {
        int year = Integer.parseInt(digits.substring(0, 4));
        int month = Integer.parseInt(digits.substring(4, 6));
        int day = Integer.parseInt(digits.substring(6, 8));
        return year >= 1890 && year <= 2099 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
    }
}
