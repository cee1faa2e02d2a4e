package org.openrenda.voting.secretballots;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import javax.crypto.Cipher;

/**
 * The server's side of RFC 9474 in its variant RSABSSA-SHA384-PSS-Randomized, with the JDK's own
 * RSA: signing a blinded message, and verifying the finished signature as ordinary RSA-PSS.
 */
final class BlindRsa {

    /** RFC 9474: the variant's salt, and the random prefix of a prepared message, in bytes. */
    static final int SALT_BYTES = 48;

    static final int PREFIX_BYTES = 32;

    /** 2048 is the least that RFC 9474 allows; a key lives for one poll only. */
    static final int KEY_BITS = 2048;

    static final int KEY_BYTES = KEY_BITS / 8;

    private static final PSSParameterSpec PSS =
            new PSSParameterSpec(
                    "SHA-384",
                    "MGF1",
                    MGF1ParameterSpec.SHA384,
                    SALT_BYTES,
                    PSSParameterSpec.TRAILER_FIELD_BC);

    private BlindRsa() {}

    static KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(KEY_BITS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Signs what was blinded. The result is checked against the input, since one wrong bit in the
     * computation would give away the key.
     *
     * @throws IllegalArgumentException when the message is no number below the modulus
     */
    static byte[] sign(PrivateKey key, RSAPublicKey check, byte[] blinded) {
        if (!fits(check, blinded)) {
            throw new IllegalArgumentException("not a blinded message of this key");
        }
        try {
            Cipher raw = Cipher.getInstance("RSA/ECB/NoPadding");
            raw.init(Cipher.DECRYPT_MODE, key);
            byte[] signed = raw.doFinal(blinded);
            if (!answers(check, blinded, signed)) {
                throw new IllegalStateException("signing failure");
            }
            return signed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether a signed message is the signature of exactly this blinded message. */
    static boolean answers(RSAPublicKey key, byte[] blinded, byte[] signed) {
        if (!fits(key, blinded) || !fits(key, signed)) {
            return false;
        }
        BigInteger back =
                new BigInteger(1, signed).modPow(key.getPublicExponent(), key.getModulus());
        return back.equals(new BigInteger(1, blinded));
    }

    private static boolean fits(RSAPublicKey key, byte[] number) {
        int bytes = (key.getModulus().bitLength() + 7) / 8;
        BigInteger value = new BigInteger(1, number);
        return number.length == bytes
                && value.signum() > 0
                && value.compareTo(key.getModulus()) < 0;
    }

    /** Verifies a finished signature over the prefix and the message. */
    static boolean verify(PublicKey key, byte[] signature, byte[] prefix, byte[] message) {
        try {
            Signature pss = Signature.getInstance("RSASSA-PSS");
            pss.setParameter(PSS);
            pss.initVerify(key);
            pss.update(prefix);
            pss.update(message);
            return pss.verify(signature);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }

    /**
     * Reads a public key.
     *
     * @throws IllegalArgumentException when it is no RSA key of the expected size and exponent
     */
    static RSAPublicKey publicKey(byte[] encoded) {
        try {
            var key =
                    (RSAPublicKey)
                            KeyFactory.getInstance("RSA")
                                    .generatePublic(new X509EncodedKeySpec(encoded));
            boolean usual = key.getPublicExponent().equals(BigInteger.valueOf(65_537));
            if (key.getModulus().bitLength() != KEY_BITS
                    || !usual
                    || !Arrays.equals(key.getEncoded(), encoded)) {
                throw new IllegalArgumentException("not a key of " + KEY_BITS + " bits");
            }
            return key;
        } catch (GeneralSecurityException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }

    static PrivateKey privateKey(byte[] encoded) {
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException malformed) {
            throw new IllegalStateException(malformed);
        }
    }
}
