package org.openrenda.hotline.intake;

import org.openrenda.platform.web.NavEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the intake stands in the navigation. */
@Configuration(proxyBeanMethods = false)
class IntakeEntries {

    @Bean
    NavEntry hotlineTickets() {
        return NavEntry.desk("民声", "热线工单", "/hotline/tickets", 130).needing("hotline.tickets");
    }

    @Bean
    NavEntry hotlineImports() {
        return NavEntry.desk("民声", "导入工单", "/hotline/imports", 140).needing("hotline.import");
    }
}
