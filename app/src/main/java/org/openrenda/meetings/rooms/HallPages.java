package org.openrenda.meetings.rooms;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.meetings.sittings.MeetingsPermission;
import org.openrenda.meetings.sittings.Sittings;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Needs;
import org.openrenda.platform.SignedIn;
import org.openrenda.platform.web.QrCode;
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
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The screen in the hall, the code to sign in by, and the news that keep pages fresh. */
@Controller
class HallPages {

    private final Sittings sittings;
    private final MeetingStream stream;

    HallPages(Sittings sittings, MeetingStream stream) {
        this.sittings = sittings;
        this.stream = stream;
    }

    @Needs("meetings.see")
    @GetMapping("/meetings/{id}/screen")
    String screen(Actor actor, @PathVariable long id, Model model) {
        MeetingId meeting = new MeetingId(id);
        var view = sittings.view(actor, meeting);
        var at = view.meeting().congress();
        boolean shows =
                actor.may(MeetingsPermission.CHAIR, at) || actor.may(MeetingsPermission.PLAN, at);
        model.addAttribute("view", sittings.hall(meeting));
        model.addAttribute("hall", stream.hall(meeting));
        model.addAttribute("code", shows ? sittings.code(actor, meeting) : "");
        return "meetings/screen";
    }

    /** The code of this minute in letters, for the screen that shows it. */
    @Needs({"meetings.chair", "meetings.plan"})
    @GetMapping("/meetings/{id}/code")
    @ResponseBody
    ResponseEntity<Map<String, String>> code(Actor actor, @PathVariable long id) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(Map.of("code", sittings.code(actor, new MeetingId(id))));
    }

    @Needs({"meetings.chair", "meetings.plan"})
    @GetMapping(value = "/meetings/{id}/sign-in.svg", produces = "image/svg+xml")
    ResponseEntity<String> drawn(Actor actor, @PathVariable long id, HttpServletRequest request) {
        String code = sittings.code(actor, new MeetingId(id));
        String address =
                ServletUriComponentsBuilder.fromRequestUri(request)
                        .replacePath("/meetings/" + id + "/sign-in")
                        .replaceQuery("code=" + code)
                        .toUriString();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.parseMediaType("image/svg+xml"))
                .body(QrCode.svg(address));
    }

    @SignedIn
    @GetMapping(value = "/meetings/{id}/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @ResponseBody
    SseEmitter stream(Actor actor, @PathVariable long id) {
        MeetingId meeting = new MeetingId(id);
        sittings.view(actor, meeting);
        return stream.open(meeting);
    }

    /** For pages that get no stream: waits for news other than this mark, at most 25 seconds. */
    @SignedIn
    @GetMapping(value = "/meetings/{id}/live", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    DeferredResult<String> live(
            Actor actor, @PathVariable long id, @RequestParam(defaultValue = "") String after) {
        MeetingId meeting = new MeetingId(id);
        sittings.view(actor, meeting);
        return stream.ask(meeting, after);
    }
}
