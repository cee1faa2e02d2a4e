package org.openrenda.evaluation.hall;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.openrenda.evaluation.EvaluationPermission;
import org.openrenda.evaluation.forms.EvaluationForm;
import org.openrenda.evaluation.forms.FormId;
import org.openrenda.evaluation.forms.FormItem;
import org.openrenda.evaluation.forms.FormRow;
import org.openrenda.evaluation.forms.Forms;
import org.openrenda.evaluation.forms.SampleForm;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Evaluation forms: the list, a new one, and the next version of one. */
@Controller
class FormPages {

    private static final String NUMBER = "[1-9][0-9]{0,17}";

    private final Forms forms;
    private final Parameters parameters;

    FormPages(Forms forms, Parameters parameters) {
        this.forms = forms;
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

    /** Empty, or filled with a ready-made form or a version of another one. */
    @Needs("evaluation.operate")
    @GetMapping("/evaluation/forms/new")
    String blank(
            Actor actor,
            @RequestParam(defaultValue = "") String sample,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String version,
            Model model) {
        if (from.matches(NUMBER)) {
            EvaluationForm other = seen(actor, Long.parseLong(from), version);
            Form copy = filled(other.name() + "（副本）", other.items(), "copy-" + from);
            return page(copy, model, null, null);
        }
        List<SampleForm> samples = forms.samples(actor.home());
        model.addAttribute("samples", samples);
        for (SampleForm one : samples) {
            if (one.key().equals(sample)) {
                return page(filled(one.name(), one.items(), sample), model, null, null);
            }
        }
        int basically = parameters.of("evaluation.scale.basically", actor.home()).value();
        return page(ItemForm.blank("/evaluation/forms", basically), model, null, null);
    }

    private static Form filled(String name, List<FormItem> items, String begun) {
        return ItemForm.of("/evaluation/forms", items).value("name", name).value("begun", begun);
    }

    /** Each beginning has a draft of its own: a kept one must not write over what was picked. */
    private static String page(Form form, Model model, Long id, EvaluationForm before) {
        String begun = form.get("begun").matches("[a-z0-9-]{1,40}") ? "-" + form.get("begun") : "";
        model.addAttribute("form", form.draft("evaluation-form" + (id == null ? begun : "-" + id)));
        model.addAttribute("rows", ItemForm.rows(form));
        model.addAttribute("sum", ItemForm.sum(form));
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
        if (!form.get("more").isEmpty()) {
            return page(ItemForm.more(form), model, null, null);
        }
        try {
            FormId id = forms.draw(actor, actor.home(), form.get("name"), ItemForm.items(form));
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
        String field = refusal.field() == null ? "title1" : refusal.field();
        String at = Map.of("items", "weight1", "scale", "grades1").getOrDefault(field, field);
        return form.error(at, refusal.sentence());
    }

    @Needs("evaluation.see")
    @GetMapping("/evaluation/forms/{form}")
    String show(
            Actor actor,
            @PathVariable long form,
            @RequestParam(defaultValue = "") String version,
            Model model) {
        int current = forms.current(new FormId(form)).version();
        EvaluationForm found = seen(actor, form, version);
        boolean used =
                forms.rows(actor).stream()
                        .anyMatch(one -> one.id().equals(found.id()) && one.retiredOn() == null);
        model.addAttribute("found", found);
        model.addAttribute("current", current);
        model.addAttribute("used", used);
        model.addAttribute("mayDraw", actor.may(EvaluationPermission.OPERATE, found.congress()));
        return "evaluation/form";
    }

    private EvaluationForm seen(Actor actor, long id, String version) {
        EvaluationForm found =
                version.matches("[1-9][0-9]{0,5}")
                        ? forms.version(new FormId(id), Integer.parseInt(version))
                        : forms.current(new FormId(id));
        if (!actor.may(EvaluationPermission.SEE, found.congress())) {
            throw new Refusal("没有这张测评表。");
        }
        return found;
    }

    @Needs("evaluation.operate")
    @GetMapping("/evaluation/forms/{form}/versions/new")
    String revise(Actor actor, @PathVariable long form, Model model) {
        EvaluationForm found = seen(actor, form, "");
        Form filled = ItemForm.of("/evaluation/forms/" + form + "/versions", found.items());
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
        EvaluationForm found = seen(actor, form, "");
        if (!sent.get("more").isEmpty()) {
            return page(ItemForm.more(sent), model, form, found);
        }
        try {
            int version = forms.revise(actor, found.id(), ItemForm.items(sent));
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
        forms.retire(actor, seen(actor, form, "").id());
        redirect.addFlashAttribute("notice", "已停用，以后拟定测评时不再出现。");
        return "redirect:/evaluation/forms";
    }
}
