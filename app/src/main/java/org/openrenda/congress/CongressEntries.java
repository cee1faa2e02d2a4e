package org.openrenda.congress;

import org.openrenda.platform.web.NavEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the congresses and their people stand in the navigation. */
@Configuration(proxyBeanMethods = false)
class CongressEntries {

    @Bean
    NavEntry congressDeputies() {
        return NavEntry.desk("代表", "代表名册", "/congress/deputies", 310)
                .needing("congress.people-see");
    }

    @Bean
    NavEntry congressTree() {
        return NavEntry.desk("系统管理", "人大组织", "/congress", 905).needing("congress.tree-see");
    }
}
