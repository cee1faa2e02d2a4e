package org.openrenda.platform.web;

import java.math.BigDecimal;

/**
 * A point on the place's own map.
 *
 * @param href the page it opens
 * @param note a second line, or empty
 */
public record MapPoint(
        String title, String href, String note, BigDecimal longitude, BigDecimal latitude) {}
