package org.openrenda.deputies.handling;

import org.jspecify.annotations.Nullable;
import org.openrenda.platform.UnitId;

/**
 * A unit that is proposed to handle a suggestion, and what it says to that.
 *
 * @param agrees null as long as it has not answered
 */
public record PlannedUnit(
        UnitId unit, String name, HandlingRole role, @Nullable Boolean agrees, String opinion) {}
