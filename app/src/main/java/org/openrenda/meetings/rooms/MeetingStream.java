package org.openrenda.meetings.rooms;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.openrenda.meetings.decisions.Decision;
import org.openrenda.meetings.decisions.Decisions;
import org.openrenda.meetings.sittings.AgendaItem;
import org.openrenda.meetings.sittings.MeetingChanged;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.meetings.sittings.MeetingView;
import org.openrenda.meetings.sittings.Sittings;
import org.openrenda.meetings.sittings.Speech;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.database.DataScope;
import org.openrenda.voting.polls.PollId;
import org.openrenda.voting.polls.PollResult;
import org.openrenda.voting.polls.PollStage;
import org.openrenda.voting.polls.Polls;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Pushes a meeting to whoever watches it. A meeting is read once for all its watchers, and not at
 * all while nobody watches.
 */
@Component
class MeetingStream {

    private static final int WATCHERS_MAX = 8_000;
    private static final Duration STREAM_LASTS = Duration.ofMinutes(10);
    private static final int BEATS_BETWEEN_SIGNS = 20;

    private final Sittings sittings;
    private final Decisions decisions;
    private final Polls polls;
    private final TemplateEngine templates;
    private final List<Watcher> watchers = new CopyOnWriteArrayList<>();
    private final Map<MeetingId, Map<String, Object>> told = new ConcurrentHashMap<>();
    private final Map<PollId, PollResult> announced = new ConcurrentHashMap<>();
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
    private int beats;

    MeetingStream(Sittings sittings, Decisions decisions, Polls polls, TemplateEngine templates) {
        this.sittings = sittings;
        this.decisions = decisions;
        this.polls = polls;
        this.templates = templates;
    }

    private record Watcher(MeetingId meeting, SseEmitter stream) {}

    SseEmitter open(MeetingId meeting) {
        if (watchers.size() >= WATCHERS_MAX) {
            throw new Refusal("同时观看的页面已达 " + WATCHERS_MAX + " 个，请稍后再试。");
        }
        SseEmitter emitter = new SseEmitter(STREAM_LASTS.toMillis());
        Watcher watcher = new Watcher(meeting, emitter);
        emitter.onCompletion(() -> watchers.remove(watcher));
        emitter.onTimeout(emitter::complete);
        emitter.onError(gone -> watchers.remove(watcher));
        watchers.add(watcher);
        tell(watcher, news(meeting));
        return emitter;
    }

    /** What was done is told once it is committed. */
    @EventListener
    void changed(MeetingChanged change) {
        if (watchers.stream().noneMatch(one -> one.meeting().equals(change.meeting()))
                || !TransactionSynchronizationManager.isSynchronizationActive()) {
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        senders.execute(
                                () -> DataScope.system(() -> push(change.meeting(), false)));
                    }
                });
    }

    /** Votes and acts of another node come without a word; both are looked for. */
    @Scheduled(fixedDelayString = "PT1S")
    void beat() {
        beats = watchers.isEmpty() ? 0 : beats + 1;
        List<MeetingId> watched = watchers.stream().map(Watcher::meeting).distinct().toList();
        told.keySet().retainAll(watched);
        if (watched.isEmpty()) {
            announced.clear();
        }
        for (MeetingId meeting : watched) {
            try {
                DataScope.system(() -> push(meeting, beats % BEATS_BETWEEN_SIGNS == 0));
            } catch (Refusal gone) {
                // A meeting that is not there any more must not keep the others from their news.
                watchers.stream()
                        .filter(one -> one.meeting().equals(meeting))
                        .forEach(one -> one.stream().complete());
            }
        }
    }

    private void push(MeetingId meeting, boolean sign) {
        Map<String, Object> now = news(meeting);
        Map<String, Object> before = told.put(meeting, now);
        if (!sign && now.equals(before)) {
            return;
        }
        for (Watcher watcher : watchers) {
            if (watcher.meeting().equals(meeting)) {
                senders.execute(() -> tell(watcher, now));
            }
        }
    }

    private void tell(Watcher watcher, Map<String, Object> now) {
        try {
            watcher.stream().send(SseEmitter.event().name("meeting").data(now));
        } catch (IOException | IllegalStateException gone) {
            watchers.remove(watcher);
        }
    }

    /** The part of the screen, and one word that changes when a page should be read anew. */
    Map<String, Object> news(MeetingId meeting) {
        Hall hall = hall(meeting);
        StringOutput html = new StringOutput();
        templates.render("meetings/hall-part.jte", Map.of("hall", hall), html);
        return Map.of(
                "mark", mark(hall),
                "present", hall.view().quorum().present(),
                "html", html.toString());
    }

    private static String mark(Hall hall) {
        MeetingView view = hall.view();
        StringBuilder mark = new StringBuilder(view.meeting().stage().name());
        for (AgendaItem one : view.items()) {
            mark.append('|').append(one.id()).append(one.stage()).append(one.steps().size());
        }
        for (Speech one : view.speeches()) {
            mark.append('|').append(one.id()).append(one.isNow()).append(one.isWaiting());
        }
        return mark.append('|').append(hall.poll() == null ? "" : hall.poll().stage()).toString();
    }

    Hall hall(MeetingId meeting) {
        MeetingView view = sittings.hall(meeting);
        AgendaItem now = view.now();
        Decision poll = null;
        Decision last = null;
        for (Decision one : decisions.of(meeting)) {
            if (now != null && one.item().equals(now.id())) {
                boolean runs =
                        one.stage() == PollStage.OPEN
                                || one.stage() == PollStage.CLOSED
                                || one.stage() == PollStage.CONFIRMED;
                poll = runs ? one : poll;
                last = one.outcome().isEmpty() ? last : one;
            }
        }
        Speech speech = view.speaking();
        String until =
                speech == null || speech.calledAt() == null
                        ? ""
                        : Words.time(speech.calledAt().plus(Duration.ofMinutes(speech.minutes())));
        return new Hall(
                view,
                poll,
                poll == null ? null : polls.live(poll.poll()),
                last == null ? null : polls.plan(last.poll()),
                last == null ? null : result(view, last.poll()),
                until);
    }

    /** What was announced never changes, so that it is counted once and not at each beat. */
    private PollResult result(MeetingView view, PollId poll) {
        Actor screen = Actor.system("会场屏幕", view.meeting().congress());
        return announced.computeIfAbsent(poll, id -> polls.result(screen, id));
    }

    /** Open streams would hold up a program that is stopping until its patience ends. */
    @EventListener
    void stop(ContextClosedEvent closing) {
        watchers.forEach(one -> one.stream().complete());
        senders.shutdown();
    }
}
