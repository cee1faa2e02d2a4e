package org.openrenda.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.openrenda.platform.Open;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Every piece of the kit in every state, for looking at. Only in the demo. */
@Controller
@RequestMapping("/kit")
class KitPages {

    private static final Duration TICK = Duration.ofSeconds(3);
    private static final int TICKS_MAX = 200;
    private static final int TITLE_MAX = 40;
    private static final int REASON_MAX = 500;

    private final Environment environment;

    KitPages(Environment environment) {
        this.environment = environment;
    }

    /** Asked at run time, since conditions on beans are frozen when the program is built. */
    @ModelAttribute("samples")
    KitSamples onlyInDemo() {
        var shown =
                environment.acceptsProfiles(Profiles.of("demo"))
                        || environment.getProperty("openrenda.kit", Boolean.class, false);
        if (!shown) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        return KitSamples.invented();
    }

    @Open
    @GetMapping
    String index(Model model) {
        model.addAttribute("form", wrongForm());
        return "kit/show/index";
    }

    @Open
    @GetMapping("/board")
    String board(Model model, @RequestParam(defaultValue = "many") String state) {
        var none = "none".equals(state);
        model.addAttribute("todos", none ? List.of() : KitSamples.invented().todos());
        return "kit/show/board";
    }

    @Open
    @GetMapping({"/list", "/list/{state}"})
    ModelAndView list(HttpServletRequest request, @PathVariable(required = false) String state) {
        int rows = "none".equals(state) ? 0 : "one".equals(state) ? 1 : KitSamples.PROBLEMS;
        return KitSamples.problems(ListQuery.of(request), rows).in("kit/show/list");
    }

    @Open
    @GetMapping("/matter")
    String matter() {
        return "kit/show/matter";
    }

    @Open
    @GetMapping("/form")
    String form(Model model) {
        model.addAttribute("form", Form.to("/kit/form").draft("kit-topic"));
        return "kit/show/form";
    }

    @Open
    @PostMapping("/form")
    String propose(HttpServletRequest request, Model model, RedirectAttributes redirect) {
        var form = Form.sent(request).draft("kit-topic").require("title", "请写出议题的名称");
        if (form.get("title").length() > TITLE_MAX) {
            form = form.error("title", "名称请缩短到 " + TITLE_MAX + " 字以内");
        }
        form = form.require("kind", "请选择监督形式").require("unit", "请选择被监督单位");
        if (form.get("reason").length() > REASON_MAX) {
            form = form.error("reason", "理由请缩短到 " + REASON_MAX + " 字以内");
        }
        if (form.hasErrors()) {
            model.addAttribute("form", form);
            return "kit/show/form";
        }
        redirect.addFlashAttribute("notice", "议题建议已提交主任会议，下一步由办公室在 5 个工作日内列入议程。");
        return "redirect:/kit/matter";
    }

    @Open
    @GetMapping("/similar")
    String similar() {
        return "kit/show/similar";
    }

    @Open
    @PostMapping("/act")
    String act(RedirectAttributes redirect) {
        redirect.addFlashAttribute("notice", "已办理，记录在办理过程中。");
        return "redirect:/kit/matter";
    }

    @Open
    @PostMapping("/batch")
    String batch(
            @RequestParam(defaultValue = "") List<String> id,
            @RequestParam(defaultValue = "") String confirmed,
            Model model,
            RedirectAttributes redirect) {
        if (confirmed.isEmpty()) {
            model.addAttribute("ids", id);
            return "kit/show/confirm";
        }
        redirect.addFlashAttribute("notice", "已催办 " + id.size() + " 件，承办单位已收到消息。");
        return "redirect:/kit/list";
    }

    @Open
    @GetMapping("/progress")
    String progress(@RequestParam(defaultValue = "0") long done, Model model) {
        model.addAttribute("done", Math.clamp(done, 0L, 96_000L));
        return "kit/show/progress";
    }

    @Open
    @GetMapping("/screen")
    String screen() {
        return "kit/show/screen";
    }

    @Open
    @GetMapping(value = "/screen/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @ResponseBody
    SseEmitter events() {
        var emitter = new SseEmitter(TICK.multipliedBy(TICKS_MAX).toMillis());
        Thread.ofVirtual().start(() -> tick(emitter));
        return emitter;
    }

    private static void tick(SseEmitter emitter) {
        try {
            for (int n = 1; n <= TICKS_MAX; n++) {
                Thread.sleep(TICK);
                var figures = Map.of("tickets", Numbers.plain(12_400 + n));
                emitter.send(SseEmitter.event().name("figures").data(figures));
            }
            emitter.complete();
        } catch (IOException | IllegalStateException gone) {
            emitter.completeWithError(gone);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Open
    @GetMapping("/site")
    String site() {
        return "kit/show/site";
    }

    @Open
    @GetMapping("/error/{code}")
    String error(@PathVariable int code) {
        if (code == 500) throw new IllegalStateException("shown on purpose by /kit/error/500");
        throw new ResponseStatusException(HttpStatus.valueOf(code));
    }

    @Open
    @GetMapping("/access/{page}")
    String access(@PathVariable String page, Model model) {
        if (!List.of("sign-in", "second-step", "password", "enrol").contains(page)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        model.addAttribute("error", "sign-in".equals(page) ? "账号或口令不对，请再试一次。" : "");
        model.addAttribute("modules", new boolean[][] {{true, false}, {false, true}});
        model.addAttribute("action", "/kit/act");
        model.addAttribute("askPresent", true);
        model.addAttribute("secret", "JBSW Y3DP EHPK 3PXP");
        return "access/" + page;
    }

    private static Form wrongForm() {
        return Form.to("/kit/form")
                .value("title", "关于加强老旧小区二次供水设施改造和日常维护管理，切实保障高层住户夏季用水的监督建议")
                .value("kind", "report")
                .error("title", "名称请缩短到 40 字以内")
                .error("unit", "请选择被监督单位");
    }
}
