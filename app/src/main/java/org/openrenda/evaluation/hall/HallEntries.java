package org.openrenda.evaluation.hall;

import org.openrenda.platform.web.NavEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where evaluation stands in the navigation. */
@Configuration(proxyBeanMethods = false)
class HallEntries {

    private static final String GROUP = "会议表决";

    @Bean
    NavEntry evaluations() {
        return NavEntry.desk(GROUP, "测评", "/evaluation/evaluations", 290).needing("evaluation.see");
    }

    @Bean
    NavEntry evaluationMine() {
        return NavEntry.desk(GROUP, "我的测评", "/evaluation/mine", 292).needing("evaluation.see");
    }

    @Bean
    NavEntry evaluationForms() {
        return NavEntry.desk(GROUP, "测评表", "/evaluation/forms", 294).needing("evaluation.operate");
    }
}
