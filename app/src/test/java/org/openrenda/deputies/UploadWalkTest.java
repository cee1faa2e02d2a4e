package org.openrenda.deputies;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openrenda.AppTest;
import org.openrenda.Walker;
import org.openrenda.deputies.handling.AssignmentId;
import org.openrenda.deputies.suggestions.SuggestionId;
import org.openrenda.platform.AccountId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Files sent over a network that breaks: what has arrived is not sent again, and all arrives. */
@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("断线的上传")
class UploadWalkTest {

    private static final int PIECE = 256 * 1024;
    private static final Pattern OFFSET = Pattern.compile("[?&]offset=([0-9]+)");

    @Autowired private ApplicationContext context;
    @LocalServerPort private int port;
    @TempDir private Path folder;

    private SuggestionLife life;
    private Walker walker;

    @BeforeAll
    void open() {
        life = new SuggestionLife(context);
        List<AccountId> people = new ArrayList<>(life.city.deputies);
        people.add(life.city.housingHandler);
        walker = new Walker(context, port, "03-upload", people);
    }

    @AfterAll
    void close() {
        if (walker != null) {
            walker.close();
        }
    }

    /** A network between browser and server that can be cut after some pieces. */
    private static final class Network {

        private final List<Integer> arrived = new ArrayList<>();
        private int cutAfter;

        Network(Page page, int cutAfter) {
            this.cutAfter = cutAfter;
            page.route("**/uploads/**", this::pass);
        }

        private void pass(Route route) {
            if (arrived.size() >= cutAfter) {
                route.abort("internetdisconnected");
                return;
            }
            Matcher offset = OFFSET.matcher(route.request().url());
            if (route.request().method().equals("PUT") && offset.find()) {
                arrived.add(Integer.parseInt(offset.group(1)));
            }
            route.resume();
        }

        void comeBack(Page page) {
            cutAfter = Integer.MAX_VALUE;
            page.evaluate("dispatchEvent(new Event('online'))");
        }
    }

    private static List<Integer> pieces(int size) {
        List<Integer> offsets = new ArrayList<>();
        for (int at = 0; at < size; at += PIECE) {
            offsets.add(at);
        }
        return offsets;
    }

    private Path paper(String name, int size, long seed) throws IOException {
        byte[] bytes = new byte[size];
        new SplittableRandom(seed).nextBytes(bytes);
        byte[] head = "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(head, 0, bytes, 0, head.length);
        return Files.write(folder.resolve(name), bytes);
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static Locator told(Page page) {
        return page.locator("[data-files=f-files]");
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
        page.waitForLoadState();
    }

    /** The file as the page hands it out. */
    private static byte[] given(Page page, String name) {
        String href =
                page.locator(".files a", new Page.LocatorOptions().setHasText(name))
                        .first()
                        .getAttribute("href");
        String origin = page.url().replaceFirst("(https?://[^/]+).*", "$1");
        return page.request().get(origin + href).body();
    }

    @Test
    @DisplayName("代表在手机上传材料，中途断网，恢复后从断处接着传，已传的不再传，文件一字节不差")
    void goesOnWhereItWasCut() throws Exception {
        int size = 5 * PIECE + 12_345;
        Path file = paper("现场测量记录.pdf", size, 20_261_122);
        Page phone = walker.signIn("deputy1", 390, 844);
        walker.go(phone, walker.address("/deputies/suggestions/new"));
        phone.getByLabel("建议什么").fill("更换江滨街道老旧小区二次供水设备");
        phone.getByLabel("情况、问题和建议").fill("六楼以上住户夜间经常停水。建议更换泵房设备。");
        Network network = new Network(phone, 3);
        phone.locator("input[name=files]").setInputFiles(file);
        assertThat(told(phone)).containsText("网络断了，恢复后自动续传");
        walker.look(phone, "上传中断网");
        press(phone, "保存草稿");
        assertThat(told(phone)).containsText("文件还在上传");
        assertThat(network.arrived).containsExactlyElementsOf(pieces(size).subList(0, 3));
        network.comeBack(phone);
        assertThat(told(phone)).containsText("现场测量记录.pdf 已传完");
        assertThat(network.arrived).containsExactlyElementsOf(pieces(size));
        walker.look(phone, "续传完成");
        press(phone, "保存草稿");
        assertThat(phone.locator("main")).containsText("现场测量记录.pdf");
        assertThat(sha256(given(phone, "现场测量记录.pdf"))).isEqualTo(sha256(Files.readAllBytes(file)));
        phone.context().close();
    }

    @Test
    @DisplayName("承办单位传材料时断网又关了页面，重选同一个文件就接着传，答复稿被退回也不用再传")
    void goesOnAfterTheReload() throws Exception {
        SuggestionId id = life.assigned(false);
        AssignmentId at = life.assignment(id, life.city.housing);
        life.does(life.city.housingHandler, a -> life.handling.receive(a, at));
        life.consult(at, life.city.housingHandler);
        int size = 4 * PIECE;
        Path file = paper("设备更换清单.pdf", size, 7);
        Page page = walker.signIn("housing", 1440, 900);
        String form = walker.address("/deputies/assignments/" + at + "/reply");
        walker.go(page, form);
        Network cut = new Network(page, 2);
        page.locator("input[name=files]").setInputFiles(file);
        assertThat(told(page)).containsText("网络断了");
        assertThat(cut.arrived).containsExactlyElementsOf(pieces(size).subList(0, 2));
        page.unroute("**/uploads/**");
        walker.go(page, form);
        Network back = new Network(page, Integer.MAX_VALUE);
        page.locator("input[name=files]").setInputFiles(file);
        assertThat(told(page)).containsText("设备更换清单.pdf 已传完");
        assertThat(back.arrived).containsExactlyElementsOf(pieces(size).subList(2, 4));
        press(page, "保存答复稿");
        assertThat(page.locator("main")).containsText("已有的材料");
        walker.look(page, "答复稿退回仍有材料");
        page.locator("input[name=category][value=A]").check();
        page.locator("textarea[name=text]").fill("您提出的建议收悉，我们已逐条研究：设备分两批更换。");
        page.locator("textarea[name=publicText]").fill("设备分两批更换。");
        press(page, "保存答复稿");
        assertThat(page.locator("main")).containsText("设备更换清单.pdf");
        assertThat(page.locator("main")).containsText("随答复送代表");
        assertThat(sha256(given(page, "设备更换清单.pdf"))).isEqualTo(sha256(Files.readAllBytes(file)));
        page.context().close();
    }
}
