package org.openrenda.deputies.rota;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.deputies.StationLife;
import org.openrenda.deputies.stations.StationId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("LIA-3 主题接待")
class ThemesTest {

    @Autowired private ApplicationContext context;
    @Autowired private Themes themes;
    private StationLife life;

    @BeforeAll
    void found() {
        life = new StationLife(context);
    }

    private ThemeGap next(StationId id) {
        return life.asks(life.city.clerk, a -> themes.gaps(a, life.city.city, true)).stream()
                .filter(one -> one.station().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("LIA-3 每月主题接待少于规定次数的联络站显示还差几次，排班后补上；没有代表的日子不算")
    void gapUntilPlanned() {
        StationId id = life.station();
        assertThat(next(id).asked()).isEqualTo(1);
        assertThat(next(id).missing()).isEqualTo(1);
        int days = life.calendar.today().lengthOfMonth();
        RotaId day = life.duty(id, days, life.city.deputies.get(0));
        assertThat(next(id).missing()).isZero();
        life.does(life.keeper, a -> life.rota.cancel(a, day, "场地维修"));
        assertThat(next(id).missing()).isEqualTo(1);
    }
}
