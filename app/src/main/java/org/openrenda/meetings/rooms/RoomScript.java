package org.openrenda.meetings.rooms;

import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

/** Where the script of running meetings is, under an address that changes with its content. */
@Component
class RoomScript {

    private static final String PLAIN = "/assets/meetings.js";

    private final ObjectProvider<ResourceUrlProvider> urls;

    RoomScript(ObjectProvider<ResourceUrlProvider> urls) {
        this.urls = urls;
    }

    String address() {
        return Objects.requireNonNullElse(urls.getObject().getForLookupPath(PLAIN), PLAIN);
    }
}
