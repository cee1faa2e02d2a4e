package org.openrenda.platform.access;

import java.util.List;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.UnitId;

/** Names the units a handler can act for; the module that knows units declares it. */
@FunctionalInterface
public interface HandlingUnits {

    /** A unit with the name people know it by. */
    record Named(UnitId id, String name) {}

    /** The units of a congress, in the order in which they were entered. */
    List<Named> of(CongressId congress);
}
