package org.openrenda.platform.access;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

/**
 * A security key made of software, written from the WebAuthn text alone, which can also lie: about
 * the address it saw, the host, the person it verified, and how often it has signed.
 */
final class Authenticator {

    private static final int PRESENT = 0x01;
    private static final int VERIFIED = 0x04;
    private static final int NEW_KEY = 0x40;
    private static final int COORDINATE = 32;
    private static final HexFormat HEX = HexFormat.of();

    final byte[] id;
    String origin = "http://localhost:8080";
    String host = "localhost";
    boolean verifies = true;
    int count;

    private final KeyPair keys;
    private byte[] owner = {};

    Authenticator(String name) {
        id = OneTimeLinks.digest(name);
        try {
            KeyPairGenerator made = KeyPairGenerator.getInstance("EC");
            made.initialize(new ECGenParameterSpec("secp256r1"));
            keys = made.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What a browser would send after {@code navigator.credentials.create}. */
    String make(Map<String, Object> options) {
        owner = bytes(String.valueOf(((Map<?, ?>) options.get("user")).get("id")));
        byte[] said = said("webauthn.create", options);
        byte[] key = joined(new byte[16], HEX.parseHex("0020"), id, cose());
        byte[] data = joined(data(NEW_KEY), key);
        byte[] object =
                joined(
                        HEX.parseHex("a363666d74646e6f6e656761747453746d74a0686175746844617461"),
                        HEX.parseHex("58"),
                        new byte[] {(byte) data.length},
                        data);
        return json("\"attestationObject\":\"" + text(object) + "\",\"transports\":[]", said);
    }

    /** What a browser would send after {@code navigator.credentials.get}. */
    String show(Map<String, Object> options) {
        count++;
        byte[] said = said("webauthn.get", options);
        byte[] data = data(0);
        String proof =
                "\"authenticatorData\":\"%s\",\"signature\":\"%s\",\"userHandle\":\"%s\""
                        .formatted(
                                text(data),
                                text(signed(joined(data, OneTimeLinks.digest(said)))),
                                text(owner));
        return json(proof, said);
    }

    private String json(String proof, byte[] said) {
        return """
        {"id":"%s","rawId":"%s","type":"public-key","clientExtensionResults":{},
         "response":{"clientDataJSON":"%s",%s}}
        """
                .formatted(text(id), text(id), text(said), proof);
    }

    private byte[] said(String type, Map<String, Object> options) {
        return """
        {"type":"%s","challenge":"%s","origin":"%s","crossOrigin":false}
        """
                .strip()
                .formatted(type, options.get("challenge"), origin)
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] data(int more) {
        int flags = PRESENT | (verifies ? VERIFIED : 0) | more;
        return ByteBuffer.allocate(37)
                .put(OneTimeLinks.digest(host))
                .put((byte) flags)
                .putInt(count)
                .array();
    }

    private byte[] cose() {
        ECPublicKey key = (ECPublicKey) keys.getPublic();
        return joined(
                HEX.parseHex("a5010203262001215820"),
                fixed(key.getW().getAffineX()),
                HEX.parseHex("225820"),
                fixed(key.getW().getAffineY()));
    }

    private static byte[] fixed(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] fixed = new byte[COORDINATE];
        int length = Math.min(bytes.length, COORDINATE);
        System.arraycopy(bytes, bytes.length - length, fixed, COORDINATE - length, length);
        return fixed;
    }

    private byte[] signed(byte[] text) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] bytes(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
