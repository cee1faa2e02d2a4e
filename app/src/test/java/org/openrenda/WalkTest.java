package org.openrenda;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.hotline.proposals.ProposalSearch;
import org.openrenda.hotline.proposals.Proposals;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.database.DataScope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The main job from end to end, as each person does it in a browser: a hotline export comes in, a
 * topic is proposed and accepted, its problem is assigned, put right, checked, rated and closed,
 * and anyone follows it. The deputy and the visitor are on a phone.
 */
// Longer than 300 lines because it is one walk, told in the order of the work.
@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("从热线导出到群众看得见的结果")
class WalkTest {

    @Autowired private ApplicationContext context;
    @LocalServerPort private int port;

    private TestCity city;
    private Walker walker;

    @BeforeAll
    void open() {
        city = TestCity.found(context);
        List<AccountId> people = new ArrayList<>(city.deputies);
        people.addAll(List.of(city.clerk, city.chair, city.housingHandler));
        walker = new Walker(context, port, "01-loop", people);
    }

    @AfterAll
    void close() {
        if (walker != null) {
            walker.close();
        }
    }

    @Test
    @DisplayName("导入、起草、报送、采纳、交办、整改、核查、评价、结案、公开、关注，每个人都办得成")
    void theWholeLoop() {
        importTickets();
        String matter = proposeAndAccept();
        listAndAssign(matter);
        rectify();
        check();
        rate();
        theVisitorFollows();
        assertThat(walker.complaints).as("违反内容安全策略或脚本出错").isEmpty();
    }

    private void importTickets() {
        Page page = walker.signIn("clerk", 1440, 900);
        walker.go(page, walker.address("/hotline/imports/new"));
        walker.look(page, "导入");
        page.getByLabel("数据来源").first().fill("测江市 12345");
        page.locator("input[type=file]").setInputFiles(export());
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("上传并查看各列")).click();
        walker.look(page, "列的对应");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("开始导入")).click();
        assertThat(page.locator("main")).containsText(Pattern.compile("完成|已导入"));
        page.waitForCondition(() -> counted() == 240);
        page.reload();
        walker.look(page, "导入结果");
        walker.go(
                page,
                walker.address("/hotline/board?month=" + YearMonth.now(clock()).minusMonths(1)));
        walker.look(page, "城市民声");
        assertThat(page.locator("main")).containsText("240");
        page.locator("table a").nth(1).click();
        assertThat(page.locator("main")).containsText("工单");
        walker.look(page, "工单列表");
        page.context().close();
    }

    private long counted() {
        String sum = "select coalesce(sum(tickets), 0) from hotline.month_count";
        return DataScope.system(() ->
                context.getBean(TransactionTemplate.class)
                        .execute(status -> city.jdbc().sql(sum).query(Long.class).single()));
    }

    private java.time.Clock clock() {
        return context.getBean(java.time.Clock.class);
    }

    /** A small export as a hotline makes them: a month of water complaints, with phone numbers. */
    private Path export() {
        LocalDate first = YearMonth.now(clock()).minusMonths(1).atDay(1);
        StringBuilder csv = new StringBuilder("工单编号,受理时间,标题,内容,来电电话,区县,承办单位,是否解决,是否满意\n");
        for (int i = 0; i < 240; i++) {
            csv.append("W%05d,%s 09:%02d:00,".formatted(i, first.plusDays(i % 28), i % 60));
            csv.append("江滨街道翠柏苑小区停水,六楼以上住户晚上自来水停水水压不足，我的电话13800138%03d。,".formatted(i));
            csv.append("139%08d,测北区,市水务局,%s,不满意\n".formatted(i, i % 3 == 0 ? "是" : "否"));
        }
        try {
            Path file = Files.createTempFile("hotline", ".csv");
            return Files.writeString(file, csv, StandardCharsets.UTF_8);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private String proposeAndAccept() {
        city.doing(
                city.clerk,
                clerk ->
                        context.getBean(Proposals.class)
                                .draftBest(
                                        clerk, city.city, YearMonth.now(clock()).minusMonths(1)));
        Page clerk = walker.signIn("clerk", 1440, 900);
        walker.go(clerk, walker.address("/hotline/proposals"));
        walker.look(clerk, "议题建议");
        walker.go(clerk, walker.address("/hotline/proposals/" + drafted()));
        walker.look(clerk, "议题建议详情");
        walker.act(clerk, "报送主任会议");
        clerk.context().close();
        Page chair = walker.signIn("chair", 1440, 900);
        chair.locator("main a", new Page.LocatorOptions().setHasText("研究议题建议")).first().click();
        walker.act(chair, "采纳");
        assertThat(chair.locator("main")).containsText("已采纳");
        chair.waitForCondition(() -> {
            chair.reload();
            return chair.locator("aside a", new Page.LocatorOptions().setHasText("监督事项")).count()
                    > 0;
        });
        walker.look(chair, "已采纳");
        String href =
                chair.locator("aside a", new Page.LocatorOptions().setHasText("监督事项"))
                        .getAttribute("href");
        chair.context().close();
        return href;
    }

    /**
     * The city's own draft: the county's, which the system may have drafted too, is not its to
     * send.
     */
    private long drafted() {
        return city.doing(
                city.clerk,
                clerk ->
                        context
                                .getBean(Proposals.class)
                                .list(clerk, ProposalSearch.of("DRAFTED", 50))
                                .stream()
                                .filter(one -> one.congress().equals(city.city))
                                .findFirst()
                                .orElseThrow()
                                .id()
                                .value());
    }

    private void listAndAssign(String matter) {
        Page page = walker.signIn("clerk", 1440, 900);
        walker.go(page, walker.address(matter));
        walker.look(page, "监督事项");
        walker.dialog(page, "邀请代表评价");
        for (String name : List.of("孙莉", "吴强", "郑云")) {
            page.getByLabel(name).check();
        }
        walker.confirm(page, "邀请代表评价");
        walker.act(page, "向社会公开");
        walker.dialog(page, "列出问题");
        page.getByLabel("问题", new Page.GetByLabelOptions().setExact(true)).fill("翠柏苑六楼以上夜间停水");
        page.getByLabel("事实和要求").fill("加压设备超期使用，限期更换。");
        walker.confirm(page, "列出问题");
        walker.dialog(page, "交办");
        page.getByLabel("承办单位").selectOption("市住房和城乡建设局");
        walker.confirm(page, "交办");
        assertThat(page.locator("main")).containsText("待签收");
        walker.look(page, "问题已交办");
        page.context().close();
    }

    private void rectify() {
        Page page = walker.signIn("housing", 1440, 900);
        walker.look(page, "承办单位的今天");
        page.locator("main a", new Page.LocatorOptions().setHasText("签收")).first().click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("签收")).click();
        page.getByLabel("整改措施和结果").fill("已更换加压设备 4 台，夜间水压达标。");
        walker.look(page, "报告整改");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("提交报告")).click();
        assertThat(page.locator("main")).containsText("待核查");
        page.context().close();
    }

    private void check() {
        Page page = walker.signIn("clerk", 1440, 900);
        page.locator("main a", new Page.LocatorOptions().setHasText("核查")).first().click();
        walker.act(page, "核查通过");
        assertThat(page.locator("main")).containsText("待评价");
        page.context().close();
    }

    private void rate() {
        for (int i = 1; i <= 3; i++) {
            Page phone = walker.signIn("deputy" + i, 390, 844);
            walker.look(phone, "代表手机");
            phone.locator("main a", new Page.LocatorOptions().setHasText("评价")).first().click();
            phone.locator("input[name=result][value=SATISFIED]").check();
            phone.locator("input[name=attitude][value=BASICALLY_SATISFIED]").check();
            walker.look(phone, "代表评价");
            phone.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("提交评价")).click();
            assertThat(phone.locator("main")).containsText(i < 3 ? "待评价" : "已销号");
            phone.context().close();
        }
    }

    private void theVisitorFollows() {
        Page phone = walker.visitor(390, 844);
        walker.go(phone, walker.address("/"));
        walker.look(phone, "公众首页");
        phone.locator("main .lines a").first().click();
        walker.look(phone, "公众看监督事项");
        assertThat(phone.locator("main")).containsText("已结案");
        phone.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("关注这件事")).click();
        assertThat(phone.locator("main")).containsText("关注码");
        walker.look(phone, "关注码");
        phone.context().close();
    }
}
