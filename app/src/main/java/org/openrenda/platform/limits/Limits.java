package org.openrenda.platform.limits;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import javax.sql.DataSource;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.access.Access;
import org.openrenda.platform.access.NamedCongress;
import org.openrenda.platform.parameters.Parameters;
import org.openrenda.platform.secrets.Secrets;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Allowances that refill evenly with time, kept in the database so that all nodes share them. Who
 * asks is known only by a keyed digest, and the row goes once the allowance is full again.
 */
@Component
public class Limits {

    private static final Duration KEPT_AFTER_REFILL = Duration.ofMinutes(5);
    private static final int CLEANED_AT_ONCE = 1_000;
    private static final Duration WAIT_MAX = Duration.ofSeconds(3);

    private final PostgreSQLSelectForUpdateBasedProxyManager<String> allowances;
    private final Parameters parameters;
    private final Access access;
    private final Secrets secrets;

    Limits(
            DataSource database,
            Parameters parameters,
            Access access,
            Secrets secrets,
            Clock clock) {
        this.parameters = parameters;
        this.access = access;
        this.secrets = secrets;
        this.allowances =
                Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
                        .primaryKeyMapper(PrimaryKeyMapper.STRING)
                        .table("limits.allowance")
                        .idColumn("id")
                        .stateColumn("state")
                        .expiresAtColumn("expires_at")
                        .clientClock(new ClockMeter(clock))
                        .requestTimeout(WAIT_MAX)
                        .expirationAfterWrite(
                                ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(
                                        KEPT_AFTER_REFILL))
                        .build();
    }

    /** The program's clock in Bucket4j's terms. */
    private record ClockMeter(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return Duration.ofMillis(clock.millis()).toNanos();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }

    /**
     * Uses up one of the allowance. Not inside a transaction: what was used up must stay used up
     * when the act itself is undone.
     *
     * @param name the allowance, as in {@link org.openrenda.platform.Limited}
     * @param whom whoever shares one, such as a network; kept only as a keyed digest
     * @return zero when there was one left, otherwise how long until there is
     */
    public Duration use(String name, String whom) {
        String id = HexFormat.of().formatHex(secrets.index("limits." + name, whom));
        ConsumptionProbe probe =
                allowances.getProxy(id, () -> allowance(name)).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? Duration.ZERO
                : Duration.ofNanos(Math.max(1, probe.getNanosToWaitForRefill()));
    }

    private BucketConfiguration allowance(String name) {
        int most = Math.max(1, number("limits." + name + ".most"));
        int minutes = Math.max(1, number("limits." + name + ".minutes"));
        return BucketConfiguration.builder()
                .addLimit(limit ->
                        limit.capacity(most).refillGreedy(most, Duration.ofMinutes(minutes)))
                .build();
    }

    /** The uppermost congress answers for the public site, so its own number goes first. */
    private int number(String key) {
        CongressId top = access.topCongress().map(NamedCongress::id).orElse(null);
        return (top == null ? parameters.standard(key) : parameters.of(key, top)).value();
    }

    @Scheduled(initialDelayString = "PT3M", fixedDelayString = "PT10M")
    void forgetWhoIsFull() {
        int cleaned;
        do {
            cleaned = allowances.removeExpired(CLEANED_AT_ONCE);
        } while (cleaned == CLEANED_AT_ONCE);
    }
}
