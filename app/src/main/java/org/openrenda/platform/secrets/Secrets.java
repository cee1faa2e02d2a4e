package org.openrenda.platform.secrets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.openrenda.platform.database.DataFolder;
import org.springframework.stereotype.Component;

/**
 * Encrypts single fields with AES-256-GCM under a key that lies outside the database, so that a
 * dump or a backup shows no phone number and no sign-in secret. The place of a field (table,
 * column, row) is authenticated with it: a cell moved to another row does not open.
 */
@Component
public class Secrets {

    private static final byte VERSION = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec sealing;
    private final SecretKeySpec indexing;

    Secrets(DataFolder data) {
        byte[] key = key(data.folder("keys"));
        this.sealing = new SecretKeySpec(key, 0, KEY_BYTES, "AES");
        this.indexing = new SecretKeySpec(key, KEY_BYTES, KEY_BYTES, "HmacSHA256");
    }

    /** Seals a text for one place, for example {@code access.account.totp_secret/17}. */
    public byte[] seal(String place, String plain) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed =
                run(Cipher.ENCRYPT_MODE, nonce, place, plain.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(1 + NONCE_BYTES + sealed.length)
                .put(VERSION)
                .put(nonce)
                .put(sealed)
                .array();
    }

    /** Opens what was sealed for this place; anything else is refused as corrupt. */
    public String open(String place, byte[] cell) {
        if (cell.length < 1 + NONCE_BYTES || cell[0] != VERSION) {
            throw new IllegalStateException("sealed field of unknown form at " + place);
        }
        byte[] nonce = java.util.Arrays.copyOfRange(cell, 1, 1 + NONCE_BYTES);
        byte[] sealed = java.util.Arrays.copyOfRange(cell, 1 + NONCE_BYTES, cell.length);
        return new String(run(Cipher.DECRYPT_MODE, nonce, place, sealed), StandardCharsets.UTF_8);
    }

    /** A keyed digest by which equal values can be found without being read. */
    public byte[] index(String kind, String plain) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(indexing);
            mac.update((kind + "\n").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(plain.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private byte[] run(int mode, byte[] nonce, String place, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, sealing, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealed field does not open at " + place, e);
        }
    }

    private byte[] key(Path folder) {
        Path file = folder.resolve("field.key");
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(folder);
                byte[] fresh = new byte[2 * KEY_BYTES];
                random.nextBytes(fresh);
                Path draft = folder.resolve("field.key.new");
                Files.deleteIfExists(draft);
                Files.createFile(
                        draft,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
                Files.write(draft, fresh);
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            }
            byte[] key = Files.readAllBytes(file);
            if (key.length != 2 * KEY_BYTES) {
                throw new IllegalStateException("字段加密密钥损坏：" + file);
            }
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException("字段加密密钥读写失败：" + file, e);
        }
    }
}
