package org.openrenda.analysis.mask;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds personal names by what stands around them: 我叫…, 联系人：…, …女士, a signature, or a family name
 * with two characters that are usual in given names between two marks.
 */
final class MaskedNames {

    /** A letter that names more people than this is a list, and lists have cues of their own. */
    private static final int NAMES_MAX = 40;

    private static final String CONNECTORS = "：:是叫为“\"（( ,，、";
    private static final String LEFT = "的是和与被由找跟对向让给叫把及同因请位名为到见问等";

    /** 李家的 is a household and no person; 李家辉 is one. */
    private static final char HOUSEHOLD = '家';

    private static final String LONG_NAME_MARK = "·";

    private final String text;
    private final List<Span> spans;
    private final int stripped;
    private final NameWords words = NameWords.DEFAULT;
    private final Set<String> names = new LinkedHashSet<>();

    private MaskedNames(String text, List<Span> spans) {
        this.text = text;
        this.spans = spans;
        this.stripped = text.stripTrailing().length();
    }

    static void find(String text, List<Span> spans) {
        MaskedNames names = new MaskedNames(text, spans);
        names.words.cueMatcher.each(text, names::afterCue);
        names.words.titleMatcher.each(text, names::beforeTitle);
        names.alone();
        names.everywhere();
    }

    private void afterCue(int start, int end, int cue) {
        boolean strong = cue < words.strongCues;
        int at = end;
        while (at < text.length() && at - end < 3 && CONNECTORS.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        if (end - start == 1 && words.endsWord(text, at)) {
            return;
        }
        boolean told = strong || at > end && "：:".indexOf(text.charAt(at - 1)) >= 0;
        boolean near = at == end || text.charAt(end) > 127 || text.charAt(end) == ' ';
        int length = told ? strongName(at) : near ? weakName(at, end - start == 1) : 0;
        if (length > 0) {
            mask(at, length);
        }
    }

    /** After a cue that asks for a name nearly anything that begins like one is one. */
    private int strongName(int at) {
        int family = words.surnameAt(text, at);
        if (family == 0 || isMasked(at + family)) {
            return family == 0 ? longName(at) : 0;
        }
        int length = length(at, family);
        boolean word = words.beginsWord(text, at) && !isBoundary(at + length);
        return word ? 0 : length;
    }

    private int weakName(int at, boolean shortCue) {
        int family = words.surnameAt(text, at);
        if (family == 0 || isMasked(at + family) || words.beginsWord(text, at)) {
            return 0;
        }
        int length = length(at, family);
        if (length == 0 || !words.isGiven(text.charAt(at + family))) {
            return 0;
        }
        int end = at + length;
        boolean two = !shortCue && length - family == 2 && words.isGiven(text.charAt(end - 1));
        boolean closed = isBoundary(end) || ends(end);
        closed |= !shortCue && !isBoundary(end) && !words.isGiven(text.charAt(end));
        if (length - family == 2 && words.isCommonPair(text, at + family)) {
            return 0;
        }
        return words.isPlaceEnd(text, end) || !closed && !two ? 0 : length;
    }

    /** Length of the name whose family name is here, 0 if no given name follows. */
    private int length(int at, int family) {
        int first = at + family;
        if (isBoundary(first) || words.endsBeforePhrase(text, first)) {
            return 0;
        }
        boolean given = words.isGiven(text.charAt(first));
        if (!given && words.endsBeforeCharacter(text, first)) {
            return 0;
        }
        int second = first + 1;
        if (isBoundary(second) || words.endsBeforePhrase(text, second)) {
            return family + 1;
        }
        if (words.endsBeforeCharacter(text, second) && text.charAt(first) == HOUSEHOLD) {
            return 0;
        }
        boolean closed = isBoundary(second + 1) || ends(second + 1);
        if (words.endsBeforeCharacter(text, second)) {
            return words.isGiven(text.charAt(second)) && closed ? family + 2 : family + 1;
        }
        return words.isGiven(text.charAt(second)) || closed || !given ? family + 2 : family + 1;
    }

    /** 阿依古丽·买买提: names of other peoples carry a dot and have no family name in our list. */
    private int longName(int at) {
        int end = at;
        boolean dot = false;
        while (end < text.length() && end - at < 16) {
            char c = text.charAt(end);
            if (LONG_NAME_MARK.indexOf(c) >= 0) {
                dot = true;
            } else if (!NameWords.isHan(c)
                    || dot && (words.endsBeforePhrase(text, end) || end - at > 10)) {
                break;
            }
            end++;
        }
        return dot && end - at >= 4 && !isMasked(at + 1) ? end - at : 0;
    }

    /** 王建国先生 becomes 王某某先生; 王先生 already tells no more than that. */
    private void beforeTitle(int start, int end, int title) {
        for (int length = 4; length >= 2; length--) {
            int at = start - length;
            int family = at < 0 ? 0 : words.surnameAt(text, at);
            int givens = length - family;
            if (family == 0 || givens < 1 || givens > 2 || words.isWord(text, at)) {
                continue;
            }
            boolean named = words.isGiven(text.charAt(at + family));
            named &= words.isGiven(text.charAt(start - 1));
            named &= givens == 1 || !words.isCommonPair(text, at + family);
            if (named && (givens == 2 || opens(at)) && !words.endsBeforePhrase(text, at + family)) {
                mask(at, length);
                return;
            }
        }
    }

    /** Names without a cue, and the signature under a letter. */
    private void alone() {
        for (int i = 0; i + 1 < text.length(); i++) {
            int family = words.surnameAt(text, i);
            if (family == 0 || isMasked(i + family) || words.isWord(text, i)) {
                continue;
            }
            int length = plainLength(i, family);
            if (length == 0 && opens(i)) {
                length = lengthBetweenMarks(i, family);
            }
            if (length > 0) {
                mask(i, length);
            }
        }
    }

    /** Length of a name whose characters leave little doubt, whatever stands around it. */
    private int plainLength(int at, int family) {
        int end = at + family + 2;
        boolean sure = family == 2 || !words.isDoubtfulSurname(text.charAt(at));
        boolean two = end <= text.length() && given(at + family, end);
        if (sure && two && !titled(at + family) && !words.isPlaceEnd(text, end)) {
            char first = text.charAt(at + family);
            return words.isPlainly(first) || words.isPlainly(text.charAt(end - 1)) ? family + 2 : 0;
        }
        boolean plain = family == 2 || words.isPlainSurname(text.charAt(at));
        boolean one = words.isPlainly(text.charAt(end - 2)) && !titled(at + family);
        return plain && one && !two && !words.isPlaceEnd(text, end - 1) ? family + 1 : 0;
    }

    private int lengthBetweenMarks(int at, int family) {
        int end = at + family + 2;
        boolean plain = family == 2 || words.isPlainSurname(text.charAt(at));
        boolean two = end <= text.length() && given(at + family, end);
        if (plain && two && closes(end) && !titled(at + family)) {
            return family + 2;
        }
        if (plain && isPair(at, family)) {
            return family + 1;
        }
        if (isLabelled(at, family)) {
            return end > text.length() || isBoundary(end - 1) ? family + 1 : family + 2;
        }
        return isSignature(at, family) ? stripped - at : 0;
    }

    /** 张颖 between two marks: a given name of one character that is seldom anything else. */
    private boolean isPair(int at, int family) {
        int end = at + family + 1;
        boolean marked = at == 0 || isBoundary(at - 1);
        return marked
                && end <= text.length()
                && words.isPlainly(text.charAt(end - 1))
                && (isBoundary(end) || ends(end))
                && closes(end)
                && !titled(at + family);
    }

    /** Whatever the label is, 签收：张伟，names a person if nothing else stands there. */
    private boolean isLabelled(int at, int family) {
        boolean label = at > 1 && "：:".indexOf(text.charAt(at - 1)) >= 0;
        int first = at + family;
        if (!label || first >= text.length() || !words.isGiven(text.charAt(first))) {
            return false;
        }
        boolean two = first + 1 < text.length() && words.isGiven(text.charAt(first + 1));
        return isBoundary(first + 1) || two && isBoundary(first + 2) && !titled(first);
    }

    private boolean isSignature(int at, int family) {
        int length = stripped - at;
        boolean marked = at > 1 && " 　。！!\n\t；;".indexOf(text.charAt(at - 1)) >= 0;
        return marked && length > family && length <= family + 2 && given(at + family, stripped);
    }

    private boolean given(int from, int to) {
        for (int i = from; i < to; i++) {
            if (!words.isGiven(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** 吴经理, 郑校长: a family name and a title, and common words, are nobody's given name. */
    private boolean titled(int at) {
        return words.titleMatcher.longestAt(text, at) > 0 || words.isCommonPair(text, at);
    }

    private boolean closes(int end) {
        if (isBoundary(end)) {
            return end == text.length() || "路-—·".indexOf(text.charAt(end)) < 0;
        }
        boolean follows = words.endsBeforeCharacter(text, end) && !words.isGiven(text.charAt(end));
        return (follows || words.endsBeforePhrase(text, end)) && !words.isPlaceEnd(text, end);
    }

    private boolean ends(int at) {
        return words.endsBeforePhrase(text, at) || words.endsBeforeCharacter(text, at);
    }

    private boolean opens(int at) {
        return at == 0 || isBoundary(at - 1) || LEFT.indexOf(text.charAt(at - 1)) >= 0;
    }

    private boolean isBoundary(int at) {
        return at >= text.length() || !NameWords.isHan(text.charAt(at));
    }

    private boolean isMasked(int at) {
        return at < text.length() && (text.charAt(at) == '某' || text.charAt(at) == '*');
    }

    /** A name once told is masked wherever the same letter says it again. */
    private void everywhere() {
        for (String name : names) {
            int at = text.indexOf(name);
            while (at >= 0) {
                spans.add(new Span(at, at + name.length(), instead(name)));
                at = text.indexOf(name, at + name.length());
            }
        }
    }

    private void mask(int at, int length) {
        if (names.size() < NAMES_MAX) {
            names.add(text.substring(at, at + length));
        } else {
            spans.add(new Span(at, at + length, instead(text.substring(at, at + length))));
        }
    }

    private String instead(String name) {
        int family = words.surnameAt(name, 0);
        if (name.contains(LONG_NAME_MARK) || family == 0) {
            return name.charAt(0) + "某某";
        }
        return name.substring(0, family) + "某".repeat(name.length() - family);
    }
}
