package org.openrenda.voting.secretballots;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.hpke.HPKEContextWithEncapsulation;

/** A supervisor's device in Java, with another library than the browser's. */
final class Keeper {

    private static final HPKE SUITE =
            new HPKE(
                    HPKE.mode_base,
                    HPKE.kem_P256_SHA256,
                    HPKE.kdf_HKDF_SHA256,
                    HPKE.aead_AES_GCM128);
    private static final byte[] INFO = Envelope.INFO.getBytes(StandardCharsets.UTF_8);

    private final AsymmetricCipherKeyPair pair;

    Keeper() {
        this(SUITE.generatePrivateKey());
    }

    private Keeper(AsymmetricCipherKeyPair pair) {
        this.pair = pair;
    }

    /** A keeper with a known key. */
    static Keeper of(byte[] secret, byte[] point) {
        return new Keeper(SUITE.deserializePrivateKey(secret, point));
    }

    /** The secret half, for a device that is killed and comes back. */
    byte[] secret() {
        return SUITE.serializePrivateKey(pair.getPrivate());
    }

    byte[] point() {
        return SUITE.serializePublicKey(pair.getPublic());
    }

    static byte[] seal(byte[] point, byte[] bound, byte[] plain) {
        try {
            HPKEContextWithEncapsulation context =
                    SUITE.setupBaseS(SUITE.deserializePublicKey(point), INFO);
            byte[] cipher = context.seal(bound, plain);
            byte[] sealed =
                    Arrays.copyOf(context.getEncapsulation(), Ecdsa.POINT_BYTES + cipher.length);
            System.arraycopy(cipher, 0, sealed, Ecdsa.POINT_BYTES, cipher.length);
            return sealed;
        } catch (InvalidCipherTextException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Opens what was sealed to this key.
     *
     * @throws IllegalArgumentException when it was not, or not for this purpose
     */
    byte[] open(byte[] bound, byte[] sealed) {
        return open(INFO, bound, sealed);
    }

    byte[] open(byte[] info, byte[] bound, byte[] sealed) {
        try {
            byte[] sender = Arrays.copyOf(sealed, Ecdsa.POINT_BYTES);
            byte[] cipher = Arrays.copyOfRange(sealed, Ecdsa.POINT_BYTES, sealed.length);
            return SUITE.setupBaseR(sender, pair, info).open(bound, cipher);
        } catch (InvalidCipherTextException | RuntimeException closed) {
            throw new IllegalArgumentException(closed);
        }
    }
}
