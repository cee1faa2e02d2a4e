package org.openrenda.deputies.contact;

import java.util.List;

/**
 * How far dual contact reaches, and where it does not.
 *
 * @param unlinked deputies whom no committee member is linked with
 * @param alone deputies who are linked with no voters
 */
public record Coverage(
        int deputies,
        int linked,
        int reaching,
        int links,
        int keptEnough,
        List<String> unlinked,
        List<String> alone) {

    public Coverage {
        unlinked = List.copyOf(unlinked);
        alone = List.copyOf(alone);
    }
}
