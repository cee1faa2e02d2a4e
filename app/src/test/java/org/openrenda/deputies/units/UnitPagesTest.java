package org.openrenda.deputies.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.deputies.SuggestionLife;
import org.openrenda.deputies.Visits;
import org.openrenda.deputies.handling.AssignmentId;
import org.openrenda.deputies.handling.HandlingRole;
import org.openrenda.deputies.handling.Handover;
import org.openrenda.deputies.suggestions.SuggestionId;
import org.openrenda.platform.access.TestSignIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

// Longer than 300 lines because each page stands here with what it refuses beside it.
@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("承办单位的页面")
class UnitPagesTest {

    @Autowired private ApplicationContext context;
    @Autowired private MockMvcTester web;

    private SuggestionLife life;
    private Visits visits;

    @BeforeAll
    void found() {
        life = new SuggestionLife(context);
        visits = new Visits(context);
    }

    private static String path(AssignmentId id) {
        return "/deputies/assignments/" + id;
    }

    private AssignmentId received(SuggestionId id) {
        AssignmentId at = life.assignment(id, life.city.housing);
        visits.post(life.city.housingHandler, path(at) + "/receipt");
        return at;
    }

    private void consult(AssignmentId at) {
        int status =
                visits.post(
                        life.city.housingHandler,
                        path(at) + "/consultations",
                        "deputy",
                        life.lead().toString(),
                        "phase",
                        "DURING",
                        "way",
                        "ON_SITE",
                        "heldOn",
                        life.today().toString(),
                        "text",
                        "希望年内完成");
        assertThat(status).isEqualTo(302);
    }

    @Test
    @DisplayName("单位只看到交办给自己的建议，别的单位的打不开")
    void unitsSeeTheirOwn() throws Exception {
        SuggestionId id = life.assigned(false);
        AssignmentId at = life.assignment(id, life.city.housing);
        assertThat(visits.page(life.city.housingHandler, "/deputies/assignments?size=100"))
                .contains(path(at) + "\"");
        assertThat(visits.page(life.city.waterHandler, "/deputies/assignments?size=100"))
                .doesNotContain(path(at) + "\"");
        assertThat(visits.page(life.city.waterHandler, path(at))).doesNotContain("更换老旧小区");
        assertThat(visits.page(life.city.clerk, "/deputies/assignments?size=100"))
                .contains(path(at) + "\"");
    }

    @Test
    @DisplayName("SUG-7 单位申请退办，代表工委改派；申请写明最后一天")
    void isReturnedAndMoved() throws Exception {
        AssignmentId at = received(life.assigned(false));
        assertThat(visits.page(life.city.housingHandler, path(at))).contains("申请退办", "退办须在");
        visits.post(
                life.city.housingHandler,
                path(at) + "/return",
                "reason",
                "属供水职责",
                "better",
                "市水务局");
        assertThat(visits.page(life.city.clerk, path(at))).contains("属供水职责", "同意退办并改派");
        assertThat(visits.page(life.city.clerk, "/deputies/assignments?watch=RETURN&size=100"))
                .contains(path(at) + "\"");
        assertThat(visits.post(life.city.clerk, path(at) + "/move")).isEqualTo(422);
        assertThat(
                        visits.post(
                                life.city.clerk,
                                path(at) + "/move",
                                "unit",
                                life.city.water.toString()))
                .isEqualTo(302);
        assertThat(visits.page(life.city.housingHandler, path(at))).contains("已改派");
    }

    @Test
    @DisplayName("SUG-8 会办意见没有送来，主办单位不能签发；主办单位可以退回会办意见")
    void waitsForOpinions() throws Exception {
        SuggestionId id = life.assigned(true);
        AssignmentId lead = received(id);
        AssignmentId beside = life.assignment(id, life.city.water);
        visits.post(life.city.waterHandler, path(beside) + "/receipt");
        assertThat(visits.page(life.city.waterHandler, path(beside)))
                .contains("提出会办意见")
                .doesNotContain("拟写答复");
        consult(lead);
        life.does(life.city.housingHandler, a -> life.replies.draft(a, lead, life.reply("A")));
        visits.post(life.city.housingHandler, path(lead) + "/countersigning", "text", "同意");
        assertThat(visits.page(life.city.housingHandler, path(lead))).contains("1 个会办单位没有提出意见");
        visits.post(life.city.waterHandler, path(beside) + "/opinion", "text", "同意更换主管");
        assertThat(visits.page(life.city.housingHandler, path(lead))).contains("同意更换主管", "退回会办意见");
        visits.post(
                life.city.housingHandler,
                path(beside) + "/opinion-return",
                "reason",
                "请补充资金来源",
                "from",
                lead.toString());
        assertThat(visits.page(life.city.housingHandler, path(lead))).contains("1 个会办单位没有提出意见");
    }

    @Test
    @DisplayName("SUG-2 延期由代表工委决定")
    void asksForMoreTime() throws Exception {
        AssignmentId at = received(life.assigned(false));
        visits.post(life.city.housingHandler, path(at) + "/extension", "reason", "须跨年施工");
        assertThat(visits.page(life.city.clerk, path(at))).contains("须跨年施工", "决定延期申请");
        assertThat(visits.post(life.city.clerk, path(at) + "/extension-decision")).isEqualTo(422);
        visits.post(life.city.clerk, path(at) + "/extension-decision", "granted", "yes");
        assertThat(visits.page(life.city.housingHandler, path(at))).doesNotContain("确认申请延期");
    }

    @Test
    @DisplayName("拟分办征求意见：单位同意，或者写明更合适的单位")
    void answersPlans() throws Exception {
        SuggestionId id = life.numbered();
        life.does(
                life.city.clerk,
                a ->
                        life.handling.plan(
                                a, id, List.of(new Handover(life.city.water, HandlingRole.LEAD))));
        String plan = "/deputies/plans/" + id;
        assertThat(visits.page(life.city.waterHandler, plan)).contains("同意承办");
        assertThat(visits.page(life.city.housingHandler, plan)).doesNotContain("更换老旧小区");
        assertThat(visits.post(life.city.waterHandler, plan + "/answer", "agrees", "no"))
                .isEqualTo(422);
        visits.post(
                life.city.waterHandler, plan + "/answer", "agrees", "no", "opinion", "应由市住建局承办");
        assertThat(visits.page(life.city.clerk, "/deputies/suggestions/" + id + "/units"))
                .contains("应由市住建局承办", "不同意")
                .doesNotContain("value=\"" + life.city.water + "\" selected");
        visits.post(life.city.waterHandler, plan + "/answer", "agrees", "yes", "opinion", "可以主办");
        assertThat(visits.page(life.city.clerk, "/deputies/suggestions/" + id + "/units"))
                .contains("value=\"" + life.city.water + "\" selected");
    }

    @Test
    @DisplayName("单位的材料只有单位和工作人员打得开")
    void keepsFiles() throws Exception {
        AssignmentId at = received(life.assigned(false));
        int saved =
                web.post()
                        .multipart()
                        .uri(path(at) + "/files")
                        .file(
                                new MockMultipartFile(
                                        "files",
                                        "现场记录.pdf",
                                        "application/pdf",
                                        "%PDF-1.7 测试"
                                                .getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                        .with(csrf())
                        .cookie(TestSignIn.cookie(context, life.city.housingHandler))
                        .exchange()
                        .getResponse()
                        .getStatus();
        assertThat(saved).isEqualTo(302);
        assertThat(visits.page(life.city.housingHandler, path(at))).contains("现场记录.pdf");
        assertThat(visits.page(life.city.clerk, path(at))).contains("现场记录.pdf");
    }
}
