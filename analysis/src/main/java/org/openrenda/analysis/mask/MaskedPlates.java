package org.openrenda.analysis.mask;

import java.util.List;

/** Finds number plates: a province, a letter, then five or (new energy) six letters and digits. */
final class MaskedPlates {

    static final String PLATE = "[车牌]";
    private static final String PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";
    private static final String LAST = "挂学警港澳领使试超";
    private static final String CUE = "车牌";

    private MaskedPlates() {}

    static void find(char[] text, List<Span> spans) {
        for (int i = 0; i < text.length; i++) {
            int end = PROVINCES.indexOf(text[i]) >= 0 ? plate(text, i + 1) : 0;
            if (end > 0) {
                spans.add(new Span(i, end, PLATE));
                i = end - 1;
            } else if (text[i] == '车' && i + 1 < text.length && text[i + 1] == '牌') {
                i = afterCue(text, i + CUE.length(), spans);
            }
        }
    }

    /** 车牌号A12345: the province goes without saying. */
    private static int afterCue(char[] text, int at, List<Span> spans) {
        int i = at;
        while (i < text.length && i - at < 5 && "号码为是: ".indexOf(text[i]) >= 0) {
            i++;
        }
        int end = plate(text, i);
        if (end > 0) {
            spans.add(new Span(i, end, PLATE));
            return end - 1;
        }
        return at - 1;
    }

    /** The end of a plate whose letter stands here, or 0. */
    private static int plate(char[] text, int at) {
        if (at >= text.length || text[at] < 'a' || text[at] > 'z') {
            return 0;
        }
        int i = at + 1;
        if (i < text.length && "·•.-—・ ˙‧".indexOf(text[i]) >= 0) {
            i++;
        }
        int digits = 0;
        int from = i;
        while (i < text.length && i - from < 7 && (isLatin(text[i]) || text[i] == '*')) {
            digits += text[i] > '9' ? 0 : 1;
            i++;
        }
        int length = i - from;
        if (length == 4 && i < text.length && LAST.indexOf(text[i]) >= 0) {
            return i + 1;
        }
        return digits >= 2 && (length == 5 || length == 6) ? i : 0;
    }

    private static boolean isLatin(char c) {
        return MaskedNumbers.isDigit(c) || c >= 'a' && c <= 'z' && c != 'i' && c != 'o';
    }
}
