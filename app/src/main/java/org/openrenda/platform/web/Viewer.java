package org.openrenda.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/**
 * Who looks at a page, as far as the shell shows it.
 *
 * @param key stable name of the account, which keeps drafts of two people on one machine apart;
 *     empty for anonymous
 * @param name the person's name, or empty for anonymous
 * @param role what they act as, such as 市人大社会委 工作人员
 * @param congress the congress whose site this is
 * @param todos number of open tasks
 * @param notices number of unread notices
 * @param permissions names by which navigation entries are shown; no right is checked by them
 */
public record Viewer(
        String key,
        String name,
        String role,
        String congress,
        int todos,
        int notices,
        Set<String> permissions) {

    /** Tells who looks at a page; a bean of the part that knows accounts. */
    @FunctionalInterface
    public interface Source {

        /** Never null: a person not signed in is {@link #anonymous}. */
        Viewer viewer(HttpServletRequest request);
    }

    public Viewer {
        permissions = Set.copyOf(permissions);
    }

    public static Viewer anonymous(String congress) {
        return new Viewer("", "", "", congress, 0, 0, Set.of());
    }

    public boolean signedIn() {
        return !key.isEmpty();
    }
}
