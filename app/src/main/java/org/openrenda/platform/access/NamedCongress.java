package org.openrenda.platform.access;

import org.openrenda.platform.CongressId;

/** A congress with the name it bears in the law. */
public record NamedCongress(CongressId id, String name) {}
