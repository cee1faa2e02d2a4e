package org.openrenda;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.platform.access.TestSignIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("弹窗里的办理被拒绝之后")
class RefusedFormTest {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    @Autowired private ApplicationContext context;
    @LocalServerPort private int port;

    private TestCity city;
    private Playwright playwright;
    private Page page;

    @BeforeAll
    void open() {
        Assumptions.assumeTrue(Files.isExecutable(CHROMIUM), "Debian's chromium is not installed");
        city = TestCity.found(context);
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        BrowserType.LaunchOptions options =
                new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu"));
        Browser browser = playwright.chromium().launch(options);
        BrowserContext tab = browser.newContext();
        String token = TestSignIn.cookie(context, city.securityAdmin).getValue();
        tab.addCookies(List.of(new Cookie("openrenda", token).setUrl("http://localhost:" + port)));
        page = tab.newPage();
    }

    @AfterAll
    void close() {
        if (playwright != null) {
            playwright.close();
        }
    }

    private void press(String words) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words)).click();
    }

    @Test
    @DisplayName("返回修改时弹窗重新打开，填过的都在；办成以后不再填回")
    void givesBackWhatWasTyped() {
        page.navigate("http://localhost:" + port + "/access/accounts/" + city.chair);
        page.locator("summary", new Page.LocatorOptions().setHasText("授予角色")).click();
        Locator role = page.locator("dialog select[name=role]");
        role.selectOption("HANDLER");
        press("确认授予角色");
        assertThat(page.locator("h1")).containsText("选一个本级的承办单位");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("返回修改")).click();
        assertThat(role).hasValue("HANDLER");
        page.locator("dialog select[name=unit]").selectOption(city.water.toString());
        press("确认授予角色");
        assertThat(page.locator("main")).containsText("市水务局");
        assertThat(page.locator("dialog")).hasCount(0);
        page.reload();
        assertThat(page.locator("dialog")).hasCount(0);
    }
}
