package org.openrenda.deputies.rota;

import java.time.LocalDate;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Origin;

/**
 * A deputy was at a station (LIA-4: a visit is written down for the duty record).
 *
 * @param origin the station's page
 */
public record StationVisited(AccountId account, CongressId congress, LocalDate on, Origin origin) {}
