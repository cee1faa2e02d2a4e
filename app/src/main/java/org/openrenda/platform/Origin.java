package org.openrenda.platform;

/**
 * Where a matter grew out of, as any page can show it without knowing the other module.
 *
 * @param module the module's one word, for example {@code hotline}
 * @param id the origin's own id in that module
 * @param title what a reader calls it
 * @param address the path of its page in this installation
 */
public record Origin(String module, long id, String title, String address) {

    public Origin {
        if (module.isBlank() || title.isBlank() || !address.startsWith("/")) {
            throw new IllegalArgumentException("an origin has a module, a title and a path");
        }
    }
}
