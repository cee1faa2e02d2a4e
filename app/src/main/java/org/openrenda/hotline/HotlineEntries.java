package org.openrenda.hotline;

import org.openrenda.platform.web.NavEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the hotline stands in the navigation. */
@Configuration(proxyBeanMethods = false)
class HotlineEntries {

    @Bean
    NavEntry hotlineBoard() {
        return NavEntry.desk("民声", "城市民声", "/hotline/board", 110).needing("hotline.board");
    }

    @Bean
    NavEntry hotlineProposals() {
        return NavEntry.desk("民声", "议题建议", "/hotline/proposals", 120).needing("hotline.board");
    }

    @Bean
    NavEntry hotlineIssues() {
        return NavEntry.desk("民声", "热点", "/hotline/issues", 115).needing("hotline.board");
    }

    @Bean
    NavEntry hotlineModels() {
        return NavEntry.desk("民声", "分类模型", "/hotline/models", 150).needing("hotline.train");
    }

    @Bean
    NavEntry hotlineBoardOnPhone() {
        return NavEntry.phone("民声", "/hotline/board", "chart-bar", 10).needing("hotline.board");
    }
}
