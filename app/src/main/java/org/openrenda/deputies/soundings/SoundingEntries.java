package org.openrenda.deputies.soundings;

import org.openrenda.platform.web.NavEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where soundings stand in the navigation. */
@Configuration(proxyBeanMethods = false)
class SoundingEntries {

    private static final String GROUP = "联系群众";
    private static final String NAME = "征求意见";
    private static final String PATH = "/deputies/soundings";

    @Bean
    NavEntry soundingsOfKeepers() {
        return NavEntry.desk(GROUP, NAME, PATH, 440).needing("deputies.keep");
    }

    @Bean
    NavEntry soundingsOfDeputies() {
        return NavEntry.desk(GROUP, NAME, PATH, 441).needing("deputies.contact");
    }
}
