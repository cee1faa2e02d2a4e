package org.openrenda.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ListQueryTest {

    private static ListQuery query(Map<String, String[]> parameters) {
        return ListQuery.of("/supervision/problems", parameters);
    }

    private static String[] one(String value) {
        return new String[] {value};
    }

    @Test
    @DisplayName("F-PLAT-8 筛选、排序和页码都在地址里，默认值不写")
    void writesWhatDiffers() {
        assertThat(query(Map.of()).toUrl()).isEqualTo("/supervision/problems");
        var asked = query(Map.of("status", one("将到期"), "sort", one("-due"), "page", one("3")));
        assertThat(asked.toUrl())
                .isEqualTo(
                        "/supervision/problems?status=%E5%B0%86%E5%88%B0%E6%9C%9F"
                                + "&sort=-due&page=3");
        assertThat(asked.exportUrl("xlsx")).endsWith("&sort=-due&format=xlsx");
    }

    @Test
    @DisplayName("F-PLAT-8 换一个条件就回到第一页，其他条件不变")
    void changesOneFilter() {
        var asked = query(Map.of("unit", one("7"), "page", one("3"), "size", one("50")));
        assertThat(asked.with("status", "open").toUrl())
                .isEqualTo("/supervision/problems?unit=7&status=open&size=50");
        assertThat(asked.without("unit").toUrl()).isEqualTo("/supervision/problems?size=50");
    }

    @Test
    @DisplayName("每页最多 100 行，页码乱写也不出错")
    void keepsWithinLimits() {
        assertThat(query(Map.of("size", one("100000"))).size()).isEqualTo(100);
        assertThat(query(Map.of("size", one("0"))).size()).isEqualTo(1);
        assertThat(query(Map.of("page", one("-5"))).page()).isEqualTo(1);
        assertThat(query(Map.of("page", one("99999999999999"))).page()).isEqualTo(1);
        assertThat(query(Map.of("page", one("999999999"))).page()).isEqualTo(ListQuery.MAX_PAGE);
    }

    @Test
    @DisplayName("排序只认列出的列，别的一律按默认")
    void sortsOnlyByAllowedColumns() {
        var hostile = query(Map.of("sort", one("due; drop table problem")));
        assertThat(hostile.sortAmong(java.util.List.of("due", "title"), "due")).isEqualTo("due");
        var fair = query(Map.of("sort", one("title")));
        assertThat(fair.sortAmong(java.util.List.of("due", "title"), "due")).isEqualTo("title");
    }

    @Test
    @DisplayName("页码列出首页、末页和当前页左右各两页，中间断开处为 0")
    void offersNearPages() {
        var asked = query(Map.of("page", one("6")));
        assertThat(asked.pager(237)).containsExactly(1, 0, 4, 5, 6, 7, 8, 0, 12);
        assertThat(query(Map.of()).pager(0)).containsExactly(1);
        assertThat(query(Map.of()).pager(41)).containsExactly(1, 2, 3);
        assertThat(query(Map.of()).pages(40)).isEqualTo(2);
    }

    @Test
    @DisplayName("任意参数写回地址再读出来，条件一个不变")
    void survivesTheAddress() {
        var random = new Random(20261122);
        for (int round = 0; round < 500; round++) {
            var parameters = new LinkedHashMap<String, String[]>();
            for (int n = random.nextInt(5); n > 0; n--) {
                parameters.put("f" + n, one(text(random)));
            }
            var asked = query(parameters);
            var again = query(parsed(asked.toUrl()));
            assertThat(again).as("seed 20261122, round %d", round).isEqualTo(asked);
        }
    }

    private static String text(Random random) {
        var letters = "水压不足&=?+%#/ ab'\"<>";
        var text = new StringBuilder("x");
        for (int n = random.nextInt(12); n > 0; n--) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString().strip();
    }

    private static Map<String, String[]> parsed(String url) {
        var parameters = new LinkedHashMap<String, String[]>();
        var at = url.indexOf('?');
        if (at < 0) return parameters;
        for (var pair : url.substring(at + 1).split("&")) {
            var parts = pair.split("=", 2);
            parameters.put(
                    parts[0],
                    one(
                            java.net.URLDecoder.decode(
                                    parts[1], java.nio.charset.StandardCharsets.UTF_8)));
        }
        return parameters;
    }
}
