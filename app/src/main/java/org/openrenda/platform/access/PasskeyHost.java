package org.openrenda.platform.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.openrenda.platform.database.StartRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Which host passkeys are bound to. {@code openrenda.passkeys.host} names it, {@code
 * openrenda.passkeys.origins} the addresses it is served at (https and that host, when left out).
 * Unset, only a browser on the same machine, at localhost, can use them: the host a request claims
 * to have come to is not proof enough for anything else.
 */
@Component
class PasskeyHost {

    static final String UNSET =
            "这个网址还不能使用通行密钥：请系统管理员把 openrenda.passkeys.host 设为本站的域名后重新启动。" + "口令和动态码照常可用。";

    private static final Logger LOG = LoggerFactory.getLogger(PasskeyHost.class);
    private static final String LOCAL = "localhost";

    private final String host;
    private final Set<String> origins;
    private final AtomicBoolean told = new AtomicBoolean();

    PasskeyHost(Environment environment) {
        host = setting(environment, "openrenda.passkeys.host");
        String listed = setting(environment, "openrenda.passkeys.origins");
        if (host.isEmpty() != listed.isEmpty() && host.isEmpty()) {
            throw new StartRefused(
                    "设了 openrenda.passkeys.origins，还须设 openrenda.passkeys.host（本站的域名）。");
        }
        if (!host.isEmpty() && !host.matches("(?=.*[a-z])[a-z0-9]([a-z0-9.-]*[a-z0-9])?")) {
            throw new StartRefused(
                    "openrenda.passkeys.host 应为域名（如 renda.example.gov.cn），不含协议和端口，不能是 IP 地址。");
        }
        origins = new LinkedHashSet<>();
        if (!host.isEmpty() && listed.isEmpty()) {
            origins.add("https://" + host);
        }
        Arrays.stream(listed.split(","))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .forEach(one -> origins.add(checked(one)));
    }

    /**
     * Where a passkey holds.
     *
     * @param host the relying party identifier
     * @param origins the only addresses from which an answer is taken
     */
    record Bound(String host, Set<String> origins) {}

    private static String setting(Environment environment, String key) {
        return environment.getProperty(key, "").strip().toLowerCase(Locale.ROOT);
    }

    private String checked(String origin) {
        try {
            URI address = URI.create(origin);
            String at = String.valueOf(address.getHost());
            boolean inside = at.equals(host) || at.endsWith("." + host);
            boolean safe =
                    "https".equals(address.getScheme())
                            || "http".equals(address.getScheme()) && at.equals(LOCAL);
            boolean bare = origin.equals(address.getScheme() + "://" + address.getAuthority());
            if (inside && safe && bare) {
                return origin;
            }
        } catch (IllegalArgumentException unreadable) {
            // told below like every other address that will not do
        }
        throw new StartRefused(
                "openrenda.passkeys.origins 中的“"
                        + origin
                        + "”不合用：应为 https://域名（可加端口），域名须是 openrenda.passkeys.host 或其下级。");
    }

    /** Where passkeys hold for this request; empty when nobody has said it and it is not local. */
    Optional<Bound> of(HttpServletRequest request) {
        if (!host.isEmpty()) {
            return Optional.of(new Bound(host, origins));
        }
        if (!LOCAL.equalsIgnoreCase(request.getServerName())) {
            if (told.compareAndSet(false, true)) {
                LOG.warn("{}", UNSET);
            }
            return Optional.empty();
        }
        int port = request.getServerPort();
        boolean usual = port == ("https".equals(request.getScheme()) ? 443 : 80);
        String origin = request.getScheme() + "://" + LOCAL + (usual ? "" : ":" + port);
        return Optional.of(new Bound(LOCAL, Set.of(origin)));
    }
}
