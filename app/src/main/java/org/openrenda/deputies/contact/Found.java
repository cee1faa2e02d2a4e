package org.openrenda.deputies.contact;

import java.util.List;

/**
 * A deputy that somebody looked for.
 *
 * @param href the deputy's page, or empty without one
 */
public record Found(String name, String electoralUnit, String href) {

    /** The deputies of one congress for a place. */
    public record Level(String congress, List<Found> deputies) {

        public Level {
            deputies = List.copyOf(deputies);
        }
    }
}
