package org.openrenda.voting.hall;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.database.DataScope;
import org.openrenda.voting.polls.LiveCount;
import org.openrenda.voting.polls.PollChanged;
import org.openrenda.voting.polls.PollId;
import org.openrenda.voting.polls.PollPlan;
import org.openrenda.voting.polls.PollResult;
import org.openrenda.voting.polls.PollStage;
import org.openrenda.voting.polls.Polls;
import org.openrenda.voting.secretballots.SecretBallots;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Pushes a poll to whoever watches it. A poll is read once for all its watchers, and not at all
 * while nobody watches; what is pushed carries the result itself, so that nobody need ask for it.
 */
@Component
class PollStream {

    private static final int WATCHERS_MAX = 8_000;

    /** A page comes back by itself; coming back also keeps its sign-in alive. */
    private static final Duration STREAM_LASTS = Duration.ofMinutes(10);

    private static final Duration LONG_POLL_LASTS = Duration.ofSeconds(25);
    private static final int BEATS_BETWEEN_SIGNS = 30;

    private final Polls polls;
    private final SecretBallots ballots;
    private final TemplateEngine templates;
    private final Clock clock;
    private final List<Watcher> watchers = new CopyOnWriteArrayList<>();
    private final Map<PollId, Long> told = new ConcurrentHashMap<>();
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
    private int beats;

    PollStream(Polls polls, SecretBallots ballots, TemplateEngine templates, Clock clock) {
        this.polls = polls;
        this.ballots = ballots;
        this.templates = templates;
        this.clock = clock;
    }

    /**
     * Somebody who watches: over a stream, or by one question that waits for its answer.
     *
     * @param after the version known already, for a question
     */
    private record Watcher(
            PollId poll,
            @Nullable SseEmitter stream,
            @Nullable DeferredResult<Map<String, Object>> question,
            long after) {}

    SseEmitter open(PollId poll) {
        SseEmitter emitter = new SseEmitter(STREAM_LASTS.toMillis());
        Watcher watcher = new Watcher(poll, emitter, null, 0);
        emitter.onCompletion(() -> watchers.remove(watcher));
        emitter.onTimeout(emitter::complete);
        emitter.onError(gone -> watchers.remove(watcher));
        add(watcher);
        tell(watcher, news(poll));
        return emitter;
    }

    /** Answers at once when there is newer news, or when nothing new has come for a while. */
    DeferredResult<Map<String, Object>> ask(PollId poll, long after) {
        DeferredResult<Map<String, Object>> question =
                new DeferredResult<>(LONG_POLL_LASTS.toMillis(), () -> news(poll));
        Map<String, Object> now = news(poll);
        if (version(now) > after) {
            question.setResult(now);
            return question;
        }
        Watcher watcher = new Watcher(poll, null, question, after);
        question.onCompletion(() -> watchers.remove(watcher));
        add(watcher);
        return question;
    }

    private void add(Watcher watcher) {
        if (watchers.size() >= WATCHERS_MAX) {
            throw new Refusal("同时观看的页面已达 " + WATCHERS_MAX + " 个，请稍后再试。");
        }
        watchers.add(watcher);
    }

    /** What was done is told once it is committed, and by nobody's request. */
    @EventListener
    void changed(PollChanged change) {
        if (watchers.stream().noneMatch(one -> one.poll().equals(change.poll()))
                || !TransactionSynchronizationManager.isSynchronizationActive()) {
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        senders.execute(() -> DataScope.system(() -> push(change.poll(), false)));
                    }
                });
    }

    /** Votes come without an act, and acts of another node without a word: both are looked for. */
    @Scheduled(fixedDelayString = "PT0.5S")
    void beat() {
        beats = watchers.isEmpty() ? 0 : beats + 1;
        List<PollId> watched = watchers.stream().map(Watcher::poll).distinct().toList();
        told.keySet().retainAll(watched);
        for (PollId poll : watched) {
            try {
                DataScope.system(() -> push(poll, beats % BEATS_BETWEEN_SIGNS == 0));
            } catch (Refusal gone) {
                // A poll that cannot be read any more must not silence the others.
                watchers.stream()
                        .filter(one -> one.poll().equals(poll))
                        .forEach(PollStream::release);
            }
        }
    }

    private void push(PollId poll, boolean sign) {
        Map<String, Object> now = news(poll);
        long version = version(now);
        Long before = told.put(poll, version);
        if (!sign && before != null && before == version) {
            return;
        }
        for (Watcher watcher : watchers) {
            if (watcher.poll().equals(poll)) {
                senders.execute(() -> tell(watcher, now));
            }
        }
    }

    private void tell(Watcher watcher, Map<String, Object> now) {
        try {
            if (watcher.stream() != null) {
                watcher.stream().send(SseEmitter.event().name("poll").data(now));
            } else if (watcher.question() != null && version(now) > watcher.after()) {
                watcher.question().setResult(now);
            }
        } catch (IOException | IllegalStateException gone) {
            watchers.remove(watcher);
        }
    }

    private static long version(Map<String, Object> news) {
        return (Long) news.get("version");
    }

    /** Everything the page needs, so that no page asks back when a poll closes. */
    private Map<String, Object> news(PollId poll) {
        HallView view = view(poll);
        LiveCount live = view.live();
        StringOutput html = new StringOutput();
        templates.render("voting/hall-part.jte", Map.of("view", view), html);
        return Map.of(
                "version", live.version(),
                "stage", live.stage().name(),
                "stageWord", live.stage().label(),
                "present", live.present(),
                "voted", live.voted(),
                "secondsLeft", secondsLeft(live),
                "html", html.toString());
    }

    HallView view(PollId poll) {
        PollPlan plan = polls.plan(poll);
        LiveCount live = polls.live(poll);
        PollResult result =
                live.stage() == PollStage.ANNOUNCED
                        ? polls.result(Actor.system("会场屏幕", plan.congress()), poll)
                        : null;
        int quorum = live.base() == 0 ? 0 : plan.quorum().needed(live.base());
        return new HallView(plan, live, quorum, fingerprint(poll, live.stage()), result);
    }

    private String fingerprint(PollId poll, PollStage stage) {
        boolean compared = stage == PollStage.READY;
        return compared ? ballots.fingerprint(poll).orElse("") : "";
    }

    /** Seconds of the countdown that are left; -1 when none is shown. */
    private int secondsLeft(LiveCount live) {
        if (live.openedAt() == null || live.seconds() == 0 || live.stage() != PollStage.OPEN) {
            return -1;
        }
        long gone = Duration.between(live.openedAt(), clock.instant()).toSeconds();
        return (int) Math.max(0, live.seconds() - gone);
    }

    /** Open streams would hold up a program that is stopping until its patience ends. */
    @EventListener
    void stop(ContextClosedEvent closing) {
        watchers.forEach(PollStream::release);
        senders.shutdown();
    }

    /** Ends what the watcher waits for; it takes itself off the list then, and may come back. */
    private static void release(Watcher watcher) {
        if (watcher.stream() != null) {
            watcher.stream().complete();
        } else if (watcher.question() != null) {
            watcher.question().setErrorResult(new Refusal("页面稍后会自己重新连接。"));
        }
    }
}
