package org.openrenda.platform;

import java.util.Set;

/**
 * One thing a person may do in a module. Each module lists its own as an enum; which roles hold it
 * is data that starts from {@link #defaults()} and is changed on the page of rights.
 */
public interface Permission {

    /** The name of the enum constant. */
    String name();

    /** What one may do, in the words of the page of rights (Chinese). */
    String label();

    /** The roles that hold it in a new installation. */
    Set<Role> defaults();

    /**
     * Whether a grant at an upper congress reaches its subordinates. Looking down does; acting does
     * not, because a lower congress does its own lawful work.
     */
    boolean reachesDown();

    /** The code that routes name: module, dot, constant in lower case, as {@code hotline.board}. */
    default String code() {
        String type = getClass().getSimpleName();
        String module = type.substring(0, type.length() - "Permission".length());
        return module.toLowerCase(java.util.Locale.ROOT)
                + "."
                + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
