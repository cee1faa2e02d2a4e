package org.openrenda.voting.secretballots;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;

/** ECDSA on P-256 with SHA-256, in the raw forms that browsers use. */
final class Ecdsa {

    /** An uncompressed point: 4, x, y. */
    static final int POINT_BYTES = 65;

    static final int SIGNATURE_BYTES = 64;

    private static final int COORDINATE_BYTES = 32;
    private static final String SIGNING = "SHA256withECDSAinP1363Format";

    private Ecdsa() {}

    static KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static byte[] sign(PrivateKey key, byte[] message) {
        try {
            Signature signature = Signature.getInstance(SIGNING);
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static boolean verify(byte[] point, byte[] message, byte[] signed) {
        try {
            Signature signature = Signature.getInstance(SIGNING);
            signature.initVerify(publicKey(point));
            signature.update(message);
            return signature.verify(signed);
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            return false;
        }
    }

    /** The point as browsers export it. */
    static byte[] point(PublicKey key) {
        ECPoint w = ((ECPublicKey) key).getW();
        byte[] point = new byte[POINT_BYTES];
        point[0] = 4;
        place(w.getAffineX(), point, 1);
        place(w.getAffineY(), point, 1 + COORDINATE_BYTES);
        return point;
    }

    private static void place(BigInteger number, byte[] into, int at) {
        byte[] bytes = number.toByteArray();
        int length = Math.min(bytes.length, COORDINATE_BYTES);
        System.arraycopy(
                bytes, bytes.length - length, into, at + COORDINATE_BYTES - length, length);
    }

    private static PublicKey publicKey(byte[] point) throws GeneralSecurityException {
        if (point.length != POINT_BYTES || point[0] != 4) {
            throw new IllegalArgumentException("not an uncompressed point");
        }
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        int middle = 1 + COORDINATE_BYTES;
        ECPoint w =
                new ECPoint(
                        new BigInteger(1, Arrays.copyOfRange(point, 1, middle)),
                        new BigInteger(1, Arrays.copyOfRange(point, middle, POINT_BYTES)));
        return KeyFactory.getInstance("EC")
                .generatePublic(
                        new ECPublicKeySpec(w, curve.getParameterSpec(ECParameterSpec.class)));
    }

    static PrivateKey privateKey(byte[] encoded) {
        try {
            return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException malformed) {
            throw new IllegalStateException(malformed);
        }
    }
}
