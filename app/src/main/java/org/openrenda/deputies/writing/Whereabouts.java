package org.openrenda.deputies.writing;

import java.math.BigDecimal;
import java.util.List;
import org.openrenda.deputies.suggestions.SuggestionView;
import org.openrenda.platform.web.MapPoint;

/** Where a suggestion says it is, on the map and in words. */
public final class Whereabouts {

    private Whereabouts() {}

    /** The point on the map, with its words as note; empty when no place was given. */
    public static List<MapPoint> of(SuggestionView view) {
        BigDecimal longitude = view.longitude();
        BigDecimal latitude = view.latitude();
        return longitude == null || latitude == null
                ? List.of()
                : List.of(
                        new MapPoint(
                                view.suggestion().title(),
                                SuggestionSheet.address(view.id()),
                                inWords(longitude, latitude),
                                longitude,
                                latitude));
    }

    /** A place as official papers write it. */
    static String inWords(BigDecimal longitude, BigDecimal latitude) {
        return "东经 "
                + longitude.stripTrailingZeros().toPlainString()
                + " 度，北纬 "
                + latitude.stripTrailingZeros().toPlainString()
                + " 度";
    }
}
