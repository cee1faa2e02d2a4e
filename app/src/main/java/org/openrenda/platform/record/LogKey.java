package org.openrenda.platform.record;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import org.openrenda.platform.Sha256;

/**
 * The Ed25519 key that signs checkpoints: made once, kept in the data folder, readable by us only.
 */
final class LogKey {

    /** The origin line and the key's name in a C2SP signed note. */
    static final String ORIGIN = "openrenda.org/record";

    private static final byte ED25519 = 1;
    private static final int RAW_KEY_BYTES = 32;

    private final KeyPair pair;

    private LogKey(KeyPair pair) {
        this.pair = pair;
    }

    static LogKey in(Path folder) {
        Path secret = folder.resolve("record.key");
        try {
            if (!Files.exists(secret)) {
                create(folder, secret);
            }
            String[] lines = Files.readString(secret).strip().split("\n");
            KeyFactory keys = KeyFactory.getInstance("Ed25519");
            byte[] privateBytes = Base64.getDecoder().decode(lines[0]);
            byte[] publicBytes = Base64.getDecoder().decode(lines[1]);
            return new LogKey(
                    new KeyPair(
                            keys.generatePublic(new X509EncodedKeySpec(publicBytes)),
                            keys.generatePrivate(new PKCS8EncodedKeySpec(privateBytes))));
        } catch (IOException e) {
            throw new UncheckedIOException("日志签名密钥读写失败：" + secret, e);
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new IllegalStateException("日志签名密钥损坏：" + secret, e);
        }
    }

    private static void create(Path folder, Path secret)
            throws IOException, GeneralSecurityException {
        Files.createDirectories(folder);
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Base64.Encoder base64 = Base64.getEncoder();
        String text =
                base64.encodeToString(pair.getPrivate().getEncoded())
                        + "\n"
                        + base64.encodeToString(pair.getPublic().getEncoded())
                        + "\n";
        Path fresh = folder.resolve("record.key.new");
        Files.deleteIfExists(fresh);
        Files.createFile(
                fresh,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, text);
        Files.move(fresh, secret, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The checkpoint as a C2SP signed note: origin, size, root, blank line, signature line. */
    String sign(long size, byte[] root) {
        String body = body(size, root);
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update(body.getBytes(StandardCharsets.UTF_8));
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            line.writeBytes(keyId());
            line.writeBytes(signature.sign());
            return body
                    + "\n— "
                    + ORIGIN
                    + " "
                    + Base64.getEncoder().encodeToString(line.toByteArray())
                    + "\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String body(long size, byte[] root) {
        return ORIGIN + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
    }

    /** Whether this key signed exactly this checkpoint. */
    boolean signed(String note, long size, byte[] root) {
        String body = body(size, root);
        String prefix = body + "\n— " + ORIGIN + " ";
        if (!note.startsWith(prefix)) {
            return false;
        }
        try {
            byte[] line = Base64.getDecoder().decode(note.substring(prefix.length()).strip());
            byte[] id = Arrays.copyOf(line, 4);
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(pair.getPublic());
            signature.update(body.getBytes(StandardCharsets.UTF_8));
            return Arrays.equals(id, keyId())
                    && signature.verify(Arrays.copyOfRange(line, 4, line.length));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    /** The public key as outsiders pin it: name, key id, algorithm and key. */
    String verifier() {
        byte[] typed = typedKey();
        return ORIGIN
                + "+"
                + java.util.HexFormat.of().formatHex(keyId())
                + "+"
                + Base64.getEncoder().encodeToString(typed);
    }

    private byte[] keyId() {
        byte[] name = (ORIGIN + "\n").getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(Sha256.of(name, typedKey()), 4);
    }

    private byte[] typedKey() {
        byte[] encoded = pair.getPublic().getEncoded();
        byte[] typed = new byte[RAW_KEY_BYTES + 1];
        typed[0] = ED25519;
        System.arraycopy(encoded, encoded.length - RAW_KEY_BYTES, typed, 1, RAW_KEY_BYTES);
        return typed;
    }
}
