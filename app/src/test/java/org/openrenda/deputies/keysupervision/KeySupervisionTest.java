package org.openrenda.deputies.keysupervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.deputies.SuggestionLife;
import org.openrenda.deputies.Visits;
import org.openrenda.deputies.suggestions.SuggestionId;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Satisfaction;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("SUG-20 重点督办建议")
class KeySupervisionTest {

    @Autowired private ApplicationContext context;
    @Autowired private KeySupervision keys;

    private SuggestionLife life;
    private Visits visits;

    @BeforeAll
    void found() {
        life = new SuggestionLife(context);
        visits = new Visits(context);
    }

    private void designate(AccountId who, SuggestionId id) {
        life.does(
                who, a -> keys.designate(a, id, life.city.chair, "城建环资委", life.today(), "群众反映集中"));
    }

    private long round(SuggestionId... ids) {
        return life.asks(
                life.city.clerk,
                a ->
                        keys.openRound(
                                a, KeyRound.Way.BACK_TO_BACK, "中期评价", life.today(), List.of(ids)));
    }

    private void rate(AccountId who, long round, SuggestionId id, Satisfaction result) {
        life.does(who, a -> keys.rate(a, round, id, Satisfaction.SATISFIED, result, "泵房还没有动工"));
    }

    private long owed(AccountId who) {
        return life.owed(who).stream().filter("评价重点督办"::equals).count();
    }

    @Test
    @DisplayName("SUG-20 主任会议确定的由其成员或工作人员登记，代表不能；一件只确定一次，未立案的不能确定")
    void isDecidedOnceByTheCouncil() throws Exception {
        SuggestionId id = life.numbered();
        assertThatThrownBy(() -> designate(life.lead(), id)).isInstanceOf(Refusal.class);
        designate(life.city.clerk, id);
        assertThatThrownBy(() -> designate(life.city.chair, id)).hasMessageContaining("已经是重点督办");
        SuggestionId submitted = life.submitted();
        assertThatThrownBy(() -> designate(life.city.chair, submitted)).hasMessageContaining("已立案");
        assertThat(visits.page(life.city.chair, "/deputies/keys?mine=yes&size=100"))
                .contains("/deputies/suggestions/" + id + "\"", "城建环资委");
        assertThat(visits.open(life.city.housingHandler, "/deputies/keys").getStatus())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("领衔人须是主任会议成员，日期不能晚于今天")
    void needsALeaderOfTheCouncil() {
        SuggestionId id = life.numbered();
        assertThatThrownBy(() ->
                        life.does(
                                life.city.chair,
                                a ->
                                        keys.designate(
                                                a, id, life.lead(), "城建环资委", life.today(), "重要")))
                .hasMessageContaining("主任会议成员");
        assertThatThrownBy(() ->
                        life.does(
                                life.city.chair,
                                a ->
                                        keys.designate(
                                                a,
                                                id,
                                                life.city.chair,
                                                "城建环资委",
                                                life.today().plusDays(1),
                                                "重要")))
                .hasMessageContaining("不能晚于今天");
    }

    @Test
    @DisplayName("一轮评价只收提出和附议的代表，态度和结果分开，首次评价不能更改，结束后不再收")
    void deputiesRateInRounds() throws Exception {
        SuggestionId id = life.assigned(false);
        designate(life.city.chair, id);
        long round = round(id);
        assertThat(life.owed(life.lead())).contains("评价重点督办");
        long owed = owed(life.second());
        rate(life.lead(), round, id, Satisfaction.DISSATISFIED);
        assertThatThrownBy(() -> rate(life.lead(), round, id, Satisfaction.SATISFIED))
                .hasMessageContaining("首次评价不能更改");
        AccountId stranger = life.city.deputies.get(3);
        assertThatThrownBy(() -> rate(stranger, round, id, Satisfaction.SATISFIED))
                .hasMessageContaining("没有请您评价");
        String path = "/deputies/keys/rounds/" + round;
        assertThat(visits.page(life.city.clerk, path)).doesNotContain("泵房还没有动工");
        assertThat(visits.open(life.city.housingHandler, path).getStatus()).isEqualTo(403);
        assertThat(visits.page(life.second(), path)).contains("提交评价");
        assertThat(visits.post(life.city.clerk, path + "/end")).isEqualTo(302);
        assertThat(visits.page(life.city.clerk, path))
                .contains("泵房还没有动工", "0 / 0 / 1")
                .doesNotContain("孙莉");
        assertThatThrownBy(() -> rate(life.second(), round, id, Satisfaction.SATISFIED))
                .hasMessageContaining("已经结束");
        assertThat(owed(life.second())).isEqualTo(owed - 1);
    }

    @Test
    @DisplayName("不是重点督办的建议不能列入评价")
    void roundsHoldKeySuggestionsOnly() {
        SuggestionId id = life.numbered();
        assertThatThrownBy(() -> round(id)).hasMessageContaining("重点督办建议");
    }

    @Test
    @DisplayName("页面登记：缺少的内容写明，已填的保留")
    void formKeepsWhatWasTyped() throws Exception {
        SuggestionId id = life.numbered();
        var refused =
                visits.send(
                        life.city.chair,
                        "/deputies/keys",
                        "suggestion",
                        id.toString(),
                        "reason",
                        "连续三年提出");
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString()).contains("连续三年提出", "请选择领衔");
        int made =
                visits.post(
                        life.city.chair,
                        "/deputies/keys",
                        "suggestion",
                        id.toString(),
                        "leader",
                        life.city.chair.toString(),
                        "committee",
                        "社会建设委",
                        "decidedOn",
                        life.today().toString(),
                        "reason",
                        "连续三年提出");
        assertThat(made).isEqualTo(302);
        assertThat(visits.page(life.city.clerk, "/deputies/keys?size=100")).contains("社会建设委");
        assertThat(
                        visits.post(
                                life.city.clerk,
                                "/deputies/keys/rounds",
                                "way",
                                "FACE_TO_FACE",
                                "title",
                                "面对面评价",
                                "heldOn",
                                life.today().toString(),
                                "id",
                                id.toString()))
                .isEqualTo(302);
        assertThat(visits.page(life.city.clerk, "/deputies/keys/rounds")).contains("面对面评价");
    }
}
