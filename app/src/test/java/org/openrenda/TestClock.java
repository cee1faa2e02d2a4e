package org.openrenda;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * The clock of the tests: the real time, which one test may set forward on its own thread so that
 * deadlines pass. Everybody else, scheduled rounds too, keeps the real time.
 */
public final class TestClock extends Clock {

    private static final ThreadLocal<Duration> AHEAD = ThreadLocal.withInitial(() -> Duration.ZERO);

    private final Clock real;

    private TestClock(Clock real) {
        this.real = real;
    }

    /** Sets this thread's time forward, from where it stands. */
    public static void pass(Duration time) {
        AHEAD.set(AHEAD.get().plus(time));
    }

    /** Back to the real time; a test that let time pass must do so in the end. */
    public static void reset() {
        AHEAD.remove();
    }

    @Override
    public Instant instant() {
        return real.instant().plus(AHEAD.get());
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new TestClock(real.withZone(zone));
    }

    /** Puts this clock in the place of the real one. */
    static final class InPlace implements BeanPostProcessor {

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return bean instanceof Clock clock && !(bean instanceof TestClock)
                    ? new TestClock(clock)
                    : bean;
        }
    }
}
