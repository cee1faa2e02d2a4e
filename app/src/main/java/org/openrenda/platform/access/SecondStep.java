package org.openrenda.platform.access;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;
import org.springframework.stereotype.Component;

/** Time-based codes of RFC 6238: six digits, thirty seconds, each step used once. */
@Component
class SecondStep {

    private static final int SECRET_BYTES = 20;
    private static final int DRIFT_STEPS = 1;

    private final TimeBasedOneTimePasswordGenerator codes = new TimeBasedOneTimePasswordGenerator();
    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    SecondStep(Clock clock) {
        this.clock = clock;
    }

    String newSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return Base64.getEncoder().encodeToString(secret);
    }

    /** What an authenticator application reads from the QR code. */
    String address(String accountName, String secret) {
        return "otpauth://totp/OpenRenda:"
                + accountName
                + "?secret="
                + typed(secret)
                + "&issuer=OpenRenda&algorithm=SHA1&digits=6&period=30";
    }

    /** The secret as a person types it where a camera is missing. */
    String typed(String secret) {
        return Base32.toBase32String(Base64.getDecoder().decode(secret)).replace("=", "");
    }

    /** The time step of this code if it is right within half a minute of now and not used yet. */
    Optional<Long> stepOf(String secret, String code, long lastStep) {
        Instant now = clock.instant();
        for (int drift = -DRIFT_STEPS; drift <= DRIFT_STEPS; drift++) {
            Instant at = now.plus(codes.getTimeStep().multipliedBy(drift));
            long step = at.toEpochMilli() / codes.getTimeStep().toMillis();
            if (step > lastStep && codeAt(secret, at).equals(code.strip())) {
                return Optional.of(step);
            }
        }
        return Optional.empty();
    }

    String codeAt(String secret, Instant at) {
        try {
            byte[] key = Base64.getDecoder().decode(secret);
            return codes.generateOneTimePasswordString(
                    new SecretKeySpec(key, codes.getAlgorithm()), at);
        } catch (InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
