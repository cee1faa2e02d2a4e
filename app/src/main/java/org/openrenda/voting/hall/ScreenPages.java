package org.openrenda.voting.hall;

import org.openrenda.platform.Actor;
import org.openrenda.platform.Needs;
import org.openrenda.platform.SignedIn;
import org.openrenda.voting.polls.PollId;
import org.openrenda.voting.polls.Polls;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The hall screen of a poll, and the ways by which its news reach a page. */
@Controller
class ScreenPages {

    private final Polls polls;
    private final PollStream stream;

    ScreenPages(Polls polls, PollStream stream) {
        this.polls = polls;
        this.stream = stream;
    }

    @Needs("voting.see")
    @GetMapping("/voting/{poll}/screen")
    String screen(Actor actor, @PathVariable long poll, Model model) {
        PollId id = new PollId(poll);
        polls.view(actor, id);
        model.addAttribute("view", stream.view(id));
        return "voting/screen";
    }

    @SignedIn
    @GetMapping(value = "/voting/{poll}/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @ResponseBody
    SseEmitter stream(Actor actor, @PathVariable long poll) {
        PollId id = new PollId(poll);
        polls.view(actor, id);
        return stream.open(id);
    }

    /** For pages that get no stream: waits for news other than this mark, at most 25 seconds. */
    @SignedIn
    @GetMapping(value = "/voting/{poll}/live", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    DeferredResult<String> live(
            Actor actor, @PathVariable long poll, @RequestParam(defaultValue = "") String after) {
        PollId id = new PollId(poll);
        polls.view(actor, id);
        return stream.ask(id, after);
    }

    /** What the poll fixed when it was ready, to be kept and compared. */
    @Needs("voting.see")
    @GetMapping("/voting/{poll}/manifest.txt")
    ResponseEntity<String> manifest(Actor actor, @PathVariable long poll) {
        PollId id = new PollId(poll);
        polls.view(actor, id);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/plain;charset=UTF-8"))
                .cacheControl(CacheControl.noStore())
                .body(polls.manifest(id));
    }
}
