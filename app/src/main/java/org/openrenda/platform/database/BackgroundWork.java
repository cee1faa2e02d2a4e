package org.openrenda.platform.database;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.TaskDecorator;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Work that no person's request carries: deliveries of events and the scheduled rounds. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class BackgroundWork {

    /**
     * An event is delivered on a thread of its own, which must see the rows the event speaks of.
     */
    @Bean
    TaskDecorator systemScope() {
        return work -> () -> DataScope.system(work);
    }
}
