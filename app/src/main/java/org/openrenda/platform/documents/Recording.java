package org.openrenda.platform.documents;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/**
 * Takes out of a recording what tells where, when and with what it was made: ID3 tags of MP3, all
 * but format and sound of WAV, the user data of M4A. A kind that we cannot clean is not taken at
 * all, so nothing that tells more than its sound is ever kept.
 */
final class Recording {

    private static final int ID3V2_HEAD = 10;
    private static final int ID3V1 = 128;
    private static final Set<String> BOXES_OF_BOXES = Set.of("moov", "trak", "mdia", "minf");
    private static final Set<String> TELLING_BOXES = Set.of("udta", "meta", "uuid");

    private Recording() {}

    static boolean looksLike(byte[] content, FileKind kind) {
        return switch (kind) {
            case M4A -> content.length > 12 && ascii(content, 4, 4).equals("ftyp");
            case MP3 ->
                    content.length > 4
                            && (ascii(content, 0, 3).equals("ID3")
                                    || (content[0] & 0xff) == 0xff && (content[1] & 0xe0) == 0xe0);
            case WAV -> content.length > 12 && ascii(content, 8, 4).equals("WAVE");
            default -> true;
        };
    }

    static byte[] stripped(byte[] given, FileKind kind, String name) {
        try {
            return switch (kind) {
                case MP3 -> withoutId3(given);
                case WAV -> soundOnly(given);
                case M4A -> blanked(given.clone(), 0, given.length);
                default -> given;
            };
        } catch (IndexOutOfBoundsException | IllegalArgumentException broken) {
            throw Documents.refuse(name, "不完整，无法作为录音打开");
        }
    }

    private static byte[] withoutId3(byte[] given) {
        int from = 0;
        if (ascii(given, 0, 3).equals("ID3")) {
            int size = 0;
            for (int at = 6; at < ID3V2_HEAD; at++) {
                size = size << 7 | given[at] & 0x7f;
            }
            from = ID3V2_HEAD + size;
        }
        int to = given.length;
        if (to - from > ID3V1 && ascii(given, to - ID3V1, 3).equals("TAG")) {
            to -= ID3V1;
        }
        return Arrays.copyOfRange(given, from, to);
    }

    private static byte[] soundOnly(byte[] given) {
        ByteBuffer in = ByteBuffer.wrap(given).order(ByteOrder.LITTLE_ENDIAN);
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        int at = 12;
        while (at + 8 <= given.length) {
            String id = ascii(given, at, 4);
            int size = in.getInt(at + 4);
            int end = Math.min(given.length, Math.addExact(at + 8, Math.max(0, size)));
            if (id.equals("fmt ") || id.equals("data")) {
                kept.write(given, at, end - at);
                if ((end - at) % 2 == 1) {
                    kept.write(0);
                }
            }
            at = end + (size & 1);
        }
        ByteBuffer head = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
        head.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(kept.size() + 4);
        head.put("WAVE".getBytes(StandardCharsets.US_ASCII));
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(head.array());
        whole.writeBytes(kept.toByteArray());
        return whole.toByteArray();
    }

    /** Blanks a box in its place, because the sound is found by its offset from the beginning. */
    private static byte[] blanked(byte[] bytes, int from, int to) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int at = from;
        while (at + 8 <= to) {
            long size = Integer.toUnsignedLong(in.getInt(at));
            int head = 8;
            if (size == 1) {
                size = in.getLong(at + 8);
                head = 16;
            }
            long end = size == 0 ? to : at + size;
            if (end <= at || end > to) {
                throw new IllegalArgumentException("a box reaches out of the file");
            }
            String type = ascii(bytes, at + 4, 4);
            if (TELLING_BOXES.contains(type)) {
                System.arraycopy("free".getBytes(StandardCharsets.US_ASCII), 0, bytes, at + 4, 4);
                Arrays.fill(bytes, at + head, (int) end, (byte) 0);
            } else if (BOXES_OF_BOXES.contains(type)) {
                blanked(bytes, at + head, (int) end);
            }
            at = (int) end;
        }
        return bytes;
    }

    private static String ascii(byte[] bytes, int at, int length) {
        return new String(bytes, at, length, StandardCharsets.ISO_8859_1);
    }
}
