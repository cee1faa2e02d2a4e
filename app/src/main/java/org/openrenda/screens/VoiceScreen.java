package org.openrenda.screens;

import java.util.List;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Needs;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The city voice screen. */
@Controller
class VoiceScreen {

    private final VoiceFigures figures;
    private final VoiceStream stream;

    VoiceScreen(VoiceFigures figures, VoiceStream stream) {
        this.figures = figures;
        this.stream = stream;
    }

    @Needs("hotline.board")
    @GetMapping("/screens/voice")
    String screen(Actor actor, Model model) {
        model.addAttribute("figures", figures.figures(seen(actor)));
        model.addAttribute("updated", stream.time());
        return part(actor, model, "screens/voice");
    }

    /** The charts and the list, fetched again when figures changed. */
    @Needs("hotline.board")
    @GetMapping("/screens/voice/part")
    String part(Actor actor, Model model) {
        return part(actor, model, "screens/voicepart");
    }

    private String part(Actor actor, Model model, String view) {
        model.addAttribute("trend", figures.trend(seen(actor)));
        model.addAttribute("ranking", figures.ranking(seen(actor)));
        model.addAttribute("hottest", figures.hottest(seen(actor)));
        return view;
    }

    @Needs("hotline.board")
    @GetMapping(value = "/screens/voice/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @ResponseBody
    SseEmitter events(Actor actor) {
        return stream.open(seen(actor));
    }

    private static List<Long> seen(Actor actor) {
        return actor.seen().stream().map(CongressId::value).toList();
    }
}
