package org.openrenda.platform;

import java.util.Locale;
import java.util.random.RandomGenerator;

/** Codes that people read aloud, write down and type: no letter of them is mistaken for another. */
public final class Codes {

    /** So long that nobody finds one by trying: 30 to the 12th are more than 58 bits. */
    public static final int SECRET_LENGTH = 12;

    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    private Codes() {}

    /** A code by lot, of so many letters and digits. */
    public static String fresh(RandomGenerator random, int length) {
        StringBuilder code = new StringBuilder();
        for (int n = 0; n < length; n++) {
            code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    /** The code in what was typed, with blanks, dashes or small letters. */
    public static String plain(String typed) {
        return typed.replaceAll("[^0-9A-Za-z]", "").toUpperCase(Locale.ROOT);
    }
}
