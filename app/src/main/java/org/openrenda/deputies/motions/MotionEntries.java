package org.openrenda.deputies.motions;

import org.openrenda.platform.web.NavEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where motions stand in the navigation. */
@Configuration(proxyBeanMethods = false)
class MotionEntries {

    @Bean
    NavEntry motionsOfAll() {
        return NavEntry.desk("代表", "议案", "/deputies/motions", 340).needing("deputies.see");
    }

    @Bean
    NavEntry motionsOfMine() {
        return NavEntry.desk("代表", "我的议案", "/deputies/motions/mine", 342).needing("deputies.move");
    }
}
