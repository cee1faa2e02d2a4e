package org.openrenda.deputies.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.deputies.SuggestionLife;
import org.openrenda.deputies.Visits;
import org.openrenda.deputies.handling.AssignmentId;
import org.openrenda.deputies.suggestions.SuggestionId;
import org.openrenda.deputies.suggestions.SuggestionStage;
import org.openrenda.platform.Satisfaction;
import org.openrenda.platform.access.TestSignIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("承办单位拟写答复的页面")
class ReplyPagesTest {

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
    @DisplayName("SUG-4 没有面商以前，拟写答复是灰色的；代表否认的不算")
    void draftsOnlyAfterMeeting() throws Exception {
        AssignmentId at = received(life.assigned(false));
        assertThat(visits.page(life.city.housingHandler, path(at))).contains("须先与代表面商沟通");
        assertThat(
                        visits.post(
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
        assertThat(visits.page(life.city.housingHandler, path(at)))
                .doesNotContain("须先与代表面商沟通")
                .contains(path(at) + "/reply");
        long said = life.reads(() -> life.replies.consultations(at)).getFirst().id();
        life.does(life.lead(), a -> life.replies.sayMet(a, said, false, "没有来过"));
        assertThat(visits.page(life.city.housingHandler, path(at))).contains("须先与代表面商沟通", "没有来过");
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
        assertThat(visits.page(life.city.housingHandler, path(at))).contains("更换第一批", "更换第二批");
    }

    @Test
    @DisplayName("签发后编号，代字下次自动带出；送达由代表工委审核")
    void signsAndIsChecked() throws Exception {
        SuggestionId id = life.assigned(false);
        AssignmentId at = received(id);
        consult(at);
        life.does(life.city.housingHandler, a -> life.replies.draft(a, at, life.reply("A")));
        visits.post(life.city.housingHandler, path(at) + "/countersigning", "text", "法规科同意");
        visits.post(
                life.city.housingHandler, path(at) + "/signing", "head", "局长 李山", "stem", "测住建函");
        assertThat(visits.page(life.city.clerk, path(at))).contains("测住建函〔", "审核通过并送达");
        assertThat(visits.page(life.city.housingHandler, path(at))).doesNotContain("审核通过并送达");
        assertThat(visits.post(life.city.housingHandler, path(at) + "/passing")).isEqualTo(403);
        visits.post(life.city.clerk, path(at) + "/reply-return", "reason", "请写明完成时间");
        assertThat(visits.page(life.city.housingHandler, path(at))).contains("请写明完成时间");
        visits.post(life.city.housingHandler, path(at) + "/countersigning", "text", "法规科同意");
        assertThat(visits.page(life.city.housingHandler, path(at))).contains("value=\"测住建函\"");
        visits.post(
                life.city.housingHandler, path(at) + "/signing", "head", "局长 李山", "stem", "测住建函");
        visits.post(life.city.clerk, path(at) + "/passing");
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
        assertThat(visits.page(life.city.housingHandler, path(at)))
                .doesNotContain("六楼夜里仍然没有水", "态度：");
        life.does(
                life.lead(),
                a ->
                        life.replies.rate(
                                a, id, reply, Satisfaction.SATISFIED, Satisfaction.SATISFIED, ""));
        String after = visits.page(life.city.housingHandler, path(at));
        assertThat(after).contains("六楼夜里仍然没有水", "再次办理").doesNotContain("态度：");
        assertThat(visits.page(life.city.clerk, "/deputies/suggestions/" + id))
                .contains("六楼夜里仍然没有水", "评价人姓名只有代表工委看得到");
    }
}
