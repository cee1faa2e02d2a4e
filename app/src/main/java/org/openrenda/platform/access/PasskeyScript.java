package org.openrenda.platform.access;

import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

/** Where the script lies that speaks with the device; its address carries its digest. */
@Component
class PasskeyScript {

    private static final String PLAIN = "/assets/passkeys.js";

    private final ObjectProvider<ResourceUrlProvider> urls;

    PasskeyScript(ObjectProvider<ResourceUrlProvider> urls) {
        this.urls = urls;
    }

    String address() {
        return Objects.requireNonNullElse(urls.getObject().getForLookupPath(PLAIN), PLAIN);
    }
}
