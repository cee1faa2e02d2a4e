package org.openrenda.deputies.stations;

import org.openrenda.platform.web.NavEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where stations, voices and contact stand in the navigation. */
@Configuration(proxyBeanMethods = false)
class StationEntries {

    private static final String GROUP = "联系群众";

    @Bean
    NavEntry stationsOfKeepers() {
        return NavEntry.desk(GROUP, "代表联络站", "/deputies/stations", 410).needing("deputies.keep");
    }

    @Bean
    NavEntry stationsOfDeputies() {
        return NavEntry.desk(GROUP, "代表联络站", "/deputies/stations", 411).needing("deputies.contact");
    }

    @Bean
    NavEntry dutyOfDeputies() {
        return NavEntry.desk(GROUP, "我的值班", "/deputies/rota/mine", 412).needing("deputies.contact");
    }

    @Bean
    NavEntry stationsOnSite() {
        return NavEntry.site("代表联络站", "/d/stations", 40);
    }
}
