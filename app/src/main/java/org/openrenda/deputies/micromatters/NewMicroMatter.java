package org.openrenda.deputies.micromatters;

import org.openrenda.platform.AccountId;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Origin;

/**
 * A micro matter as it grows out of a citizen's voice; the texts are masked already.
 *
 * @param deputy who is to hand it over
 */
public record NewMicroMatter(
        CongressId congress,
        AccountId deputy,
        String deputyName,
        String title,
        String text,
        String areaCode,
        Origin origin) {}
