package org.openrenda.platform.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.openrenda.platform.AccountId;
import org.springframework.stereotype.Component;

/** Secret tokens: random, shown once, and kept only as a digest. */
@Component
class OneTimeLinks {

    static final Duration VALID = Duration.ofDays(3);

    private static final int TOKEN_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final Accounts accounts;
    private final Clock clock;

    OneTimeLinks(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /** The path of a fresh link for this account. */
    String make(AccountId account) {
        String token = token();
        accounts.invite(account, digest(token), clock.instant().plus(VALID));
        return "/sign-in/first/" + token;
    }

    Optional<AccountId> ownerOf(String token) {
        return accounts.invited(digest(token));
    }

    boolean use(String token) {
        return accounts.useInvitation(digest(token));
    }

    String token() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
