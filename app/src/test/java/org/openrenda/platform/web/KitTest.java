package org.openrenda.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.MultipartAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Looks at the kit in a real browser, without database and sign-in. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KitTest {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    @Configuration(proxyBeanMethods = false)
    @Import({WebSetup.class, SecurityHeaders.class, ErrorPages.class, KitPages.class})
    @ImportAutoConfiguration({
        TomcatServletWebServerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        HttpEncodingAutoConfiguration.class,
        MultipartAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        ErrorMvcAutoConfiguration.class,
        JacksonAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        gg.jte.springframework.boot.autoconfigure.JteAutoConfiguration.class
    })
    static class KitOnly {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        Viewer.Source viewers() {
            return request -> new Viewer("u1", "周敏", "市人大", "云澜市人民代表大会", 14, 3, Set.of());
        }

        @Bean
        NavEntry list() {
            return NavEntry.desk("监督", "问题清单", "/kit/list", 1);
        }

        @Bean
        NavEntry hidden() {
            return NavEntry.desk("系统", "审计日志", "/audit", 2).needing("AUDIT");
        }
    }

    private ConfigurableApplicationContext context;
    private Playwright playwright;
    private Browser browser;
    private String address;

    @BeforeAll
    void open() {
        Assumptions.assumeTrue(Files.isExecutable(CHROMIUM), "Debian's chromium is not installed");
        var application = new SpringApplication(KitOnly.class);
        application.setWebApplicationType(WebApplicationType.SERVLET);
        context =
                application.run(
                        "--server.port=0",
                        "--openrenda.kit=true",
                        "--gg.jte.use-precompiled-templates=true");
        address = "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
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

    @AfterAll
    void close() {
        if (playwright != null) playwright.close();
        if (context != null) context.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/kit,1440",
        "/kit,390",
        "/kit/board,390",
        "/kit/list,1440",
        "/kit/list,390",
        "/kit/list/none,390",
        "/kit/matter,1440",
        "/kit/matter,390",
        "/kit/form,390",
        "/kit/matter?elder=1,390",
        "/kit/screen,1920",
        "/kit/site,390",
        "/kit/error/404,390",
        "/kit/access/sign-in,390",
        "/kit/access/enrol,390"
    })
    @DisplayName("F-PUB-4 各页在电脑和手机上 axe 查不出严重问题，没有违反内容安全策略，不横向滚动")
    void isAccessible(String path, int width) {
        var page = browser.newPage();
        var complaints = new ArrayList<String>();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("404")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.setViewportSize(width, width == 390 ? 844 : 1000);
        page.navigate(address + path);
        if (page.querySelector(".chart") != null) page.waitForSelector(".chart canvas");
        var found = new AxeBuilder(page).analyze().getViolations();
        assertThat(found)
                .filteredOn(v -> List.of("serious", "critical").contains(v.getImpact()))
                .extracting(v -> v.getId() + " " + v.getNodes().getFirst().getTarget())
                .isEmpty();
        assertThat(complaints).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth")).isEqualTo(0);
        page.close();
    }

    @Test
    @DisplayName("没有提交的内容下次还在，提交成功后就没有了")
    void keepsDraftUntilSent() {
        var page = browser.newPage();
        page.navigate(address + "/kit/form");
        page.fill("#f-title", "供水安全");
        page.waitForSelector("[data-draft-state]");
        page.navigate(address + "/kit/form");
        assertThat(page.inputValue("#f-title")).isEqualTo("供水安全");
        page.click(".btn-main");
        page.waitForSelector(".errors");
        assertThat(page.inputValue("#f-title")).isEqualTo("供水安全");
        page.check("#f-kind");
        page.selectOption("#f-unit", "u1");
        page.click(".btn-main");
        page.waitForSelector(".matter");
        assertThat(page.textContent(".notice")).contains("已提交主任会议");
        page.navigate(address + "/kit/form");
        assertThat(page.inputValue("#f-title")).isEmpty();
        page.close();
    }

    @Test
    @DisplayName("翻页和排序不重载整页，地址跟着变，后退能回去")
    void listChangesInPlace() {
        var page = browser.newPage();
        page.navigate(address + "/kit/list?status=soon");
        page.evaluate("window.same = true");
        page.click("a[rel=next]");
        page.waitForURL("**/kit/list?status=soon&page=2");
        assertThat(page.evaluate("window.same")).isEqualTo(true);
        page.goBack();
        page.waitForURL("**/kit/list?status=soon");
        page.waitForSelector("text=本页第 1 至 20 件");
        page.close();
    }

    @Test
    @DisplayName("没有脚本时，批量办理先问一页再办")
    void asksOnAPageWithoutScript() {
        var context =
                browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false));
        Page page = context.newPage();
        page.navigate(address + "/kit/list");
        page.check("td.pick input >> nth=0");
        page.click(".batch-bar button >> nth=0");
        assertThat(page.textContent("h1")).isEqualTo("催办 1 件");
        page.click("text=确认催办");
        assertThat(page.textContent(".notice")).contains("已催办 1 件");
        context.close();
    }

    @Test
    @DisplayName("没有权限的入口不显示")
    void hidesWhatOneMayNotSee() {
        var page = browser.newPage();
        page.navigate(address + "/kit/list");
        assertThat(page.textContent(".side")).contains("问题清单").doesNotContain("审计日志");
        page.close();
    }
}
