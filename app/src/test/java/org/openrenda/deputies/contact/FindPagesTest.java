package org.openrenda.deputies.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.deputies.StationLife;
import org.openrenda.deputies.stations.Place;
import org.openrenda.deputies.stations.StationId;
import org.openrenda.deputies.stations.StationText;
import org.openrenda.deputies.stations.StationTier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("群众在地图上找代表")
class FindPagesTest {

    /** A county with a hole in it, and a line that is no area. */
    private static final String MAP =
            """
            {"type":"FeatureCollection","features":[
            {"type":"Feature","properties":{"name":"某河"},"geometry":{"type":"LineString",
            "coordinates":[[116.0,39.0],[117.0,40.5]]}},
            {"type":"Feature","properties":{"name":"测北区"},"geometry":{"type":"Polygon",
            "coordinates":[[[116.0,39.5],[117.0,39.5],[117.0,40.5],[116.0,40.5],[116.0,39.5]],
            [[116.8,40.2],[116.9,40.2],[116.9,40.4],[116.8,40.4],[116.8,40.2]]]}}]}
            """;

    @Autowired private ApplicationContext context;
    @Autowired private MockMvcTester web;
    @Autowired private Contact contact;

    private StationLife life;
    private String code;

    @BeforeAll
    void found() {
        life = new StationLife(context);
        life.does(
                life.city.clerk,
                a -> life.stations.setMap(a, life.city.city, MAP.getBytes(StandardCharsets.UTF_8)));
        code = life.asks(life.city.deputies.get(0), contact::own).code();
        station("远处联络站", "116.60");
        StationId near = station("近处联络站", "116.41");
        life.does(life.city.clerk, a -> life.stations.appoint(a, near, life.keeper));
        life.duty(near, 10, life.city.deputies.get(0), life.city.deputies.get(1));
    }

    private StationId station(String name, String longitude) {
        StationText like = life.text(name, StationTier.TOWNSHIP, null);
        StationText text =
                new StationText(
                        like.congress(),
                        null,
                        like.tier(),
                        like.kind(),
                        name,
                        like.address(),
                        like.areaCode(),
                        like.space(),
                        like.hours(),
                        "",
                        "",
                        new Place(new BigDecimal(longitude), new BigDecimal("39.9093")));
        return life.asks(life.city.clerk, a -> life.stations.open(a, text));
    }

    private String page(String query) throws Exception {
        return web.get().uri("/d" + query).exchange().getResponse().getContentAsString();
    }

    @Test
    @DisplayName("不登录、不用脚本：列出联络站，写明常来的代表，点名字到他的主页；地图上是同样的点")
    void listsStationsWithTheirDeputies() throws Exception {
        String page = page("");
        assertThat(page)
                .contains("近处联络站", "远处联络站", "href=\"/d/" + code + "\">孙莉</a>", "<span>吴强</span>")
                .contains("下次接待", "data-note=\"代表：孙莉、吴强\"", "data-lon=\"116.410000\"")
                .contains("data-href=\"/d?county=990102\"");
    }

    @Test
    @DisplayName("给出位置：认出所在的区，联络站由近到远；在界线的空洞里和界线以外的认不出")
    void findsTheAreaOfAPosition() throws Exception {
        String near = page("?longitude=116.400&latitude=39.909");
        assertThat(near).contains("按您的位置，您在测北区。", "测江市人民代表大会代表");
        assertThat(near.indexOf(">近处联络站")).isLessThan(near.indexOf(">远处联络站"));
        assertThat(near).contains("约 900 米");
        String far = page("?longitude=116.700&latitude=39.909");
        assertThat(far.lastIndexOf(">远处联络站</a>")).isLessThan(far.lastIndexOf(">近处联络站</a>"));
        assertThat(page("?longitude=116.850&latitude=40.300")).contains("没有找到所在的区域");
        assertThat(page("?longitude=118.000&latitude=30.000")).contains("没有找到所在的区域");
        assertThat(page("?longitude=nowhere&latitude=1")).doesNotContain("按您的位置");
    }

    @Test
    @DisplayName("自己选的区域优先于位置")
    void whatIsChosenCounts() throws Exception {
        String page = page("?county=990102&town=990102001&longitude=118&latitude=30");
        assertThat(page).doesNotContain("按您的位置").contains("附近的联络站", "data-on=\"yes\"");
    }
}
