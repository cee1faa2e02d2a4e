package org.openrenda.congress.deputyships;

import org.openrenda.platform.CongressId;

/** DEP-7: a deputy missed a second meeting of the term without leave; clerks look into it. */
public record AbsentTwice(long deputyship, CongressId congress, int missed) {}
