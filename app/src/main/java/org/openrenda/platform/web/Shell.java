package org.openrenda.platform.web;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;

/**
 * What every page has around it. Each view gets one in its model under the name {@code shell}.
 *
 * @param viewer who looks
 * @param groups side bar, by system
 * @param phone bottom bar of the phone, at most four
 * @param site head of the public site
 * @param elder whether large type is on
 * @param elderSwitch this same page with large type on or off
 * @param notice what was just done, in a sentence, or empty
 * @param token proof that a form comes from our page; null where nobody can be signed in
 * @param assets addresses of our own files
 */
public record Shell(
        Viewer viewer,
        List<Group> groups,
        List<Link> phone,
        List<Link> site,
        boolean elder,
        String elderSwitch,
        String notice,
        @Nullable CsrfToken token,
        UnaryOperator<String> assets) {

    /**
     * Where one of our own files lies, under an address that changes with its content and may be
     * kept for ever.
     *
     * @param file such as {@code app.css}
     */
    public String asset(String file) {
        return assets.apply(file);
    }

    /** The entries of one system. */
    public record Group(String name, List<Link> links) {}

    /** An entry, and whether the page lies under it. */
    public record Link(String label, String href, String icon, boolean here) {}

    /** A page above this one. */
    public record Crumb(String label, String href) {

        public static Crumb of(String label, String href) {
            return new Crumb(label, href);
        }
    }
}
