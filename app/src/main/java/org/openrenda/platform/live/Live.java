package org.openrenda.platform.live;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.database.DataScope;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells pages what happens to the running thing they show: over a stream, or as the answer to one
 * question that waits. A thing is read once for all who watch it, and not at all while nobody does.
 * Its owner calls {@link #beat} at regular times, because votes and other nodes send no word. The
 * page's side is {@code live.js}.
 *
 * @param <K> what names one thing
 */
public final class Live<K> {

    private static final int WATCHERS_MAX = 8_000;

    /** What an open connection keeps in memory, measured, and what the program needs besides. */
    private static final long BYTES_OF_A_WATCHER = 128 * 1024;

    private static final long BYTES_OF_THE_PROGRAM = 96 * 1024 * 1024;

    /** A page comes back by itself; coming back also keeps its sign-in alive. */
    private static final Duration STREAM_LASTS = Duration.ofMinutes(10);

    private static final Duration QUESTION_LASTS = Duration.ofSeconds(25);

    /** A sign of life at least this often, so that a page knows a dead stream. */
    private static final int BEATS_BETWEEN_SIGNS = 20;

    private static final JsonMapper JSON = new JsonMapper();

    private final Function<K, News> read;
    private final Map<K, Watched> all = new ConcurrentHashMap<>();
    private final AtomicInteger watchers = new AtomicInteger();
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
    private final int most;
    private int beats;

    /**
     * @param read what is new about one thing now; it is asked in the system's own scope
     */
    public Live(Function<K, News> read) {
        this(read, capacity(Runtime.getRuntime().maxMemory()));
    }

    Live(Function<K, News> read, int most) {
        this.read = read;
        this.most = most;
    }

    /**
     * How many connections a heap of so many bytes can hold open. They outlive what is collected
     * young, so that they must fit into the old part of it, which is two thirds.
     */
    static int capacity(long heap) {
        long room = (heap / 3 * 2 - BYTES_OF_THE_PROGRAM) / BYTES_OF_A_WATCHER;
        return Math.clamp(room, 100, WATCHERS_MAX);
    }

    /**
     * What a page is told.
     *
     * @param mark the same as long as there is nothing new
     * @param data what the page's script takes, as JSON
     */
    public record News(String mark, Map<String, Object> data) {

        String json() {
            Map<String, Object> told = new HashMap<>(data);
            told.put("mark", mark);
            return JSON.writeValueAsString(told);
        }
    }

    /** Somebody who watches, with exactly one of a stream and a question. */
    private static final class Watcher {

        private final @Nullable SseEmitter stream;
        private final @Nullable DeferredResult<String> question;
        private final String known;
        private long seen;

        Watcher(
                @Nullable SseEmitter stream,
                @Nullable DeferredResult<String> question,
                String known) {
            this.stream = stream;
            this.question = question;
            this.known = known;
        }

        /** Whether the watcher is still there. */
        synchronized boolean tell(Told told) {
            if (told.no() < seen) {
                return true;
            }
            seen = told.no();
            try {
                if (stream != null) {
                    stream.send(told.wire());
                } else if (question != null && !told.mark().equals(known)) {
                    question.setResult(told.json());
                }
                return true;
            } catch (IOException | IllegalStateException gone) {
                return false;
            }
        }

        /** Ends what the watcher waits for; a page comes back by itself. */
        void release() {
            if (stream != null) {
                stream.complete();
            } else if (question != null) {
                question.setErrorResult(new Refusal("页面稍后会自己重新连接。"));
            }
        }
    }

    /** One thing with all who watch it. */
    private final class Watched {

        private final K key;
        private final Set<Watcher> here = ConcurrentHashMap.newKeySet();
        private @Nullable Told told;

        Watched(K key) {
            this.key = key;
        }

        /** What holds now; read again unless a beat has just done so for all. */
        synchronized Told known() {
            return told == null ? refreshed() : told;
        }

        /** Numbered anew only when there is something new; what changes by itself is not. */
        synchronized Told refreshed() {
            News now = DataScope.system(() -> read.apply(key));
            long no = told == null ? 1 : told.mark().equals(now.mark()) ? told.no() : told.no() + 1;
            Told fresh = Told.of(no, now);
            told = fresh;
            return fresh;
        }

        void push(boolean sign) {
            long before;
            Told now;
            synchronized (this) {
                before = told == null ? 0 : told.no();
                now = refreshed();
            }
            if (sign || before != now.no()) {
                here.forEach(watcher -> send(this, watcher, now));
            }
        }
    }

    /** A stream of news that begins with what holds now. */
    public SseEmitter open(K key) {
        SseEmitter stream = new SseEmitter(STREAM_LASTS.toMillis());
        Watcher watcher = new Watcher(stream, null, "");
        Watched watched = join(key, watcher);
        stream.onCompletion(() -> leave(watched, watcher));
        stream.onTimeout(stream::complete);
        stream.onError(gone -> leave(watched, watcher));
        greet(watched, watcher);
        return stream;
    }

    /**
     * Answers at once when there is something newer than the mark, else with the next news.
     *
     * @param known the mark of what the page shows; empty for a page that only looks now and then
     *     and is answered at once, also when no more can watch
     */
    public DeferredResult<String> ask(K key, String known) {
        DeferredResult<String> question = new DeferredResult<>(QUESTION_LASTS.toMillis());
        if (known.isEmpty()) {
            question.setResult(now(key).json());
            return question;
        }
        Watcher watcher = new Watcher(null, question, known);
        Watched watched = join(key, watcher);
        question.onTimeout(() -> question.setResult(watched.known().json()));
        question.onCompletion(() -> leave(watched, watcher));
        greet(watched, watcher);
        return question;
    }

    private Told now(K key) {
        Watched watched = all.get(key);
        return watched == null ? new Watched(key).refreshed() : watched.known();
    }

    /** The news must not be older than the page that asks for them. */
    private void greet(Watched watched, Watcher watcher) {
        try {
            watcher.tell(watched.known());
        } catch (RuntimeException unread) {
            leave(watched, watcher);
            throw unread;
        }
    }

    private Watched join(K key, Watcher watcher) {
        if (watchers.incrementAndGet() > most) {
            watchers.decrementAndGet();
            throw new Refusal("同时观看的页面已达 " + most + " 个，本页改为隔一会儿询问一次。");
        }
        return all.compute(
                key,
                (k, now) -> {
                    Watched watched = now == null ? new Watched(k) : now;
                    watched.here.add(watcher);
                    return watched;
                });
    }

    private void leave(Watched watched, Watcher watcher) {
        all.computeIfPresent(
                watched.key,
                (k, now) -> {
                    if (now.here.remove(watcher)) {
                        watchers.decrementAndGet();
                    }
                    return now.here.isEmpty() ? null : now;
                });
    }

    private void send(Watched watched, Watcher watcher, Told now) {
        senders.execute(() -> {
            if (!watcher.tell(now)) {
                leave(watched, watcher);
            }
        });
    }

    /** Tells what the running transaction does to this thing as soon as it is committed. */
    public void afterCommit(K key) {
        if (!all.containsKey(key) || !TransactionSynchronizationManager.isSynchronizationActive()) {
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        Watched watched = all.get(key);
                        if (watched != null) {
                            senders.execute(() -> watched.push(false));
                        }
                    }
                });
    }

    /** Looks at everything that is watched, and tells what is new. */
    public void beat() {
        beats = all.isEmpty() ? 0 : beats + 1;
        RuntimeException failure = null;
        for (Watched watched : all.values()) {
            try {
                watched.push(beats % BEATS_BETWEEN_SIGNS == 0);
            } catch (Refusal gone) {
                watched.here.forEach(Watcher::release);
            } catch (RuntimeException unread) {
                // One that cannot be read now must not keep the others from their news.
                failure = unread;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** Open streams would hold up a program that is stopping until its patience ends. */
    public void stop() {
        all.values().forEach(watched -> watched.here.forEach(Watcher::release));
        senders.shutdown();
    }
}
