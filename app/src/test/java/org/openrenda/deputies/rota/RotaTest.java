package org.openrenda.deputies.rota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.TestClock;
import org.openrenda.deputies.StationLife;
import org.openrenda.deputies.stations.StationId;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.database.DataScope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@AppTest
@RecordApplicationEvents
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("联络站值班、换班与进站")
class RotaTest {

    @Autowired private ApplicationContext context;
    @Autowired private Rota rota;
    @Autowired private ApplicationEvents events;
    private StationLife life;
    private AccountId sun;
    private AccountId wu;

    @BeforeAll
    void found() {
        life = new StationLife(context);
        sun = life.city.deputies.get(0);
        wu = life.city.deputies.get(1);
    }

    @AfterEach
    void backToNow() {
        TestClock.reset();
    }

    @Test
    @DisplayName("LIA-3 值班须提前公告：不足三天的不能排，同一时间不能排两次，只能排本级代表")
    void daysAreAnnouncedInTime() {
        StationId at = life.station();
        assertThatThrownBy(() -> life.duty(at, 2, sun)).hasMessageContaining("提前 3 天");
        life.duty(at, 3, sun);
        assertThatThrownBy(() -> life.duty(at, 3, wu)).hasMessageContaining("已经排班");
        assertThatThrownBy(() -> life.duty(at, 4, life.city.clerk)).hasMessageContaining("本级");
        assertThatThrownBy(
                        () -> life.does(life.otherKeeper, a -> rota.plan(a, life.plan(at, 5, sun))))
                .hasMessageContaining("不是");
    }

    @Test
    @DisplayName("LIA-3 临近三天时告知值班代表和工作人员，只告知一次")
    void tellsOnce() {
        StationId at = life.station();
        life.duty(at, 10, sun);
        DataScope.system(() -> {
            rota.notifyNear();
        });
        long before = life.told(sun).stream().filter("值班接待预告"::equals).count();
        TestClock.pass(Duration.ofDays(7));
        DataScope.system(() -> {
            rota.notifyNear();
        });
        DataScope.system(() -> {
            rota.notifyNear();
        });
        assertThat(life.told(sun).stream().filter("值班接待预告"::equals).count()).isEqualTo(before + 1);
        assertThat(life.told(life.keeper)).contains("值班接待预告");
    }

    @Test
    @DisplayName("换班须对方同意才生效；不是自己的班、重复请求、第二次答复一律拒绝")
    void swapsNeedBoth() {
        StationId at = life.station();
        RotaId day = life.duty(at, 6, sun);
        assertThatThrownBy(() -> life.does(wu, a -> rota.askSwap(a, day, sun, "出差")))
                .hasMessageContaining("不是您值班");
        long swap = life.asks(sun, a -> rota.askSwap(a, day, wu, "出差"));
        assertThat(life.owed(wu)).contains("答复换班");
        assertThatThrownBy(() -> life.does(sun, a -> rota.askSwap(a, day, wu, "出差")))
                .hasMessageContaining("等对方答复");
        assertThatThrownBy(() -> life.does(sun, a -> rota.answerSwap(a, swap, true)))
                .hasMessageContaining("不是向您提出");
        life.does(wu, a -> rota.answerSwap(a, swap, true));
        assertThat(life.owed(wu)).doesNotContain("答复换班");
        assertThat(life.told(sun)).contains("换班已同意");
        List<RotaDay> days = life.asks(wu, a -> rota.ofDeputy(wu, List.of(life.city.city)));
        assertThat(days).anySatisfy(one -> assertThat(one.id()).isEqualTo(day));
        assertThat(days.stream().filter(one -> one.id().equals(day)).findFirst().orElseThrow())
                .satisfies(one -> assertThat(one.has(sun)).isFalse());
        assertThatThrownBy(() -> life.does(wu, a -> rota.answerSwap(a, swap, false)))
                .hasMessageContaining("已经答复");
    }

    @Test
    @DisplayName("LIA-4 扫站内二维码签到一天记一次并写入履职事件；没有站内的码不能签到")
    void signsInAtTheDoor() {
        StationId at = life.station();
        String seal = rota.seal(at);
        assertThatThrownBy(() -> life.does(sun, a -> rota.signIn(a, at, "0000")))
                .hasMessageContaining("二维码");
        assertThatThrownBy(() -> life.does(life.city.clerk, a -> rota.signIn(a, at, seal)))
                .hasMessageContaining("只有人大代表");
        Boolean first = life.asks(sun, a -> rota.signIn(a, at, seal));
        Boolean again = life.asks(sun, a -> rota.signIn(a, at, seal));
        Boolean confirmed = life.asks(life.keeper, a -> rota.confirm(a, at, sun));
        assertThat(List.of(first, again, confirmed)).containsExactly(true, false, false);
        assertThat(events.stream(StationVisited.class))
                .filteredOn(event -> event.origin().id() == at.value())
                .singleElement()
                .satisfies(event -> assertThat(event.account()).isEqualTo(sun));
    }

    @Test
    @DisplayName("LIA-3 进站次数按本级规定列出还差几次，不足的在前")
    void listsWhoHasYetToCome() {
        StationId one = life.station();
        StationId other = life.station();
        AccountId feng = life.city.deputies.get(3);
        life.does(life.keeper, a -> rota.confirm(a, one, feng));
        life.does(life.keeper, a -> rota.confirm(a, other, feng));
        List<VisitGap> gaps = life.asks(life.city.clerk, a -> rota.gaps(a, life.city.city));
        assertThat(gaps)
                .filteredOn(gap -> gap.account().equals(feng))
                .singleElement()
                .satisfies(gap -> {
                    assertThat(gap.visits()).isEqualTo(2);
                    assertThat(gap.missing()).isZero();
                });
        AccountId zheng = life.city.deputies.get(2);
        assertThat(gaps)
                .filteredOn(gap -> gap.account().equals(zheng))
                .singleElement()
                .satisfies(gap -> assertThat(gap.missing()).isEqualTo(2));
    }
}
