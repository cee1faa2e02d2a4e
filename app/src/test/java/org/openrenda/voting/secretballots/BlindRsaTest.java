package org.openrenda.voting.secretballots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPrivateKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("盲签名与公布的标准测试向量一致（RFC 9474）")
class BlindRsaTest {

    private static final Map<String, byte[]> VECTOR = new HashMap<>();
    private static RSAPublicKey open;
    private static PrivateKey secret;

    @BeforeAll
    static void read() throws IOException, GeneralSecurityException {
        try (var file = BlindRsaTest.class.getResourceAsStream("rfc9474.txt")) {
            String name = "";
            Map<String, StringBuilder> hex = new HashMap<>();
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            for (String line : text.lines().filter(one -> !one.startsWith("#")).toList()) {
                String[] sides = line.split(" = ");
                name = sides.length == 2 ? sides[0] : name;
                hex.computeIfAbsent(name, n -> new StringBuilder()).append(sides[sides.length - 1]);
            }
            hex.forEach((n, h) -> VECTOR.put(n, HexFormat.of().parseHex(h)));
        }
        KeyFactory keys = KeyFactory.getInstance("RSA");
        open = (RSAPublicKey) keys.generatePublic(new RSAPublicKeySpec(number("n"), number("e")));
        secret = keys.generatePrivate(new RSAPrivateKeySpec(number("n"), number("d")));
    }

    private static BigInteger number(String name) {
        return new BigInteger(1, VECTOR.get(name));
    }

    @Test
    @DisplayName("A.3 盲签名与向量逐字节相同，去盲后的签名有效，改一位即无效")
    void signsBlindly() {
        byte[] signed = BlindRsa.sign(secret, open, VECTOR.get("blinded"));
        assertThat(signed).isEqualTo(VECTOR.get("blind_sig"));
        assertThat(BlindRsa.answers(open, VECTOR.get("blinded"), signed)).isTrue();
        byte[] sig = VECTOR.get("sig");
        assertThat(BlindRsa.verify(open, sig, new byte[0], VECTOR.get("msg"))).isTrue();
        for (int at : new int[] {0, 100, 511}) {
            byte[] changed = sig.clone();
            changed[at] ^= 1;
            assertThat(BlindRsa.verify(open, changed, new byte[0], VECTOR.get("msg"))).isFalse();
        }
    }

    @Test
    @DisplayName("A.1 随机化的前缀和编码：对向量给出的编码签名，得到对前缀加消息有效的签名")
    void verifiesThePreparedMessage() {
        byte[] sig = BlindRsa.sign(secret, open, VECTOR.get("encoded"));
        byte[] prepared = VECTOR.get("prepared");
        byte[] prefix = Arrays.copyOf(prepared, BlindRsa.PREFIX_BYTES);
        byte[] msg = Arrays.copyOfRange(prepared, BlindRsa.PREFIX_BYTES, prepared.length);
        assertThat(msg).isEqualTo(VECTOR.get("msg"));
        assertThat(BlindRsa.verify(open, sig, prefix, msg)).isTrue();
        assertThat(BlindRsa.verify(open, sig, new byte[BlindRsa.PREFIX_BYTES], msg)).isFalse();
    }

    @Test
    @DisplayName("不是模数以内的数不签，长度不对的密钥不收")
    void refusesWhatIsNoMessage() {
        KeyPair pair = BlindRsa.newKey();
        RSAPublicKey key = (RSAPublicKey) pair.getPublic();
        byte[] tooBig = new byte[BlindRsa.KEY_BYTES];
        Arrays.fill(tooBig, (byte) 0xff);
        for (byte[] bad :
                new byte[][] {tooBig, new byte[BlindRsa.KEY_BYTES], new byte[10], new byte[0]}) {
            assertThatThrownBy(() -> BlindRsa.sign(pair.getPrivate(), key, bad))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> BlindRsa.publicKey(open.getEncoded()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BlindRsa.publicKey(new byte[3]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(BlindRsa.publicKey(key.getEncoded())).isEqualTo(key);
    }

    @Test
    @DisplayName("选票的字节写出去再读回来不变，长短不对的都不认")
    void readsOnlyWholeBallots() {
        byte[] body = new SecretVoter(new SecureRandom()).noBallot("1=FOR").bytes();
        assertThat(SealedBallot.read(body).bytes()).isEqualTo(body);
        for (int cut = 0; cut < body.length; cut++) {
            byte[] part = Arrays.copyOf(body, cut);
            assertThatThrownBy(() -> SealedBallot.read(part))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        byte[] longer = Arrays.copyOf(body, body.length + 1);
        assertThatThrownBy(() -> SealedBallot.read(longer))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
