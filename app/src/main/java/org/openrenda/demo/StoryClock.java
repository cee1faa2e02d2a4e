package org.openrenda.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/**
 * The clock of the demo: on the one thread that tells the story it can stand in the past, so that
 * months of a matter's course are there on the first day; everybody else has the real time.
 */
final class StoryClock extends Clock {

    private static final ThreadLocal<@Nullable Duration> BACK = new ThreadLocal<>();

    private final Clock real;

    StoryClock(Clock real) {
        this.real = real;
    }

    /** Does something some time ago. */
    static void ago(Duration back, Runnable act) {
        BACK.set(back);
        try {
            act.run();
        } finally {
            BACK.remove();
        }
    }

    @Override
    public Instant instant() {
        Duration back = BACK.get();
        return back == null ? real.instant() : real.instant().minus(back);
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new StoryClock(real.withZone(zone));
    }

    /** Puts this clock in the place of the real one, only where the profile is demo. */
    @Component
    static final class InDemo implements BeanPostProcessor {

        private final Environment environment;

        InDemo(Environment environment) {
            this.environment = environment;
        }

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            boolean demo = environment.acceptsProfiles(Profiles.of("demo"));
            return demo && bean instanceof Clock clock ? new StoryClock(clock) : bean;
        }
    }
}
