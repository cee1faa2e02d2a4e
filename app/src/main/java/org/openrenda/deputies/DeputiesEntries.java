package org.openrenda.deputies;

import org.openrenda.platform.web.NavEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the work on suggestions stands in the navigation of clerks, leaders and units. */
@Configuration(proxyBeanMethods = false)
class DeputiesEntries {

    private static final String GROUP = "代表建议";

    @Bean
    NavEntry suggestionDesk() {
        return NavEntry.desk(GROUP, "建议工作台", "/deputies/suggestions/desk", 320)
                .needing("deputies.review");
    }

    @Bean
    NavEntry suggestionList() {
        return NavEntry.desk(GROUP, "代表建议", "/deputies/suggestions", 321).needing("deputies.see");
    }

    @Bean
    NavEntry suggestionAssigning() {
        return NavEntry.desk(GROUP, "集中交办", "/deputies/suggestions/assigning", 322)
                .needing("deputies.assign");
    }

    @Bean
    NavEntry suggestionAssignments() {
        return NavEntry.desk(GROUP, "交办给本单位的建议", "/deputies/assignments", 323)
                .needing("deputies.handle");
    }

    @Bean
    NavEntry suggestionCommitments() {
        return NavEntry.desk(GROUP, "承诺事项台账", "/deputies/commitments", 324)
                .needing("deputies.read");
    }

    @Bean
    NavEntry suggestionDeskOnPhone() {
        return NavEntry.phone("建议", "/deputies/suggestions/desk", "clipboard-list", 15)
                .needing("deputies.review");
    }

    @Bean
    NavEntry suggestionAssignmentsOnPhone() {
        return NavEntry.phone("建议", "/deputies/assignments", "clipboard-list", 25)
                .needing("deputies.handle");
    }
}
