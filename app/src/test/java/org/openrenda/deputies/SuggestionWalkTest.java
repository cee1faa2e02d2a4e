package org.openrenda.deputies;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.TestCity;
import org.openrenda.Walker;
import org.openrenda.congress.Congress;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Grant;
import org.openrenda.platform.Role;
import org.openrenda.platform.UnitId;
import org.openrenda.platform.access.Access;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.database.DataScope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The full life of one suggestion as each person lives it in a browser: written and co-signed on
 * phones, returned, re-assigned, jointly handled, extended, answered, rated unsatisfied, handled
 * again, promised, kept and struck off, and read by a visitor.
 */
// Longer than 300 lines because it is one life, told in the order in which it is lived.
@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("一件代表建议的一生")
class SuggestionWalkTest {

    private static final String TITLE = "更换江滨街道老旧小区二次供水设备";

    @Autowired private ApplicationContext context;
    @Autowired private Calendar calendar;
    @LocalServerPort private int port;

    private TestCity city;
    private Walker walker;
    private String address;

    @BeforeAll
    void open() {
        city = TestCity.found(context);
        List<AccountId> people = new ArrayList<>(city.deputies);
        people.addAll(List.of(city.clerk, city.housingHandler, city.waterHandler, planning()));
        walker = new Walker(context, port, "02-suggestion", people);
    }

    /** A third unit, which helps the lead unit. */
    private AccountId planning() {
        Actor setup = Actor.system("测试布置", city.city);
        Access access = context.getBean(Access.class);
        return DataScope.system(() ->
                context.getBean(TransactionTemplate.class)
                        .execute(status -> {
                            UnitId unit =
                                    context.getBean(Congress.class)
                                            .unit(
                                                    setup,
                                                    city.city,
                                                    "市发展和改革委员会",
                                                    "GOVERNMENT",
                                                    null);
                            AccountId id = access.open(setup, "planning", "许可", null, city.city);
                            access.grant(setup, id, new Grant(Role.HANDLER, city.city, unit));
                            return id;
                        }));
    }

    @AfterAll
    void close() {
        if (walker != null) {
            walker.close();
        }
    }

    @Test
    @DisplayName("手机上写和附议、退办、改派、会办、延期、不满意、再办、承诺、兑现、销号，每个人都办得成")
    void theFullLife() {
        write();
        coSign();
        submit();
        numberAndAssign();
        giveBackAndMove();
        handleJointly();
        answer("D", false);
        rate("DISSATISFIED");
        answer("B", true);
        rate("SATISFIED");
        keepThePromise();
        theVisitorReads();
        assertThat(walker.complaints).as("违反内容安全策略或脚本出错").isEmpty();
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
        page.waitForLoadState();
    }

    private void write() {
        Page phone = walker.signIn("deputy1", 390, 844);
        walker.go(phone, walker.address("/deputies/suggestions/new"));
        phone.getByLabel("建议什么").fill(TITLE);
        phone.getByLabel("情况、问题和建议").fill("六楼以上住户夜间经常停水，泵房设备使用已超过二十年。建议分批更换设备，明确日常维护责任单位。");
        walker.look(phone, "写建议");
        press(phone, "保存草稿");
        assertThat(phone.locator("main")).containsText("草稿");
        address = phone.url();
        phone.locator("main a", new Page.LocatorOptions().setHasText("邀请附议")).first().click();
        phone.getByLabel("代表姓名").fill("吴强");
        press(phone, "查找");
        phone.getByLabel("吴强", new Page.GetByLabelOptions().setExact(true)).check();
        walker.look(phone, "邀请附议");
        press(phone, "邀请附议");
        assertThat(phone.locator("main")).containsText("待确认");
        phone.context().close();
    }

    private void coSign() {
        Page phone = walker.signIn("deputy2", 390, 844);
        phone.locator("main a", new Page.LocatorOptions().setHasText("确认附议")).first().click();
        walker.look(phone, "确认附议");
        walker.act(phone, "确认附议");
        phone.context().close();
    }

    private void submit() {
        Page phone = walker.signIn("deputy1", 390, 844);
        walker.go(phone, address);
        walker.act(phone, "提交建议");
        assertThat(phone.locator("main")).containsText("审核");
        walker.look(phone, "已提交");
        phone.context().close();
    }

    private void numberAndAssign() {
        Page page = walker.signIn("clerk", 1440, 900);
        walker.go(page, walker.address("/deputies/suggestions/desk"));
        walker.look(page, "建议工作台");
        walker.go(page, address);
        walker.look(page, "待审核");
        press(page, "立案编号");
        page.locator("main a", new Page.LocatorOptions().setHasText("分办、交办")).first().click();
        page.locator("select[name=unit]").selectOption("市水务局");
        page.locator("input[name=role][value=LEAD]").check();
        page.locator("summary", new Page.LocatorOptions().setHasText("会办单位或者")).click();
        page.locator(".unit-grid")
                .getByLabel("市发展和改革委员会", new Locator.GetByLabelOptions().setExact(true))
                .check();
        walker.look(page, "分办、交办");
        press(page, "交办");
        assertThat(page.locator("main")).containsText("办理中");
        page.context().close();
    }

    private void giveBackAndMove() {
        Page water = walker.signIn("water", 1440, 900);
        open(water, "签收");
        walker.dialog(water, "申请退办");
        water.locator("dialog[open] [name=reason]").fill("设备更换由住建部门主管");
        water.locator("dialog[open] [name=better]").fill("市住房和城乡建设局");
        walker.confirm(water, "申请退办");
        assertThat(water.locator("main")).containsText("申请退办");
        water.context().close();
        Page clerk = walker.signIn("clerk", 1440, 900);
        open(clerk, "决定退办申请");
        walker.look(clerk, "决定退办");
        walker.dialog(clerk, "同意退办并改派");
        clerk.locator("dialog[open] [name=unit]").selectOption("市住房和城乡建设局");
        walker.confirm(clerk, "同意退办并改派");
        clerk.context().close();
    }

    /** The person's own to-do leads to the page where it is done. */
    private static void open(Page page, String act) {
        page.locator("main a", new Page.LocatorOptions().setHasText(act)).first().click();
        page.waitForLoadState();
    }

    private void handleJointly() {
        Page planning = walker.signIn("planning", 390, 844);
        open(planning, "签收");
        press(planning, "签收");
        walker.dialog(planning, "提出会办意见");
        planning.locator("dialog[open] [name=text]").fill("更换设备可列入年度投资计划。");
        walker.confirm(planning, "提出会办意见");
        assertThat(planning.locator("main")).containsText("已送会办意见");
        walker.look(planning, "会办意见");
        planning.context().close();
        Page housing = walker.signIn("housing", 1440, 900);
        open(housing, "签收");
        press(housing, "签收");
        assertThat(housing.locator("main")).containsText("须先与代表面商沟通");
        walker.dialog(housing, "申请延期");
        housing.locator("dialog[open] [name=reason]").fill("涉及三个部门和十二个小区");
        walker.confirm(housing, "申请延期");
        housing.context().close();
        Page clerk = walker.signIn("clerk", 1440, 900);
        open(clerk, "决定延期申请");
        walker.dialog(clerk, "决定延期申请");
        clerk.locator("input[name=granted][value=yes]").check();
        walker.confirm(clerk, "决定延期申请");
        clerk.context().close();
    }

    /** Meets the deputy, who confirms; drafts, countersigns, signs; the clerk lets it out. */
    private void answer(String category, boolean promising) {
        Page housing = walker.signIn("housing", 1440, 900);
        open(housing, "答复代表");
        walker.dialog(housing, "记录与代表沟通");
        housing.locator("dialog[open] [name=deputy]").selectOption("孙莉");
        housing.locator("input[name=phase][value=DURING]").check();
        housing.locator("input[name=way][value=FACE_TO_FACE]").check();
        housing.locator("input[name=heldOn]").fill(calendar.today().toString());
        housing.locator("dialog[open] [name=text]").fill("希望列出时间表并公开");
        walker.confirm(housing, "记录与代表沟通");
        confirmMeeting();
        housing.reload();
        walker.look(housing, "办理建议");
        open(housing, "拟写答复");
        housing.locator("input[name=category][value=" + category + "]").check();
        housing.locator("textarea[name=text]").fill("您提出的建议收悉，已逐条研究：设备分两批更换，维护责任由物业企业承担。");
        housing.locator("textarea[name=publicText]").fill("设备分两批更换。");
        if (promising) {
            housing.locator("input[name=promise]").first().fill("更换第一批十二个小区的设备");
            housing.locator("input[name=promiseDue]")
                    .first()
                    .fill(calendar.today().plusDays(60).toString());
        }
        walker.look(housing, "拟写答复");
        press(housing, "保存答复稿");
        walker.dialog(housing, "会签");
        housing.locator("dialog[open] [name=text]").fill("法规科、房管科同意");
        walker.confirm(housing, "会签");
        walker.dialog(housing, "签发");
        housing.locator("dialog[open] [name=head]").fill("局长 李山");
        housing.locator("dialog[open] [name=stem]").fill("测建函");
        walker.confirm(housing, "签发");
        housing.context().close();
        Page clerk = walker.signIn("clerk", 1440, 900);
        open(clerk, "审核答复");
        walker.look(clerk, "审核答复");
        walker.act(clerk, "审核通过并送达");
        clerk.context().close();
    }

    private void confirmMeeting() {
        Page phone = walker.signIn("deputy1", 390, 844);
        walker.go(phone, address);
        phone.locator("input[name=met][value=yes]").first().check();
        walker.look(phone, "确认面商");
        press(phone, "提交");
        phone.context().close();
    }

    private void rate(String result) {
        for (String deputy : List.of("deputy1", "deputy2")) {
            Page phone = walker.signIn(deputy, 390, 844);
            open(phone, "评价答复");
            phone.locator("input[name=result][value=" + result + "]").check();
            phone.locator("input[name=attitude][value=SATISFIED]").check();
            phone.locator("form.panel textarea[name=reason]").fill("没有时间表");
            walker.look(phone, "评价答复");
            press(phone, "提交评价");
            phone.context().close();
        }
    }

    private void keepThePromise() {
        Page housing = walker.signIn("housing", 1440, 900);
        open(housing, "兑现承诺并报告");
        walker.look(housing, "承诺事项");
        housing.locator("textarea[name=text]").fill("十二个小区的设备全部更换，夜间水压达标。");
        press(housing, "提交报告");
        housing.context().close();
        Page phone = walker.signIn("deputy1", 390, 844);
        open(phone, "评价承诺兑现");
        phone.locator("input[name=result][value=SATISFIED]").check();
        walker.look(phone, "评价兑现");
        press(phone, "提交评价");
        phone.context().close();
        Page clerk = walker.signIn("clerk", 1440, 900);
        open(clerk, "核查承诺兑现");
        walker.dialog(clerk, "核查属实，销号");
        clerk.locator("dialog[open] [name=finding]").fill("现场核查属实");
        walker.confirm(clerk, "核查属实，销号");
        assertThat(clerk.locator("main")).containsText("已兑现销号");
        walker.look(clerk, "已销号");
        walker.go(clerk, address);
        walker.dialog(clerk, "保密审查");
        clerk.locator("input[name=may][value=yes]").check();
        walker.confirm(clerk, "保密审查");
        walker.act(clerk, "向社会公开");
        clerk.context().close();
    }

    private void theVisitorReads() {
        Page phone = walker.visitor(390, 844);
        walker.go(phone, walker.address("/site/suggestions"));
        walker.look(phone, "公众看代表建议");
        phone.locator("main a", new Page.LocatorOptions().setHasText(TITLE)).first().click();
        assertThat(phone.locator("main")).containsText("设备分两批更换。");
        assertThat(phone.locator("main")).containsText("已兑现销号");
        assertThat(phone.locator("main").textContent()).doesNotContain("没有时间表");
        walker.look(phone, "公众看一件建议");
        phone.context().close();
    }
}
