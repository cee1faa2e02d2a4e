package org.openrenda.platform.limits;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Whose word is taken for where a request comes from: that of the proxies named by {@code
 * openrenda.proxies} (addresses, joined by commas) and nobody else's. Without that setting the
 * address is the connection's own, whatever a header says.
 */
@Component
class TrustedProxies implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final List<String> proxies;

    TrustedProxies(Environment environment) {
        this.proxies =
                List.of(
                        environment.getProperty(
                                "openrenda.proxies", String[].class, new String[0]));
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        if (proxies.isEmpty()) {
            return;
        }
        RemoteIpValve valve = new RemoteIpValve();
        valve.setRemoteIpHeader("X-Forwarded-For");
        valve.setProtocolHeader("X-Forwarded-Proto");
        valve.setInternalProxies(
                proxies.stream()
                        .map(String::strip)
                        .map(Pattern::quote)
                        .collect(Collectors.joining("|")));
        factory.addEngineValves(valve);
    }
}
