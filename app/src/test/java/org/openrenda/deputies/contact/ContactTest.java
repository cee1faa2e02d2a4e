package org.openrenda.deputies.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.deputies.StationLife;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.database.DataScope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("代表主页与双联系")
class ContactTest {

    @Autowired private ApplicationContext context;
    @Autowired private Contact contact;
    private StationLife life;
    private AccountId sun;
    private AccountId wu;

    @BeforeAll
    void found() {
        life = new StationLife(context);
        sun = life.city.deputies.get(0);
        wu = life.city.deputies.get(1);
    }

    @Test
    @DisplayName("DEP-18 主页只显示代表逐项同意的内容，编号不变，扫码和手输都能找到")
    void showsWhatTheDeputyChose() {
        Profile page = life.asks(sun, contact::own);
        life.does(sun, a -> contact.show(a, Set.of(ProfileField.INTRO), "我的电话是13800138000"));
        Profile shown =
                DataScope.system(() ->
                                contact.ofCode(
                                        page.code().toLowerCase().substring(0, 4)
                                                + " "
                                                + page.code().substring(4)))
                        .orElseThrow();
        assertThat(shown.code()).isEqualTo(page.code());
        assertThat(shown.shows(ProfileField.INTRO)).isTrue();
        assertThat(shown.shows(ProfileField.OCCUPATION)).isFalse();
        assertThat(shown.intro()).doesNotContain("13800138000");
        assertThatThrownBy(() -> life.asks(life.city.clerk, contact::own))
                .hasMessageContaining("只有人大代表");
    }

    @Test
    @DisplayName("机关工作人员一次为全体代表开通主页，已有的不变")
    void opensPagesForAll() {
        Profile before = life.asks(sun, contact::own);
        life.asks(life.city.clerk, a -> contact.openAll(a, life.city.city));
        Integer again = life.asks(life.city.clerk, a -> contact.openAll(a, life.city.city));
        assertThat(again).isZero();
        assertThat(DataScope.system(() -> contact.of(life.city.deputies))).hasSize(4);
        assertThat(life.asks(sun, contact::own).code()).isEqualTo(before.code());
    }

    @Test
    @DisplayName("DEP-20 双联系：谁联系谁、联系了几次、哪里还是空白，一一列出")
    void showsCoverageAndGaps() {
        LinkId committee =
                life.asks(
                        life.city.clerk,
                        a ->
                                contact.link(
                                        a,
                                        life.city.city,
                                        LinkKind.COMMITTEE_DEPUTY,
                                        life.city.chair,
                                        sun,
                                        ""));
        LinkId people =
                life.asks(
                        life.city.clerk,
                        a ->
                                contact.link(
                                        a,
                                        life.city.city,
                                        LinkKind.DEPUTY_PEOPLE,
                                        wu,
                                        null,
                                        "春和里第三选民小组"));
        assertThatThrownBy(() ->
                        life.does(
                                life.city.clerk,
                                a ->
                                        contact.link(
                                                a,
                                                life.city.city,
                                                LinkKind.COMMITTEE_DEPUTY,
                                                life.city.clerk,
                                                sun,
                                                "")))
                .hasMessageContaining("常委会组成人员");
        life.does(
                wu, a -> contact.keep(a, people, life.calendar.today(), ContactWay.VISIT, "反映停车难"));
        assertThatThrownBy(() ->
                        life.does(
                                wu,
                                a ->
                                        contact.keep(
                                                a,
                                                people,
                                                life.calendar.today().plusDays(1),
                                                ContactWay.VISIT,
                                                "明天")))
                .hasMessageContaining("今天以前");
        assertThatThrownBy(() ->
                        life.does(
                                sun,
                                a ->
                                        contact.keep(
                                                a,
                                                people,
                                                life.calendar.today(),
                                                ContactWay.VISIT,
                                                "不是我的")))
                .isInstanceOf(Actor.Forbidden.class);
        coversAndLacks();
        life.does(life.city.clerk, a -> contact.end(a, committee));
        assertThat(life.asks(life.city.chair, a -> contact.coverage(a, life.city.city)).linked())
                .isZero();
    }

    private void coversAndLacks() {
        Coverage coverage = life.asks(life.city.chair, a -> contact.coverage(a, life.city.city));
        assertThat(coverage.deputies()).isEqualTo(4);
        assertThat(coverage.linked()).isEqualTo(1);
        assertThat(coverage.reaching()).isEqualTo(1);
        assertThat(coverage.unlinked()).hasSize(3).doesNotContain("孙莉");
        List<LinkView> links = life.asks(wu, a -> contact.links(a, life.city.city));
        assertThat(links)
                .singleElement()
                .satisfies(link -> {
                    assertThat(link.kept()).isEqualTo(1);
                    assertThat(link.missing()).isEqualTo(1);
                });
    }
}
