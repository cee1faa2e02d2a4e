package org.openrenda.voting.secretballots;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Random;

/** A voter's device in Java: makes a credential, blinds it, finishes the signatures, votes. */
final class SecretVoter {

    private final Random random;
    private final KeyPair credential = Ecdsa.newKey();
    private final byte[] prefix = new byte[BlindRsa.PREFIX_BYTES];

    SecretVoter(Random random) {
        this.random = random;
        random.nextBytes(prefix);
    }

    /** A blinded message and what takes the blindness off again. */
    record Blinded(byte[] message, BigInteger inverse) {}

    byte[] point() {
        return Ecdsa.point(credential.getPublic());
    }

    Blinded blind(RSAPublicKey key) {
        byte[] encoded = encoded(key);
        BigInteger n = key.getModulus();
        BigInteger r;
        do {
            r = new BigInteger(n.bitLength(), random);
        } while (r.signum() == 0 || r.compareTo(n) >= 0 || !r.gcd(n).equals(BigInteger.ONE));
        BigInteger blinded =
                new BigInteger(1, encoded).multiply(r.modPow(key.getPublicExponent(), n)).mod(n);
        return new Blinded(fixed(blinded, BlindRsa.KEY_BYTES), r.modInverse(n));
    }

    static byte[] finish(RSAPublicKey key, Blinded blinded, byte[] signed) {
        BigInteger sig =
                new BigInteger(1, signed).multiply(blinded.inverse()).mod(key.getModulus());
        return fixed(sig, BlindRsa.KEY_BYTES);
    }

    SealedBallot ballot(byte[] signedA, byte[] signedB, String digest, String choice) {
        byte[] signature =
                Ecdsa.sign(credential.getPrivate(), SealedBallot.signedText(digest, choice));
        return new SealedBallot(point(), prefix, signedA, signedB, choice, signature);
    }

    /** Shaped like a ballot, signed by nobody. */
    SealedBallot noBallot(String choice) {
        byte[] a = new byte[BlindRsa.KEY_BYTES];
        byte[] b = new byte[BlindRsa.KEY_BYTES];
        random.nextBytes(a);
        random.nextBytes(b);
        return ballot(a, b, "0", choice);
    }

    /** EMSA-PSS-ENCODE of RFC 8017 with SHA-384 and a salt of 48 bytes. */
    private byte[] encoded(RSAPublicKey key) {
        try {
            int bits = key.getModulus().bitLength() - 1;
            int length = (bits + 7) / 8;
            MessageDigest sha = MessageDigest.getInstance("SHA-384");
            sha.update(prefix);
            byte[] hash = sha.digest(point());
            byte[] salt = new byte[BlindRsa.SALT_BYTES];
            random.nextBytes(salt);
            sha.update(new byte[8]);
            sha.update(hash);
            byte[] h = sha.digest(salt);
            byte[] db = new byte[length - h.length - 1];
            db[db.length - salt.length - 1] = 1;
            System.arraycopy(salt, 0, db, db.length - salt.length, salt.length);
            byte[] mask = mask(sha, h, db.length);
            for (int at = 0; at < db.length; at++) {
                db[at] ^= mask[at];
            }
            db[0] &= (byte) (0xff >> (8 * length - bits));
            byte[] encoded = Arrays.copyOf(db, length);
            System.arraycopy(h, 0, encoded, db.length, h.length);
            encoded[length - 1] = (byte) 0xbc;
            return encoded;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] mask(MessageDigest sha, byte[] seed, int bytes) {
        byte[] mask = new byte[0];
        for (int counter = 0; mask.length < bytes; counter++) {
            sha.update(seed);
            byte[] more = sha.digest(new byte[] {0, 0, (byte) (counter >> 8), (byte) counter});
            int at = mask.length;
            mask = Arrays.copyOf(mask, at + more.length);
            System.arraycopy(more, 0, mask, at, more.length);
        }
        return Arrays.copyOf(mask, bytes);
    }

    static byte[] fixed(BigInteger number, int bytes) {
        byte[] all = number.toByteArray();
        byte[] fixed = new byte[bytes];
        int length = Math.min(all.length, bytes);
        System.arraycopy(all, all.length - length, fixed, bytes - length, length);
        return fixed;
    }
}
