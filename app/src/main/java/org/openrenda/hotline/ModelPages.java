package org.openrenda.hotline;

import org.openrenda.hotline.models.Models;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Needs;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How tickets are classified here: the lexicon, or a model of the place's own with its quality. */
@Controller
class ModelPages {

    private final Models models;

    ModelPages(Models models) {
        this.models = models;
    }

    @Needs("hotline.train")
    @GetMapping("/hotline/models")
    String list(Model model) {
        model.addAttribute("versions", models.versions());
        model.addAttribute("material", models.material());
        model.addAttribute("failures", models.failures());
        model.addAttribute("progress", models.progress());
        return "hotline/models";
    }

    @Needs("hotline.train")
    @PostMapping("/hotline/models")
    String train(Actor actor, RedirectAttributes redirect) {
        models.train(actor);
        redirect.addFlashAttribute("notice", "已开始训练，可以离开本页；完成后自动用于新工单。");
        return "redirect:/hotline/models";
    }

    @Needs("hotline.train")
    @PostMapping("/hotline/models/{id}/use")
    String use(Actor actor, @PathVariable long id, RedirectAttributes redirect) {
        models.use(actor, id);
        redirect.addFlashAttribute("notice", "已切换，对此后导入的工单生效。");
        return "redirect:/hotline/models";
    }
}
