package org.openrenda.evaluation.hall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.evaluation.EvaluationLife;
import org.openrenda.evaluation.evaluations.EvaluationId;
import org.openrenda.evaluation.evaluations.RaterGroup;
import org.openrenda.evaluation.evaluations.RatingWay;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.access.TestSignIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What the pages of an evaluation answer, without a browser and without script. */
@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("测评的网页")
class RatePagesTest {

    private static final String KEY = "0123456789abcdef";

    @Autowired private ApplicationContext context;
    @Autowired private MockMvcTester web;

    private EvaluationLife life;

    @BeforeAll
    void found() {
        life = new EvaluationLife(context, 6);
    }

    private EvaluationId opened() {
        return life.opened(life.inRoom(false, EvaluationLife.everybody()), 6);
    }

    private MvcTestResult sent(String path, AccountId who, String... fields) {
        var request = web.post().uri(path).with(csrf());
        if (who != null) {
            request = request.cookie(TestSignIn.cookie(context, who));
        }
        for (int at = 0; at < fields.length; at += 2) {
            request = request.param(fields[at], fields[at + 1]);
        }
        return request.exchange();
    }

    private String page(String path, AccountId who) throws Exception {
        Cookie cookie = TestSignIn.cookie(context, who);
        return web.get().uri(path).cookie(cookie).exchange().getResponse().getContentAsString();
    }

    @Test
    @DisplayName("提交后看到“测评已提交”和回执码；重发不出错；改评得到 409")
    void submitsOnce() throws Exception {
        EvaluationId id = opened();
        String to = "/evaluation/" + id + "/sheet";
        String[] good = {"key", KEY, "m1-1", "100", "m1-2", "80", "n2", "yes", "n3", "yes"};
        assertThat(sent(to, life.account(1), good)).hasStatus(302);
        assertThat(sent(to, life.account(1), good)).hasStatus(302);
        String[] other = {"key", KEY, "m1-1", "0", "m1-2", "0", "n2", "yes", "n3", "yes"};
        assertThat(sent(to, life.account(1), other)).hasStatus(409);
        String done = page("/evaluation/" + id + "/rate", life.account(1));
        var receipt =
                life.asks(life.account(1), a -> life.evaluations.receipt(a, id)).orElseThrow();
        assertThat(done).contains("测评已提交", receipt.brief()).doesNotContain("提交测评");
    }

    @Test
    @DisplayName("漏评的逐项指出来，填过的还在；全部“不了解”的退回")
    void namesTheGaps() throws Exception {
        EvaluationId id = opened();
        String to = "/evaluation/" + id + "/sheet";
        MvcTestResult gap =
                sent(to, life.account(2), "key", KEY, "m1-1", "80", "n2", "yes", "m3-1", "7");
        assertThat(gap).hasStatus(422);
        assertThat(gap.getResponse().getContentAsString())
                .contains("“市水务局”的“服务态度”还没有评")
                .contains("“市交通运输局”的“工作实效”请填")
                .contains("还不能提交，请改正 3 处")
                .doesNotContain("“市住房和城乡建设局”的“工作实效”还没有评")
                .contains("value=\"" + KEY + "\"")
                .containsPattern("name=\"m1-1\" value=\"80\" checked");
        MvcTestResult none =
                sent(to, life.account(2), "key", KEY, "n1", "yes", "n2", "yes", "n3", "yes");
        assertThat(none).hasStatus(422);
        assertThat(none.getResponse().getContentAsString()).contains("至少要评一个对象");
    }

    @Test
    @DisplayName("每个进度的页面只有一句话或一件事：等待、测评表、不在名册、结束、结果")
    void oneThingAtATime() throws Exception {
        EvaluationId id = life.ready(life.inRoom(false, EvaluationLife.everybody()), 5);
        String at = "/evaluation/" + id + "/rate";
        assertThat(page(at, life.account(1))).contains("测评还没有开始").doesNotContain("提交测评");
        life.does(life.city.chair, a -> life.evaluations.open(a, id));
        assertThat(page(at, life.account(1))).contains("提交测评");
        assertThat(page("/evaluation/mine", life.account(1))).contains(at);
        assertThat(page(at, life.account(6))).contains("不在这次测评的名册上");
        for (int member = 1; member <= 5; member++) {
            life.rates(id, member, "1=100,100");
        }
        life.closed(id);
        assertThat(page(at, life.account(1))).contains("结果公布后").doesNotContain("100.00");
        life.does(life.city.chair, a -> life.evaluations.publish(a, id));
        assertThat(page(at, life.account(1))).contains("100.00", "人数不足，不显示");
    }

    @Test
    @DisplayName("凭码：错码说明原因，对的码不登录就能评，评完转到完成页，再用得到 409")
    void codesNeedNoSignIn() throws Exception {
        EvaluationId id =
                life.ready(life.inRoom(false, new RaterGroup(1, "群众代表", 1000, RatingWay.CODE)), 0);
        List<String> codes = life.asks(life.city.clerk, a -> life.evaluations.issue(a, id, 1, 2));
        String code = codes.getFirst();
        assertThat(sent("/evaluation/code", null, "code", code)).hasStatus(422);
        life.does(life.city.chair, a -> life.evaluations.open(a, id));
        MvcTestResult wrong = sent("/evaluation/code", null, "code", "2222-2222-2222");
        assertThat(wrong).hasStatus(422);
        assertThat(wrong.getResponse().getContentAsString()).contains("没有这个测评码");
        MvcTestResult sheet = sent("/evaluation/code", null, "code", code);
        assertThat(sheet).hasStatus(200);
        assertThat(sheet.getResponse().getHeader("Cache-Control")).contains("no-store");
        assertThat(sheet.getResponse().getContentAsString()).contains("市水务局", "保证什么");
        String to = "/evaluation/code/sheet";
        String[] fields = {
            "code", code, "key", KEY, "m1-1", "80", "m1-2", "80", "n2", "yes", "n3", "yes"
        };
        assertThat(sent(to, null, fields)).hasStatus(302);
        assertThat(sent(to, null, fields)).hasStatus(302);
        fields[3] = "fedcba9876543210";
        assertThat(sent(to, null, fields)).hasStatus(409);
        assertThat(life.evaluations.live(id).rated()).isEqualTo(1);
    }

    @Test
    @DisplayName("测评中送出的消息只有人数；允许边评边显示的，满最少人数才有名次")
    void newsHaveNoMarks() throws Exception {
        EvaluationId id = opened();
        life.rates(id, 1, "1=100,100;2=80,80");
        assertThat(page("/evaluation/" + id + "/live", life.account(2)))
                .contains("\"rated\":1")
                .doesNotContain("rank-score")
                .doesNotContain("100.00");
        EvaluationId live = life.opened(life.inRoom(true, EvaluationLife.everybody()), 6);
        for (int member = 1; member <= 4; member++) {
            life.rates(live, member, "1=100,100;2=80,80");
        }
        assertThat(page("/evaluation/" + live + "/live", life.account(2)))
                .doesNotContain("rank-score");
        life.rates(live, 5, "1=100,100;2=80,80");
        assertThat(page("/evaluation/" + live + "/live", life.account(2)))
                .contains("rank-score", "100.00", "80.00");
        assertThat(page("/evaluation/" + live + "/screen", life.city.clerk))
                .contains("每满 5 人更新一次", "100.00");
    }

    @Test
    @DisplayName("拟定：权重不足 100%、没有这个账号、限期没有日期，都在旁边说出来")
    void tellsTheClerk() throws Exception {
        String form = life.form.toString();
        String[] given = {
            "title",
            "测评",
            "kind",
            "OTHER",
            "form",
            form,
            "subjects",
            "市水务局",
            "mode",
            "IN_ROOM",
            "group1",
            "组成人员",
            "weight1",
            "90",
            "way1",
            "NAMED",
            "raters1",
            "委员1、委员2"
        };
        assertThat(body(sent("/evaluation/evaluations", life.city.clerk, given)))
                .contains("现在是 90%");
        given[13] = "100";
        given[17] = "委员1、委员77";
        assertThat(body(sent("/evaluation/evaluations", life.city.clerk, given)))
                .contains("没有找到“委员77”");
        given[17] = "委员1、委员2";
        given[9] = "OVER_DAYS";
        assertThat(body(sent("/evaluation/evaluations", life.city.clerk, given))).contains("请选择日期");
        given[9] = "IN_ROOM";
        assertThat(sent("/evaluation/evaluations", life.city.clerk, given)).hasStatus(302);
        assertThat(page("/evaluation/evaluations?kind=OTHER", life.city.clerk)).contains("测评");
    }

    private static String body(MvcTestResult answer) throws Exception {
        assertThat(answer).hasStatus(422);
        return answer.getResponse().getContentAsString();
    }
}
