package org.openrenda.voting.secretballots;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Fresh;
import org.openrenda.platform.Open;
import org.openrenda.platform.SignedIn;
import org.openrenda.platform.record.Inclusion;
import org.openrenda.voting.polls.AlreadyVoted;
import org.openrenda.voting.polls.PollId;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** What the pages' scripts ask: issuing with a sign-in, casting without one. */
@Controller
class BallotPages {

    private final SecretBallots ballots;
    private final BallotDoor door;
    private final ManifestLog log;

    BallotPages(SecretBallots ballots, BallotDoor door, ManifestLog log) {
        this.ballots = ballots;
        this.door = door;
        this.log = log;
    }

    @SignedIn
    @GetMapping("/voting/secret/{poll}/state")
    @ResponseBody
    Map<String, Object> state(Actor actor, @PathVariable long poll) {
        SecretBallots.State state = ballots.state(actor, new PollId(poll));
        return Map.of(
                "stage", state.stage().name(),
                "manifest", orEmpty(state.manifest()),
                "signedA", orEmpty(state.signedA()),
                "signedB", orEmpty(state.signedB()));
    }

    /** What a device checks before it asks for a credential; no content until it is sealed. */
    @SignedIn
    @GetMapping("/voting/secret/{poll}/inclusion")
    ResponseEntity<Inclusion> inclusion(Actor actor, @PathVariable long poll) {
        return log.proof(actor, new PollId(poll))
                .map(ResponseEntity::ok)
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    private static String orEmpty(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "" : text;
    }

    @SignedIn
    @Fresh(value = "voting.fresh.minutes", required = "voting.fresh.required")
    @PostMapping("/voting/secret/{poll}/issue")
    @ResponseBody
    Map<String, String> issue(
            Actor actor,
            @PathVariable long poll,
            @RequestParam(defaultValue = "") String a,
            @RequestParam(defaultValue = "") String b) {
        return Map.of("signature", ballots.issue(actor, new PollId(poll), a, b));
    }

    @SignedIn
    @Fresh(value = "voting.fresh.minutes", required = "voting.fresh.required")
    @PostMapping("/voting/secret/{poll}/key")
    @ResponseBody
    Map<String, String> key(
            Actor actor, @PathVariable long poll, @RequestParam(defaultValue = "") String key) {
        ballots.giveKey(actor, new PollId(poll), key);
        return Map.of();
    }

    @SignedIn
    @GetMapping("/voting/secret/{poll}/pending")
    @ResponseBody
    List<SecretBallots.Pending> pending(Actor actor, @PathVariable long poll) {
        return ballots.pending(actor, new PollId(poll));
    }

    @SignedIn
    @PostMapping("/voting/secret/{poll}/signatures")
    @ResponseBody
    Map<String, String> sign(
            Actor actor,
            @PathVariable long poll,
            @RequestParam(defaultValue = "0") int voter,
            @RequestParam(defaultValue = "") String signature) {
        ballots.countersign(actor, new PollId(poll), voter, signature);
        return Map.of();
    }

    /**
     * Takes a ballot from anybody: who may vote is proved by the two signatures it carries, and a
     * sign-in, an address or a time beside it would tell whose it is.
     */
    @Open
    @PostMapping(
            value = "/api/voting/ballots/{poll}",
            consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @ResponseBody
    BallotDoor.Receipt cast(@PathVariable long poll, @RequestBody byte[] body) {
        return door.cast(new PollId(poll), body);
    }

    @SignedIn
    @GetMapping("/voting/secret/{poll}/digests")
    @ResponseBody
    List<String> digests(Actor actor, @PathVariable long poll) {
        return ballots.digests(actor, new PollId(poll));
    }

    @SignedIn
    @GetMapping("/voting/secret/{poll}/file")
    ResponseEntity<BallotFile> file(Actor actor, @PathVariable long poll) {
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"ballots-" + poll + ".json\"")
                .contentType(MediaType.APPLICATION_JSON)
                .body(ballots.file(actor, new PollId(poll)));
    }

    @ExceptionHandler
    void answer(AlreadyVoted refusal, HttpServletResponse response) throws IOException {
        response.sendError(HttpStatus.CONFLICT.value());
    }
}
