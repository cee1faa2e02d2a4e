package org.openrenda.deputies.stations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.deputies.StationLife;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("代表联络站")
class StationsTest {

    @Autowired private ApplicationContext context;
    private StationLife life;

    @BeforeAll
    void found() {
        life = new StationLife(context);
    }

    @Test
    @DisplayName("LIA-2 联络站只能设在层级更高的站之下，同名、没有区域的不能设立")
    void standsUnderAHigherTier() {
        Stations stations = life.stations;
        StationId central =
                life.asks(
                        life.city.clerk,
                        a -> stations.open(a, life.text("测江中心站", StationTier.CENTRAL, null)));
        StationId point =
                life.asks(
                        life.city.clerk,
                        a -> stations.open(a, life.text("春和里联络点", StationTier.POINT, central)));
        assertThat(stations.known(point).parentName()).isEqualTo("测江中心站");
        assertThatThrownBy(() ->
                        life.does(
                                life.city.clerk,
                                a -> stations.open(a, life.text("倒置站", StationTier.MAIN, point))))
                .isInstanceOf(Refusal.class)
                .hasMessage("联络总站不能设在联络点之下。");
        assertThatThrownBy(() ->
                        life.does(
                                life.city.clerk,
                                a -> stations.open(a, life.text("测江中心站", StationTier.MAIN, null))))
                .hasMessageContaining("同名");
        assertThat(StationTier.POINT.standsUnder(StationTier.POINT)).isFalse();
    }

    @Test
    @DisplayName("LIA-3 规范化检查逐次保留，得分是达到项目的百分比")
    void checksAreKept() {
        StationId id = life.station();
        life.does(
                life.keeper,
                a -> life.stations.check(a, id, EnumSet.of(Standard.DEPUTIES, Standard.STAFF), ""));
        assertThat(life.stations.known(id).score()).isEqualTo(16);
        life.does(
                life.keeper, a -> life.stations.check(a, id, EnumSet.allOf(Standard.class), "整改后"));
        assertThat(life.stations.known(id).score()).isEqualTo(100);
        assertThat(
                        life.sql(
                                "select count(*) from deputies.station_check where station_id = "
                                        + id,
                                Long.class))
                .isEqualTo(2);
    }

    @Test
    @DisplayName("只有本站工作人员和本级机关工作人员能办站里的事，停用须写明原因")
    void onlyItsKeepersWorkThere() {
        StationId id = life.station();
        assertThatThrownBy(() ->
                        life.does(
                                life.otherKeeper,
                                a ->
                                        life.stations.check(
                                                a, id, EnumSet.noneOf(Standard.class), "")))
                .hasMessageContaining("不是");
        assertThatThrownBy(() -> life.does(life.keeper, a -> life.stations.close(a, id, "装修")))
                .isInstanceOf(Actor.Forbidden.class);
        assertThatThrownBy(() -> life.does(life.city.clerk, a -> life.stations.close(a, id, " ")))
                .hasMessageContaining("停用原因");
        life.does(life.city.clerk, a -> life.stations.close(a, id, "房屋装修"));
        assertThat(life.stations.known(id).isOpen()).isFalse();
        assertThatThrownBy(
                        () -> life.does(life.city.clerk, a -> life.stations.close(a, id, "再停一次")))
                .hasMessageContaining("已经停用");
        life.does(life.city.clerk, a -> life.stations.reopen(a, id));
        assertThat(life.stations.known(id).isOpen()).isTrue();
        assertThatThrownBy(() ->
                        life.does(life.city.foreignClerk, a -> life.stations.close(a, id, "不是本级")))
                .isInstanceOf(Actor.Forbidden.class);
    }

    @Test
    @DisplayName("离我最近：按距离排序并给出米数")
    void findsTheNearest() {
        life.station();
        Place here = Place.of("116.3974", "39.9183").orElseThrow();
        StationSearch search =
                new StationSearch(
                        List.of(life.city.city.value()),
                        "",
                        "",
                        "OPEN",
                        "",
                        here,
                        "",
                        false,
                        0,
                        50);
        StationRow first = life.stations.rows(search).getFirst();
        assertThat(first.metres()).isBetween(950, 1_050);
        assertThatThrownBy(() -> Place.of("一百", "39"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("经度");
        assertThat(Place.of("", " ")).isEmpty();
    }

    @Test
    @DisplayName("本地地图只留界线和名称；格式不对、坐标越界的拒绝")
    void keepsOnlyShapesAndNames() {
        String given =
                """
                {"type":"FeatureCollection","features":[{"type":"Feature","properties":
                {"name":"测北区","script":"<script>"},"geometry":{"type":"Polygon","coordinates":
                [[[116.1,39.9],[116.2,39.9],[116.2,40.0],[116.1,39.9]]]}}]}
                """;
        life.does(
                life.city.clerk,
                a ->
                        life.stations.setMap(
                                a, life.city.city, given.getBytes(StandardCharsets.UTF_8)));
        assertThat(life.stations.map()).contains("测北区", "116.1").doesNotContain("script");
        for (String bad :
                List.of(
                        "no json",
                        "{}",
                        given.replace("116.1", "16.1"),
                        given.replace("Polygon", "Circle"))) {
            assertThatThrownBy(() -> LocalMaps.cleaned(bad.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("没有保存");
        }
    }
}
