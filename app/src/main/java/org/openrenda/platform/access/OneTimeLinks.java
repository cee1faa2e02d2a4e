package org.openrenda.platform.access;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Sha256;
import org.openrenda.platform.parameters.Parameters;
import org.springframework.stereotype.Component;

/** Secret tokens: random, shown once, and kept only as a digest. */
@Component
class OneTimeLinks {

    private static final int TOKEN_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final Accounts accounts;
    private final Parameters parameters;
    private final Clock clock;

    OneTimeLinks(Accounts accounts, Parameters parameters, Clock clock) {
        this.accounts = accounts;
        this.parameters = parameters;
        this.clock = clock;
    }

    /** How long a link made at this congress holds. */
    int days(CongressId congress) {
        return parameters.of("access.invitation.days", congress).value();
    }

    /** The path of a fresh link for this account. */
    String make(AccountId account, CongressId congress) {
        String token = token();
        Duration valid = Duration.ofDays(days(congress));
        accounts.invite(account, digest(token), clock.instant().plus(valid));
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
        return digest(token.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] digest(byte[] secret) {
        return Sha256.of(secret);
    }
}
