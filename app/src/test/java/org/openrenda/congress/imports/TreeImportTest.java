package org.openrenda.congress.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.TestCity;
import org.openrenda.congress.Congress;
import org.openrenda.congress.CongressLevel;
import org.openrenda.congress.CongressView;
import org.openrenda.congress.Unit;
import org.openrenda.platform.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("F-PLAT-1 导入人大组织")
class TreeImportTest {

    private static final String UNITS = "人大,编码,名称,类别\n";

    @Autowired private ApplicationContext context;
    @Autowired private Imports imports;
    @Autowired private Congress congress;

    private TestCity city;

    @BeforeAll
    void found() {
        city = TestCity.found(context);
    }

    private long bring(TreeKind kind, String text) {
        return bring(kind, "表.csv", text.getBytes(StandardCharsets.UTF_8));
    }

    private long bring(TreeKind kind, String name, byte[] bytes) {
        return city.doing(
                city.systemAdmin,
                admin -> imports.bring(admin, kind, name, new ByteArrayInputStream(bytes)));
    }

    private TreeCheck check(long id) {
        return city.doing(
                city.systemAdmin, admin -> imports.check(admin, imports.brought(admin, id)));
    }

    private TreeCheck check(TreeKind kind, String text) {
        return check(bring(kind, text));
    }

    private TreeCheck write(long id) {
        return city.doing(city.systemAdmin, admin -> imports.write(admin, id));
    }

    private static List<String> why(TreeCheck check) {
        return check.troubles().stream()
                .map(one -> one.line() + " " + one.column() + " " + one.why())
                .toList();
    }

    private List<String> unitNames() {
        return congress.units(city.city).stream().map(Unit::name).toList();
    }

    @Test
    @DisplayName("检查不写入；全部写入后再导一次都是不变；改了名称的是更新，不会多出一个")
    void isIdempotentByCode() {
        String text = UNITS + "测江市人民代表大会,JTJ,市交通局,政府部门\n测江市人民代表大会,FY,市中级人民法院,法院\n";
        long id = bring(TreeKind.UNITS, text);
        assertThat(check(id).added()).isEqualTo(2);
        assertThat(unitNames()).doesNotContain("市交通局");
        assertThat(write(id).added()).isEqualTo(2);
        assertThat(unitNames()).contains("市交通局", "市中级人民法院");
        assertThat(check(TreeKind.UNITS, text).same()).isEqualTo(2);
        long renamed = bring(TreeKind.UNITS, text.replace("市交通局", "市交通运输局"));
        assertThat(check(renamed))
                .extracting(TreeCheck::changed, TreeCheck::same)
                .containsExactly(1, 1);
        write(renamed);
        assertThat(unitNames()).contains("市交通运输局").doesNotContain("市交通局");
    }

    @Test
    @DisplayName("手工登记过的单位凭名称认出来，补上编码，不重复")
    void adoptsWhatWasEnteredByHand() {
        long before = unitNames().stream().filter("市水务局"::equals).count();
        write(bring(TreeKind.UNITS, UNITS + "测江市人民代表大会,SWJ,市水务局,政府部门\n"));
        assertThat(unitNames().stream().filter("市水务局"::equals).count()).isEqualTo(before);
        assertThat(why(check(TreeKind.UNITS, UNITS + "测江市人民代表大会,SW2,市水务局,政府部门\n")))
                .containsExactly("2 名称 系统中这个名称的编码是“SWJ”");
    }

    @Test
    @DisplayName("一半对一半错：每一处错都说出行、列和原因，什么都不写入")
    void allOrNothing() {
        long id =
                bring(
                        TreeKind.UNITS,
                        UNITS
                                + "测江市人民代表大会,A1,市文旅局,政府部门\n"
                                + "没有的人大,A2,甲局,政府部门\n"
                                + "测江市人民代表大会,A1,乙局,政府部门\n"
                                + "测江市人民代表大会,A4,市文旅局,部委\n"
                                + "测江市人民代表大会,,丁局,政府部门\n"
                                + "邻水市人民代表大会,A6,戊局,政府部门\n");
        assertThat(why(check(id)))
                .containsExactly(
                        "3 人大 没有这个人大，请写编码或全称；新的人大请先导入",
                        "4 编码 与第 2 行重复",
                        "5 名称 与第 2 行重复",
                        "5 类别 类别应为：政府部门、监察委员会、法院、检察院、下级政府、企业",
                        "6 编码 没有填写",
                        "7 人大 这个人大不在您管理的范围内");
        assertThat(check(id)).extracting(TreeCheck::rows, TreeCheck::bad).containsExactly(6, 5);
        assertThatThrownBy(() -> write(id))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("5 行有误");
        assertThat(unitNames()).doesNotContain("市文旅局");
    }

    @Test
    @DisplayName("人大成树：上级可以在后面的行；成环、越级、悬空的上级都指出来")
    void growsATree() {
        String head = "编码,名称,级别,上级\n";
        long id =
                bring(
                        TreeKind.CONGRESSES,
                        head + "T1,竹溪乡人民代表大会,乡级,C1\nC1,竹山县人民代表大会,县级,测江市人民代表大会\n");
        write(id);
        CongressView town =
                congress.congresses().stream()
                        .filter(one -> one.name().equals("竹溪乡人民代表大会"))
                        .findFirst()
                        .orElseThrow();
        assertThat(town.level()).isEqualTo(CongressLevel.TOWNSHIP);
        assertThat(congress.congress(town.parent()).parent()).isEqualTo(city.city);
        assertThat(city.as(city.systemAdmin).seen()).contains(town.id());
        TreeCheck bad =
                check(
                        TreeKind.CONGRESSES,
                        head
                                + "X1,甲县人民代表大会,县级,X2\nX2,乙县人民代表大会,县级,X1\n"
                                + "X3,丙县人民代表大会,县级,X3\nX4,丁乡人民代表大会,乡级,X9\n"
                                + "X5,戊县人民代表大会,县级,\nX6,己乡人民代表大会,乡级,X5\n"
                                + "T1,竹溪乡人民代表大会,乡级,测江市人民代表大会\n");
        assertThat(why(bad))
                .contains(
                        "2 上级 上级关系成环：X1 → X2 → X1",
                        "4 上级 上级关系成环：X3 → X3",
                        "5 上级 系统和文件里都没有这个上级",
                        "6 上级 新的人大须写明上级",
                        "7 上级 它的上级在第 6 行，那一行有误",
                        "8 上级 与系统中的上级不同，不能用导入改动");
        assertThat(bad.bad()).isEqualTo(7);
    }

    @Test
    @DisplayName("区域按代码识别：位数与级别一致，上级先有；人口改了是更新")
    void bringsAreas() {
        String head = "区划代码,名称,级别,上级代码,常住人口\n";
        long id = bring(TreeKind.AREAS, head + "990102009,竹溪镇,镇,990102,\"32,100\"\n");
        write(id);
        assertThat(congress.areas())
                .filteredOn(area -> area.code().equals("990102009"))
                .extracting("population")
                .containsExactly(32_100);
        assertThat(check(TreeKind.AREAS, head + "990102009,竹溪镇,镇,990102,33000\n").changed())
                .isOne();
        assertThat(
                        why(
                                check(
                                        TreeKind.AREAS,
                                        head + "99010,某县,县,990100,1.5\n990102,测北区,街道,990100,5\n")))
                .containsExactly(
                        "2 代码 代码应为 6 位（市、县）或 9 位（乡镇、街道）数字，并与级别一致",
                        "2 人口 人口应为不带小数的数字",
                        "3 代码 代码应为 6 位（市、县）或 9 位（乡镇、街道）数字，并与级别一致",
                        "3 级别 系统中这个代码的级别是“COUNTY”，不能用导入改动");
    }

    @Test
    @DisplayName("CAL-8 乡镇只收主席团；届次的日期要在日历上，结束在开始之后")
    void bringsOrgansAndTerms() {
        write(bring(TreeKind.ORGANS, "人大,编码,名称,类别\n测北区人民代表大会,CWH,常务委员会,常委会\n"));
        assertThat(congress.organs(city.county)).extracting("name").contains("常务委员会");
        write(bring(TreeKind.TERMS, "人大,届次,开始日期,结束日期\n测北区人民代表大会,17,2017年1月5日,2022-01-01\n"));
        TreeCheck bad =
                check(
                        TreeKind.TERMS,
                        "人大,届次,开始日期,结束日期\n测北区人民代表大会,19,2022-02-30,\n"
                                + "测北区人民代表大会,二十,2027-01-01,2026-01-01\n测北区人民代表大会,17,2018-01-05,\n");
        assertThat(why(bad))
                .containsExactly(
                        "2 开始日期 日历上没有这一天",
                        "3 届次 届次应为整数，例如 15",
                        "3 结束日期 结束日期应在开始日期之后",
                        "4 开始日期 系统中第 17 届自 2017-01-05 开始，不能用导入改动");
    }

    @Test
    @DisplayName("列名不同也能对应：猜不出的列由人选择，选好后才检查")
    void mapsColumns() {
        long id = bring(TreeKind.UNITS, "归口,编号甲,单位全称,性质\n测江市人民代表大会,Z1,市林业局,政府部门\n");
        assertThat(check(id).missing()).containsExactly("人大", "编码");
        city.doing(
                city.systemAdmin,
                admin -> {
                    imports.map(
                            admin,
                            id,
                            Map.of("congress", "归口", "code", "编号甲", "name", "单位全称", "kind", "性质"));
                    return id;
                });
        assertThat(check(id).isGood()).isTrue();
        TreeImport brought = city.doing(city.systemAdmin, admin -> imports.brought(admin, id));
        assertThat(imports.columns(brought).getFirst().examples()).containsExactly("测江市人民代表大会");
    }

    @Test
    @DisplayName("写入只能一次；别级的管理员看不到，机关工作人员没有这项权限")
    void isWrittenOnceAndByThoseWhoMay() {
        long id = bring(TreeKind.UNITS, UNITS + "测江市人民代表大会,ONCE,市档案局,政府部门\n");
        assertThatThrownBy(() -> city.doing(city.clerk, clerk -> imports.brought(clerk, id)))
                .isInstanceOf(Refusal.class);
        write(id);
        assertThatThrownBy(() -> write(id))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("已经写入");
        List<TreeImport> history = city.doing(city.systemAdmin, imports::history);
        assertThat(history)
                .filteredOn(one -> one.id() == id)
                .extracting(TreeImport::state, TreeImport::added)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("DONE", 1));
    }

    @Test
    @DisplayName("坏文件各有一句话：空的、不是表格的、只有表头的、改了扩展名的、超行数的、GBK 的能读")
    void refusesHostileFiles() throws IOException {
        assertThatThrownBy(() -> bring(TreeKind.UNITS, "")).isInstanceOf(Refusal.class);
        assertThat(check(TreeKind.UNITS, "\0\1\2\3").missing()).hasSize(4);
        byte[] zip = {'P', 'K', 3, 4, 0, 0, 0, 0};
        assertThatThrownBy(() -> bring(TreeKind.UNITS, "坏.xlsx", zip)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> bring(TreeKind.UNITS, "程序.exe", zip)).isInstanceOf(Refusal.class);
        assertThat(check(TreeKind.UNITS, UNITS).isGood()).isFalse();
        StringBuilder many = new StringBuilder(UNITS);
        for (int n = 0; n <= Imports.ROWS_MAX; n++) {
            many.append("测江市人民代表大会,N").append(n).append(",单位").append(n).append(",企业\n");
        }
        long tooMany = bring(TreeKind.UNITS, many.toString());
        assertThatThrownBy(() -> check(tooMany))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("20000");
        String gbk = UNITS + "测江市人民代表大会,GBK,市气象局,政府部门\n测江市人民代表大会,\"=1+1\",\"@局\",政府部门\n";
        long id = bring(TreeKind.UNITS, "国标.csv", gbk.getBytes(Charset.forName("GB18030")));
        assertThat(check(id).added()).isEqualTo(2);
    }

    @Test
    @DisplayName("xlsx 里的公式不执行，只取算好的结果")
    void readsSpreadsheets() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "t", "1.0")) {
            var sheet = book.newWorksheet("单位");
            List<String> head = List.of("人大", "编码", "名称", "类别");
            for (int c = 0; c < 4; c++) {
                sheet.value(0, c, head.get(c));
            }
            sheet.value(1, 0, "测江市人民代表大会");
            sheet.value(1, 1, "XLSX");
            sheet.formula(1, 2, "HYPERLINK(\"http://example.org\")");
            sheet.value(1, 3, "企业");
        }
        TreeCheck check = check(bring(TreeKind.UNITS, "表.xlsx", out.toByteArray()));
        assertThat(check.rows()).isOne();
        assertThat(check.isGood()).isFalse();
        assertThat(unitNames()).noneMatch(name -> name.contains("example.org"));
    }
}
