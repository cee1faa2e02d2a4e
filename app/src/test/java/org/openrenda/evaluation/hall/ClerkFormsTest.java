package org.openrenda.evaluation.hall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.congress.Congress;
import org.openrenda.congress.NewPerson;
import org.openrenda.evaluation.EvaluationLife;
import org.openrenda.evaluation.evaluations.EvaluationId;
import org.openrenda.evaluation.evaluations.Rater;
import org.openrenda.evaluation.forms.EvaluationForm;
import org.openrenda.evaluation.forms.FormItem;
import org.openrenda.evaluation.forms.FormRow;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Grant;
import org.openrenda.platform.PersonId;
import org.openrenda.platform.Role;
import org.openrenda.platform.access.Access;
import org.openrenda.platform.access.TestSignIn;
import org.openrenda.platform.database.DataScope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** The clerk's two forms, without script: items with scales of their own, groups with lists. */
@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("经办人编测评表、拟定测评")
class ClerkFormsTest {

    private static final String PHONE = "13900001111";
    private static final String OTHER = "13900002222";

    @Autowired private ApplicationContext context;
    @Autowired private MockMvcTester web;

    private EvaluationLife life;

    @BeforeAll
    void found() {
        life = new EvaluationLife(context, 3);
        DataScope.system(() ->
                context.getBean(TransactionTemplate.class)
                        .executeWithoutResult(status -> {
                            namesake("same1", PHONE);
                            namesake("same2", OTHER);
                        }));
    }

    /** Two people of one name, whom only their phones tell apart. */
    private void namesake(String account, String phone) {
        Actor setup = Actor.system("测试布置", life.city.city);
        NewPerson known = new NewPerson("张同名", "男", 1970, "汉族", "", "教师", phone);
        PersonId person = context.getBean(Congress.class).person(setup, life.city.city, known);
        Access access = context.getBean(Access.class);
        access.grant(
                setup,
                access.open(setup, account, "张同名", person, life.city.city),
                new Grant(Role.DEPUTY, life.city.city, null));
    }

    private MvcTestResult sent(String path, Map<String, String> fields) {
        var request =
                web.post()
                        .uri(path)
                        .with(csrf())
                        .cookie(TestSignIn.cookie(context, life.city.clerk));
        for (var one : fields.entrySet()) {
            request = request.param(one.getKey(), one.getValue());
        }
        return request.exchange();
    }

    private static String body(MvcTestResult answer, int status) throws Exception {
        assertThat(answer).hasStatus(status);
        return answer.getResponse().getContentAsString();
    }

    private String page(String path) throws Exception {
        return body(
                web.get().uri(path).cookie(TestSignIn.cookie(context, life.city.clerk)).exchange(),
                200);
    }

    private static Map<String, String> with(Map<String, String> given, String... changes) {
        Map<String, String> fields = new TreeMap<>(given);
        for (int at = 0; at < changes.length; at += 2) {
            fields.put(changes[at], changes[at + 1]);
        }
        return fields;
    }

    private static final Map<String, String> ITEMS =
            with(
                    Map.of("name", "考核表", "rows", "3", "title1", "德", "weight1", "50"),
                    "kind1",
                    "WORDS",
                    "grades1",
                    "优秀 100\n合格 80\n不合格 0",
                    "satisfied1",
                    "80",
                    "title2",
                    "能",
                    "weight2",
                    "37.5",
                    "kind2",
                    "SAME",
                    "title3",
                    "",
                    "weight3",
                    "");

    private EvaluationForm drawn(String name) {
        List<FormRow> rows = life.asks(life.city.clerk, life.forms::rows);
        FormRow row =
                rows.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
        return life.forms.current(row.id());
    }

    @Test
    @DisplayName("各项各有档次或分值，可以再加一项，清空名称就是不要；权重不足、档次写错都在旁边说出来")
    void itemsHaveTheirOwnScales() throws Exception {
        assertThat(body(sent("/evaluation/forms", ITEMS), 422)).contains("现在是 87.5%");
        assertThat(body(sent("/evaluation/forms", with(ITEMS, "weight2", "多")), 422))
                .contains("权重请写百分数");
        assertThat(body(sent("/evaluation/forms", with(ITEMS, "grades1", "优秀 100\n合格")), 422))
                .contains("“合格”请写成");
        String more = body(sent("/evaluation/forms", with(ITEMS, "more", "yes")), 200);
        assertThat(more).contains("第 4 项", "value=\"37.5\"", ">87.5</b>").doesNotContain("第 5 项");
        Map<String, String> four =
                with(
                        with(ITEMS, "rows", "4", "title4", "廉", "weight4", "12.5"),
                        "kind4",
                        "POINTS",
                        "highest4",
                        "100",
                        "satisfied4",
                        "60");
        assertThat(body(sent("/evaluation/forms", with(four, "highest4", "90")), 422))
                .contains("最高分要相同");
        assertThat(sent("/evaluation/forms", four)).hasStatus(302);
        EvaluationForm form = drawn("考核表");
        assertThat(form.items()).extracting(FormItem::title).containsExactly("德", "能", "廉");
        assertThat(form.items().get(1).scale()).isEqualTo(form.items().get(0).scale());
        assertThat(form.items().get(2).scale().isWords()).isFalse();
        assertThat(page("/evaluation/forms/" + form.id())).contains("0 到 100 分");
    }

    @Test
    @DisplayName("修订时各项照旧填好；旧版看得到，能复制成另一张")
    void versionsAreKeptAndCopied() throws Exception {
        Map<String, String> whole = with(ITEMS, "name", "两版表", "weight2", "50");
        assertThat(sent("/evaluation/forms", whole)).hasStatus(302);
        String at = "/evaluation/forms/" + drawn("两版表").id();
        assertThat(page(at + "/versions/new")).contains("value=\"能\"", "优秀 100");
        assertThat(sent(at + "/versions", with(whole, "title2", "勤"))).hasStatus(302);
        assertThat(page(at)).contains("勤", "第 2 版").doesNotContain("<th scope=\"row\">能");
        assertThat(page(at + "?version=1")).contains("<th scope=\"row\">能", "旧版");
        assertThat(page("/evaluation/forms/new?from=" + drawn("两版表").id() + "&version=1"))
                .contains("两版表（副本）", "value=\"能\"");
    }

    @Test
    @DisplayName("编制时可从样表开始：名称、项目、权重、档次都填好，还能改；改好的才是自己的一张")
    void beginsWithASample() throws Exception {
        assertThat(page("/evaluation/forms/new"))
                .contains(">述职评议</a>", ">建议办理工作</a>", ">部门工作评议</a>", ">代表履职</a>", ">“五个一”季度</a>")
                .doesNotContain("各地内容不同");
        String filled = page("/evaluation/forms/new?sample=duty-year");
        assertThat(filled)
                .contains("各地内容不同，请按本地方案修改", "value=\"联系走访一批群众\"", "基本满意 80")
                .contains("data-draft=\"evaluation-form-duty-year\"", "value=\"duty-year\"");
        String more = body(sent("/evaluation/forms", with(ITEMS, "begun", "duty")), 422);
        assertThat(more).contains("data-draft=\"evaluation-form-duty\"");
        Map<String, String> changed = with(ITEMS, "name", "本地的表", "weight2", "50");
        assertThat(sent("/evaluation/forms", with(changed, "begun", "duty"))).hasStatus(302);
        EvaluationForm drawn = drawn("本地的表");
        assertThat(drawn.items()).extracting(FormItem::title).containsExactly("德", "能");
        assertThat(page("/evaluation/evaluations/new?form=" + drawn.id()))
                .containsPattern("value=\"" + drawn.id() + "\"[^>]*selected");
    }

    private Map<String, String> evaluation() {
        return with(
                Map.of("title", "测评", "kind", "OTHER", "subjects", "市水务局", "mode", "IN_ROOM"),
                "form",
                life.form.toString(),
                "group1",
                "代表",
                "weight1",
                "100",
                "way1",
                "NAMED",
                "who1",
                "LISTED");
    }

    private List<String> roster(MvcTestResult answer) {
        assertThat(answer).hasStatus(302);
        String at = answer.getResponse().getRedirectedUrl().replaceAll("[^0-9]", "");
        EvaluationId id = new EvaluationId(Long.parseLong(at));
        return life.asks(life.city.clerk, a -> life.evaluations.roster(a, id)).stream()
                .map(Rater::name)
                .toList();
    }

    @Test
    @DisplayName("名单可以粘贴姓名、手机号；每一行的问题一次说完；重名的凭手机号分得开")
    void listsByNameAndPhone() throws Exception {
        String wrong =
                body(
                        sent(
                                "/evaluation/evaluations",
                                with(
                                        evaluation(),
                                        "raters1",
                                        "委员1\n张同名\n查无此人\n委员2 " + PHONE + "\n13988887777")),
                        422);
        assertThat(wrong)
                .contains("第 2 行：有不止一位“张同名”")
                .contains("第 3 行：没有找到“查无此人”")
                .contains("第 4 行：手机号是“张同名”的，不是“委员2”的")
                .contains("第 5 行：没有找到手机号 139******77");
        String good = "委员1、委员2\n张同名\t" + PHONE + "\n" + OTHER;
        assertThat(roster(sent("/evaluation/evaluations", with(evaluation(), "raters1", good))))
                .containsExactly("委员1", "委员2", "张同名", "张同名");
        assertThat(roster(sent("/evaluation/evaluations", with(evaluation(), "who1", "CHAIRS"))))
                .contains("陈立");
    }

    @Test
    @DisplayName("从表格文件读入名单：先逐行核对，什么都不写；改好再拟定；组数可以再加")
    void listsFromFile() throws Exception {
        String table = "序号,姓名,手机号\n1,委员1,\n2,委员七,\n3,张同名," + PHONE + "\n";
        int before = count();
        String read = body(uploaded(table), 200);
        assertThat(read).contains("第 2 行：没有找到“委员七”", "委员1\n委员七\n张同名 " + PHONE);
        assertThat(body(uploaded(table.replace("委员七", "委员2")), 200)).contains("读入 3 人，都找到了账号");
        assertThat(body(uploaded("甲,乙\n1,2\n"), 200)).contains("没有找到“姓名”或“手机号”这一列");
        assertThat(body(sent("/evaluation/evaluations", with(evaluation(), "more", "yes")), 200))
                .contains("第 4 组，选填");
        assertThat(count()).isEqualTo(before);
    }

    private MvcTestResult uploaded(String table) {
        MockMultipartFile file =
                new MockMultipartFile(
                        "file1", "名单.csv", "text/csv", table.getBytes(StandardCharsets.UTF_8));
        var request =
                web.post()
                        .uri("/evaluation/evaluations")
                        .multipart()
                        .file(file)
                        .with(csrf())
                        .cookie(TestSignIn.cookie(context, life.city.clerk));
        for (var one : with(evaluation(), "list", "1").entrySet()) {
            request = request.param(one.getKey(), one.getValue());
        }
        return request.exchange();
    }

    private int count() {
        return DataScope.system(() ->
                life.city
                        .jdbc()
                        .sql("select count(*) from evaluation.evaluation")
                        .query(Integer.class)
                        .single());
    }
}
