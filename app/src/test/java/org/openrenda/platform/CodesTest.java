package org.openrenda.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("查询码和指纹")
class CodesTest {

    @Test
    @DisplayName("查询码没有容易认错的字，照着输入时的空格、短横和小写都认得")
    void areReadAndTyped() {
        SplittableRandom random = new SplittableRandom(7);
        Set<String> seen = new HashSet<>();
        for (int n = 0; n < 10_000; n++) {
            String code = Codes.fresh(random, Codes.SECRET_LENGTH);
            assertThat(code).hasSize(12).doesNotContainPattern("[01ILOU]");
            String typed = code.substring(0, 4).toLowerCase() + "-" + code.substring(4) + " ";
            assertThat(Codes.plain(typed)).isEqualTo(code);
            seen.add(code);
        }
        assertThat(seen).hasSize(10_000);
    }

    @Test
    @DisplayName("指纹与公布的例子相同（FIPS 180-2：abc），分段与整段一样")
    void digestsAsPublished() {
        String abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assertThat(Sha256.hex("abc")).isEqualTo(abc);
        assertThat(Sha256.hex("abc".getBytes(StandardCharsets.UTF_8))).isEqualTo(abc);
        assertThat(Sha256.of(new byte[] {'a'}, new byte[] {'b', 'c'})).isEqualTo(Sha256.of("abc"));
    }
}
