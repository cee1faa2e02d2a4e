package org.openrenda.congress;

import org.jspecify.annotations.Nullable;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.UnitId;

/** A handling unit (承办单位): a department, a court, a local government. */
public record Unit(
        UnitId id, CongressId congress, String name, String kind, @Nullable String areaCode) {}
