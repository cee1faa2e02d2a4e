package org.openrenda.platform;

import org.jspecify.annotations.Nullable;

/** A role held at a congress, and where the role is a handling unit's, at that unit. */
public record Grant(Role role, CongressId congress, @Nullable UnitId unit) {}
