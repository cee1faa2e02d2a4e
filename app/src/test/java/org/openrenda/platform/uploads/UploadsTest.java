package org.openrenda.platform.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openrenda.AppTest;
import org.openrenda.TestClock;
import org.openrenda.platform.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.multipart.MultipartFile;

@AppTest
@DisplayName("分段上传")
class UploadsTest {

    private static final int PIECE = 1_000;

    @Autowired private Uploads uploads;
    @Autowired private MockMvcTester web;

    @AfterEach
    void backToNow() {
        TestClock.reset();
    }

    private static byte[] file(int size, long seed) {
        byte[] bytes = new byte[size];
        new SplittableRandom(seed).nextBytes(bytes);
        return bytes;
    }

    private int piece(String key, byte[] file, int offset) {
        int to = Math.min(file.length, offset + PIECE);
        byte[] piece = Arrays.copyOfRange(file, offset, to);
        return uploads.put(key, "现场.jpg", file.length, offset, piece);
    }

    @Test
    @DisplayName("中间断线：问得收到多少，从那里接着传，内容一字节不差；重复的、跳过的段不改变什么")
    void goesOnAfterACut() {
        String key = "00112233445566778899aabbccddeeff";
        byte[] file = file(3_500, 7);
        assertThat(uploads.received(key)).isZero();
        assertThat(piece(key, file, 0)).isEqualTo(1_000);
        assertThat(piece(key, file, 1_000)).isEqualTo(2_000);
        assertThat(piece(key, file, 1_000)).isEqualTo(2_000);
        assertThat(piece(key, file, 3_000)).isEqualTo(2_000);
        assertThatThrownBy(() -> uploads.read(List.of(key))).hasMessageContaining("还没有传完");
        int at = uploads.received(key);
        while (at < file.length) {
            at = piece(key, file, at);
        }
        Uploaded whole = uploads.read(List.of(key)).getFirst();
        assertThat(whole.bytes()).isEqualTo(file);
        assertThat(whole.name()).isEqualTo("现场.jpg");
        uploads.drop(List.of(key));
        assertThat(uploads.received(key)).isZero();
    }

    @Test
    @DisplayName("随机切断和重发一百次，内容仍一字节不差")
    void survivesAnyCut() {
        SplittableRandom chance = new SplittableRandom(20_260_922);
        byte[] file = file(20_000, 11);
        String key = "ffeeddccbbaa99887766554433221100";
        for (int tries = 0; tries < 100; tries++) {
            int at = uploads.received(key);
            int lost = chance.nextInt(5) == 0 ? chance.nextInt(file.length) : at;
            if (lost < file.length) {
                piece(key, file, lost);
            }
        }
        assertThat(uploads.read(List.of(key)).getFirst().bytes()).isEqualTo(file);
    }

    @Test
    @DisplayName("一张表单里整传的和分段传的文件合在一起，空的不算")
    void takesBothWays() {
        String key = "cccccccccccccccccccccccccccccccc";
        byte[] file = file(500, 5);
        piece(key, file, 0);
        List<MultipartFile> whole =
                List.of(
                        new MockMultipartFile("files", "小.pdf", "", new byte[] {1}),
                        new MockMultipartFile("files", "空.pdf", "", new byte[0]));
        assertThat(uploads.of(whole, List.of(key)))
                .extracting(Uploaded::name)
                .containsExactly("小.pdf", "现场.jpg");
        assertThat(uploads.of(null, List.of())).isEmpty();
    }

    @Test
    @DisplayName("过大的文件、编造的编号拒绝；一天没有用到的清除")
    void hasLimits() {
        assertThatThrownBy(() ->
                        uploads.put(
                                "0123456789abcdef0123456789abcdef",
                                "a.jpg",
                                Uploads.FILE_BYTES_MAX + 1,
                                0,
                                new byte[1]))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> uploads.received("../../x")).isInstanceOf(Refusal.class);
        String key = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
        piece(key, file(500, 3), 0);
        uploads.sweep();
        assertThat(uploads.received(key)).isEqualTo(500);
        TestClock.pass(Duration.ofHours(25));
        uploads.sweep();
        assertThat(uploads.received(key)).isZero();
    }

    @Test
    @DisplayName("没有登录的群众也能分段上传，但须带页面的令牌")
    void isOpenToCitizens() {
        String address = "/uploads/bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb?name=a.jpg&size=3&offset=0";
        assertThat(
                        web.put()
                                .uri(address)
                                .with(csrf())
                                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                                .content(new byte[] {1, 2, 3}))
                .hasStatusOk()
                .bodyText()
                .contains("3");
        assertThat(
                        web.put()
                                .uri(address)
                                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                                .content(new byte[] {1, 2, 3}))
                .hasStatus(403);
    }
}
