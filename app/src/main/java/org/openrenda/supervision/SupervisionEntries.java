package org.openrenda.supervision;

import org.openrenda.platform.web.NavEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where supervision stands in the navigation. */
@Configuration(proxyBeanMethods = false)
class SupervisionEntries {

    @Bean
    NavEntry supervisionMatters() {
        return NavEntry.desk("监督", "监督事项", "/supervision/matters", 210).needing("supervision.see");
    }

    @Bean
    NavEntry supervisionOpinions() {
        return NavEntry.desk("监督", "审议意见转问题清单", OpinionTaking.PAGE, 215)
                .needing("supervision.open");
    }

    @Bean
    NavEntry supervisionAssigned() {
        return NavEntry.desk("监督", "交办给本单位的问题", "/supervision/assigned", 220)
                .needing("supervision.handle");
    }

    @Bean
    NavEntry supervisionMattersOnPhone() {
        return NavEntry.phone("监督", "/supervision/matters", "eye-check", 20)
                .needing("supervision.see");
    }

    @Bean
    NavEntry supervisionAssignedOnPhone() {
        return NavEntry.phone("交办", "/supervision/assigned", "checklist", 30)
                .needing("supervision.handle");
    }
}
