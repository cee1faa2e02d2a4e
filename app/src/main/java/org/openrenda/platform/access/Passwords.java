package org.openrenda.platform.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.parameters.Parameters;
import org.springframework.core.io.ClassPathResource;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** What a password must be (SEC-5), and how it is kept: Argon2id, never shortened. */
@Component
class Passwords {

    private static final int LENGTH_MOST = 128;
    private static final int CLASSES_MIN = 3;

    private final PasswordEncoder encoder = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    private final Parameters parameters;
    private final Set<String> common;
    private final String decoy;

    Passwords(Parameters parameters) {
        this.parameters = parameters;
        this.common = common();
        this.decoy = encoder.encode("nobody has this password");
    }

    private static Set<String> common() {
        try (var in = new ClassPathResource("access/common-passwords.txt").getInputStream()) {
            return new HashSet<>(
                    new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String encode(String password) {
        return encoder.encode(password);
    }

    boolean matches(String password, String hash) {
        return encoder.matches(password, hash);
    }

    /** Spends the same work for an unknown name, so that time does not tell who has an account. */
    void spend(String password) {
        encoder.matches(password, decoy);
    }

    /** Refuses with one sentence that says how to mend it. */
    void check(String password, String accountName, CongressId congress) {
        int lengthMin = parameters.of("access.password.lengthMin", congress).value();
        if (password.length() < lengthMin) {
            throw Refusal.of("password", "口令至少 " + lengthMin + " 个字符。");
        }
        if (password.length() > LENGTH_MOST) {
            throw Refusal.of("password", "口令最长 " + LENGTH_MOST + " 个字符。");
        }
        if (classes(password) < CLASSES_MIN) {
            throw Refusal.of("password", "口令须包含大写字母、小写字母、数字、符号中的至少三类。");
        }
        String lower = password.toLowerCase(Locale.ROOT);
        if (lower.contains(accountName)) {
            throw Refusal.of("password", "口令中不能包含账号。");
        }
        if (common.contains(lower) || common.stream().anyMatch(word -> isMostly(lower, word))) {
            throw Refusal.of("password", "这个口令太常见，容易被猜到，请换一个。");
        }
    }

    private static int classes(String password) {
        boolean upper = password.chars().anyMatch(Character::isUpperCase);
        boolean lower = password.chars().anyMatch(Character::isLowerCase);
        boolean digit = password.chars().anyMatch(Character::isDigit);
        boolean other = password.chars().anyMatch(c -> !Character.isLetterOrDigit(c));
        return (upper ? 1 : 0) + (lower ? 1 : 0) + (digit ? 1 : 0) + (other ? 1 : 0);
    }

    /** A common word with a character or two around it is still the common word. */
    private static boolean isMostly(String password, String word) {
        return word.length() >= 6
                && password.length() - word.length() <= 3
                && password.contains(word);
    }
}
