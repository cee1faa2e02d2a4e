package org.openrenda.voting.secretballots;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Two libraries for the same standard, the browser's and BouncyCastle, try each other. */
final class BrowserSeal {

    private static final String SUITE =
            """
            const suite = new hpke.CipherSuite({ kem: new hpke.DhkemP256HkdfSha256(),
              kdf: new hpke.HkdfSha256(), aead: new hpke.Aes128Gcm() });
            const text = new TextEncoder();
            const bytes = (b) => Uint8Array.from(atob(b), (c) => c.charCodeAt(0));
            const base64 = (d) => btoa(String.fromCharCode(...new Uint8Array(d)));
            const info = text.encode("openrenda-envelope-1");
            """;
    private static final String SEALS =
            "async (point) => {"
                    + SUITE
                    + """
                    const recipientPublicKey =
                      await suite.kem.deserializePublicKey(bytes(point).buffer);
                    const sender = await suite.createSenderContext({ recipientPublicKey, info });
                    const cipher = await sender.seal(text.encode("一张选票"), text.encode("层"));
                    return base64([...new Uint8Array(sender.enc), ...new Uint8Array(cipher)]);
                    }
                    """;
    private static final String MAKES =
            "async () => {"
                    + SUITE
                    + """
                    const pair = await crypto.subtle.generateKey(
                      { name: "ECDH", namedCurve: "P-256" }, false, ["deriveBits"]);
                    window.walkPair = pair;
                    window.walkPoint =
                      base64(await crypto.subtle.exportKey("raw", pair.publicKey));
                    }
                    """;
    private static final String OPENS =
            "async (sealed) => {"
                    + SUITE
                    + """
                    const all = bytes(sealed);
                    const context = await suite.createRecipientContext(
                      { recipientKey: window.walkPair, enc: all.slice(0, 65).buffer, info });
                    return base64(await context.open(all.slice(65), text.encode("层")));
                    }
                    """;

    private BrowserSeal() {}

    /** What the browser's library sealed, the other opens, and the other way round. */
    static void opensBothWays(Page page) {
        Keeper keeper = new Keeper();
        byte[] bound = "层".getBytes(StandardCharsets.UTF_8);
        byte[] plain = "一张选票".getBytes(StandardCharsets.UTF_8);
        String point = Base64.getEncoder().encodeToString(keeper.point());
        byte[] sealed = decoded(page.evaluate(SEALS, point));
        assertThat(keeper.open(bound, sealed)).isEqualTo(plain);
        page.evaluate(MAKES);
        byte[] browser = decoded(page.evaluate("window.walkPoint"));
        byte[] back = Keeper.seal(browser, bound, plain);
        Object opened = page.evaluate(OPENS, Base64.getEncoder().encodeToString(back));
        assertThat(decoded(opened)).isEqualTo(plain);
    }

    private static byte[] decoded(Object base64) {
        return Base64.getDecoder().decode((String) base64);
    }
}
