package org.openrenda.deputies.micromatters;

import org.openrenda.platform.web.NavEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where micro matters stand in the navigation. */
@Configuration(proxyBeanMethods = false)
class MicroMatterEntries {

    private static final String GROUP = "联系群众";

    @Bean
    NavEntry mattersOfCongress() {
        return NavEntry.desk(GROUP, "民生微实事", "/deputies/matters", 430).needing("deputies.see");
    }

    @Bean
    NavEntry mattersOfDeputies() {
        return NavEntry.desk(GROUP, "民生微实事", "/deputies/matters", 431).needing("deputies.contact");
    }

    @Bean
    NavEntry mattersOfUnits() {
        return NavEntry.desk(GROUP, "交来的微实事", "/deputies/matters", 432).needing("deputies.handle");
    }

    @Bean
    NavEntry mattersOnSite() {
        return NavEntry.site("微实事", "/d/matters", 50);
    }
}
