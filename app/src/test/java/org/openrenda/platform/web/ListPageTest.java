package org.openrenda.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("F-PLAT-8 列表")
class ListPageTest {

    private static final Table UNITS =
            new Table(
                    List.of(
                            Table.Column.text("name", "单位").sortable(),
                            Table.Column.text("kind", "类别").sortable(),
                            Table.Column.number("tickets", "件数").sortable(),
                            Table.Column.text("since", "登记").sortable()),
                    List.of(
                            row("住建局", "政府部门", 9, LocalDate.of(2026, 10, 2)),
                            row("安监局", "政府部门", 120, LocalDate.of(2026, 9, 30)),
                            row("法院", "法院", 31, LocalDate.of(2025, 12, 1))));

    private static Table.Row row(String name, String kind, long tickets, LocalDate since) {
        return Table.Row.of(
                name,
                Table.Cell.text(name).small("编号 " + tickets),
                Table.Cell.text(kind),
                Table.Cell.number(tickets),
                Table.Cell.day(since));
    }

    private static ListPage shown(Map<String, String[]> asked) {
        return ListPage.whole("承办单位", ListQuery.of("/units", asked), UNITS, "kind");
    }

    private static List<String> names(ListPage list) {
        return list.table().rows().stream().map(row -> row.cells().getFirst().text()).toList();
    }

    private static Map<String, String[]> one(String key, String value) {
        return Map.of(key, new String[] {value});
    }

    @Test
    @DisplayName("按列标题排序：数字比大小，日期比先后，汉字按拼音；倒序也行；没有的列不理会")
    void sortsByWhatAColumnHolds() {
        assertThat(names(shown(one("sort", "tickets")))).containsExactly("住建局", "法院", "安监局");
        assertThat(names(shown(one("sort", "-since")))).containsExactly("住建局", "安监局", "法院");
        assertThat(names(shown(one("sort", "name")))).containsExactly("安监局", "法院", "住建局");
        assertThat(names(shown(one("sort", "id; drop")))).containsExactly("住建局", "安监局", "法院");
    }

    @Test
    @DisplayName("按值筛选和查找，总数是筛选后的")
    void filtersAndSearches() {
        assertThat(names(shown(one("kind", "政府部门")))).containsExactly("住建局", "安监局");
        assertThat(shown(one("kind", "政府部门")).total()).isEqualTo(2);
        assertThat(names(shown(one("q", "编号 31")))).containsExactly("法院");
        assertThat(shown(one("kind", "政府部门")).conditions()).containsExactly("类别：政府部门");
        assertThat(shown(Map.of()).filters().getFirst().choices())
                .extracting(Choice::label)
                .containsExactly("政府部门", "法院");
    }

    @Test
    @DisplayName("选列留下第一列和所选的列，页面、文件和打印都一样")
    void showsChosenColumns() {
        var asked = Map.of("column", new String[] {"tickets"}, "format", new String[] {"print"});
        var list = shown(asked);
        assertThat(list.table().columns())
                .extracting(Table.Column::key)
                .containsExactly("name", "tickets");
        assertThat(list.columns()).hasSize(4);
        assertThat(list.query().onPage().toUrl()).isEqualTo("/units?column=tickets");
    }

    @Test
    @DisplayName("一页 20 行；打印和导出从头取到各自的上限，与页码无关")
    void takesAsManyAsTheFormHolds() {
        var rows = IntStream.rangeClosed(1, 1_200).mapToObj(n -> Table.Row.of(n, cell(n))).toList();
        var many = new Table(List.of(Table.Column.text("n", "序号")), rows);
        for (var asked : Map.of("", 20, "print", 1_000, "xlsx", 1_200).entrySet()) {
            var parameters =
                    Map.of(
                            "format", new String[] {asked.getKey()},
                            "page", new String[] {"3"});
            var list = ListPage.whole("序号", ListQuery.of("/n", parameters), many);
            assertThat(list.table().rows()).hasSize(asked.getValue());
            assertThat(list.total()).isEqualTo(1_200);
            assertThat(names(list).getFirst()).isEqualTo(asked.getKey().isEmpty() ? "41" : "1");
        }
    }

    private static Table.Cell cell(int n) {
        return Table.Cell.text("" + n);
    }

    @Test
    @DisplayName("只有筛选过、且还没存过的样子才可以存为常用筛选")
    void offersToSaveWhatIsNew() {
        assertThat(shown(Map.of()).canBeSaved()).isFalse();
        var filtered = shown(one("kind", "法院"));
        assertThat(filtered.canBeSaved()).isTrue();
        var saved = new SavedView(1, "法院", filtered.query().toUrl(), true);
        assertThat(filtered.seen(List.of(saved), null).canBeSaved()).isFalse();
    }
}
