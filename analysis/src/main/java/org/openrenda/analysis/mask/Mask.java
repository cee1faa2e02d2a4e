package org.openrenda.analysis.mask;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.openrenda.analysis.text.Normalise;

/**
 * Takes out of a citizen's text what tells who a person is (F-HOT-2).
 *
 * <p>Numbers become {@code [电话] [证件号] [号码] [车牌] [邮箱] [账号] [房号]}; of a personal name the surname
 * stays: 张某某. Roads, estates, bus lines, amounts, dates and ticket numbers stay. Masking twice
 * gives what masking once gave. The time is linear in the length of the text.
 *
 * <p>Rules cannot know every name: a text is published only after a person has read it.
 */
public final class Mask {

    /** Masking can lay open a cue for the next pass; more than this has not been seen. */
    private static final int PASSES_MAX = 6;

    private Mask() {}

    /** The text with everything personal masked. */
    public static String mask(String text) {
        String masked = text;
        for (int pass = 0; pass < PASSES_MAX; pass++) {
            String next = once(masked);
            if (next.equals(masked)) {
                return masked;
            }
            masked = next;
        }
        return masked;
    }

    private static String once(String text) {
        char[] folded = Normalise.fold(text).toCharArray();
        List<Span> spans = new ArrayList<>();
        MaskedAccounts.find(folded, spans);
        MaskedNumbers.find(folded, spans);
        MaskedPlates.find(folded, spans);
        MaskedNames.find(text, spans);
        return spans.isEmpty() ? text : replaced(text, spans);
    }

    /** Of two spans that overlap the earlier one wins, at the same start the longer. */
    private static String replaced(String text, List<Span> spans) {
        spans.sort(Comparator.comparingInt(Span::start).thenComparing(s -> -s.end()));
        StringBuilder result = new StringBuilder(text.length());
        int done = 0;
        for (Span span : spans) {
            if (span.start() < done) {
                continue;
            }
            result.append(text, done, span.start()).append(span.instead());
            done = span.end();
        }
        return result.append(text, done, text.length()).toString();
    }
}
