package org.openrenda.voting.secretballots;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import org.openrenda.platform.Sha256;

/**
 * One secret ballot as it is sent, stored, published and recounted: the credential (a P-256 point),
 * the prefix of the blind signatures, the two issuers' signatures over both, the choice, and the
 * credential's own signature over the poll and the choice.
 *
 * @param credential {@value Ecdsa#POINT_BYTES} bytes
 * @param prefix {@value BlindRsa#PREFIX_BYTES} bytes
 * @param signedA the system's signature
 * @param signedB the supervisor's signature
 * @param choice the canonical text of the ballot
 * @param signature {@value Ecdsa#SIGNATURE_BYTES} bytes
 */
record SealedBallot(
        byte[] credential,
        byte[] prefix,
        byte[] signedA,
        byte[] signedB,
        String choice,
        byte[] signature) {

    /** Everything but the choice. */
    static final int FIXED =
            Ecdsa.POINT_BYTES
                    + BlindRsa.PREFIX_BYTES
                    + 2 * BlindRsa.KEY_BYTES
                    + Short.BYTES
                    + Ecdsa.SIGNATURE_BYTES;

    static final int CHOICE_MAX = 8_000;
    static final int BYTES_MAX = FIXED + CHOICE_MAX;

    /**
     * Reads a ballot's bytes.
     *
     * @throws IllegalArgumentException when they are not exactly one ballot
     */
    static SealedBallot read(byte[] body) {
        if (body.length <= FIXED || body.length > BYTES_MAX) {
            throw new IllegalArgumentException("a ballot of " + body.length + " bytes");
        }
        ByteBuffer from = ByteBuffer.wrap(body);
        byte[] credential = take(from, Ecdsa.POINT_BYTES);
        byte[] prefix = take(from, BlindRsa.PREFIX_BYTES);
        byte[] signedA = take(from, BlindRsa.KEY_BYTES);
        byte[] signedB = take(from, BlindRsa.KEY_BYTES);
        int length = Short.toUnsignedInt(from.getShort());
        if (length != body.length - FIXED) {
            throw new IllegalArgumentException("a choice of " + length + " bytes");
        }
        byte[] choice = take(from, length);
        for (byte one : choice) {
            if (one < ' ' || one > '~') {
                throw new IllegalArgumentException("a choice is plain letters and numbers");
            }
        }
        return new SealedBallot(
                credential,
                prefix,
                signedA,
                signedB,
                new String(choice, StandardCharsets.US_ASCII),
                take(from, Ecdsa.SIGNATURE_BYTES));
    }

    private static byte[] take(ByteBuffer from, int bytes) {
        byte[] part = new byte[bytes];
        from.get(part);
        return part;
    }

    byte[] bytes() {
        byte[] text = choice.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(FIXED + text.length)
                .put(credential)
                .put(prefix)
                .put(signedA)
                .put(signedB)
                .putShort((short) text.length)
                .put(text)
                .put(signature)
                .array();
    }

    /** What the credential signs: the poll by the digest of all it fixed, and the choice. */
    static byte[] signedText(String manifestDigest, String choice) {
        return ("openrenda-ballot|" + manifestDigest + "|" + choice)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Whether both issuers signed this credential and it signed this choice for this poll. */
    boolean isGenuine(RSAPublicKey a, RSAPublicKey b, String manifestDigest) {
        return BlindRsa.verify(a, signedA, prefix, credential)
                && BlindRsa.verify(b, signedB, prefix, credential)
                && Ecdsa.verify(credential, signedText(manifestDigest, choice), signature);
    }

    /** The same ballot, byte by byte. */
    boolean isSame(byte[] body) {
        return Arrays.equals(bytes(), body);
    }

    static byte[] sha256(byte[] bytes) {
        return Sha256.of(bytes);
    }
}
