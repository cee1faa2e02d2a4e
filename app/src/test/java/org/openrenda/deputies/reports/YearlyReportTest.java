package org.openrenda.deputies.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.DocxReader;
import org.openrenda.deputies.SuggestionLife;
import org.openrenda.deputies.handling.AssignmentId;
import org.openrenda.deputies.suggestions.SuggestionId;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Satisfaction;
import org.openrenda.platform.access.TestSignIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("SUG-21 年度办理情况")
class YearlyReportTest {

    @Autowired private ApplicationContext context;
    @Autowired private MockMvcTester web;
    @Autowired private YearFacts facts;

    private SuggestionLife life;
    private YearlyReport report;
    private SuggestionId redone;

    /**
     * Four were numbered and one withdrawn: one closed at once, one handed to two units of which
     * one signed, one not handed over, one handled twice.
     */
    @BeforeAll
    void aSmallYear() {
        life = new SuggestionLife(context);
        SuggestionId closed = life.assigned(false);
        AssignmentId first = received(closed);
        life.answer(first, life.city.housingHandler, "A");
        life.rateAll(closed, Satisfaction.SATISFIED);
        received(life.assigned(true));
        life.numbered();
        redone = life.assigned(false);
        AssignmentId twice = received(redone);
        life.answer(twice, life.city.housingHandler, "B");
        rate(life.lead(), Satisfaction.DISSATISFIED);
        rate(life.second(), Satisfaction.BASICALLY_SATISFIED);
        life.answer(twice, life.city.housingHandler, "A");
        life.rateAll(redone, Satisfaction.SATISFIED);
        SuggestionId withdrawn = life.numbered();
        life.does(life.lead(), a -> life.suggestions.withdraw(a, withdrawn, "已经解决"));
        life.does(life.second(), a -> life.suggestions.withdraw(a, withdrawn, "已经解决"));
        int year = life.today().getYear();
        report =
                life.reads(() ->
                        new YearlyReport(
                                year,
                                facts.wholes(life.city.city, year),
                                facts.parts(life.city.city, year),
                                facts.said(life.city.city, year),
                                life.today()));
    }

    private AssignmentId received(SuggestionId id) {
        AssignmentId at = life.assignment(id, life.city.housing);
        life.does(life.city.housingHandler, a -> life.handling.receive(a, at));
        return at;
    }

    private void rate(AccountId who, Satisfaction result) {
        long reply = life.unrated(redone, who).getFirst();
        life.does(
                who,
                a -> life.replies.rate(a, redone, reply, Satisfaction.SATISFIED, result, "还没有换"));
    }

    @Test
    @DisplayName("每项比率的分子分母与手算一致，撤回的不计入")
    void isWhatOneCountsByHand() {
        assertThat(report.wholes()).hasSize(4);
        assertThat(report.rate(RateKind.ASSIGNED)).isEqualTo(new Rate(3, 4));
        assertThat(report.rate(RateKind.SIGNED)).isEqualTo(new Rate(3, 4));
        assertThat(report.rate(RateKind.MET)).isEqualTo(new Rate(2, 2));
        assertThat(report.rate(RateKind.ON_TIME)).isEqualTo(new Rate(2, 2));
        assertThat(report.rate(RateKind.CLOSED)).isEqualTo(new Rate(2, 3));
        assertThat(report.rate(RateKind.PUBLISHED)).isEqualTo(new Rate(0, 2));
        assertThat(report.rate(RateKind.FIRST_SATISFIED)).isEqualTo(new Rate(3, 4));
        assertThat(report.rate(RateKind.LAST_SATISFIED)).isEqualTo(new Rate(4, 4));
        assertThat(report.rate(RateKind.SOLVED)).isEqualTo(new Rate(2, 2));
        assertThat(report.rate(RateKind.CONVERTED)).isEqualTo(new Rate(1, 1));
        assertThat(report.rate(RateKind.RETURNED)).isEqualTo(new Rate(0, 4));
        assertThat(report.rate(RateKind.EXTENDED)).isEqualTo(new Rate(0, 3));
        assertThat(report.rate(RateKind.REDONE)).isEqualTo(new Rate(1, 2));
    }

    @Test
    @DisplayName("各单位的比率只算自己的，合起来是全部")
    void eachUnitCountsItsOwn() {
        assertThat(report.byUnit().get("市水务局").get(RateKind.SIGNED)).isEqualTo(new Rate(0, 1));
        assertThat(report.byUnit().get("市住房和城乡建设局").get(RateKind.SIGNED)).isEqualTo(new Rate(3, 3));
        assertThat(report.handovers("市住房和城乡建设局")).isEqualTo(3);
        int among =
                report.byUnit().values().stream()
                        .mapToInt(rates -> rates.get(RateKind.SIGNED).among())
                        .sum();
        assertThat(among).isEqualTo(report.rate(RateKind.SIGNED).among());
    }

    @Test
    @DisplayName("CAL-3 只在显示时四舍五入，没有分母的显示横线")
    void isRoundedOnlyWhenShown() {
        assertThat(new Rate(2, 3).percent()).isEqualTo("66.7%");
        assertThat(new Rate(1, 8).percent()).isEqualTo("12.5%");
        assertThat(new Rate(1, 2000).percent()).isEqualTo("0.1%");
        assertThat(new Rate(0, 0).percent()).isEqualTo("—");
        assertThatThrownBy(() -> new Rate(2, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private MockHttpServletResponse open(AccountId reader, String path) {
        return web.get()
                .uri(path)
                .cookie(TestSignIn.cookie(context, reader))
                .exchange()
                .getResponse();
    }

    @Test
    @DisplayName("页面写明分子分母是什么，每项点开是名单，可以导出")
    void leadsToTheLists() throws Exception {
        String page = open(life.city.clerk, "/deputies/report").getContentAsString();
        assertThat(page)
                .contains("66.7%", "满意率（首次）", "没有评价的不计入", "/deputies/report/list?year=")
                .contains("市水务局");
        String list =
                open(life.city.chair, "/deputies/report/list?rate=REDONE&counted=yes")
                        .getContentAsString();
        assertThat(list).contains("/deputies/suggestions/" + redone + "\"", "共 <b>1</b> 件");
        assertThat(open(life.city.clerk, "/deputies/report/list?rate=WRONG").getStatus())
                .isEqualTo(422);
        var file = open(life.city.clerk, "/deputies/report?format=xlsx").getContentAsByteArray();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            assertThat(zip.getNextEntry()).isNotNull();
        }
        assertThat(open(life.city.clerk, "/deputies/report?year=2020").getContentAsString())
                .contains("2020 年还没有立案的建议");
    }

    @Test
    @DisplayName("FMT-1 报告 docx 由另一家的阅读器读回：标题、指标表、单位表、逐件清单依次在，清单每列合计就是比率")
    void paperAddsUp() throws Exception {
        var sent = open(life.city.clerk, "/deputies/report/paper?format=docx");
        assertThat(sent.getStatus()).isEqualTo(200);
        List<String> read = DocxReader.blocks(sent.getContentAsByteArray());
        assertThat(read)
                .containsSubsequence(
                        "测江市人民代表大会常务委员会",
                        life.today().getYear() + "年代表建议办理情况报告",
                        "一、总体情况",
                        "二、办理指标",
                        "|指标|比率|分子|分母|分子是|分母是|",
                        "三、各承办单位",
                        "四、逐件清单",
                        "（一）按建议计的指标",
                        "（二）按承办单位计的指标");
        assertThat(read.stream().filter(one -> one.startsWith("|满意率（首次）|75.0%|3|4|"))).hasSize(1);
        for (RateKind kind : RateKind.values()) {
            assertThat(summed(read, kind)).as(kind.label()).isEqualTo(report.rate(kind));
        }
        assertThat(String.join("", read)).doesNotContain("孙莉", "吴强");
    }

    /** What the column of a rate adds up to in the list of cases. */
    private static Rate summed(List<String> read, RateKind kind) {
        String head = kind.byUnit() ? "（二）按承办单位计的指标" : "（一）按建议计的指标";
        List<String> after = read.subList(read.indexOf(head) + 1, read.size());
        int column = List.of(after.getFirst().split("\\|")).indexOf(kind.label().replace("率", ""));
        int counted = 0;
        int among = 0;
        for (String row : after.stream().skip(1).takeWhile(one -> one.startsWith("|")).toList()) {
            String mark = row.split("\\|")[column];
            if (mark.contains("/")) {
                counted += Integer.parseInt(mark.split("/")[0]);
                among += Integer.parseInt(mark.split("/")[1]);
            } else if (!mark.equals("—")) {
                counted += mark.equals("√") ? 1 : 0;
                among++;
            }
        }
        return new Rate(counted, among);
    }

    @Test
    @DisplayName("报告也有 PDF，页面上有按钮；没有权限的人拿不到")
    void paperIsHandedOut() throws Exception {
        assertThat(open(life.city.clerk, "/deputies/report").getContentAsString())
                .contains("/deputies/report/paper?year=", "format=pdf");
        var sent = open(life.city.chair, "/deputies/report/paper?format=pdf");
        try (PDDocument pdf = Loader.loadPDF(sent.getContentAsByteArray())) {
            assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s", ""))
                    .contains("年代表建议办理情况报告", "按期答复率", "市水务局");
        }
        assertThat(open(life.city.housingHandler, "/deputies/report/paper").getStatus())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("名单里没有评价人的姓名")
    void listsNoRater() throws Exception {
        assertThat(
                        open(
                                        life.city.chair,
                                        "/deputies/report/list?rate=FIRST_SATISFIED&counted=no")
                                .getContentAsString())
                .contains("共 <b>1</b> 件")
                .doesNotContain("孙莉", "吴强");
    }
}
