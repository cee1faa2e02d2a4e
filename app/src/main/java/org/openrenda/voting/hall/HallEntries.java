package org.openrenda.voting.hall;

import org.openrenda.platform.web.NavEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where voting stands in the navigation. */
@Configuration(proxyBeanMethods = false)
class HallEntries {

    @Bean
    NavEntry votingPolls() {
        return NavEntry.desk("会议表决", "表决", "/voting/polls", 280).needing("voting.see");
    }

    @Bean
    NavEntry votingMine() {
        return NavEntry.desk("会议表决", "我的表决", "/voting/mine", 285).needing("voting.see");
    }
}
