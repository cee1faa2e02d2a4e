package org.openrenda.analysis.text;

/**
 * Brings texts of different hands to one form, so that equal things compare equal.
 *
 * <p>Every character is folded to one character, so positions in the folded text are positions in
 * the original.
 */
public final class Normalise {

    private static final char[] FOLD = new char[Character.MAX_VALUE + 1];
    private static final char[] PLAIN = new char[Character.MAX_VALUE + 1];

    /** Courtesies at the head of a letter: they say nothing about its matter. */
    private static final String[] GREETINGS = {
        "尊敬的", "敬爱的", "您好", "你好", "您们好", "你们好", "各位领导", "领导好", "领导", "书记", "市长", "县长", "区长", "厅长",
        "局长", "主任"
    };

    /** A greeting longer than this is already the matter itself. */
    private static final int GREETING_MAX_CHARS = 24;

    static {
        for (int c = 0; c < FOLD.length; c++) {
            FOLD[c] = foldOf((char) c);
            PLAIN[c] = plainOf(FOLD[c]);
        }
    }

    private Normalise() {}

    /** Half width and lower case; any kind of decimal digit becomes an ASCII digit. */
    public static char fold(char c) {
        return FOLD[c];
    }

    /** Each character of the text by {@link #fold}; the length stays. */
    public static String fold(String text) {
        char[] chars = text.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            chars[i] = FOLD[chars[i]];
        }
        return new String(chars);
    }

    /**
     * The text as its matter reads: folded, each run of digits one {@code 0}, each run of marks and
     * spaces one space. Used where two texts are compared, never where one is shown.
     */
    public static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = PLAIN[text.charAt(i)];
            if (c == before && (c == ' ' || c == '0')) {
                continue;
            }
            plain.append(c);
            before = c;
        }
        return plain.toString();
    }

    /** The text without the greeting in front of it, 尊敬的书记：您好！ and the like. */
    public static String withoutGreeting(String text) {
        int from = 0;
        for (int clause = 0; clause < 3; clause++) {
            int end = clauseEnd(text, from);
            if (end < 0 || !greets(text.substring(from, end))) {
                break;
            }
            from = end + 1;
        }
        return text.substring(from);
    }

    private static int clauseEnd(String text, int from) {
        int limit = Math.min(text.length(), from + GREETING_MAX_CHARS);
        for (int i = from; i < limit; i++) {
            if (PLAIN[text.charAt(i)] == ' ') {
                return i;
            }
        }
        return -1;
    }

    private static boolean greets(String clause) {
        if (clause.isBlank()) {
            return true;
        }
        for (String greeting : GREETINGS) {
            if (clause.startsWith(greeting) || clause.endsWith(greeting)) {
                return true;
            }
        }
        return false;
    }

    private static char foldOf(char c) {
        int digit = Character.isDigit(c) ? Character.digit(c, 10) : -1;
        if (digit >= 0) {
            return (char) ('0' + digit);
        }
        if (c >= '！' && c <= '～') {
            return Character.toLowerCase((char) (c - '！' + '!'));
        }
        return c == '　' || c == ' ' ? ' ' : Character.toLowerCase(c);
    }

    private static char plainOf(char folded) {
        if (folded >= '0' && folded <= '9') {
            return '0';
        }
        return Character.isLetter(folded) ? folded : ' ';
    }
}
