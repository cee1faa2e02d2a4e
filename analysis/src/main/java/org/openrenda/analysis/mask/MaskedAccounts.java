package org.openrenda.analysis.mask;

import java.util.List;

/** Finds e-mail addresses and accounts of chat and video programs. */
final class MaskedAccounts {

    static final String MAIL = "[邮箱]";
    static final String ACCOUNT = "[账号]";

    private static final int ADDRESS_MAX_CHARS = 64;
    private static final String[] CUES = {
        "qq", "扣扣", "企鹅号", "微信", "薇信", "威信", "weixin", "wechat", "wx", "vx", "v信", "微x", "加v",
        "抖音号", "快手号", "支付宝", "微博号", "陌陌号"
    };
    private static final String FIRST = "q扣企微薇威wv加抖快支陌";
    private static final String CONNECTORS = "号码群是为:加我的也同即可联系客服(\"“” 【,帐账户昵称添搜=";

    private MaskedAccounts() {}

    static void find(char[] text, List<Span> spans) {
        for (int i = 0; i < text.length; i++) {
            int end = text[i] == '@' ? mail(text, i, spans) : account(text, i, spans);
            i = Math.max(i, end - 1);
        }
    }

    private static int mail(char[] text, int at, List<Span> spans) {
        int start = at;
        while (start > 0 && at - start < ADDRESS_MAX_CHARS && isAddress(text[start - 1])) {
            start--;
        }
        int end = at + 1;
        int dot = -1;
        while (end < text.length && end - at < ADDRESS_MAX_CHARS && isAddress(text[end])) {
            dot = text[end] == '.' && end > at + 1 && end + 1 < text.length ? end : dot;
            end++;
        }
        while (end > at && text[end - 1] == '.') {
            end--;
        }
        if (start == at || dot < 0 || end - dot < 3) {
            return 0;
        }
        spans.add(new Span(start, end, MAIL));
        return end;
    }

    private static boolean isAddress(char c) {
        return isName(c) || c == '.' || c == '%' || c == '+';
    }

    private static int account(char[] text, int at, List<Span> spans) {
        int cue = cueLength(text, at);
        if (cue == 0) {
            return 0;
        }
        int from = at + cue;
        boolean wxid = text[at] == 'w' && from + 1 < text.length && text[from] == 'i';
        while (from < text.length && from - at - cue < 8 && CONNECTORS.indexOf(text[from]) >= 0) {
            from++;
        }
        int end = from;
        int digits = 0;
        while (end < text.length && isName(text[end])) {
            digits += MaskedNumbers.isDigit(text[end]) || text[end] == '_' ? 1 : 0;
            end++;
        }
        boolean mail = end < text.length && text[end] == '@';
        boolean told = from > at + cue && ":号是为".indexOf(text[from - 1]) >= 0;
        int length = end - from;
        boolean fits = length >= 5 && length <= 24 && (digits > 0 || told && length >= 6);
        if (mail || !fits) {
            return 0;
        }
        boolean phone = PhoneNumber.isMobile(new String(text, from, length));
        spans.add(new Span(wxid ? at : from, end, phone ? MaskedNumbers.PHONE : ACCOUNT));
        return end;
    }

    private static int cueLength(char[] text, int at) {
        if (FIRST.indexOf(text[at]) < 0) {
            return 0;
        }
        boolean inWord = at > 0 && text[at - 1] >= 'a' && text[at - 1] <= 'z';
        for (String cue : CUES) {
            if (cue.charAt(0) != text[at] || at + cue.length() > text.length) {
                continue;
            }
            int k = 1;
            while (k < cue.length() && cue.charAt(k) == text[at + k]) {
                k++;
            }
            if (k == cue.length() && !(inWord && cue.charAt(0) < 128)) {
                return k;
            }
        }
        return 0;
    }

    private static boolean isName(char c) {
        return MaskedNumbers.isDigit(c) || c >= 'a' && c <= 'z' || c == '_' || c == '-';
    }
}
