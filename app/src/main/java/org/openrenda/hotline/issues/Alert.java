package org.openrenda.hotline.issues;

import java.time.LocalDate;

/**
 * A burst: more tickets on a topic in an area on one day than season and weekday let expect.
 *
 * @param expected by the season and the weekday
 * @param limitAt the number above which a day is called a burst
 */
public record Alert(
        long id,
        String topicCode,
        String areaCode,
        LocalDate day,
        int tickets,
        double expected,
        double limitAt) {}
