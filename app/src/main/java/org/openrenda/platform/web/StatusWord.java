package org.openrenda.platform.web;

/**
 * A state said in one word, with one of four colours that only repeat what the word says.
 *
 * @param word the Chinese word shown, never empty
 * @param tone the colour beside it
 */
public record StatusWord(String word, Tone tone) {

    /** Blue is under way, green done, amber nearly due, red overdue or dissatisfied, grey none. */
    public enum Tone {
        BLUE,
        GREEN,
        AMBER,
        RED,
        GREY;

        /** The class name in the stylesheet. */
        public String css() {
            return "tone-" + name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public StatusWord {
        if (word.isBlank()) throw new IllegalArgumentException("a colour needs its word");
    }

    public static StatusWord blue(String word) {
        return new StatusWord(word, Tone.BLUE);
    }

    public static StatusWord green(String word) {
        return new StatusWord(word, Tone.GREEN);
    }

    public static StatusWord amber(String word) {
        return new StatusWord(word, Tone.AMBER);
    }

    public static StatusWord red(String word) {
        return new StatusWord(word, Tone.RED);
    }

    public static StatusWord grey(String word) {
        return new StatusWord(word, Tone.GREY);
    }
}
