package org.openrenda.deputies;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openrenda.AppTest;
import org.openrenda.TestCity;
import org.openrenda.Walker;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** A deputy points at the place on the map, and the suggestion's page shows the same map. */
@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("在地图上标出建议的位置")
class PlaceWalkTest {

    private static final Pattern DEGREES = Pattern.compile("[0-9]{2,3}\\.[0-9]{6}");

    @Autowired private ApplicationContext context;
    @LocalServerPort private int port;

    private Walker walker;

    @BeforeAll
    void open() {
        TestCity city = TestCity.found(context);
        walker = new Walker(context, port, "04-place", city.deputies);
    }

    @AfterAll
    void close() {
        if (walker != null) {
            walker.close();
        }
    }

    @ParameterizedTest(name = "{0} 像素宽")
    @CsvSource({"390, 844", "1440, 900"})
    @DisplayName("点一下地图就填好经纬度，可以不标；保存后页面上有同一张地图和文字，改文本时还在")
    void pointsAndSeesItAgain(int width, int height) {
        Page page = walker.signIn("deputy1", width, height);
        walker.go(page, walker.address("/deputies/suggestions/new"));
        page.getByLabel("建议什么").fill("增设望江路人行横道");
        page.getByLabel("情况、问题和建议").fill("学校门口没有人行横道，建议增设并加装信号灯。");
        Locator map = page.locator(".place .leaflet-container");
        Locator longitude = page.locator("[name=longitude]");
        map.click();
        assertThat(longitude).hasValue(DEGREES);
        page.getByText("不标位置").click();
        assertThat(longitude).hasValue("");
        assertThat(page.getByText("不标位置")).isHidden();
        map.click();
        assertThat(longitude).hasValue(DEGREES);
        String picked = longitude.inputValue();
        walker.look(page, "选位置-" + width);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("保存草稿")).click();
        assertThat(page.locator("main .map-box .leaflet-container")).isVisible();
        assertThat(page.locator("main")).containsText("东经 ");
        assertThat(page.locator(".map-points li")).hasAttribute("data-lon", picked);
        walker.look(page, "看位置-" + width);
        page.locator("main a", new Page.LocatorOptions().setHasText("修改文本")).click();
        assertThat(page.locator("[name=longitude]")).hasValue(picked);
        assertThat(walker.complaints).isEmpty();
        page.context().close();
    }
}
