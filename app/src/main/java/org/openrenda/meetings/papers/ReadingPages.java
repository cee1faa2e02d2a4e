package org.openrenda.meetings.papers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.meetings.sittings.MeetingStage;
import org.openrenda.meetings.sittings.MeetingView;
import org.openrenda.meetings.sittings.Sittings;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Open;
import org.openrenda.platform.SignedIn;
import org.openrenda.platform.documents.Documents;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Papers for who reads them: the list, one paper with its versions, opening, saving. */
@Controller
class ReadingPages {

    private static final MediaType SCRIPT = new MediaType("text", "javascript");

    private final Papers papers;
    private final Sittings sittings;

    ReadingPages(Papers papers, Sittings sittings) {
        this.papers = papers;
        this.sittings = sittings;
    }

    @SignedIn
    @GetMapping("/meetings/{id}/papers")
    String mine(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String kept,
            Model model) {
        MeetingView view = sittings.view(actor, new MeetingId(id));
        boolean onDevice = !kept.isEmpty();
        model.addAttribute("view", onDevice ? view.withoutSecrets() : view);
        model.addAttribute("papers", papers.forReading(actor, view.meeting().id(), onDevice));
        return "meetings/papers-mine";
    }

    @SignedIn
    @GetMapping("/meetings/papers/{paper}")
    String paper(Actor actor, @PathVariable long paper, Model model) {
        PaperView view = papers.paper(actor, new PaperId(paper));
        model.addAttribute("paper", view);
        model.addAttribute("view", sittings.view(actor, view.paper().meeting()));
        return "meetings/papers-paper";
    }

    /** Opening leaves a receipt, which is why it is an act; the file follows. */
    @SignedIn
    @PostMapping("/meetings/papers/{paper}/reading")
    String open(Actor actor, @PathVariable long paper) {
        int no = papers.open(actor, new PaperId(paper));
        return "redirect:/meetings/papers/" + paper + "/versions/" + no;
    }

    @SignedIn
    @GetMapping("/meetings/papers/{paper}/versions/{no}")
    ResponseEntity<byte[]> file(Actor actor, @PathVariable long paper, @PathVariable int no) {
        Documents.Content content = papers.file(actor, new PaperId(paper), no);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(content.attachment().type()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(content.attachment().name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(content.bytes());
    }

    /** Sent by the device once there is a network again: a saved version was opened without. */
    @SignedIn
    @PostMapping("/meetings/papers/{paper}/versions/{no}/reading")
    ResponseEntity<String> openSaved(Actor actor, @PathVariable long paper, @PathVariable int no) {
        papers.openSaved(actor, new PaperId(paper), no);
        return lines("");
    }

    /** What the device may keep, a line for each paper: its number and its version. */
    @SignedIn
    @PostMapping("/meetings/{id}/papers/saving")
    ResponseEntity<String> save(Actor actor, @PathVariable long id) {
        List<PaperView> saved = papers.save(actor, new MeetingId(id));
        return lines(
                saved.stream()
                        .map(one -> one.id() + " " + one.paper().newest().no())
                        .collect(Collectors.joining("\n")));
    }

    /** Which of these meetings a device has no longer to keep; what is unknown is one of them. */
    @SignedIn
    @GetMapping("/meetings/papers/outdated")
    ResponseEntity<String> outdated(
            Actor actor, @RequestParam(defaultValue = "") List<Long> meeting) {
        List<MeetingId> mine =
                sittings.mine(actor).stream()
                        .filter(one -> one.stage() != MeetingStage.ARCHIVED)
                        .filter(one -> one.stage() != MeetingStage.CANCELLED)
                        .map(one -> one.id())
                        .toList();
        return lines(
                meeting.stream()
                        .filter(one -> one > 0 && !mine.contains(new MeetingId(one)))
                        .map(String::valueOf)
                        .collect(Collectors.joining("\n")));
    }

    private static ResponseEntity<String> lines(String text) {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .body(text);
    }

    /** Lies under /meetings/ because a worker answers only for what lies beside or below it. */
    @Open
    @GetMapping("/meetings/papers-worker.js")
    ResponseEntity<byte[]> worker() throws IOException {
        return ResponseEntity.ok()
                .contentType(SCRIPT)
                .cacheControl(CacheControl.noCache())
                .body(new ClassPathResource("static/papers-worker.js").getContentAsByteArray());
    }
}
