package org.openrenda.platform.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openrenda.platform.Refusal;

@DisplayName("照片和录音的附带信息")
class StrippedTest {

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static boolean holds(byte[] bytes, String text) {
        return new String(bytes, StandardCharsets.ISO_8859_1).contains(text);
    }

    /** A JPEG with an EXIF segment whose GPS directory says where it was taken. */
    private static byte[] photographWithPlace() throws IOException {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "jpg", plain);
        ByteBuffer exif = ByteBuffer.allocate(120).order(ByteOrder.BIG_ENDIAN);
        exif.put(ascii("Exif\0\0MM")).putShort((short) 42).putInt(8);
        exif.putShort((short) 1);
        exif.putShort((short) 0x8825).putShort((short) 4).putInt(1).putInt(26).putInt(0);
        exif.putShort((short) 1);
        exif.putShort((short) 1).putShort((short) 2).putInt(2).put(ascii("N\0\0\0")).putInt(0);
        exif.put(ascii("GPSPLACE-39.9093N"));
        byte[] body = exif.array();
        byte[] head = {
            (byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe1, 0, (byte) (body.length + 2)
        };
        byte[] rest = plain.toByteArray();
        return joined(head, body, java.util.Arrays.copyOfRange(rest, 2, rest.length));
    }

    @Test
    @DisplayName("照片中的拍摄位置重画后不复存在，画面仍在")
    void photographsTellNoPlace() throws IOException {
        byte[] given = photographWithPlace();
        assertThat(holds(given, "Exif")).isTrue();
        assertThat(holds(given, "GPSPLACE")).isTrue();
        byte[] drawn = Photograph.redrawn(given, FileKind.JPG, "a.jpg");
        assertThat(holds(drawn, "Exif")).isFalse();
        assertThat(holds(drawn, "GPSPLACE")).isFalse();
        assertThat(ImageIO.read(new ByteArrayInputStream(drawn)).getWidth()).isEqualTo(40);
    }

    @Test
    @DisplayName("MP3 去掉前后的 ID3 标签，声音不变")
    void mp3LosesItsTags() {
        byte[] sound = {(byte) 0xff, (byte) 0xfb, 1, 2, 3, 4, 5, 6};
        byte[] tag = joined(ascii("ID3\4\0\0"), new byte[] {0, 0, 0, 9}, ascii("TIT2 home"));
        byte[] old = joined(ascii("TAG"), new byte[125]);
        byte[] given = joined(tag, sound, old);
        assertThat(FileKind.MP3.looksLike(given)).isTrue();
        assertThat(Recording.stripped(given, FileKind.MP3, "a.mp3")).isEqualTo(sound);
    }

    @Test
    @DisplayName("WAV 只留格式和声音")
    void wavKeepsOnlySound() {
        ByteBuffer wav = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        wav.put(ascii("RIFF")).putInt(56).put(ascii("WAVE"));
        wav.put(ascii("fmt ")).putInt(4).putInt(7);
        wav.put(ascii("LIST")).putInt(12).put(ascii("INFOhomehome"));
        wav.put(ascii("data")).putInt(12).put(ascii("soundsoundso"));
        byte[] kept = Recording.stripped(wav.array(), FileKind.WAV, "a.wav");
        assertThat(holds(kept, "home")).isFalse();
        assertThat(holds(kept, "soundsoundso")).isTrue();
        assertThat(ByteBuffer.wrap(kept).order(ByteOrder.LITTLE_ENDIAN).getInt(4))
                .isEqualTo(kept.length - 8);
    }

    @Test
    @DisplayName("M4A 的用户数据原地抹去，文件长度不变；残缺的拒绝")
    void m4aIsBlankedInPlace() {
        byte[] udta = joined(new byte[] {0, 0, 0, 24}, ascii("udta"), ascii("+39.9093+116.397"));
        byte[] moov = joined(new byte[] {0, 0, 0, 32}, ascii("moov"), udta);
        byte[] given = joined(new byte[] {0, 0, 0, 16}, ascii("ftypM4A mp42"), moov);
        assertThat(FileKind.M4A.looksLike(given)).isTrue();
        byte[] kept = Recording.stripped(given, FileKind.M4A, "a.m4a");
        assertThat(kept).hasSameSizeAs(given);
        assertThat(holds(kept, "39.9093")).isFalse();
        byte[] broken = joined(new byte[] {0, 0, 1, 16}, ascii("ftypM4A mp42"));
        assertThatThrownBy(() -> Recording.stripped(broken, FileKind.M4A, "a.m4a"))
                .isInstanceOf(Refusal.class);
        assertThat(FileKind.WAV.looksLike(ascii("RIFF1234AVI "))).isFalse();
    }

    @Test
    @DisplayName("去不掉附带信息的录音（WebM）不接收，浏览器自录的须是可以去除的类型")
    void whatCannotBeCleanedIsNotTaken() {
        assertThat(FileKind.ofName("留言.webm")).isEmpty();
        assertThat(FileKind.ofName("留言.m4a")).contains(FileKind.M4A);
        byte[] webm = joined(new byte[] {0x1a, 0x45, (byte) 0xdf, (byte) 0xa3}, new byte[64]);
        for (FileKind kind : FileKind.values()) {
            assertThat(kind.looksLike(webm)).as(kind.name()).isFalse();
        }
    }
}
