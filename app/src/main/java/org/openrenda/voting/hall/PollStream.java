package org.openrenda.voting.hall;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.openrenda.platform.Actor;
import org.openrenda.platform.live.Live;
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
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Tells whoever watches a poll how it goes; the last news carry the result itself. */
@Component
class PollStream {

    private final Polls polls;
    private final SecretBallots ballots;
    private final TemplateEngine templates;
    private final Clock clock;
    private final Live<PollId> live = new Live<>(this::news);

    PollStream(Polls polls, SecretBallots ballots, TemplateEngine templates, Clock clock) {
        this.polls = polls;
        this.ballots = ballots;
        this.templates = templates;
        this.clock = clock;
    }

    SseEmitter open(PollId poll) {
        return live.open(poll);
    }

    DeferredResult<String> ask(PollId poll, String known) {
        return live.ask(poll, known);
    }

    @EventListener
    void changed(PollChanged change) {
        live.afterCommit(change.poll());
    }

    /** Votes come without an act, and acts of another node without a word. */
    @Scheduled(fixedDelayString = "PT0.5S")
    void beat() {
        live.beat();
    }

    @EventListener
    void stop(ContextClosedEvent closing) {
        live.stop();
    }

    /** Everything the page needs, so that no page asks back when a poll closes. */
    private Live.News news(PollId poll) {
        HallView view = view(poll);
        LiveCount live = view.live();
        StringOutput html = new StringOutput();
        templates.render("voting/hall-part.jte", Map.of("view", view), html);
        return new Live.News(
                live.version() + "-" + live.stage(),
                Map.of(
                        "version", live.version(),
                        "stage", live.stage().name(),
                        "present", live.present(),
                        "voted", live.voted(),
                        "secondsLeft", secondsLeft(live),
                        "html", html.toString()));
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
}
