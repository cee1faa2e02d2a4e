package org.openrenda.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.TestCity;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.access.TestSignIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("F-PLAT-8 常用筛选")
class SavedViewsTest {

    private static final List<String> LISTS =
            List.of(
                    "/supervision/matters",
                    "/hotline/tickets",
                    "/hotline/issues",
                    "/hotline/proposals",
                    "/hotline/imports",
                    "/congress/deputies",
                    "/tasks",
                    "/notices",
                    "/parameters",
                    "/site/matters");

    @Autowired private ApplicationContext context;
    @Autowired private MockMvcTester web;
    @Autowired private SavedViews views;

    private TestCity city;

    @BeforeAll
    void found() {
        city = TestCity.found(context);
    }

    private static ListQuery list(String path, String stage) {
        return ListQuery.of(path, Map.of("stage", new String[] {stage}));
    }

    private MvcTestResult get(AccountId who, String address) {
        return web.get().uri(address).cookie(TestSignIn.cookie(context, who)).exchange();
    }

    private MvcTestResult post(AccountId who, String address, String... parameters) {
        var request = web.post().uri(address).with(csrf());
        for (int i = 0; i < parameters.length; i += 2) {
            request = request.param(parameters[i], parameters[i + 1]);
        }
        return request.cookie(TestSignIn.cookie(context, who)).exchange();
    }

    @Test
    @DisplayName("存下的条件成为列表上的一个链接，只有本人看得到、改得了、删得掉")
    void isItsOwnersAlone() throws Exception {
        var address = "/supervision/matters?stage=RECTIFYING&sort=-opened&page=3";
        var saved = post(city.clerk, "/views", "address", address, "name", "整改中的");
        assertThat(saved).hasStatus(302);
        assertThat(get(city.clerk, "/supervision/matters")).bodyText().contains("整改中的");
        assertThat(get(city.chair, "/supervision/matters")).bodyText().doesNotContain("整改中的");
        var view = views.of(city.clerk, list("/supervision/matters", "RECTIFYING")).getFirst();
        assertThat(view.href()).isEqualTo("/supervision/matters?stage=RECTIFYING&sort=-opened");
        post(city.chair, "/views/" + view.id() + "/removal", "address", "/supervision/matters");
        views.rename(city.chair, view.id(), "别人改的");
        assertThat(views.of(city.clerk, list("/supervision/matters", "")))
                .hasSize(1)
                .first()
                .extracting(SavedView::name)
                .isEqualTo("整改中的");
        post(city.clerk, "/views/" + view.id() + "/removal", "address", "/supervision/matters");
        assertThat(views.of(city.clerk, list("/supervision/matters", ""))).isEmpty();
    }

    @Test
    @DisplayName("同名再存就换成新的条件；改名不能与另一个重名；没有名字的不存")
    void namesAreUniqueInAList() {
        var list = list("/hotline/proposals", "SENT");
        views.save(city.chair, list, "在研究");
        views.save(city.chair, list("/hotline/proposals", "ACCEPTED"), "在研究");
        views.save(city.chair, list, "另一个");
        var kept = views.of(city.chair, list);
        assertThat(kept)
                .extracting(SavedView::href)
                .containsExactly(
                        "/hotline/proposals?stage=ACCEPTED", "/hotline/proposals?stage=SENT");
        assertThat(kept).extracting(SavedView::on).containsExactly(false, true);
        assertThatThrownBy(() -> views.rename(city.chair, kept.getLast().id(), "在研究"))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> views.save(city.chair, list, " ")).isInstanceOf(Refusal.class);
    }

    @Test
    @DisplayName("每个列表最多存 20 个")
    void isLimited() {
        var list = list("/tasks", "x");
        for (int n = 1; n <= SavedViews.VIEWS_MAX; n++) views.save(city.clerk, list, "第 " + n);
        assertThatThrownBy(() -> views.save(city.clerk, list, "多一个"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("20");
        views.save(city.clerk, list, "第 1");
    }

    @Test
    @DisplayName("别处的地址、写坏的地址都不存，也不会跳到别处去")
    void leadsNowhereElse() {
        for (var address :
                List.of(
                        "https://example.org/x",
                        "//example.org",
                        "",
                        "/a/../b?x",
                        "/tasks?x=%zz")) {
            var answer = post(city.clerk, "/views", "address", address, "name", "坏");
            assertThat(answer.getResponse().getStatus()).as(address).isEqualTo(422);
        }
    }

    @Test
    @DisplayName("每个列表都能打开、排序、打印，并导出看到的内容为 xlsx")
    void everyListDoesTheSame() throws Exception {
        for (var path : LISTS) {
            var who = city.clerk;
            assertThat(get(who, path)).as(path).hasStatusOk();
            assertThat(get(who, path + "?sort=title&page=2&q=甲")).as(path).hasStatusOk();
            assertThat(get(who, path + "?format=print")).bodyText().contains("print-preview");
            var file = get(who, path + "?format=xlsx").getResponse();
            assertThat(file.getContentType()).as(path).contains("spreadsheetml");
            try (var book =
                    new ReadableWorkbook(new ByteArrayInputStream(file.getContentAsByteArray()))) {
                assertThat(book.getFirstSheet().read()).as(path).isNotEmpty();
            }
        }
        assertThat(get(city.auditAdmin, "/access/record?sort=at&module=access")).hasStatusOk();
        assertThat(get(city.systemAdmin, "/access/accounts?sort=-second&role=CLERK"))
                .bodyText()
                .contains("周敏")
                .doesNotContain("陈立");
        assertThat(get(city.housingHandler, "/supervision/assigned?sort=due")).hasStatusOk();
    }

    @Test
    @DisplayName("SQL 里排序的列表：每个可排序的列正序倒序都答得出")
    void everySortableColumnSorts() {
        for (var path : LISTS) {
            var body =
                    web.get().uri(path).cookie(TestSignIn.cookie(context, city.clerk)).exchange();
            var heads =
                    java.util.regex.Pattern.compile("sort=-?([a-z]+)")
                            .matcher(
                                    new String(
                                            body.getResponse().getContentAsByteArray(),
                                            java.nio.charset.StandardCharsets.UTF_8));
            while (heads.find()) {
                assertThat(get(city.clerk, path + "?sort=" + heads.group(1)))
                        .as(path + heads.group(1))
                        .hasStatusOk();
                assertThat(get(city.clerk, path + "?sort=-" + heads.group(1)))
                        .as(path + heads.group(1))
                        .hasStatusOk();
            }
        }
    }
}
