package org.openrenda.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.evaluation.EvaluationLife;
import org.openrenda.evaluation.evaluations.EvaluationId;
import org.openrenda.evaluation.evaluations.EvaluationPlan;
import org.openrenda.evaluation.evaluations.Evaluations;
import org.openrenda.evaluation.forms.FormId;
import org.openrenda.evaluation.forms.Forms;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.access.TestSignIn;
import org.openrenda.platform.database.DataScope;
import org.openrenda.platform.parameters.Parameters;
import org.openrenda.platform.web.Form;
import org.openrenda.voting.VotingLife;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The satisfaction vote on a special work report, from the matter's page and back to it. */
@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("专项工作报告满意度测评")
class ReportRatingsTest {

    private static final int DEPUTIES = 6;

    @Autowired private ApplicationContext context;
    @Autowired private MockMvcTester web;
    @Autowired private ReportRatings ratings;
    @Autowired private Evaluations evaluations;
    @Autowired private Supervision supervision;

    private VotingLife life;
    private FormId form;

    @BeforeAll
    void found() {
        life = new VotingLife(context, DEPUTIES);
        form =
                life.asks(
                        life.city.clerk,
                        a ->
                                context.getBean(Forms.class)
                                        .draw(a, a.home(), "满意度表", EvaluationLife.TWO_ITEMS));
    }

    private MatterId matter() {
        return life.asks(
                life.city.clerk,
                a ->
                        supervision.open(
                                a,
                                new NewMatter(
                                        a.home(),
                                        "市政府关于二次供水工作的专项报告",
                                        "",
                                        MatterForm.values()[0].name(),
                                        null,
                                        null,
                                        null,
                                        null)));
    }

    private Form asked() {
        return Form.to("")
                .value("title", "二次供水专项工作报告满意度测评")
                .value("form", form.toString())
                .value("subjects", "市政府关于二次供水工作的专项报告")
                .value("who", "DEPUTIES")
                .value("basis", "2026年9月18日第32次主任会议决定");
    }

    private void allow() {
        Actor setup = Actor.system("测试布置", life.city.city);
        DataScope.system(() ->
                context.getBean(Parameters.class)
                        .set(
                                setup,
                                life.city.city,
                                "evaluation.appraisal.allowed",
                                1,
                                "本级监督条例",
                                LocalDate.of(2026, 1, 1)));
    }

    private String page(MatterId id) throws Exception {
        return web.get()
                .uri("/supervision/matters/" + id)
                .cookie(TestSignIn.cookie(context, life.city.clerk))
                .exchange()
                .getResponse()
                .getContentAsString();
    }

    @Test
    @DisplayName("SUP-20 没有启用、没有写主任会议决定的不能拟定；代表不能拟定；拟定、公布都记入事项，结果和分母显示在事项页上")
    void fromTheMatterAndBack() throws Exception {
        MatterId id = matter();
        assertThatThrownBy(() -> life.asks(life.city.clerk, a -> ratings.hold(a, id, asked())))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("还没有启用");
        allow();
        assertThatThrownBy(() ->
                        life.asks(
                                life.city.clerk,
                                a -> ratings.hold(a, id, asked().value("basis", ""))))
                .hasMessageContaining("主任会议");
        assertThatThrownBy(() -> life.asks(life.account(1), a -> ratings.hold(a, id, asked())))
                .isInstanceOf(Actor.Forbidden.class);
        assertThat(page(id)).contains("满意度测评").doesNotContain("<h2>测评</h2>");
        EvaluationId held = life.asks(life.city.clerk, a -> ratings.hold(a, id, asked()));
        EvaluationPlan plan = evaluations.plan(held);
        assertThat(plan.origin().address()).isEqualTo("/supervision/matters/" + id);
        life.does(life.city.clerk, a -> evaluations.ready(a, held));
        life.does(life.city.chair, a -> evaluations.open(a, held));
        assertThat(page(id)).contains("应评 6 人，已评 0 人");
        List<String> sheets = List.of("1=100,100", "1=80,100", "1=0,80", "1=100,80", "1=0,0");
        for (int n = 0; n < sheets.size(); n++) {
            String sheet = sheets.get(n);
            int member = n + 1;
            life.asks(
                    life.account(member),
                    a -> evaluations.rate(a, held, sheet, "browser-of-" + member));
        }
        life.does(life.city.chair, a -> evaluations.close(a, held));
        life.does(life.city.chair, a -> evaluations.publish(a, held));
        assertThat(page(id))
                .contains("拟定满意度测评", "满意度测评结果", "应评 6 人，已评 5 人")
                .contains("满意率 70.00%（7/10）")
                .contains("<small>7/10</small>");
    }

    @Test
    @DisplayName("SUP-20 页面上的按钮提交后转到测评的主持页；办不到的事项不显示按钮")
    void theButtonLeadsToTheEvaluation() throws Exception {
        allow();
        MatterId id = matter();
        var answer =
                web.post()
                        .uri("/supervision/matters/" + id + "/evaluations")
                        .with(csrf())
                        .cookie(TestSignIn.cookie(context, life.city.clerk))
                        .param("title", "满意度测评")
                        .param("form", form.toString())
                        .param("subjects", "专项报告")
                        .param("who", "DEPUTIES")
                        .param("basis", "第32次主任会议决定")
                        .exchange();
        assertThat(answer).hasStatus(302);
        assertThat(answer.getResponse().getRedirectedUrl()).matches("/evaluation/\\d+/chair");
    }
}
