package org.openrenda.voting.secretballots;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Fresh;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.SignedIn;
import org.openrenda.voting.polls.AlreadyVoted;
import org.openrenda.voting.polls.PollId;
import org.openrenda.voting.secretballots.EnvelopeTable.Reason;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** What the pages' scripts ask of double envelopes: keys, posting, and the two openings. */
@Controller
class EnvelopePages {

    private final Envelopes envelopes;
    private final EnvelopeOpening opening;

    EnvelopePages(Envelopes envelopes, EnvelopeOpening opening) {
        this.envelopes = envelopes;
        this.opening = opening;
    }

    @SignedIn
    @Fresh(value = "voting.fresh.minutes", required = "voting.fresh.required")
    @PostMapping("/voting/secret/{poll}/envelope-key")
    @ResponseBody
    Map<String, String> key(
            Actor actor, @PathVariable long poll, @RequestParam(defaultValue = "") String key) {
        envelopes.giveKey(actor, new PollId(poll), key);
        return Map.of();
    }

    /**
     * With the sign-in: the envelope bears its voter's name, and nothing else of it can be read.
     */
    @SignedIn
    @PostMapping(
            value = "/voting/secret/{poll}/envelope",
            consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @ResponseBody
    BallotDoor.Receipt put(Actor actor, @PathVariable long poll, @RequestBody byte[] envelope) {
        return envelopes.put(actor, new PollId(poll), envelope);
    }

    /** How far it is, for pages that wait, and for a device whose ballot is not on the board. */
    @SignedIn
    @GetMapping("/voting/secret/{poll}/course")
    @ResponseBody
    Map<String, Object> course(Actor actor, @PathVariable long poll) {
        PollId id = new PollId(poll);
        EnvelopeCourse course =
                envelopes.course(actor, id).orElseThrow(() -> new Refusal("这次表决不用信封。"));
        return Map.of(
                "stage", course.stage().name(),
                "steps", course.steps().size(),
                "leftOut", course.leftOut());
    }

    @SignedIn
    @GetMapping("/voting/secret/{poll}/opening")
    @ResponseBody
    List<String> toOpen(Actor actor, @PathVariable long poll) {
        return opening.toOpen(actor, new PollId(poll)).stream()
                .map(Base64.getEncoder()::encodeToString)
                .toList();
    }

    /** Takes what was inside, Base64, one on each line. */
    @SignedIn
    @Fresh(value = "voting.fresh.minutes", required = "voting.fresh.required")
    @PostMapping("/voting/secret/{poll}/opening")
    @ResponseBody
    Map<String, String> give(
            Actor actor,
            @PathVariable long poll,
            @RequestBody(required = false) @Nullable String opened) {
        List<byte[]> all = lines(opened).map(Envelopes::decoded).toList();
        opening.give(actor, new PollId(poll), all);
        return Map.of();
    }

    /** Ends a step; on each line a digest that the page could not count, and the reason. */
    @SignedIn
    @PostMapping("/voting/secret/{poll}/opening/end")
    @ResponseBody
    Map<String, String> end(
            Actor actor,
            @PathVariable long poll,
            @RequestBody(required = false) @Nullable String missed) {
        List<EnvelopeOpening.Missed> all = lines(missed).map(EnvelopePages::missed).toList();
        opening.end(actor, new PollId(poll), all);
        return Map.of();
    }

    private static Stream<String> lines(@Nullable String text) {
        return text == null ? Stream.of() : text.lines().filter(line -> !line.isBlank());
    }

    private static EnvelopeOpening.Missed missed(String line) {
        if (!line.matches("[0-9a-f]{64} (UNREADABLE|REPEATED)")) {
            throw new Refusal("提交的内容无法识别，没有保存。请刷新页面重试。");
        }
        String[] parts = line.split(" ");
        return new EnvelopeOpening.Missed(
                HexFormat.of().parseHex(parts[0]), Reason.valueOf(parts[1]));
    }

    @ExceptionHandler
    void answer(AlreadyVoted refusal, HttpServletResponse response) throws IOException {
        response.sendError(HttpStatus.CONFLICT.value());
    }
}
