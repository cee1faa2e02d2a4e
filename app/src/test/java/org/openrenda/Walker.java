package org.openrenda;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.access.TestSignIn;
import org.springframework.context.ApplicationContext;

/** A real browser in the hands of the people of a test: signs in, acts, looks, and complains. */
public final class Walker implements AutoCloseable {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path PICTURES = Path.of("target", "pictures");
    private static final int STEADY_TRIES = 5;
    private static final double PAUSE_MILLIS = 500;
    private static final Pattern MOVING =
            Pattern.compile(
                    "interrupted by another navigation|context was destroyed|of a navigation"
                            + "|ERR_ABORTED|frame was detached|attached to an active page");
    public static final String PASSWORD = "Jiang-Bin-2026-zou";

    /** Long enough for a browser on a machine that does other work too. */
    private static final double PATIENCE_MILLIS = 30_000;

    /** What the browser complained of: scripts that failed, broken policies. */
    public final List<String> complaints = new ArrayList<>();

    private final int port;
    private final String walk;
    private final Playwright playwright;
    private final Browser browser;
    private int pictures;

    /**
     * Opens the browser.
     *
     * @param walk what the pictures' names begin with
     */
    public Walker(ApplicationContext context, int port, String walk, List<AccountId> people) {
        Assumptions.assumeTrue(Files.isExecutable(CHROMIUM), "Debian's chromium is not installed");
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        this.port = port;
        this.walk = walk;
        try {
            Files.createDirectories(PICTURES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        people.forEach(one -> TestSignIn.password(context, one, PASSWORD));
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(CHROMIUM)
                                        .setArgs(List.of("--no-sandbox", "--disable-gpu")));
    }

    @Override
    public void close() {
        playwright.close();
    }

    /** A visitor who has not signed in. */
    public Page visitor(int width, int height) {
        return watched(browser.newContext(size(width, height)).newPage());
    }

    /** Somebody signs in and stands before what is owed today. */
    public Page signIn(String account, int width, int height) {
        Page page = watched(browser.newContext(size(width, height)).newPage());
        page.navigate(address("/sign-in"));
        page.getByLabel("账号").fill(account);
        page.getByLabel("口令").fill(PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("登录")).click();
        assertThat(page.locator("h1")).hasText("今天");
        return page;
    }

    /** Goes to an address, even from a page that is just reading itself anew. */
    public void go(Page page, String address) {
        steady(page, () -> page.navigate(address));
    }

    /** Reads a page anew, even one that is just doing so itself. */
    public void again(Page page) {
        go(page, page.url());
    }

    /** Pages of a running sitting read themselves anew when there is news, also amid an act. */
    private static void steady(Page page, Runnable act) {
        for (int tries = 1; ; tries++) {
            try {
                act.run();
                return;
            } catch (PlaywrightException moving) {
                if (tries == STEADY_TRIES || !MOVING.matcher(moving.getMessage()).find()) {
                    throw moving;
                }
                // Without a pause the try that was cut off may arrive and cut off the next one.
                page.waitForTimeout(PAUSE_MILLIS);
            }
        }
    }

    /** Opens the panel of an act. */
    public void dialog(Page page, String act) {
        page.locator("main summary, main button")
                .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText(act))
                .first()
                .click();
    }

    /** Confirms in the panel of an act. */
    public void confirm(Page page, String act) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("确认" + act)).click();
        page.waitForLoadState();
    }

    /** Opens the panel of an act and confirms. */
    public void act(Page page, String act) {
        dialog(page, act);
        confirm(page, act);
    }

    private static Browser.NewContextOptions size(int width, int height) {
        return new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setHasTouch(width < 500)
                .setLocale("zh-CN");
    }

    private Page watched(Page page) {
        page.setDefaultTimeout(PATIENCE_MILLIS);
        page.onConsoleMessage(message -> {
            boolean known = message.text().contains("422");
            if (message.type().equals("error") && !known) {
                complaints.add(page.url() + " " + message.text());
            }
        });
        return page;
    }

    /** Takes a picture and asks axe, which must find nothing serious. */
    public void look(Page page, String name) {
        Path picture = PICTURES.resolve("%s-%02d-%s.png".formatted(walk, ++pictures, name));
        steady(
                page,
                () -> {
                    page.waitForLoadState();
                    // A link half under the sticky head is no smaller target than it was before
                    // scrolling.
                    page.evaluate("window.scrollTo(0, 0)");
                    page.screenshot(
                            new Page.ScreenshotOptions().setPath(picture).setFullPage(true));
                    assertThat(serious(page)).as(name + " " + page.url()).isEmpty();
                });
    }

    private static List<String> serious(Page page) {
        return new AxeBuilder(page)
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"))
                        .analyze()
                        .getViolations()
                        .stream()
                        .filter(v -> List.of("serious", "critical").contains(v.getImpact()))
                        .map(v -> v.getId() + " " + v.getNodes().getFirst().getHtml())
                        .toList();
    }

    public String address(String path) {
        return "http://localhost:" + port + path;
    }
}
