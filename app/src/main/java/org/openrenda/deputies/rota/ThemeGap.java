package org.openrenda.deputies.rota;

import java.time.YearMonth;
import org.openrenda.deputies.stations.StationId;

/**
 * LIA-3: how many receptions with a theme a station has planned in a month, and how many are asked.
 *
 * @param planned days with at least one deputy on duty
 * @param missing 0 when nothing is
 */
public record ThemeGap(
        StationId station, String name, YearMonth month, int planned, int asked, int missing) {}
