package org.openrenda.site;

import org.openrenda.platform.web.NavEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What stands in the head of the public site. */
@Configuration(proxyBeanMethods = false)
class SiteEntries {

    @Bean
    NavEntry siteMatters() {
        return NavEntry.site("监督事项", "/site/matters", 10);
    }

    @Bean
    NavEntry siteSuggestions() {
        return NavEntry.site("代表建议", "/site/suggestions", 12);
    }

    @Bean
    NavEntry siteMeetings() {
        return NavEntry.site("会议公开", "/site/meetings", 14);
    }

    @Bean
    NavEntry siteFollowing() {
        return NavEntry.site("我的关注", "/site/following", 20);
    }
}
