package org.openrenda.deputies.soundings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.deputies.StationLife;
import org.openrenda.deputies.stations.StationId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("LIA-5 依托联络站征求意见")
class SoundingsTest {

    private static final String GATHER = "征求群众意见并答复";

    @Autowired private ApplicationContext context;
    @Autowired private Soundings soundings;
    private StationLife life;
    private StationId first;
    private StationId second;

    @BeforeAll
    void found() {
        life = new StationLife(context);
        first = life.station();
        second = life.station();
    }

    private NewSounding question(int days) {
        return new NewSounding(
                life.city.city,
                SoundingKind.LEGISLATION,
                "电动车管理条例草案",
                "是否赞成在小区设集中充电点？",
                "法制委员会",
                life.calendar.today().plusDays(days),
                List.of(first, second));
    }

    private SoundingId asked() {
        return life.asks(life.city.clerk, a -> soundings.ask(a, question(10)));
    }

    private SoundingView view(SoundingId id) {
        return life.asks(life.city.clerk, a -> soundings.view(a, id));
    }

    @Test
    @DisplayName("LIA-5 发到联络站成为待办；意见分赞成、不赞成、修改计数，全部答复后送回提出的人")
    void countedAndSentBack() {
        SoundingId id = asked();
        assertThat(life.owed(life.keeper)).contains(GATHER);
        life.does(
                life.keeper, a -> soundings.gather(a, id, first, Stance.FOR, "赞成，我电话13800138000"));
        life.does(
                life.city.deputies.get(0),
                a -> soundings.gather(a, id, second, Stance.PROPOSAL, "充电价格要公示"));
        assertThat(view(id).opinions()).noneMatch(one -> one.text().contains("13800138000"));
        life.does(life.keeper, a -> soundings.answer(a, id, first, "接待日征求 5 人，多数赞成"));
        assertThat(life.told(life.city.clerk)).doesNotContain("征求意见结果");
        life.does(life.keeper, a -> soundings.answer(a, id, second, "入户征求"));
        assertThat(life.told(life.city.clerk)).contains("征求意见结果");
        SoundingView done = view(id);
        assertThat(done.inFavour()).isEqualTo(1);
        assertThat(done.proposals()).isEqualTo(1);
        assertThat(done.against()).isZero();
        life.does(life.city.clerk, a -> soundings.conclude(a, id, "草案增加价格公示一条"));
        assertThat(life.told(life.keeper)).contains("征求意见反馈");
        assertThat(view(id).sounding().isOpen()).isFalse();
    }

    @Test
    @DisplayName("LIA-5 没有全部答复又没有到期的不能办结；答复后不能再加意见，也不能答复两次")
    void waitsForItsStations() {
        SoundingId id = asked();
        assertThatThrownBy(() -> life.does(life.city.clerk, a -> soundings.conclude(a, id, "已采纳")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("没有答复");
        life.does(life.keeper, a -> soundings.answer(a, id, first, "没有收到意见，已公告三天"));
        assertThatThrownBy(() ->
                        life.does(
                                life.keeper,
                                a -> soundings.gather(a, id, first, Stance.FOR, "晚到的意见")))
                .hasMessageContaining("已经答复");
        assertThatThrownBy(
                        () -> life.does(life.keeper, a -> soundings.answer(a, id, first, "再答一次")))
                .hasMessageContaining("答复过");
    }

    @Test
    @DisplayName("LIA-5 期限须在以后、联络站须是本级；不是本站工作人员不能答复")
    void whoMayAskAndAnswer() {
        assertThatThrownBy(() -> life.does(life.city.clerk, a -> soundings.ask(a, question(0))))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> life.does(life.keeper, a -> soundings.ask(a, question(5))))
                .isInstanceOf(Actor.Forbidden.class);
        SoundingId id = asked();
        assertThatThrownBy(() ->
                        life.does(life.otherKeeper, a -> soundings.answer(a, id, first, "不是我的站")))
                .isInstanceOf(RuntimeException.class);
        assertThat(view(id).sounding().answered()).isZero();
    }
}
