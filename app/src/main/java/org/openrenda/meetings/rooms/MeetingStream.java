package org.openrenda.meetings.rooms;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.openrenda.meetings.decisions.Decision;
import org.openrenda.meetings.decisions.Decisions;
import org.openrenda.meetings.sittings.AgendaItem;
import org.openrenda.meetings.sittings.MeetingChanged;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.meetings.sittings.MeetingView;
import org.openrenda.meetings.sittings.Sittings;
import org.openrenda.meetings.sittings.Speech;
import org.openrenda.platform.Actor;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.live.Live;
import org.openrenda.voting.polls.PollId;
import org.openrenda.voting.polls.PollResult;
import org.openrenda.voting.polls.PollStage;
import org.openrenda.voting.polls.Polls;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Tells whoever watches a meeting how it goes. */
@Component
class MeetingStream {

    private final Sittings sittings;
    private final Decisions decisions;
    private final Polls polls;
    private final TemplateEngine templates;
    private final Calendar calendar;
    private final Map<PollId, PollResult> announced = new ConcurrentHashMap<>();
    private final Live<MeetingId> live = new Live<>(this::news);

    MeetingStream(
            Sittings sittings,
            Decisions decisions,
            Polls polls,
            TemplateEngine templates,
            Calendar calendar) {
        this.sittings = sittings;
        this.decisions = decisions;
        this.polls = polls;
        this.templates = templates;
        this.calendar = calendar;
    }

    SseEmitter open(MeetingId meeting) {
        return live.open(meeting);
    }

    DeferredResult<String> ask(MeetingId meeting, String known) {
        return live.ask(meeting, known);
    }

    @EventListener
    void changed(MeetingChanged change) {
        live.afterCommit(change.meeting());
    }

    /** Votes and acts of another node come without a word; both are looked for. */
    @Scheduled(fixedDelayString = "PT1S")
    void beat() {
        live.beat();
    }

    @EventListener
    void stop(ContextClosedEvent closing) {
        live.stop();
    }

    /** The part of the screen, and one word that changes when a page should be read anew. */
    private Live.News news(MeetingId meeting) {
        Hall hall = hall(meeting);
        StringOutput html = new StringOutput();
        templates.render("meetings/hall-part.jte", Map.of("hall", hall), html);
        String page = hall.mark();
        int present = hall.view().quorum().present();
        return new Live.News(
                "%s %08x".formatted(page, Objects.hash(present, html.toString())),
                Map.of("page", page, "present", present, "html", html.toString()));
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
                until,
                view.meeting().takesArrivals(calendar.today()));
    }

    /** What was announced never changes, so that it is counted once and not at each beat. */
    private PollResult result(MeetingView view, PollId poll) {
        Actor screen = Actor.system("会场屏幕", view.meeting().congress());
        return announced.computeIfAbsent(poll, id -> polls.result(screen, id));
    }
}
