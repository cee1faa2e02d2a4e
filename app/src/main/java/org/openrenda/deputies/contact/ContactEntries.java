package org.openrenda.deputies.contact;

import org.openrenda.platform.web.NavEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where contact stands in the navigation. */
@Configuration(proxyBeanMethods = false)
class ContactEntries {

    private static final String GROUP = "联系群众";

    @Bean
    NavEntry contactOfCongress() {
        return NavEntry.desk(GROUP, "双联系", "/deputies/contact", 440).needing("deputies.see");
    }

    @Bean
    NavEntry contactOfDeputies() {
        return NavEntry.desk(GROUP, "双联系", "/deputies/contact", 441).needing("deputies.contact");
    }

    @Bean
    NavEntry profileOfDeputies() {
        return NavEntry.desk(GROUP, "我的主页", "/deputies/profile", 442).needing("deputies.contact");
    }

    @Bean
    NavEntry findOnSite() {
        return NavEntry.site("找代表", "/d", 30);
    }
}
