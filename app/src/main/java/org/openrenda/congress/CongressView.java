package org.openrenda.congress;

import org.jspecify.annotations.Nullable;
import org.openrenda.platform.CongressId;

/** A congress of the tree, as other modules and pages see it. */
public record CongressView(
        CongressId id,
        String name,
        CongressLevel level,
        @Nullable CongressId parent,
        @Nullable String areaCode) {}
