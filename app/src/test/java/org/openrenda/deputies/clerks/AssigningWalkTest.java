package org.openrenda.deputies.clerks;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

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
import org.openrenda.Walker;
import org.openrenda.deputies.SuggestionLife;
import org.openrenda.deputies.suggestions.SuggestionId;
import org.openrenda.deputies.suggestions.SuggestionStage;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("开会后一上午交办四百件")
class AssigningWalkTest {

    private static final int MANY = 400;
    private static final int PART = 50;

    @Autowired private ApplicationContext context;
    @LocalServerPort private int port;

    private final List<SuggestionId> ids = new ArrayList<>();
    private SuggestionLife life;
    private Walker walker;

    @BeforeAll
    void open() {
        life = new SuggestionLife(context);
        for (int n = 1; n <= MANY; n++) {
            String title = "更换第 " + n + " 号小区二次供水设备";
            SuggestionId id =
                    life.asks(life.lead(), a -> life.suggestions.draft(a, life.text(title)));
            life.does(life.lead(), a -> life.suggestions.submit(a, id));
            life.does(life.city.clerk, a -> life.suggestions.number(a, id));
            ids.add(id);
        }
        walker = new Walker(context, port, "05-assigning", List.of(life.city.clerk));
    }

    @AfterAll
    void close() {
        if (walker != null) {
            walker.close();
        }
    }

    private long assigned() {
        return ids.stream().filter(id -> life.stage(id) == SuggestionStage.ASSIGNED).count();
    }

    private static void press(Page page, String key, int times) {
        for (int n = 0; n < times; n++) {
            page.keyboard().press(key);
        }
    }

    @Test
    @DisplayName("四百件在一页上，只用键盘勾选、选单位、交办，错了整批撤销，再全部按拟办单位交办")
    void handsOverFourHundredByKeyboard() {
        Page page = walker.signIn("clerk", 1440, 900);
        walker.go(page, walker.address("/deputies/suggestions/assigning"));
        assertThat(page.locator(".list-bar")).containsText("共 " + MANY + " 件");
        walker.look(page, "四百件待交办");

        press(page, "j", 1);
        press(page, "x", 1);
        press(page, "j", PART - 1);
        press(page, "Shift+X", 1);
        assertThat(page.locator("[data-picked]")).containsText(String.valueOf(PART));
        press(page, "u", 1);
        press(page, "ArrowDown", 1);
        press(page, "Enter", 1);
        assertThat(page.locator(".undo")).containsText("刚才交办的 " + PART + " 件");
        assertThat(assigned()).isEqualTo(PART);
        walker.look(page, "交办五十件后");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("撤销这一批")).click();
        assertThat(page.locator(".list-bar")).containsText("共 " + MANY + " 件");
        assertThat(assigned()).isZero();

        page.getByLabel("全选").check();
        assertThat(page.locator("[data-picked]")).containsText(String.valueOf(MANY));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("按各自拟办单位交办")).click();
        assertThat(page.locator(".undo")).containsText("刚才交办的 " + MANY + " 件");
        assertThat(assigned()).isEqualTo(MANY);
        walker.look(page, "全部交办后");
        assertThat(walker.complaints).as("违反内容安全策略或脚本出错").isEmpty();
    }
}
