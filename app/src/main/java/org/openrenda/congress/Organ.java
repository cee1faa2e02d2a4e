package org.openrenda.congress;

import org.openrenda.platform.CongressId;

/** An organ of a congress: standing committee, council of chairpersons, a committee, a body. */
public record Organ(long id, CongressId congress, String kind, String name) {}
