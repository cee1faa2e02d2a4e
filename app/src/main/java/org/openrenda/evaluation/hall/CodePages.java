package org.openrenda.evaluation.hall;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.openrenda.evaluation.evaluations.AlreadyRated;
import org.openrenda.evaluation.evaluations.EvaluationStage;
import org.openrenda.evaluation.evaluations.EvaluationView;
import org.openrenda.evaluation.evaluations.Evaluations;
import org.openrenda.platform.Limited;
import org.openrenda.platform.Open;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.web.Form;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** The pages of who rates with a one-time code and no name: code, sheet, done. */
@Controller
class CodePages {

    private final Evaluations evaluations;
    private final SheetForm sheets;

    CodePages(Evaluations evaluations, SheetForm sheets) {
        this.evaluations = evaluations;
        this.sheets = sheets;
    }

    @Open
    @GetMapping("/evaluation/code")
    String ask(Model model) {
        model.addAttribute("form", Form.to("/evaluation/code"));
        return "evaluation/code";
    }

    /** Posted, so that no address and no log ever has the code. */
    @Open
    @Limited("evaluation.code")
    @PostMapping("/evaluation/code")
    String begin(HttpServletRequest request, HttpServletResponse response, Model model) {
        Form form = Form.sent(request);
        try {
            return sheet(form.value("key", sheets.key()), response, model);
        } catch (Refusal refusal) {
            return again(form, refusal, response, model);
        }
    }

    private String sheet(Form form, HttpServletResponse response, Model model) {
        EvaluationView view = view(form);
        if (view.stage() != EvaluationStage.OPEN) {
            boolean early = view.stage().compareTo(EvaluationStage.OPEN) < 0;
            throw Refusal.of("code", early ? "测评还没有开始，请稍候再试。" : "测评已经结束，不再接收。");
        }
        response.setHeader("Cache-Control", "no-store");
        model.addAttribute("view", view);
        model.addAttribute("form", form);
        return "evaluation/code-sheet";
    }

    private EvaluationView view(Form form) {
        return evaluations.byCode(form.get("code"));
    }

    @Open
    @Limited("evaluation.code")
    @PostMapping("/evaluation/code/sheet")
    String put(HttpServletRequest request, HttpServletResponse response, Model model) {
        Form sent = Form.sent(request);
        try {
            EvaluationView view = view(sent);
            Form form = sheets.checked(view.plan(), sent);
            if (form.hasErrors()) {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                return sheet(form, response, model);
            }
            String text = sheets.read(view.plan(), form).text();
            evaluations.rateByCode(form.get("code"), text, form.get("key"));
            return "redirect:/evaluation/code/done";
        } catch (Refusal refusal) {
            return again(sent, refusal, response, model);
        }
    }

    @Open
    @GetMapping("/evaluation/code/done")
    String done() {
        return "evaluation/code-done";
    }

    private static String again(
            Form sent, Refusal refusal, HttpServletResponse response, Model model) {
        boolean used = refusal instanceof AlreadyRated;
        response.setStatus(
                used ? HttpStatus.CONFLICT.value() : HttpStatus.UNPROCESSABLE_CONTENT.value());
        Form form = Form.to("/evaluation/code").value("code", sent.get("code"));
        model.addAttribute("form", form.error("code", refusal.sentence()));
        return "evaluation/code";
    }
}
