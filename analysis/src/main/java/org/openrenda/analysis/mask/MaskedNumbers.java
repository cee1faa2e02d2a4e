package org.openrenda.analysis.mask;

import java.util.List;

/** Finds telephone, identity, card and room numbers in a folded text. */
final class MaskedNumbers {

    static final String PHONE = "[电话]";
    static final String IDENTITY = "[证件号]";
    static final String NUMBER = "[号码]";
    static final String ROOM = "[房号]";

    /** More parts than this are a table of figures, not one number. */
    private static final int GROUPS_MAX = 19;

    /** How far before a number its cue may stand. */
    private static final int CUE_CHARS = 10;

    private static final String[] PHONE_CUES = {
        "电话", "手机", "座机", "热线", "致电", "拨打", "联系方式", "来电", "传真", "tel", "联系号码", "打给", "号码是", "呼叫"
    };
    private static final String[] CARD_CUES = {"卡号", "银行卡", "账号", "帐号", "账户", "帐户", "开户", "存折"};
    private static final String[] IDENTITY_CUES = {"身份证", "证件号", "身份号", "护照", "居住证", "港澳通行证"};
    private static final String[] TICKET_CUES = {"工单", "单号", "订单", "编号", "受理号", "案号", "流水号", "快递"};
    private static final String CHINESE_DIGITS = "〇零○一二三四五六七八九幺壹贰叁肆伍陆柒捌玖";
    private static final String CHINESE_VALUES = "0001234567891123456789";

    private final char[] text;
    private final List<Span> spans;
    private final int[] starts = new int[GROUPS_MAX + 1];
    private final int[] ends = new int[GROUPS_MAX + 1];
    private int groups;
    private int lastPhoneEnd = -1;

    private MaskedNumbers(char[] text, List<Span> spans) {
        this.text = text;
        this.spans = spans;
    }

    static void find(char[] folded, List<Span> spans) {
        new MaskedNumbers(folded, spans).scan();
    }

    private void scan() {
        int i = 0;
        while (i < text.length) {
            if (isDigit(text[i])) {
                int end = numberFrom(i);
                i = end > 0 ? end : afterDigits(i);
            } else {
                int end = CHINESE_DIGITS.indexOf(text[i]) >= 0 ? spokenPhone(i) : 0;
                i = end > 0 ? end : i + 1;
            }
        }
    }

    /** Masks the number that starts here and gives its end, or 0 if this is no personal number. */
    private int numberFrom(int at) {
        int end = starred(at);
        if (end == 0) {
            readGroups(at);
            end = identity();
        }
        if (end == 0) {
            end = phone();
        }
        if (end == 0) {
            end = card();
        }
        if (end == 0) {
            end = afterCue(at);
        }
        return end == 0 ? room(at) : end;
    }

    private void readGroups(int at) {
        groups = 0;
        int i = at;
        while (groups < GROUPS_MAX && i < text.length && isDigit(text[i])) {
            starts[groups] = i;
            i = afterDigits(i);
            ends[groups++] = i;
            int gap = gap(i);
            if (gap == 0) {
                return;
            }
            i += gap;
        }
    }

    /** The width of the separator between two parts of one number, 0 if there is none. */
    private int gap(int at) {
        int i = at;
        while (i < text.length && i - at < 3 && "-—–_.· ()\u200b\ufeff".indexOf(text[i]) >= 0) {
            i++;
        }
        return i > at && i < text.length && isDigit(text[i]) ? i - at : 0;
    }

    /** A number whose middle its writer has starred out still points to a person. */
    private int starred(int at) {
        int end = at;
        int stars = 0;
        while (end < text.length && end - at < 20 && (isDigit(text[end]) || isStar(end))) {
            stars += isStar(end) ? 1 : 0;
            end++;
        }
        int length = end - at;
        if (stars < 3 || text[at] == '0') {
            return 0;
        }
        if (length == 11 && text[at] == '1') {
            return masked(at, end, PHONE);
        }
        return length == 15 || length == 18 ? masked(at, end, IDENTITY) : 0;
    }

    private boolean isStar(int at) {
        return text[at] == '*' || text[at] == 'x' || text[at] == '×';
    }

    private int identity() {
        for (int g = 0, digits = 0; g < groups; g++) {
            digits += ends[g] - starts[g];
            boolean letter = digits == 17 && ends[g] < text.length && text[ends[g]] == 'x';
            if (digits == 18 || letter) {
                String number = digits(0, g) + (letter ? "X" : "");
                int end = ends[g] + (letter ? 1 : 0);
                boolean mine = IdentityNumber.looksReal(number) || cued(starts[0], IDENTITY_CUES);
                return mine ? masked(starts[0], end, IDENTITY) : 0;
            }
        }
        int length = ends[0] - starts[0];
        if (length == 15 && IdentityNumber.looksRealOld(digits(0, 0))) {
            return masked(starts[0], ends[0], IDENTITY);
        }
        return 0;
    }

    private int phone() {
        for (int g = 0, digits = 0; g < groups; g++) {
            digits += ends[g] - starts[g];
            if (digits > 15) {
                return 0;
            }
            if (digits >= 10 && PhoneNumber.matches(shape(g), digits(0, g)) && !amount(g)) {
                int start = PhoneNumber.openingOf(text, starts[0]);
                return masked(start, PhoneNumber.extension(text, ends[g]), PHONE);
            }
        }
        return 0;
    }

    /** 15800-16800元 is a price, whatever its digits add up to. */
    private boolean amount(int group) {
        int end = ends[group];
        return group > 0 && end < text.length && "元块万亿平米吨亩度㎡%户".indexOf(text[end]) >= 0;
    }

    private int card() {
        for (int g = 0, digits = 0; g < groups; g++) {
            int width = ends[g] - starts[g];
            digits += width;
            if (digits > 19 || g > 0 && width > 13) {
                return 0;
            }
            boolean whole = g == 0 || ends[0] - starts[0] == 4 || ends[0] - starts[0] == 6;
            if (digits >= 15 && whole && IdentityNumber.luhn(digits(0, g))) {
                boolean ticket = cued(starts[0], TICKET_CUES);
                boolean bank = text[starts[0]] >= '3' && text[starts[0]] <= '6';
                return bank && !ticket ? masked(starts[0], ends[g], NUMBER) : 0;
            }
        }
        return 0;
    }

    /** Numbers that only the words before them give away. */
    private int afterCue(int at) {
        int last = 0;
        int digits = ends[0] - starts[0];
        while (digits < 8 && last + 1 < groups && last < 2 && digits(last + 1) + digits <= 8) {
            digits += digits(++last);
        }
        boolean first = at == 0 || text[at - 1] != '.';
        if (first && (digits == 7 || digits == 8) && (cued(at, PHONE_CUES) || afterPhone(at))) {
            return masked(at, PhoneNumber.extension(text, ends[last]), PHONE);
        }
        int all = groups - 1;
        while (all > 0 && ends[all] - starts[0] > 24) {
            all--;
        }
        int total = digits(0, all).length();
        if (total >= 9 && total <= 21 && cued(at, CARD_CUES)) {
            return masked(at, ends[all], NUMBER);
        }
        boolean passport = digits(0) >= 8 && digits(0) <= 10 && cued(at, IDENTITY_CUES);
        if (passport || digits(0) >= 15 && cued(at, IDENTITY_CUES)) {
            int start =
                    at > 0 && Character.isLetter(text[at - 1]) && text[at - 1] < 128 ? at - 1 : at;
            return masked(start, ends[0], IDENTITY);
        }
        return 0;
    }

    /** 3栋2单元1203室: the building may be told, the room may not. */
    private int room(int at) {
        int end = ends[0];
        int width = end - at;
        if (width < 3 || width > 4 || at == 0 || "栋幢座元楼#".indexOf(text[at - 1]) < 0) {
            return 0;
        }
        if (text[at - 1] == '元' && (at < 2 || text[at - 2] != '单')) {
            return 0;
        }
        if (end == text.length || "室房，。；、,;)）".indexOf(text[end]) >= 0) {
            boolean named = end < text.length && "室房".indexOf(text[end]) >= 0;
            return masked(at, named ? end + 1 : end, ROOM);
        }
        return 0;
    }

    /** 一三八零零…, spoken or written to slip past a filter. */
    private int spokenPhone(int at) {
        StringBuilder digits = new StringBuilder();
        int end = at;
        for (; end < text.length && digits.length() < 12; end++) {
            int chinese = CHINESE_DIGITS.indexOf(text[end]);
            if (chinese < 0 && !isDigit(text[end])) {
                break;
            }
            digits.append(chinese < 0 ? text[end] : CHINESE_VALUES.charAt(chinese));
        }
        return PhoneNumber.isMobile(digits.toString()) ? masked(at, end, PHONE) : 0;
    }

    private boolean afterPhone(int at) {
        int i = at - 1;
        while (i >= 0 && at - i < 4 && "、/,，或和及;； ".indexOf(text[i]) >= 0) {
            i--;
        }
        boolean masked = i >= 3 && text[i] == ']' && text[i - 1] == '话' && text[i - 2] == '电';
        return i < at - 1 && (i + 1 == lastPhoneEnd || masked);
    }

    private boolean cued(int at, String[] cues) {
        int from = at;
        while (from > 0 && at - from < CUE_CHARS && !isDigit(text[from - 1])) {
            from--;
            if (text[from] == ']' || text[from] == '。') {
                from++;
                break;
            }
        }
        String before = new String(text, from, at - from);
        for (String cue : cues) {
            if (before.contains(cue)) {
                return true;
            }
        }
        return false;
    }

    private int masked(int start, int end, String instead) {
        spans.add(new Span(start, end, instead));
        lastPhoneEnd = instead.equals(PHONE) ? end : lastPhoneEnd;
        return end;
    }

    private String shape(int last) {
        StringBuilder shape = new StringBuilder();
        for (int g = 0; g <= last; g++) {
            shape.append((char) ('a' + ends[g] - starts[g] - 1));
        }
        return shape.toString();
    }

    private int digits(int group) {
        return ends[group] - starts[group];
    }

    private String digits(int first, int last) {
        StringBuilder digits = new StringBuilder();
        for (int g = first; g <= last; g++) {
            digits.append(text, starts[g], ends[g] - starts[g]);
        }
        return digits.toString();
    }

    private int afterDigits(int at) {
        int i = at;
        while (i < text.length && isDigit(text[i])) {
            i++;
        }
        return i;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
