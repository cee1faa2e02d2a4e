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
    NavEntry suggestionKeys() {
        return NavEntry.desk(GROUP, "重点督办建议", "/deputies/keys", 325).needing("deputies.see");
    }

    @Bean
    NavEntry suggestionReport() {
        return NavEntry.desk(GROUP, "年度办理情况", "/deputies/report", 326).needing("deputies.see");
    }

    @Bean
    NavEntry suggestionCategories() {
        return NavEntry.desk(GROUP, "答复类别", "/deputies/categories", 327).needing("deputies.decide");
    }

    @Bean
    NavEntry suggestionDeskOnPhone() {
        return NavEntry.phone("建议", "/deputies/suggestions/desk", "file-text", 15)
                .needing("deputies.review");
    }

    @Bean
    NavEntry suggestionAssignmentsOnPhone() {
        return NavEntry.phone("建议", "/deputies/assignments", "file-text", 25)
                .needing("deputies.handle");
    }
}
