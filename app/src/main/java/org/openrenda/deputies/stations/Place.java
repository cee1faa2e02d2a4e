package org.openrenda.deputies.stations;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.openrenda.platform.Refusal;

/**
 * A point on the map, in degrees east and north as the place's own map has them.
 *
 * @throws IllegalArgumentException outside 70–140 east, 0–60 north
 */
public record Place(BigDecimal longitude, BigDecimal latitude) {

    private static final int DECIMALS = 6;

    public Place {
        longitude = longitude.setScale(DECIMALS, RoundingMode.HALF_UP);
        latitude = latitude.setScale(DECIMALS, RoundingMode.HALF_UP);
        if (!between(longitude, 70, 140) || !between(latitude, 0, 60)) {
            throw new IllegalArgumentException("not a place in this country");
        }
    }

    private static boolean between(BigDecimal number, int least, int most) {
        return number.compareTo(BigDecimal.valueOf(least)) >= 0
                && number.compareTo(BigDecimal.valueOf(most)) <= 0;
    }

    /**
     * What was typed or picked; empty when both fields are.
     *
     * @throws Refusal beside the field when it is no place
     */
    public static Optional<Place> of(String longitude, String latitude) {
        if (longitude.isBlank() && latitude.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Place(new BigDecimal(longitude.strip()), new BigDecimal(latitude.strip())));
        } catch (IllegalArgumentException mistyped) {
            throw Refusal.of("longitude", "位置的经度应在 70 到 140 之间，纬度应在 0 到 60 之间，例如 116.39、39.91。");
        }
    }
}
