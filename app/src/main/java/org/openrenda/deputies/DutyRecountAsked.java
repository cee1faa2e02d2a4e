package org.openrenda.deputies;

import org.openrenda.platform.CongressId;

/**
 * Somebody asked that the duty record be counted anew. Each part that publishes {@link DutyDone}
 * listens and, on the same thread, publishes all of them again from its own facts.
 */
public record DutyRecountAsked(CongressId congress) {}
