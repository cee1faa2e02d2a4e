package org.openrenda.platform;

import org.jspecify.annotations.Nullable;

/**
 * An expected refusal: the act is not lawful or not possible now, and nothing was changed. The
 * sentence is shown to the user as it is (Chinese, says how to mend it); the rule is the ID of
 * rules.md whose article stands behind it, where there is one.
 */
public class Refusal extends RuntimeException {

    private final @Nullable String rule;
    private final @Nullable String field;

    public Refusal(String sentence) {
        this(null, null, sentence);
    }

    public Refusal(@Nullable String rule, String sentence) {
        this(rule, null, sentence);
    }

    private Refusal(@Nullable String rule, @Nullable String field, String sentence) {
        super(sentence);
        this.rule = rule;
        this.field = field;
    }

    /** A refusal that belongs beside one field of a form. */
    public static Refusal of(String field, String sentence) {
        return new Refusal(null, field, sentence);
    }

    /**
     * The text of a field that must be filled, without the space around it.
     *
     * @param sentence what to write there, without a full stop
     * @throws Refusal beside the field when it is empty
     */
    public static String needed(String field, String sentence, @Nullable String text) {
        if (text == null || text.isBlank()) {
            throw of(field, sentence + "。");
        }
        return text.strip();
    }

    public @Nullable String rule() {
        return rule;
    }

    public @Nullable String field() {
        return field;
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
