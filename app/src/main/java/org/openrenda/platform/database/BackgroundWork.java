package org.openrenda.platform.database;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.TaskDecorator;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

/** Work that no person's request carries: deliveries of events and the scheduled rounds. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class BackgroundWork implements SchedulingConfigurer, DisposableBean {

    /** Rounds that may be at work at the same moment. */
    private static final int ROUNDS_MAX = 32;

    /**
     * Each round has a thread of its own: on one thread for all, a long import would hold up the
     * news of a vote. It is no bean, for events would be delivered on it without a scope.
     */
    private final ThreadPoolTaskScheduler rounds = new ThreadPoolTaskScheduler();

    @Override
    public void configureTasks(ScheduledTaskRegistrar registrar) {
        rounds.setPoolSize(ROUNDS_MAX);
        rounds.setVirtualThreads(true);
        rounds.setThreadNamePrefix("round-");
        rounds.initialize();
        registrar.setTaskScheduler(rounds);
    }

    @Override
    public void destroy() {
        rounds.shutdown();
    }

    TaskScheduler rounds() {
        return rounds;
    }

    /**
     * An event is delivered on a thread of its own, which must see the rows the event speaks of.
     */
    @Bean
    TaskDecorator systemScope() {
        return work -> () -> DataScope.system(work);
    }
}
