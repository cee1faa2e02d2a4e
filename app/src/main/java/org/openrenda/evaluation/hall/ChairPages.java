package org.openrenda.evaluation.hall;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.openrenda.evaluation.EvaluationPermission;
import org.openrenda.evaluation.evaluations.EvaluationId;
import org.openrenda.evaluation.evaluations.EvaluationStage;
import org.openrenda.evaluation.evaluations.EvaluationView;
import org.openrenda.evaluation.evaluations.Evaluations;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.web.Form;
import org.openrenda.platform.web.QrCode;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The running page (主持): one action at a time, from the preparation to the publication. */
@Controller
class ChairPages {

    private final Evaluations evaluations;

    ChairPages(Evaluations evaluations) {
        this.evaluations = evaluations;
    }

    @Needs({"evaluation.chair", "evaluation.operate"})
    @GetMapping("/evaluation/{evaluation}/chair")
    String chair(Actor actor, @PathVariable long evaluation, Model model) {
        EvaluationId id = new EvaluationId(evaluation);
        EvaluationView view = evaluations.view(actor, id);
        boolean counted =
                view.stage() == EvaluationStage.CLOSED || view.stage() == EvaluationStage.PUBLISHED;
        model.addAttribute("id", id);
        model.addAttribute("view", view);
        model.addAttribute("live", evaluations.live(id));
        model.addAttribute("roster", evaluations.roster(actor, id));
        model.addAttribute("polls", evaluations.polls(actor, id));
        model.addAttribute("result", counted ? evaluations.result(actor, id) : null);
        model.addAttribute("chairs", actor.may(EvaluationPermission.CHAIR, at(view)));
        model.addAttribute("operates", actor.may(EvaluationPermission.OPERATE, at(view)));
        return "evaluation/chair";
    }

    private static CongressId at(EvaluationView view) {
        return view.plan().congress();
    }

    @Needs("evaluation.operate")
    @PostMapping("/evaluation/{evaluation}/readiness")
    String ready(Actor actor, @PathVariable long evaluation, RedirectAttributes redirect) {
        evaluations.ready(actor, new EvaluationId(evaluation));
        return back(evaluation, redirect, "测评表、对象和名册已固定。");
    }

    /** Answers with the codes themselves: they are kept nowhere, so no page can show them again. */
    @Needs("evaluation.operate")
    @PostMapping("/evaluation/{evaluation}/codes")
    String issue(
            Actor actor,
            @PathVariable long evaluation,
            @RequestParam(defaultValue = "0") int group,
            @RequestParam(defaultValue = "") String codes,
            HttpServletResponse response,
            Model model) {
        EvaluationId id = new EvaluationId(evaluation);
        if (!codes.matches("[0-9]{1,4}")) {
            throw Refusal.of("codes", "请写要制几个码。");
        }
        List<String> made = evaluations.issue(actor, id, group, Integer.parseInt(codes));
        String address =
                ServletUriComponentsBuilder.fromCurrentContextPath()
                        .path("/evaluation/code")
                        .toUriString();
        response.setHeader("Cache-Control", "no-store");
        EvaluationView view = evaluations.view(actor, id);
        model.addAttribute("id", id);
        model.addAttribute("view", view);
        model.addAttribute("group", view.plan().groups().get(group - 1).name());
        model.addAttribute("address", address);
        model.addAttribute(
                "slips",
                made.stream()
                        // Behind #, where a browser keeps it to itself: no log ever has the code.
                        .map(code -> new CodeSlip(code, QrCode.svg(address + "#" + code)))
                        .toList());
        return "evaluation/codes";
    }

    @Needs("evaluation.chair")
    @PostMapping("/evaluation/{evaluation}/opening")
    String open(Actor actor, @PathVariable long evaluation, RedirectAttributes redirect) {
        evaluations.open(actor, new EvaluationId(evaluation));
        return back(evaluation, redirect, "测评已开始，名册上的人已收到消息。");
    }

    @Needs("evaluation.operate")
    @PostMapping("/evaluation/{evaluation}/reminders")
    String remind(Actor actor, @PathVariable long evaluation, RedirectAttributes redirect) {
        int people = evaluations.remind(actor, new EvaluationId(evaluation));
        return back(evaluation, redirect, "已提醒 " + people + " 人。");
    }

    @Needs("evaluation.chair")
    @PostMapping("/evaluation/{evaluation}/extension")
    String extend(
            Actor actor,
            @PathVariable long evaluation,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        EvaluationId id = new EvaluationId(evaluation);
        evaluations.view(actor, id);
        evaluations.extend(actor, id, HoldForm.day(Form.sent(request), "closes", 1));
        return back(evaluation, redirect, "已延长，未评的人收到了新的期限。");
    }

    @Needs("evaluation.chair")
    @PostMapping("/evaluation/{evaluation}/closing")
    String close(Actor actor, @PathVariable long evaluation, RedirectAttributes redirect) {
        evaluations.close(actor, new EvaluationId(evaluation));
        return back(evaluation, redirect, "测评已结束，结果已算出，请核对后公布。");
    }

    @Needs("evaluation.chair")
    @PostMapping("/evaluation/{evaluation}/publication")
    String publish(Actor actor, @PathVariable long evaluation, RedirectAttributes redirect) {
        evaluations.publish(actor, new EvaluationId(evaluation));
        return back(evaluation, redirect, "结果已公布，并封存入办理过程。");
    }

    @Needs("evaluation.chair")
    @PostMapping("/evaluation/{evaluation}/voiding")
    String annul(
            Actor actor,
            @PathVariable long evaluation,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        evaluations.annul(actor, new EvaluationId(evaluation), reason);
        return back(evaluation, redirect, "这次测评已作废，原因记入过程。");
    }

    private static String back(long evaluation, RedirectAttributes redirect, String notice) {
        redirect.addFlashAttribute("notice", notice);
        return "redirect:/evaluation/" + evaluation + "/chair";
    }
}
