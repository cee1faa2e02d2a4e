package org.openrenda.platform.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * The cookie of a sign-in. Over TLS it carries the {@code __Host-} prefix, which browsers bind to
 * this host and path; over plain HTTP (a laptop, a demo) that prefix is not accepted.
 */
final class SignInCookie {

    private static final String PLAIN = "openrenda";
    private static final String BOUND = "__Host-openrenda";

    /** What binds a passkey's challenge to the browser it was given to, before anyone signed in. */
    private static final String ATTEMPT = "-attempt";

    private SignInCookie() {}

    static Optional<String> read(HttpServletRequest request) {
        return read(request, name(request));
    }

    static Optional<String> readAttempt(HttpServletRequest request) {
        return read(request, name(request) + ATTEMPT);
    }

    private static String name(HttpServletRequest request) {
        return request.isSecure() ? BOUND : PLAIN;
    }

    private static Optional<String> read(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return Optional.empty();
        }
        for (Cookie cookie : cookies) {
            if (cookie.getName().equals(name) && !cookie.getValue().isBlank()) {
                return Optional.of(cookie.getValue());
            }
        }
        return Optional.empty();
    }

    static void write(HttpServletRequest request, HttpServletResponse response, String token) {
        add(request, response, name(request), token, Duration.ofSeconds(-1));
    }

    static void writeAttempt(
            HttpServletRequest request, HttpServletResponse response, String attempt) {
        add(request, response, name(request) + ATTEMPT, attempt, Passkeys.CHALLENGE_HOLDS);
    }

    static void clearAttempt(HttpServletRequest request, HttpServletResponse response) {
        add(request, response, name(request) + ATTEMPT, "", Duration.ZERO);
    }

    static void clear(HttpServletRequest request, HttpServletResponse response) {
        add(request, response, name(request), "", Duration.ZERO);
    }

    private static void add(
            HttpServletRequest request,
            HttpServletResponse response,
            String name,
            String value,
            Duration age) {
        ResponseCookie cookie =
                ResponseCookie.from(name, value)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .path("/")
                        .maxAge(age)
                        .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
