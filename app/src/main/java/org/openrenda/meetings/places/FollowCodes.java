package org.openrenda.meetings.places;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Codes by which citizens follow their application: here lies only the digest of each. */
@Component
class FollowCodes {

    private static final int LENGTH = 12;

    /** Letters and digits that nobody mistakes for one another. */
    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    private final SecureRandom random = new SecureRandom();

    String fresh() {
        StringBuilder code = new StringBuilder();
        for (int n = 0; n < LENGTH; n++) {
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    /** People type a code with blanks and small letters. */
    static String plain(String typed) {
        return typed.replaceAll("[^0-9A-Za-z]", "").toUpperCase(Locale.ROOT);
    }

    static boolean isCode(String plain) {
        return plain.length() == LENGTH;
    }

    static byte[] hash(String plain) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(("observer\n" + plain).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
