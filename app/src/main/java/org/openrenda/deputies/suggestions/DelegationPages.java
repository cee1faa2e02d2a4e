package org.openrenda.deputies.suggestions;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Needs;
import org.openrenda.platform.PersonId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.access.Access;
import org.openrenda.platform.web.Form;
import org.openrenda.platform.web.FormField.Option;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** SUG-1: where a deputy records that the delegation proposes the suggestion. */
@Controller
class DelegationPages {

    private static final String PATH = "/deputies/suggestions/{id}/delegation";

    private final Suggestions suggestions;
    private final Delegations delegations;
    private final Access access;

    DelegationPages(Suggestions suggestions, Delegations delegations, Access access) {
        this.suggestions = suggestions;
        this.delegations = delegations;
        this.access = access;
    }

    @Needs("deputies.write")
    @GetMapping(PATH)
    String ask(Actor actor, @PathVariable long id, Model model) {
        SuggestionView view = suggestions.view(actor, new SuggestionId(id));
        return page(actor, view, Form.to("/deputies/suggestions/" + id + "/delegation"), model);
    }

    private String page(Actor actor, SuggestionView view, Form form, Model model) {
        Delegations.Roll roll = delegations.roll(actor, view.suggestion().congress());
        List<Option> heads = new ArrayList<>();
        for (PersonId member : roll.members()) {
            for (AccountId account : access.accountsOf(member)) {
                heads.add(Option.of(account.toString(), access.account(account).displayName()));
            }
        }
        model.addAttribute("view", view);
        model.addAttribute("name", roll.name());
        model.addAttribute("members", roll.members().size());
        model.addAttribute("heads", heads);
        model.addAttribute("form", form);
        return "deputies/delegation";
    }

    @Needs("deputies.write")
    @PostMapping(PATH)
    String record(
            Actor actor,
            @PathVariable long id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        Form form = Form.sent(request);
        try {
            suggestions.proposeByDelegation(actor, new SuggestionId(id), approval(form));
        } catch (Refusal refusal) {
            String field = refusal.field();
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            SuggestionView view = suggestions.view(actor, new SuggestionId(id));
            Form again = form.error(field == null ? "approved" : field, refusal.sentence());
            return page(actor, view, again, model);
        }
        redirect.addFlashAttribute("notice", "已登记代表团表决。团长确认文本后即可提交。");
        return "redirect:/deputies/suggestions/" + id;
    }

    private static DelegationApproval approval(Form form) {
        if (!form.get("approved").matches("[0-9]{1,4}")) {
            throw Refusal.of("approved", "请填写赞成人数。");
        }
        if (!form.get("head").matches("[0-9]{1,18}")) {
            throw Refusal.of("head", "请选择签署的团长。");
        }
        try {
            String on = form.get("on");
            return new DelegationApproval(
                    Integer.parseInt(form.get("approved")),
                    on.isEmpty() ? null : LocalDate.parse(on),
                    form.get("document"),
                    new AccountId(Long.parseLong(form.get("head"))));
        } catch (DateTimeParseException mistyped) {
            throw Refusal.of("on", "请填写表决日期。");
        }
    }

    @Needs("deputies.write")
    @PostMapping(PATH + "/withdrawal")
    String withdraw(Actor actor, @PathVariable long id, RedirectAttributes redirect) {
        suggestions.proposeByDeputies(actor, new SuggestionId(id));
        redirect.addFlashAttribute("notice", "已改回由代表提出。");
        return "redirect:/deputies/suggestions/" + id;
    }
}
