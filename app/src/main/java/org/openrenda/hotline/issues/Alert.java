package org.openrenda.hotline.issues;

import java.time.LocalDate;
import org.openrenda.platform.CongressId;

/**
 * A burst: more tickets on a topic in an area on one day than season and weekday let expect.
 *
 * @param congress that of the county, or the top one of the tree it was counted in
 * @param expected by the season and the weekday
 * @param limitAt the number above which a day is called a burst
 */
public record Alert(
        long id,
        CongressId congress,
        String topicCode,
        String areaCode,
        LocalDate day,
        int tickets,
        double expected,
        double limitAt) {}
