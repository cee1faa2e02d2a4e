package org.openrenda.platform.database;

import java.util.Collection;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Which congresses' rows the work of this thread may see and write (security.md §5). Without a
 * scope row-level security shows nothing and refuses every write. Every transaction begun inside
 * takes the scope over; one already begun cannot change its scope. A new thread has no scope.
 *
 * @param visible congress ids joined by commas, {@code *} for all, empty for none
 */
public record DataScope(String visible) {

    private static final Pattern IDS = Pattern.compile("\\*|(-?\\d+(,-?\\d+)*)?");
    private static final DataScope NONE = new DataScope("");
    private static final DataScope EVERYTHING = new DataScope("*");
    private static final ThreadLocal<DataScope> CURRENT = ThreadLocal.withInitial(() -> NONE);

    public DataScope {
        if (!IDS.matcher(visible).matches()) {
            throw new IllegalArgumentException("not a scope of congress ids: " + visible);
        }
    }

    /** Runs the action seeing only these congresses. */
    public static void run(Collection<Long> congresses, Runnable action) {
        of(congresses).supply(asSupplier(action));
    }

    /** As {@link #run}, for an action with a result or a checked exception. */
    public static <T> T call(Collection<Long> congresses, Callable<T> action) throws Exception {
        return of(congresses).apply(action);
    }

    /** Runs the system's own work, which belongs to no person, seeing every congress. */
    public static void system(Runnable action) {
        EVERYTHING.supply(asSupplier(action));
    }

    /** As {@link #system(Runnable)}, for an action with a result. */
    public static <T> T system(Supplier<T> action) {
        return EVERYTHING.supply(action);
    }

    /** The scope of this thread now. */
    public static DataScope current() {
        return CURRENT.get();
    }

    private static DataScope of(Collection<Long> congresses) {
        return new DataScope(
                congresses.stream().sorted().map(String::valueOf).collect(Collectors.joining(",")));
    }

    private <T> T supply(Supplier<T> action) {
        try {
            return apply(action::get);
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private <T> T apply(Callable<T> action) throws Exception {
        DataScope before = CURRENT.get();
        if (TransactionSynchronizationManager.isActualTransactionActive() && !equals(before)) {
            throw new IllegalStateException(
                    "the running transaction keeps its scope: choose the scope before it begins");
        }
        CURRENT.set(this);
        try {
            return action.call();
        } finally {
            CURRENT.set(before);
        }
    }

    private static Supplier<Void> asSupplier(Runnable action) {
        return () -> {
            action.run();
            return null;
        };
    }
}
