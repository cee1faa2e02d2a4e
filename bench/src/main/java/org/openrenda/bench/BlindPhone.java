package org.openrenda.bench;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Random;

/**
 * The voter's side of RFC 9474 (RSABSSA-SHA384-PSS-Randomized) as a browser does it, written here
 * once more so that nothing is shared with the program that is measured.
 */
final class BlindPhone {

    static final int KEY_BYTES = 256;
    private static final int PREFIX_BYTES = 32;
    private static final int SALT_BYTES = 48;
    private static final int COORDINATE_BYTES = 32;

    private final Random random;
    private final byte[] prefix = new byte[PREFIX_BYTES];
    private final KeyPair credential;

    BlindPhone(Random random) throws GeneralSecurityException {
        this.random = random;
        random.nextBytes(prefix);
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        credential = generator.generateKeyPair();
    }

    /** A blinded message and what takes the blindness off again. */
    record Blinded(byte[] message, BigInteger inverse) {}

    Blinded blind(RSAPublicKey key) throws GeneralSecurityException {
        BigInteger n = key.getModulus();
        BigInteger r = new BigInteger(n.bitLength() - 1, random).setBit(0);
        BigInteger blinded =
                new BigInteger(1, encoded()).multiply(r.modPow(key.getPublicExponent(), n)).mod(n);
        return new Blinded(fixed(blinded, KEY_BYTES), r.modInverse(n));
    }

    static byte[] finish(RSAPublicKey key, Blinded blinded, byte[] signed) {
        BigInteger plain =
                new BigInteger(1, signed).multiply(blinded.inverse()).mod(key.getModulus());
        return fixed(plain, KEY_BYTES);
    }

    /** What the supervisor's device does with a blinded message. */
    static byte[] sign(RSAPrivateKey key, byte[] blinded) {
        BigInteger signed =
                new BigInteger(1, blinded).modPow(key.getPrivateExponent(), key.getModulus());
        return fixed(signed, KEY_BYTES);
    }

    /** A ballot as it is sent. */
    byte[] ballot(byte[] signedA, byte[] signedB, String digest, String choice)
            throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initSign(credential.getPrivate());
        String text = "openrenda-ballot|" + digest + "|" + choice;
        signature.update(text.getBytes(StandardCharsets.UTF_8));
        byte[] signed = signature.sign();
        byte[] marks = choice.getBytes(StandardCharsets.US_ASCII);
        byte[] point = point();
        int length = point.length + PREFIX_BYTES + 2 * KEY_BYTES + 2 + marks.length + signed.length;
        return ByteBuffer.allocate(length)
                .put(point)
                .put(prefix)
                .put(signedA)
                .put(signedB)
                .putShort((short) marks.length)
                .put(marks)
                .put(signed)
                .array();
    }

    private byte[] point() {
        var w = ((ECPublicKey) credential.getPublic()).getW();
        return ByteBuffer.allocate(1 + 2 * COORDINATE_BYTES)
                .put((byte) 4)
                .put(fixed(w.getAffineX(), COORDINATE_BYTES))
                .put(fixed(w.getAffineY(), COORDINATE_BYTES))
                .array();
    }

    /** EMSA-PSS-ENCODE of RFC 8017 with SHA-384, for a modulus of 2048 bits. */
    private byte[] encoded() throws GeneralSecurityException {
        MessageDigest sha = MessageDigest.getInstance("SHA-384");
        sha.update(prefix);
        byte[] hash = sha.digest(point());
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        sha.update(new byte[8]);
        sha.update(hash);
        byte[] h = sha.digest(salt);
        byte[] block = new byte[KEY_BYTES - h.length - 1];
        block[block.length - salt.length - 1] = 1;
        System.arraycopy(salt, 0, block, block.length - salt.length, salt.length);
        byte[] mask = mask(sha, h, block.length);
        for (int at = 0; at < block.length; at++) {
            block[at] ^= mask[at];
        }
        block[0] &= 0x7f;
        return ByteBuffer.allocate(KEY_BYTES).put(block).put(h).put((byte) 0xbc).array();
    }

    private static byte[] mask(MessageDigest sha, byte[] seed, int bytes) {
        ByteBuffer mask = ByteBuffer.allocate(bytes + sha.getDigestLength());
        for (int counter = 0; mask.position() < bytes; counter++) {
            sha.update(seed);
            mask.put(sha.digest(ByteBuffer.allocate(4).putInt(counter).array()));
        }
        return Arrays.copyOf(mask.array(), bytes);
    }

    private static byte[] fixed(BigInteger number, int bytes) {
        byte[] all = number.toByteArray();
        byte[] fixed = new byte[bytes];
        int length = Math.min(all.length, bytes);
        System.arraycopy(all, all.length - length, fixed, bytes - length, length);
        return fixed;
    }
}
