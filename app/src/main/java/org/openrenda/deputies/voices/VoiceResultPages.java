package org.openrenda.deputies.voices;

import org.openrenda.deputies.results.Occasion;
import org.openrenda.deputies.results.Results;
import org.openrenda.deputies.suggestions.SuggestionId;
import org.openrenda.platform.Limited;
import org.openrenda.platform.Open;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Satisfaction;
import org.openrenda.platform.database.DataScope;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** F-DEP-4: the citizen rates what came of the suggestion that grew out of the message. */
@Controller
class VoiceResultPages {

    private final Voices voices;
    private final Results results;

    VoiceResultPages(Voices voices, Results results) {
        this.voices = voices;
        this.results = results;
    }

    @Open
    @Limited("deputies.message")
    @PostMapping("/d/follow/{code}/results/{id}")
    String rate(
            @PathVariable String code,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String occasion,
            @RequestParam(defaultValue = "0") long which,
            @RequestParam(defaultValue = "") String result,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        String plain = VoiceDoor.plain(code);
        Satisfaction chosen = Satisfaction.of("result", result);
        Occasion about = Occasion.KEPT.name().equals(occasion) ? Occasion.KEPT : Occasion.ANSWER;
        DataScope.system(() -> {
            Voice voice =
                    voices.follow(plain)
                            .orElseThrow(() -> new Refusal("没有这个查询码，请核对后再输一遍。"))
                            .voice();
            results.rate(
                    voice.congress(),
                    voice.id().value(),
                    new SuggestionId(id),
                    about,
                    which,
                    chosen,
                    reason);
        });
        redirect.addFlashAttribute("notice", "谢谢您的评价。");
        return "redirect:/d/follow/" + plain;
    }
}
