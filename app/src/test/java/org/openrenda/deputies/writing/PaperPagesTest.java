package org.openrenda.deputies.writing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
import org.openrenda.deputies.Visits;
import org.openrenda.deputies.handling.AssignmentId;
import org.openrenda.deputies.handling.HandlingRole;
import org.openrenda.deputies.handling.Handover;
import org.openrenda.deputies.suggestions.SuggestionId;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.access.TestSignIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("建议的位置、公文格式和随答复的材料")
class PaperPagesTest {

    @Autowired private ApplicationContext context;
    @Autowired private MockMvcTester web;

    private SuggestionLife life;
    private Visits visits;

    @BeforeAll
    void found() {
        life = new SuggestionLife(context);
        visits = new Visits(context);
    }

    private static String path(SuggestionId id) {
        return "/deputies/suggestions/" + id;
    }

    /** Writes by the form, as a browser sends it. */
    private MockHttpServletResponse write(String longitude, String latitude, String file) {
        return web.post()
                .multipart()
                .uri("/deputies/suggestions")
                .file(pdf(file))
                .param("source", "RECESS")
                .param("title", "更换老旧小区二次供水设备")
                .param("text", "六楼以上住户夜间经常停水。\n一、更换泵房设备\n分两批更换。")
                .param("area", "990102001")
                .param("longitude", longitude)
                .param("latitude", latitude)
                .with(csrf())
                .cookie(TestSignIn.cookie(context, life.lead()))
                .exchange()
                .getResponse();
    }

    private static MockMultipartFile pdf(String name) {
        byte[] bytes = ("%PDF-1.7 " + name).getBytes(StandardCharsets.UTF_8);
        return new MockMultipartFile("files", name, "application/pdf", bytes);
    }

    private SuggestionId written() {
        String to = write("118.790612", "32.06", "现场.pdf").getHeader("Location");
        assertThat(to).isNotNull();
        return new SuggestionId(Long.parseLong(to.substring(to.lastIndexOf('/') + 1)));
    }

    @Test
    @DisplayName("表单里选的位置留在建议上：页面有同一张地图，公文里用文字写明")
    void placeIsOnThePageAndInThePaper() throws Exception {
        assertThat(visits.page(life.lead(), "/deputies/suggestions/new"))
                .contains("data-pick", "name=\"longitude\"", "data-resumable=\"yes\"");
        SuggestionId id = written();
        assertThat(visits.page(life.lead(), path(id)))
                .contains("data-lon=\"118.790612\"", "data-lat=\"32.060000\"", "江滨街道")
                .contains("东经 118.790612 度，北纬 32.06 度", "现场.pdf");
        assertThat(visits.page(life.lead(), path(id) + "/text"))
                .contains("value=\"118.790612\"", "value=\"32.060000\"");
        life.does(life.lead(), a -> life.suggestions.submit(a, id));
        life.does(life.city.clerk, a -> life.suggestions.number(a, id));
        String number =
                life.asks(life.lead(), a -> life.suggestions.view(a, id)).suggestion().number();
        byte[] docx = visits.open(life.lead(), path(id) + "/paper").getContentAsByteArray();
        assertThat(DocxReader.blocks(docx))
                .containsSubsequence(
                        "测江市人民代表大会代表建议",
                        number,
                        "更换老旧小区二次供水设备",
                        "测江市人民代表大会常务委员会：",
                        "|项目|内容|",
                        "|领衔代表|孙莉|",
                        "|附议代表|无|",
                        "|涉及的区域|江滨街道|",
                        "|位置|东经 118.790612 度，北纬 32.06 度|",
                        "六楼以上住户夜间经常停水。",
                        "一、更换泵房设备",
                        "分两批更换。",
                        "代表 孙莉");
        isSeenByTheUnit(id);
        var pdf = visits.open(life.lead(), path(id) + "/paper?format=pdf");
        try (PDDocument read = Loader.loadPDF(pdf.getContentAsByteArray())) {
            PDFTextStripper down = new PDFTextStripper();
            down.setSortByPosition(true);
            assertThat(down.getText(read).replaceAll("\\s", ""))
                    .containsSubsequence("东经118.790612度，北纬32.06度", "六楼以上住户夜间经常停水。");
        }
    }

    /** Who handles it must find the place and see the photographs. */
    private void isSeenByTheUnit(SuggestionId id) throws Exception {
        List<Handover> lead = List.of(new Handover(life.city.housing, HandlingRole.LEAD));
        life.does(life.city.clerk, a -> life.handling.assign(a, id, lead, false));
        String own = "/deputies/assignments/" + life.assignment(id, life.city.housing);
        String page = visits.page(life.city.housingHandler, own);
        assertThat(page).contains("data-lon=\"118.790612\"", "代表附上的材料", "现场.pdf");
        Matcher given = Pattern.compile("href=\"(" + own + "/given/[0-9]+)\"").matcher(page);
        assertThat(given.find()).isTrue();
        assertThat(visits.open(life.city.housingHandler, given.group(1)).getContentAsByteArray())
                .isEqualTo("%PDF-1.7 现场.pdf".getBytes(StandardCharsets.UTF_8));
        assertThat(visits.open(life.city.waterHandler, given.group(1)).getStatus()).isEqualTo(422);
    }

    @Test
    @DisplayName("位置写错、文件不收的退回表单，不留下半件草稿")
    void refusedFilesLeaveNoDraft() throws Exception {
        String count = "select count(*) from deputies.suggestion";
        long before = life.sql(count, Long.class);
        MockHttpServletResponse place = write("一百", "32.06", "现场.pdf");
        assertThat(place.getStatus()).isEqualTo(422);
        assertThat(place.getContentAsString()).contains("经度应在 70 到 140 之间", "六楼以上住户");
        MockHttpServletResponse file = write("", "", "录音.webm");
        assertThat(file.getStatus()).isEqualTo(422);
        assertThat(file.getContentAsString()).contains("不是可以接收的类型", "六楼以上住户");
        assertThat(life.sql(count, Long.class)).isEqualTo(before);
    }

    private void sendFile(AssignmentId at, String name, String goes) {
        int status =
                web.post()
                        .multipart()
                        .uri("/deputies/assignments/" + at + "/files")
                        .file(pdf(name))
                        .param("goes", goes)
                        .with(csrf())
                        .cookie(TestSignIn.cookie(context, life.city.housingHandler))
                        .exchange()
                        .getResponse()
                        .getStatus();
        assertThat(status).isEqualTo(302);
    }

    private List<String> links(AccountId reader, SuggestionId id) throws Exception {
        Pattern link = Pattern.compile("href=\"(" + path(id) + "/replies/[0-9]+/files/[0-9]+)\"");
        Matcher found = link.matcher(visits.page(reader, path(id)));
        return found.results().map(one -> one.group(1)).toList();
    }

    @Test
    @DisplayName("单位逐份选定的材料随答复送到代表，没有选的代表打不开；签发以后不能再改")
    void chosenPapersReachTheDeputies() throws Exception {
        SuggestionId id = life.assigned(false);
        AssignmentId at = life.assignment(id, life.city.housing);
        AccountId unit = life.city.housingHandler;
        life.does(unit, a -> life.handling.receive(a, at));
        sendFile(at, "设备清单.pdf", "yes");
        sendFile(at, "内部会签单.pdf", "no");
        String own = "/deputies/assignments/" + at;
        assertThat(visits.page(unit, own)).contains("随答复送代表", "只留存备查", "内部会签单.pdf");
        assertThat(links(life.lead(), id)).isEmpty();
        life.answer(at, unit, "A");
        List<String> reached = links(life.second(), id);
        assertThat(reached).hasSize(1);
        assertThat(visits.page(life.second(), path(id)))
                .contains("设备清单.pdf", "随答复送来的材料")
                .doesNotContain("内部会签单.pdf");
        byte[] given = visits.open(life.second(), reached.getFirst()).getContentAsByteArray();
        assertThat(new String(given, StandardCharsets.UTF_8)).isEqualTo("%PDF-1.7 设备清单.pdf");
        String stem = reached.getFirst().substring(0, reached.getFirst().lastIndexOf('/') + 1);
        long inside =
                life.sql(
                        "select max(id) from documents.attachment where name = '内部会签单.pdf'",
                        Long.class);
        assertThat(visits.open(life.second(), stem + inside).getStatus()).isEqualTo(422);
        assertThat(visits.open(life.city.deputies.get(3), reached.getFirst()).getStatus())
                .isNotEqualTo(200);
        assertThat(visits.post(unit, own + "/files/" + inside + "/choice", "goes", "yes"))
                .isEqualTo(422);
        String reply = stem.replace("/files/", "/paper");
        byte[] docx = visits.open(life.lead(), reply).getContentAsByteArray();
        assertThat(DocxReader.blocks(docx))
                .containsSubsequence("市住房和城乡建设局", "孙莉等代表：", "附件：1. 设备清单.pdf", "市住房和城乡建设局");
    }

    @Test
    @DisplayName("签发以前可以改主意；会办单位的材料不送代表")
    void mindsAreChangedBeforeSigning() throws Exception {
        SuggestionId id = life.assigned(true);
        AssignmentId at = life.assignment(id, life.city.housing);
        AccountId unit = life.city.housingHandler;
        life.does(unit, a -> life.handling.receive(a, at));
        sendFile(at, "图纸.pdf", "yes");
        long file =
                life.sql(
                        "select max(id) from documents.attachment where name = '图纸.pdf'",
                        Long.class);
        String choice = "/deputies/assignments/" + at + "/files/" + file + "/choice";
        String chosen = "select count(*) from deputies.answer_file where attachment_id = " + file;
        assertThat(visits.post(unit, choice, "goes", "no")).isEqualTo(302);
        assertThat(life.sql(chosen, Long.class)).isZero();
        assertThat(visits.post(unit, choice, "goes", "yes")).isEqualTo(302);
        assertThat(life.sql(chosen, Long.class)).isEqualTo(1);
        assertThat(visits.post(life.city.waterHandler, choice, "goes", "no")).isEqualTo(422);
        AssignmentId beside = life.assignment(id, life.city.water);
        life.does(life.city.waterHandler, a -> life.handling.receive(a, beside));
        assertThat(
                        visits.page(
                                life.city.waterHandler,
                                "/deputies/assignments/" + beside + "/files/new"))
                .doesNotContain("随答复送代表");
    }

    @Test
    @DisplayName("SUG-20 有权确定重点督办的人在建议页上就能登记，确定以后页面写明谁领衔")
    void leadsToKeySupervision() throws Exception {
        SuggestionId id = life.numbered();
        String link = "/deputies/keys/new?suggestion=" + id + "\"";
        assertThat(visits.page(life.city.chair, path(id))).contains(link);
        assertThat(visits.page(life.city.clerk, path(id))).contains(link);
        assertThat(visits.page(life.lead(), path(id))).doesNotContain(link);
        assertThat(visits.page(life.city.chair, "/deputies/keys/new?suggestion=" + id))
                .contains("value=\"" + id + "\" selected");
        int made =
                visits.post(
                        life.city.chair,
                        "/deputies/keys",
                        "suggestion",
                        id.toString(),
                        "leader",
                        life.city.chair.toString(),
                        "committee",
                        "城建环资委",
                        "decidedOn",
                        life.today().toString(),
                        "reason",
                        "群众反映集中");
        assertThat(made).isEqualTo(302);
        assertThat(visits.page(life.city.chair, path(id)))
                .doesNotContain(link)
                .contains("陈立 领衔，城建环资委 对口督办");
    }
}
