package org.openrenda.meetings.sittings;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import org.openrenda.platform.secrets.Secrets;
import org.springframework.stereotype.Component;

/**
 * The code shown in the hall, another one each minute, so that a picture of it sent to somebody
 * outside is worth nothing soon after.
 */
@Component
class SignInCode {

    private static final long SECONDS = 60;
    private static final int LENGTH = 8;
    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    private final Secrets secrets;
    private final Clock clock;

    SignInCode(Secrets secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    String now(MeetingId meeting) {
        return of(meeting, minute());
    }

    /** The code of this minute, or of the one just gone for who was typing. */
    boolean holds(MeetingId meeting, String typed) {
        String code = typed.strip().toUpperCase(java.util.Locale.ROOT);
        return same(of(meeting, minute()), code) || same(of(meeting, minute() - 1), code);
    }

    private long minute() {
        return clock.instant().getEpochSecond() / SECONDS;
    }

    private String of(MeetingId meeting, long minute) {
        byte[] digest = secrets.index("meetings.sign-in", meeting + "|" + minute);
        StringBuilder code = new StringBuilder();
        for (int n = 0; n < LENGTH; n++) {
            code.append(LETTERS.charAt((digest[n] & 0xff) % LETTERS.length()));
        }
        return code.toString();
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
