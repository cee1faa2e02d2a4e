package org.openrenda.platform.web;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A point on the place's own map.
 *
 * @param href the page it opens
 * @param note a second line, or empty
 */
public record MapPoint(
        String title, String href, String note, BigDecimal longitude, BigDecimal latitude) {

    /** A place that may be missing, noted in the words of official papers. */
    public static List<MapPoint> of(
            String title,
            String href,
            @Nullable BigDecimal longitude,
            @Nullable BigDecimal latitude) {
        if (longitude == null || latitude == null) {
            return List.of();
        }
        String words = "东经 " + plain(longitude) + " 度，北纬 " + plain(latitude) + " 度";
        return List.of(new MapPoint(title, href, words, longitude, latitude));
    }

    private static String plain(BigDecimal degrees) {
        return degrees.stripTrailingZeros().toPlainString();
    }
}
