package org.openrenda.platform.web;

import org.jspecify.annotations.Nullable;

/**
 * Something a person can do on a page: a link, or a form that is posted.
 *
 * @param label the verb on the button
 * @param href the page it opens, or the address it posts to
 * @param post whether it changes something and therefore is posted
 * @param kind how it looks
 * @param confirm what will happen and to whom, asked before it happens, or null
 * @param whyNot why it cannot be done yet, or null when it can
 */
public record Action(
        String label,
        String href,
        boolean post,
        Kind kind,
        @Nullable String confirm,
        @Nullable String whyNot) {

    /** One primary action a page at most; QUIET is a plain link. */
    public enum Kind {
        PRIMARY("btn-main"),
        PLAIN("btn-plain"),
        QUIET("btn-quiet");

        private final String css;

        Kind(String css) {
            this.css = css;
        }

        /** The class name in the stylesheet. */
        public String css() {
            return css;
        }
    }

    public static Action link(String label, String href) {
        return new Action(label, href, false, Kind.PLAIN, null, null);
    }

    public static Action post(String label, String href) {
        return new Action(label, href, true, Kind.PLAIN, null, null);
    }

    public Action primary() {
        return new Action(label, href, post, Kind.PRIMARY, confirm, whyNot);
    }

    public Action quiet() {
        return new Action(label, href, post, Kind.QUIET, confirm, whyNot);
    }

    /** Asks first: the sentence says what will happen and to whom. */
    public Action confirm(String sentence) {
        return new Action(label, href, post, kind, sentence, whyNot);
    }

    /** Shows the action grey with the reason, such as 须先与代表面商. */
    public Action notYet(String reason) {
        return new Action(label, href, post, kind, confirm, reason);
    }
}
