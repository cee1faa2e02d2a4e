package org.openrenda.deputies.signatures;

/** SUG-1, MOT-1: what deputies sign together, with its tables and its words. */
public enum SignedKind {
    SUGGESTION("suggestion", "co_signer", "confirmation", "附议", "建议", "SUG-1"),
    MOTION("motion", "motion_mover", "motion_confirmation", "联名", "议案", "MOT-1");

    private final String text;
    private final String asked;
    private final String confirmed;
    private final String word;
    private final String what;
    private final String rule;

    SignedKind(String text, String asked, String confirmed, String word, String what, String rule) {
        this.text = text;
        this.asked = asked;
        this.confirmed = confirmed;
        this.word = word;
        this.what = what;
        this.rule = rule;
    }

    /** The word of the act: 附议 or 联名. */
    public String word() {
        return word;
    }

    /** The to-do of one who is asked, also the name of the act in the record. */
    public String act() {
        return "确认" + word;
    }

    String what() {
        return what;
    }

    String rule() {
        return rule;
    }

    /** The word of the subject of tasks and records. */
    String subject() {
        return text;
    }

    /** Names in a statement are of this enumeration alone, never of what anybody typed. */
    String in(String statement) {
        return statement
                .replace("{text}", "deputies." + text)
                .replace("{id}", text + "_id")
                .replace("{asked}", "deputies." + asked)
                .replace("{confirmed}", "deputies." + confirmed);
    }
}
