package org.openrenda.voting.hall;

import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

/** Where the script of live polls is, under an address that changes with its content. */
@Component
class HallScript {

    private static final String PLAIN = "/assets/voting.js";

    private final ObjectProvider<ResourceUrlProvider> urls;

    HallScript(ObjectProvider<ResourceUrlProvider> urls) {
        this.urls = urls;
    }

    String address() {
        return Objects.requireNonNullElse(urls.getObject().getForLookupPath(PLAIN), PLAIN);
    }
}
