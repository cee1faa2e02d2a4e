package org.openrenda.deputies.contact;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

        /** The deputies by the unit that elected them, in the order of the list. */
        public Map<String, List<Found>> byUnit() {
            Map<String, List<Found>> units = new LinkedHashMap<>();
            deputies.forEach(one ->
                    units.computeIfAbsent(one.electoralUnit(), unit -> new ArrayList<>()).add(one));
            return units;
        }
    }
}
