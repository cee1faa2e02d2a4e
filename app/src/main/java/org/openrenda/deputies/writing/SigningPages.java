package org.openrenda.deputies.writing;

import java.util.List;
import org.openrenda.deputies.replies.Replies;
import org.openrenda.deputies.suggestions.Signer;
import org.openrenda.deputies.suggestions.SuggestionId;
import org.openrenda.deputies.suggestions.SuggestionView;
import org.openrenda.deputies.suggestions.Suggestions;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Role;
import org.openrenda.platform.Satisfaction;
import org.openrenda.platform.access.Access;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The acts of those who sign: asking, confirming, handing in, taking back, rating. */
@Controller
class SigningPages {

    private static final int FOUND_MOST = 30;

    private final Suggestions suggestions;
    private final Replies replies;
    private final Access access;

    SigningPages(Suggestions suggestions, Replies replies, Access access) {
        this.suggestions = suggestions;
        this.replies = replies;
        this.access = access;
    }

    @Needs("deputies.write")
    @GetMapping("/deputies/suggestions/{id}/co-signers")
    String ask(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String name,
            Model model) {
        SuggestionView view = suggestions.view(actor, new SuggestionId(id));
        List<AccountId> already = view.signers().stream().map(Signer::account).toList();
        model.addAttribute("view", view);
        model.addAttribute("name", name);
        model.addAttribute(
                "found",
                access
                        .holders(
                                Role.DEPUTY, view.suggestion().congress(), name.strip(), FOUND_MOST)
                        .stream()
                        .filter(one -> !already.contains(one.id()))
                        .toList());
        return "deputies/co-signers";
    }

    @Needs("deputies.write")
    @PostMapping("/deputies/suggestions/{id}/co-signers")
    String invite(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") List<Long> deputies,
            RedirectAttributes redirect) {
        if (deputies.isEmpty()) {
            throw Refusal.of("deputies", "请至少选择一名代表。");
        }
        suggestions.invite(
                actor, new SuggestionId(id), deputies.stream().map(AccountId::new).toList());
        return back(id, redirect, "已邀请 " + deputies.size() + " 名代表附议，确认文本后计入联名。");
    }

    @Needs("deputies.write")
    @PostMapping("/deputies/suggestions/{id}/co-signers/{deputy}/removal")
    String drop(
            Actor actor,
            @PathVariable long id,
            @PathVariable long deputy,
            RedirectAttributes redirect) {
        suggestions.dropSigner(actor, new SuggestionId(id), new AccountId(deputy));
        return back(id, redirect, "已移出附议名单。");
    }

    @Needs("deputies.write")
    @PostMapping("/deputies/suggestions/{id}/declining")
    String decline(Actor actor, @PathVariable long id, RedirectAttributes redirect) {
        AccountId self = actor.account();
        if (self == null) {
            throw new Refusal("请由代表本人办理。");
        }
        suggestions.dropSigner(actor, new SuggestionId(id), self);
        redirect.addFlashAttribute("notice", "已告知领衔代表您不附议。");
        return "redirect:/deputies/suggestions/mine";
    }

    @Needs("deputies.write")
    @PostMapping("/deputies/suggestions/{id}/confirmation")
    String confirm(
            Actor actor,
            @PathVariable long id,
            @RequestParam int version,
            RedirectAttributes redirect) {
        suggestions.confirm(actor, new SuggestionId(id), version);
        return back(id, redirect, "已确认附议。文本如有修改，会请您重新确认。");
    }

    @Needs("deputies.write")
    @PostMapping("/deputies/suggestions/{id}/submission")
    String submit(Actor actor, @PathVariable long id, RedirectAttributes redirect) {
        suggestions.submit(actor, new SuggestionId(id));
        return back(id, redirect, "已提交，工作人员审核后立案编号。每一步进展都会通知您。");
    }

    @Needs("deputies.write")
    @PostMapping("/deputies/suggestions/{id}/withdrawal")
    String withdraw(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        boolean done = suggestions.withdraw(actor, new SuggestionId(id), reason);
        return back(id, redirect, done ? "建议已撤回。" : "已登记您的撤回意见，其他联名代表都同意后撤回生效。");
    }

    @Needs("deputies.write")
    @PostMapping("/deputies/suggestions/{id}/discarding")
    String discard(Actor actor, @PathVariable long id, RedirectAttributes redirect) {
        suggestions.discard(actor, new SuggestionId(id));
        redirect.addFlashAttribute("notice", "草稿已删除。");
        return "redirect:/deputies/suggestions/mine";
    }

    @Needs("deputies.rate")
    @PostMapping("/deputies/suggestions/{id}/replies/{reply}/rating")
    String rate(
            Actor actor,
            @PathVariable long id,
            @PathVariable long reply,
            @RequestParam(defaultValue = "") String attitude,
            @RequestParam(defaultValue = "") String result,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        replies.rate(
                actor,
                new SuggestionId(id),
                reply,
                Satisfaction.of("attitude", attitude),
                Satisfaction.of("result", result),
                reason);
        return back(id, redirect, "评价已提交，谢谢您。首次评价会一直保留。");
    }

    @Needs("deputies.rate")
    @PostMapping("/deputies/suggestions/{id}/consultations/{consultation}/word")
    String word(
            Actor actor,
            @PathVariable long id,
            @PathVariable long consultation,
            @RequestParam(defaultValue = "") String met,
            @RequestParam(defaultValue = "") String text,
            RedirectAttributes redirect) {
        replies.sayMet(actor, consultation, met.equals("yes"), text);
        return back(id, redirect, "已记录您对这次沟通的说明。");
    }

    private static String back(long id, RedirectAttributes redirect, String notice) {
        redirect.addFlashAttribute("notice", notice);
        return "redirect:" + address(id);
    }

    private static String address(long id) {
        return "/deputies/suggestions/" + id;
    }
}
