package org.openrenda.platform.parameters;

import org.openrenda.platform.web.NavEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the numbers stand in the navigation. */
@Configuration(proxyBeanMethods = false)
class ParameterEntries {

    @Bean
    NavEntry parametersList() {
        return NavEntry.desk("系统管理", "法定和本会参数", "/parameters", 940).needing("parameters.see");
    }
}
