package org.openrenda.evaluation.hall;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.stream.Collectors;
import org.openrenda.evaluation.EvaluationPermission;
import org.openrenda.evaluation.forms.EvaluationForm;
import org.openrenda.evaluation.forms.FormId;
import org.openrenda.evaluation.forms.FormRow;
import org.openrenda.evaluation.forms.Forms;
import org.openrenda.evaluation.forms.Scale;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.parameters.Parameters;
import org.openrenda.platform.web.Form;
import org.openrenda.platform.web.ListPage;
import org.openrenda.platform.web.ListQuery;
import org.openrenda.platform.web.StatusWord;
import org.openrenda.platform.web.Table;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Evaluation forms: the list, a new one, and the next version of one. */
@Controller
class FormPages {

    private final Forms forms;
    private final HoldForm reads;
    private final Parameters parameters;

    FormPages(Forms forms, HoldForm reads, Parameters parameters) {
        this.forms = forms;
        this.reads = reads;
        this.parameters = parameters;
    }

    @Needs("evaluation.see")
    @GetMapping("/evaluation/forms")
    ModelAndView list(Actor actor, HttpServletRequest request) {
        Table table =
                new Table(
                        List.of(
                                Table.Column.text("name", "测评表").sortable(),
                                Table.Column.number("items", "项目"),
                                Table.Column.number("version", "版本"),
                                Table.Column.text("status", "状态")),
                        forms.rows(actor).stream().map(FormPages::row).toList());
        ModelAndView answer =
                ListPage.whole("测评表", ListQuery.of(request), table, "status")
                        .in("evaluation/forms");
        answer.addObject("mayDraw", actor.may(EvaluationPermission.OPERATE, actor.home()));
        return answer;
    }

    private static Table.Row row(FormRow row) {
        return Table.Row.of(
                row.id(),
                Table.Cell.link(row.name(), "/evaluation/forms/" + row.id()),
                Table.Cell.number(row.items()),
                Table.Cell.number(row.version()),
                Table.Cell.status(
                        row.retiredOn() == null
                                ? StatusWord.green("使用中")
                                : StatusWord.grey("已停用")));
    }

    @Needs("evaluation.operate")
    @GetMapping("/evaluation/forms/new")
    String blank(Actor actor, Model model) {
        int basically = parameters.of("evaluation.scale.basically", actor.home()).value();
        Form form =
                Form.to("/evaluation/forms")
                        .value("kind", "WORDS")
                        .value("grades", "满意 100\n基本满意 " + basically + "\n不满意 0")
                        .value("highest", String.valueOf(Scale.HIGHEST))
                        .value("satisfied", String.valueOf(basically));
        return page(form, model, null, null);
    }

    private static String page(Form form, Model model, Long id, EvaluationForm before) {
        model.addAttribute("form", form.draft("evaluation-form" + (id == null ? "" : "-" + id)));
        model.addAttribute("id", id);
        model.addAttribute("before", before);
        return "evaluation/form-form";
    }

    @Needs("evaluation.operate")
    @PostMapping("/evaluation/forms")
    String draw(
            Actor actor,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        Form form = Form.sent(request);
        try {
            FormId id = forms.draw(actor, actor.home(), form.get("name"), reads.items(form));
            redirect.addFlashAttribute("notice", "已编制，可以用它拟定测评。");
            return "redirect:/evaluation/forms/" + id;
        } catch (Actor.Forbidden forbidden) {
            throw forbidden;
        } catch (Refusal refusal) {
            return page(wrong(form, refusal, response), model, null, null);
        }
    }

    private static Form wrong(Form form, Refusal refusal, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        String field = refusal.field() == null ? "items" : refusal.field();
        boolean words = !form.get("kind").equals("POINTS");
        String at = field.equals("scale") ? words ? "grades" : "highest" : field;
        return form.error(at, refusal.sentence());
    }

    @Needs("evaluation.see")
    @GetMapping("/evaluation/forms/{form}")
    String show(Actor actor, @PathVariable long form, Model model) {
        EvaluationForm found = seen(actor, form);
        boolean used =
                forms.rows(actor).stream()
                        .anyMatch(one -> one.id().equals(found.id()) && one.retiredOn() == null);
        model.addAttribute("found", found);
        model.addAttribute("used", used);
        model.addAttribute(
                "mayRevise", used && actor.may(EvaluationPermission.OPERATE, found.congress()));
        return "evaluation/form";
    }

    private EvaluationForm seen(Actor actor, long id) {
        EvaluationForm found = forms.current(new FormId(id));
        if (!actor.may(EvaluationPermission.SEE, found.congress())) {
            throw new Refusal("没有这张测评表。");
        }
        return found;
    }

    @Needs("evaluation.operate")
    @GetMapping("/evaluation/forms/{form}/versions/new")
    String revise(Actor actor, @PathVariable long form, Model model) {
        EvaluationForm found = seen(actor, form);
        Scale scale = found.items().getFirst().scale();
        Form filled =
                Form.to("/evaluation/forms/" + form + "/versions")
                        .value("name", found.name())
                        .value("kind", scale.isWords() ? "WORDS" : "POINTS")
                        .value("highest", String.valueOf(scale.highest()))
                        .value("satisfied", String.valueOf(scale.satisfiedFrom()))
                        .value(
                                "grades",
                                scale.grades().stream()
                                        .map(one -> one.word() + " " + one.value())
                                        .collect(Collectors.joining("\n")))
                        .value(
                                "items",
                                found.items().stream()
                                        .map(one -> one.title() + " " + one.percent())
                                        .collect(Collectors.joining("\n")));
        return page(filled, model, form, found);
    }

    @Needs("evaluation.operate")
    @PostMapping("/evaluation/forms/{form}/versions")
    String write(
            Actor actor,
            @PathVariable long form,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        Form sent = Form.sent(request);
        EvaluationForm found = seen(actor, form);
        try {
            int version = forms.revise(actor, found.id(), reads.items(sent));
            redirect.addFlashAttribute("notice", "已成为第 " + version + " 版；以前开展的测评仍用原来的版本。");
            return "redirect:/evaluation/forms/" + form;
        } catch (Actor.Forbidden forbidden) {
            throw forbidden;
        } catch (Refusal refusal) {
            return page(wrong(sent, refusal, response), model, form, found);
        }
    }

    @Needs("evaluation.operate")
    @PostMapping("/evaluation/forms/{form}/retirement")
    String retire(Actor actor, @PathVariable long form, RedirectAttributes redirect) {
        forms.retire(actor, seen(actor, form).id());
        redirect.addFlashAttribute("notice", "已停用，以后拟定测评时不再出现。");
        return "redirect:/evaluation/forms";
    }
}
