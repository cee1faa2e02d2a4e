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
import org.openrenda.deputies.handling.AssignmentId;
import org.openrenda.deputies.handling.HandlingRole;
import org.openrenda.deputies.handling.Handover;
import org.openrenda.deputies.suggestions.SuggestionId;
import org.openrenda.deputies.suggestions.SuggestionStage;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Satisfaction;
import org.openrenda.platform.access.TestSignIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("承办单位的页面")
class UnitPagesTest {

    @Autowired private ApplicationContext context;
    @Autowired private MockMvcTester web;

    private SuggestionLife life;

    @BeforeAll
    void found() {
        life = new SuggestionLife(context);
    }

    private String page(AccountId reader, String path) throws Exception {
        return web.get()
                .uri(path)
                .cookie(TestSignIn.cookie(context, reader))
                .exchange()
                .getResponse()
                .getContentAsString();
    }

    private int post(AccountId who, String path, String... fields) {
        var request = web.post().uri(path).with(csrf()).cookie(TestSignIn.cookie(context, who));
        for (int i = 0; i < fields.length; i += 2) {
            request = request.param(fields[i], fields[i + 1]);
        }
        return request.exchange().getResponse().getStatus();
    }

    private static String path(AssignmentId id) {
        return "/deputies/assignments/" + id;
    }

    private AssignmentId received(SuggestionId id) {
        AssignmentId at = life.assignment(id, life.city.housing);
        post(life.city.housingHandler, path(at) + "/receipt");
        return at;
    }

    private void consult(AssignmentId at) {
        int status =
                post(
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
        assertThat(page(life.city.housingHandler, "/deputies/assignments?size=100"))
                .contains(path(at) + "\"");
        assertThat(page(life.city.waterHandler, "/deputies/assignments?size=100"))
                .doesNotContain(path(at) + "\"");
        assertThat(page(life.city.waterHandler, path(at))).doesNotContain("更换老旧小区");
        assertThat(page(life.city.clerk, "/deputies/assignments?size=100"))
                .contains(path(at) + "\"");
    }

    @Test
    @DisplayName("SUG-4 没有面商以前，拟写答复是灰色的；代表否认的不算")
    void draftsOnlyAfterMeeting() throws Exception {
        AssignmentId at = received(life.assigned(false));
        assertThat(page(life.city.housingHandler, path(at))).contains("须先与代表面商沟通");
        assertThat(
                        post(
                                life.city.housingHandler,
                                path(at) + "/reply",
                                "category",
                                "A",
                                "text",
                                "您提出的建议收悉，我们已逐条研究并全部落实到位。",
                                "publicText",
                                "已落实"))
                .isEqualTo(422);
        consult(at);
        assertThat(page(life.city.housingHandler, path(at)))
                .doesNotContain("须先与代表面商沟通")
                .contains(path(at) + "/reply");
        long said = life.reads(() -> life.replies.consultations(at)).getFirst().id();
        life.does(life.lead(), a -> life.replies.sayMet(a, said, false, "没有来过"));
        assertThat(page(life.city.housingHandler, path(at))).contains("须先与代表面商沟通", "没有来过");
    }

    @Test
    @DisplayName("SUG-18 B 类答复没有承诺的，退回表单并保留已写的内容；加行不需要脚本")
    void promisesAreRows() throws Exception {
        AssignmentId at = received(life.assigned(false));
        consult(at);
        String form = path(at) + "/reply";
        String text = "您提出的建议收悉，已列入明年计划，分两批更换泵房设备。";
        var refused =
                web.post()
                        .uri(form)
                        .with(csrf())
                        .cookie(TestSignIn.cookie(context, life.city.housingHandler))
                        .param("category", "B")
                        .param("text", text)
                        .param("publicText", "已列入计划")
                        .exchange()
                        .getResponse();
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString()).contains(text, "承诺事项和完成日期");
        String more =
                web.post()
                        .uri(form)
                        .with(csrf())
                        .cookie(TestSignIn.cookie(context, life.city.housingHandler))
                        .param("promise", "更换第一批", "")
                        .param("promiseDue", "", "")
                        .param("more", "yes")
                        .exchange()
                        .getResponse()
                        .getContentAsString();
        assertThat(more).contains("第 4 项").contains("更换第一批");
        String due = life.today().plusDays(90).toString();
        int saved =
                web.post()
                        .uri(form)
                        .with(csrf())
                        .cookie(TestSignIn.cookie(context, life.city.housingHandler))
                        .param("category", "B")
                        .param("text", text)
                        .param("publicText", "已列入计划")
                        .param("promise", "更换第一批", "更换第二批", "")
                        .param("promiseDue", due, due, "")
                        .exchange()
                        .getResponse()
                        .getStatus();
        assertThat(saved).isEqualTo(302);
        assertThat(page(life.city.housingHandler, path(at))).contains("更换第一批", "更换第二批");
    }

    @Test
    @DisplayName("签发后编号，代字下次自动带出；送达由代表工委审核")
    void signsAndIsChecked() throws Exception {
        SuggestionId id = life.assigned(false);
        AssignmentId at = received(id);
        consult(at);
        life.does(life.city.housingHandler, a -> life.replies.draft(a, at, life.reply("A")));
        post(life.city.housingHandler, path(at) + "/countersigning", "text", "法规科同意");
        post(life.city.housingHandler, path(at) + "/signing", "head", "局长 李山", "stem", "测住建函");
        assertThat(page(life.city.clerk, path(at))).contains("测住建函〔", "审核通过并送达");
        assertThat(page(life.city.housingHandler, path(at))).doesNotContain("审核通过并送达");
        assertThat(post(life.city.housingHandler, path(at) + "/passing")).isEqualTo(403);
        post(life.city.clerk, path(at) + "/reply-return", "reason", "请写明完成时间");
        assertThat(page(life.city.housingHandler, path(at))).contains("请写明完成时间");
        post(life.city.housingHandler, path(at) + "/countersigning", "text", "法规科同意");
        assertThat(page(life.city.housingHandler, path(at))).contains("value=\"测住建函\"");
        post(life.city.housingHandler, path(at) + "/signing", "head", "局长 李山", "stem", "测住建函");
        post(life.city.clerk, path(at) + "/passing");
        assertThat(life.stage(id)).isEqualTo(SuggestionStage.REPLIED);
    }

    @Test
    @DisplayName("SUG-15 单位看不到是谁评的，只看到须再次办理和不署名的理由，评价结束以前什么也看不到")
    void neverReadsWhoRated() throws Exception {
        SuggestionId id = life.assigned(false);
        AssignmentId at = received(id);
        life.answer(at, life.city.housingHandler, "A");
        long reply = life.unrated(id, life.second()).getFirst();
        life.does(
                life.second(),
                a ->
                        life.replies.rate(
                                a,
                                id,
                                reply,
                                Satisfaction.SATISFIED,
                                Satisfaction.DISSATISFIED,
                                "六楼夜里仍然没有水"));
        assertThat(page(life.city.housingHandler, path(at))).doesNotContain("六楼夜里仍然没有水", "态度：");
        life.does(
                life.lead(),
                a ->
                        life.replies.rate(
                                a, id, reply, Satisfaction.SATISFIED, Satisfaction.SATISFIED, ""));
        String after = page(life.city.housingHandler, path(at));
        assertThat(after).contains("六楼夜里仍然没有水", "再次办理").doesNotContain("态度：");
        assertThat(page(life.city.clerk, "/deputies/suggestions/" + id))
                .contains("六楼夜里仍然没有水", "评价人姓名只有代表工委看得到");
    }

    @Test
    @DisplayName("SUG-7 单位申请退办，代表工委改派；申请写明最后一天")
    void isReturnedAndMoved() throws Exception {
        AssignmentId at = received(life.assigned(false));
        assertThat(page(life.city.housingHandler, path(at))).contains("申请退办", "退办须在");
        post(life.city.housingHandler, path(at) + "/return", "reason", "属供水职责", "better", "市水务局");
        assertThat(page(life.city.clerk, path(at))).contains("属供水职责", "同意退办并改派");
        assertThat(page(life.city.clerk, "/deputies/assignments?watch=RETURN&size=100"))
                .contains(path(at) + "\"");
        assertThat(post(life.city.clerk, path(at) + "/move")).isEqualTo(422);
        assertThat(post(life.city.clerk, path(at) + "/move", "unit", life.city.water.toString()))
                .isEqualTo(302);
        assertThat(page(life.city.housingHandler, path(at))).contains("已改派");
    }

    @Test
    @DisplayName("SUG-8 会办意见没有送来，主办单位不能签发；主办单位可以退回会办意见")
    void waitsForOpinions() throws Exception {
        SuggestionId id = life.assigned(true);
        AssignmentId lead = received(id);
        AssignmentId beside = life.assignment(id, life.city.water);
        post(life.city.waterHandler, path(beside) + "/receipt");
        assertThat(page(life.city.waterHandler, path(beside)))
                .contains("提出会办意见")
                .doesNotContain("拟写答复");
        consult(lead);
        life.does(life.city.housingHandler, a -> life.replies.draft(a, lead, life.reply("A")));
        post(life.city.housingHandler, path(lead) + "/countersigning", "text", "同意");
        assertThat(page(life.city.housingHandler, path(lead))).contains("1 个会办单位没有提出意见");
        post(life.city.waterHandler, path(beside) + "/opinion", "text", "同意更换主管");
        assertThat(page(life.city.housingHandler, path(lead))).contains("同意更换主管", "退回会办意见");
        post(
                life.city.housingHandler,
                path(beside) + "/opinion-return",
                "reason",
                "请补充资金来源",
                "from",
                lead.toString());
        assertThat(page(life.city.housingHandler, path(lead))).contains("1 个会办单位没有提出意见");
    }

    @Test
    @DisplayName("SUG-2 延期由代表工委决定")
    void asksForMoreTime() throws Exception {
        AssignmentId at = received(life.assigned(false));
        post(life.city.housingHandler, path(at) + "/extension", "reason", "须跨年施工");
        assertThat(page(life.city.clerk, path(at))).contains("须跨年施工", "决定延期申请");
        assertThat(post(life.city.clerk, path(at) + "/extension-decision")).isEqualTo(422);
        post(life.city.clerk, path(at) + "/extension-decision", "granted", "yes");
        assertThat(page(life.city.housingHandler, path(at))).doesNotContain("确认申请延期");
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
        assertThat(page(life.city.waterHandler, plan)).contains("同意承办");
        assertThat(page(life.city.housingHandler, plan)).doesNotContain("更换老旧小区");
        assertThat(post(life.city.waterHandler, plan + "/answer", "agrees", "no")).isEqualTo(422);
        post(life.city.waterHandler, plan + "/answer", "agrees", "no", "opinion", "应由市住建局承办");
        assertThat(page(life.city.clerk, "/deputies/suggestions/" + id + "/units"))
                .contains("应由市住建局承办", "不同意");
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
        assertThat(page(life.city.housingHandler, path(at))).contains("现场记录.pdf");
        assertThat(page(life.city.clerk, path(at))).contains("现场记录.pdf");
    }
}
