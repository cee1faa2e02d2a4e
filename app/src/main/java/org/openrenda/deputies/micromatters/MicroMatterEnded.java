package org.openrenda.deputies.micromatters;

import org.openrenda.platform.CongressId;
import org.openrenda.platform.Origin;

/**
 * A micro matter came to its end.
 *
 * @param done false when the deputy did not hand it over
 * @param text what the citizen is told
 */
public record MicroMatterEnded(
        MicroMatterId id, CongressId congress, Origin origin, boolean done, String text) {}
