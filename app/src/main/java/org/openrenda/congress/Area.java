package org.openrenda.congress;

import org.jspecify.annotations.Nullable;

/**
 * An administrative area: a city or county (6-digit code) or a town or subdistrict (9 digits).
 *
 * @param population residents, for counts per 10,000
 */
public record Area(
        String code, String name, String level, @Nullable String parentCode, int population) {}
