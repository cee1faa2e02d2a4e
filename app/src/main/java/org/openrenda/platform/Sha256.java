package org.openrenda.platform;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Digests (指纹) by SHA-256, of bytes and of text in UTF-8. */
public final class Sha256 {

    private Sha256() {}

    /** The 32 bytes of the digest of these parts, one after the other. */
    public static byte[] of(byte[]... parts) {
        MessageDigest digest = begun();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    /** The 32 bytes of the digest of a text. */
    public static byte[] of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The digest in 64 small hexadecimal digits. */
    public static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(of(bytes));
    }

    /** The digest of a text in 64 small hexadecimal digits. */
    public static String hex(String text) {
        return HexFormat.of().formatHex(of(text));
    }

    /** For what is too long to be held at once. */
    public static MessageDigest begun() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
