package org.openrenda.deputies.voices;

import java.time.LocalDate;
import java.util.List;
import org.openrenda.congress.Congress;
import org.openrenda.congress.CongressView;
import org.openrenda.deputies.contact.Deed;
import org.openrenda.deputies.contact.DeedSource;
import org.openrenda.deputies.rota.Rota;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.web.NavEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where voices stand in the navigation, and what stations know of a deputy's deeds. */
@Configuration(proxyBeanMethods = false)
class VoiceEntries {

    private static final String GROUP = "联系群众";
    private static final int VISITS_MAX = 1_000;

    @Bean
    NavEntry voicesOfKeepers() {
        return NavEntry.desk(GROUP, "群众意见", "/deputies/voices", 420).needing("deputies.keep");
    }

    @Bean
    NavEntry voicesOfDeputies() {
        return NavEntry.desk(GROUP, "群众留言", "/deputies/voices", 421).needing("deputies.contact");
    }

    @Bean
    NavEntry voicesOfUnits() {
        return NavEntry.desk(GROUP, "转来的群众意见", "/deputies/voices", 422).needing("deputies.handle");
    }

    @Bean
    NavEntry followOnSite() {
        return NavEntry.site("查留言", "/d/follow", 60);
    }

    @Bean
    DeedSource visitsToStations(Rota rota, Calendar calendar, Congress congress) {
        return new DeedSource(account -> {
            LocalDate year = calendar.today().withDayOfYear(1);
            long visits =
                    rota
                            .visits(
                                    congress.congresses().stream().map(CongressView::id).toList(),
                                    0,
                                    account.value(),
                                    VISITS_MAX)
                            .stream()
                            .filter(visit -> !visit.on().isBefore(year))
                            .count();
            return List.of(new Deed("到联络站接待群众", (int) visits));
        });
    }
}
