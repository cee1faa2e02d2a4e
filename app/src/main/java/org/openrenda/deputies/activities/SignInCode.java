package org.openrenda.deputies.activities;

import java.security.MessageDigest;
import java.time.Clock;
import java.util.HexFormat;
import org.openrenda.platform.secrets.Secrets;
import org.springframework.stereotype.Component;

/**
 * The code on the organiser's screen: signed, and good for a minute, so that a photograph of it
 * sent to somebody at home is worth nothing.
 */
@Component
class SignInCode {

    static final int SECONDS = 30;
    private static final int BYTES = 8;

    private final Secrets secrets;
    private final Clock clock;

    SignInCode(Secrets secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    String now(ActivityId id) {
        return code(id, window());
    }

    /** This half minute's code or the one before. */
    boolean isGood(ActivityId id, String code) {
        return same(code(id, window()), code) || same(code(id, window() - 1), code);
    }

    private static boolean same(String right, String given) {
        return MessageDigest.isEqual(
                right.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                given.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private long window() {
        return clock.instant().getEpochSecond() / SECONDS;
    }

    private String code(ActivityId id, long window) {
        byte[] digest = secrets.index("deputies.activity.sign-in", id + ":" + window);
        return HexFormat.of().formatHex(digest, 0, BYTES);
    }
}
