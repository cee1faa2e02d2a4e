package org.openrenda.deputies.motions;

import org.openrenda.deputies.suggestions.SuggestionId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Needs;
import org.openrenda.platform.web.FormField.Option;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One motion, and the acts of its movers and of the clerks on it. */
@Controller
class MotionPages {

    private final Motions motions;
    private final MotionSheet sheet;

    MotionPages(Motions motions, MotionSheet sheet) {
        this.motions = motions;
        this.sheet = sheet;
    }

    @Needs({"deputies.see", "deputies.move"})
    @GetMapping("/deputies/motions/{id}")
    String motion(Actor actor, @PathVariable long id, Model model) {
        MotionView view = motions.view(actor, new MotionId(id));
        MotionActs acts = MotionActs.of(actor, view);
        model.addAttribute("view", view);
        model.addAttribute("acts", acts);
        model.addAttribute("matter", sheet.matter(view));
        model.addAttribute("staff", actor.may("deputies.see"));
        model.addAttribute(
                "committees",
                motions.committees(view.motion().congress()).stream()
                        .map(name -> Option.of(name, name))
                        .toList());
        return "deputies/motions/motion";
    }

    @Needs("deputies.move")
    @PostMapping("/deputies/motions/{id}/confirmation")
    String confirm(
            Actor actor,
            @PathVariable long id,
            @RequestParam int version,
            RedirectAttributes redirect) {
        motions.confirm(actor, new MotionId(id), version);
        return back(id, redirect, "已确认联名。文本如有修改，会请您重新确认。");
    }

    @Needs("deputies.move")
    @PostMapping("/deputies/motions/{id}/submission")
    String submit(Actor actor, @PathVariable long id, RedirectAttributes redirect) {
        motions.submit(actor, new MotionId(id));
        return back(id, redirect, "已提交。议案审查委员会审查后，由主席团决定。");
    }

    @Needs("deputies.move")
    @PostMapping("/deputies/motions/{id}/abandonment")
    String abandon(Actor actor, @PathVariable long id, RedirectAttributes redirect) {
        motions.abandon(actor, new MotionId(id));
        redirect.addFlashAttribute("notice", "已放弃提出这件议案。");
        return "redirect:/deputies/motions/mine";
    }

    @Needs("deputies.move")
    @PostMapping("/deputies/motions/{id}/withdrawal")
    String askWithdrawal(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        motions.askWithdrawal(actor, new MotionId(id), reason);
        return back(id, redirect, "已提出撤回申请，由主席团决定。");
    }

    @Needs("deputies.examine")
    @PostMapping("/deputies/motions/{id}/withdrawal/consent")
    String agree(Actor actor, @PathVariable long id, RedirectAttributes redirect) {
        MotionStage stage = motions.agreeWithdrawal(actor, new MotionId(id));
        return back(id, redirect, "已登记主席团同意撤回，议案现在是“" + stage.label() + "”。");
    }

    @Needs("deputies.examine")
    @PostMapping("/deputies/motions/{id}/withdrawal/refusal")
    String refuse(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        motions.refuseWithdrawal(actor, new MotionId(id), reason);
        return back(id, redirect, "已登记主席团不同意撤回，并告知申请人。");
    }

    @Needs("deputies.examine")
    @PostMapping("/deputies/motions/{id}/examination")
    String examine(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String opinion,
            RedirectAttributes redirect) {
        String number = motions.examine(actor, new MotionId(id), opinion);
        return back(id, redirect, "已编号 " + number + "，下一步由主席团决定。");
    }

    @Needs("deputies.examine")
    @PostMapping("/deputies/motions/{id}/return")
    String sendBack(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        motions.sendBack(actor, new MotionId(id), reason);
        return back(id, redirect, "已退回提案人补正。");
    }

    @Needs("deputies.examine")
    @PostMapping("/deputies/motions/{id}/agenda")
    String agenda(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String decision,
            RedirectAttributes redirect) {
        motions.putOnAgenda(actor, new MotionId(id), decision);
        return back(id, redirect, "已列入会议议程。");
    }

    @Needs("deputies.examine")
    @PostMapping("/deputies/motions/{id}/referral")
    String refer(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String committee,
            RedirectAttributes redirect) {
        motions.refer(actor, new MotionId(id), committee);
        return back(id, redirect, "已交" + committee + "审议，报告期限开始计算。");
    }

    @Needs("deputies.examine")
    @PostMapping("/deputies/motions/{id}/turning")
    String turn(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String explanation,
            RedirectAttributes redirect) {
        SuggestionId into = motions.turn(actor, new MotionId(id), explanation);
        redirect.addFlashAttribute("notice", "已转为代表建议，联名代表全部保留。下一步：审核立案。");
        return "redirect:/deputies/suggestions/" + into;
    }

    @Needs("deputies.examine")
    @PostMapping("/deputies/motions/{id}/declining")
    String decline(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String explanation,
            RedirectAttributes redirect) {
        motions.decline(actor, new MotionId(id), explanation);
        return back(id, redirect, "已登记不列入议程，并告知全部提案人。");
    }

    @Needs("deputies.examine")
    @PostMapping("/deputies/motions/{id}/report")
    String report(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String report,
            RedirectAttributes redirect) {
        motions.report(actor, new MotionId(id), report);
        return back(id, redirect, "已登记审议结果报告，下一步由常委会审议通过。");
    }

    @Needs("deputies.examine")
    @PostMapping("/deputies/motions/{id}/adoption")
    String adopt(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String decision,
            RedirectAttributes redirect) {
        motions.adopt(actor, new MotionId(id), decision);
        return back(id, redirect, "审议结果已通过，并反馈全部提案人。");
    }

    @Needs("deputies.examine")
    @PostMapping("/deputies/motions/{id}/vote")
    String voted(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String passed,
            @RequestParam(defaultValue = "") String result,
            RedirectAttributes redirect) {
        motions.voted(actor, new MotionId(id), passed.equals("yes"), result);
        return back(id, redirect, "已登记表决结果，并告知全部提案人。");
    }

    private static String back(long id, RedirectAttributes redirect, String notice) {
        redirect.addFlashAttribute("notice", notice);
        return "redirect:/deputies/motions/" + id;
    }
}
