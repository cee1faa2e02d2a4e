package org.openrenda.voting.polls;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.database.DataScope;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Commits ballots that come at the same time together: while one commit is on its way to the disk,
 * those that come meanwhile wait for the next. Each is answered after its own commit only, and one
 * that fails is tried alone, so that it spoils no other.
 */
@Component
class Together {

    private static final int MOST = 100;
    private static final long LIMIT_SECONDS = 30;

    private final NamedBox box;
    private final TransactionTemplate transaction;
    private final Queue<Coming> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean writing = new AtomicBoolean();

    Together(NamedBox box, PlatformTransactionManager transactions) {
        this.box = box;
        this.transaction = new TransactionTemplate(transactions);
    }

    private record Coming(NamedBallot ballot, CompletableFuture<Optional<Receipt>> answer) {}

    /**
     * Puts the ballot in and waits for the commit. Within a transaction of the caller it goes in
     * with that one, and the caller shows no receipt before the end of it.
     *
     * @return empty when nothing was put in, for whatever reason
     */
    Optional<Receipt> put(NamedBallot ballot) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return Optional.ofNullable(box.put(List.of(ballot)).get(ballot));
        }
        Coming coming = new Coming(ballot, new CompletableFuture<>());
        waiting.add(coming);
        begin();
        return answer(coming);
    }

    private static Optional<Receipt> answer(Coming coming) {
        try {
            return coming.answer().get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failure);
        } catch (TimeoutException late) {
            throw new Refusal("系统太忙，还不知道选票收下没有。请再提交一次，同一张票不会算两次。");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting", stopped);
        }
    }

    /** One writes at a time; who comes after it has looked for the last time begins anew. */
    private void begin() {
        if (!waiting.isEmpty() && writing.compareAndSet(false, true)) {
            Thread.startVirtualThread(this::writeAll);
        }
    }

    private void writeAll() {
        try {
            List<Coming> next = next();
            while (!next.isEmpty()) {
                List<Coming> now = next;
                DataScope.system(() -> write(now));
                next = next();
            }
        } finally {
            writing.set(false);
            begin();
        }
    }

    private List<Coming> next() {
        List<Coming> next = new ArrayList<>();
        while (next.size() < MOST) {
            @Nullable Coming one = waiting.poll();
            if (one == null) {
                break;
            }
            next.add(one);
        }
        return next;
    }

    private void write(List<Coming> now) {
        try {
            List<NamedBallot> ballots = now.stream().map(Coming::ballot).toList();
            Map<NamedBallot, Receipt> receipts = transaction.execute(status -> box.put(ballots));
            now.forEach(
                    one -> one.answer().complete(Optional.ofNullable(receipts.get(one.ballot()))));
        } catch (RuntimeException failure) {
            if (now.size() == 1) {
                now.getFirst().answer().completeExceptionally(failure);
            } else {
                now.forEach(one -> write(List.of(one)));
            }
        }
    }
}
