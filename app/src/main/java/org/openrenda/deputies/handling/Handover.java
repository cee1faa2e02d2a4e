package org.openrenda.deputies.handling;

import org.openrenda.platform.UnitId;

/** One unit to which a suggestion is to be handed, and its part. */
public record Handover(UnitId unit, HandlingRole role) {}
