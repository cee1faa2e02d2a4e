package org.openrenda.supervision;

import org.jspecify.annotations.Nullable;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Origin;

/**
 * What is given to open a matter.
 *
 * @param form the name of a lawful form, for example LIST_FOLLOW_UP
 * @param topicCode the hotline topic whose complaints will show the effect; null without one
 */
public record NewMatter(
        CongressId congress,
        String title,
        String basis,
        String form,
        @Nullable String topicCode,
        @Nullable String topicName,
        @Nullable String areaCode,
        @Nullable Origin origin) {}
