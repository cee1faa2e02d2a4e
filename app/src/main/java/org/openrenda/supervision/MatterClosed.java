package org.openrenda.supervision;

import java.time.LocalDate;
import org.openrenda.platform.CongressId;

/** Every problem of a matter was struck off, and the matter closed. */
public record MatterClosed(MatterId matter, CongressId congress, LocalDate closedOn) {}
