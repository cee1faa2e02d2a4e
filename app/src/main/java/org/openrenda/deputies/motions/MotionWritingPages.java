package org.openrenda.deputies.motions;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.openrenda.congress.Congress;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Grant;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Role;
import org.openrenda.platform.access.Access;
import org.openrenda.platform.web.Form;
import org.openrenda.platform.web.FormField.Option;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Writing a motion and asking others to move it together. */
@Controller
class MotionWritingPages {

    private static final int FOUND_MOST = 60;

    private final Motions motions;
    private final Congress congress;
    private final Access access;

    MotionWritingPages(Motions motions, Congress congress, Access access) {
        this.motions = motions;
        this.congress = congress;
        this.access = access;
    }

    @Needs("deputies.move")
    @GetMapping("/deputies/motions/new")
    String blank(Actor actor, Model model) {
        return form(actor, model, Form.to("/deputies/motions").draft("deputies-motion"), "/mine");
    }

    @Needs("deputies.move")
    @GetMapping("/deputies/motions/{id}/text")
    String text(Actor actor, @PathVariable long id, Model model) {
        MotionText text = motions.view(actor, new MotionId(id)).motion().text();
        Form form =
                Form.to("/deputies/motions/" + id + "/text")
                        .value("congress", text.congress().toString())
                        .value("proposer", text.proposer().name())
                        .value("delegation", text.delegation())
                        .value("members", text.members() == 0 ? "" : "" + text.members())
                        .value("approved", text.members() == 0 ? "" : "" + text.approved())
                        .value("title", text.title())
                        .value("cause", text.cause())
                        .value("grounds", text.grounds())
                        .value("plan", text.plan());
        return form(actor, model, form, "/" + id);
    }

    private String form(Actor actor, Model model, Form form, String back) {
        List<CongressId> own = own(actor);
        model.addAttribute("form", form);
        model.addAttribute("back", "/deputies/motions" + back);
        model.addAttribute(
                "congresses",
                own.stream()
                        .map(id -> Option.of(id.toString(), congress.congress(id).name()))
                        .toList());
        model.addAttribute("delegation", own.stream().anyMatch(motions::delegationMay));
        return "deputies/motions/writing";
    }

    private static List<CongressId> own(Actor actor) {
        return actor.grants().stream()
                .filter(grant -> grant.role() == Role.DEPUTY)
                .map(Grant::congress)
                .distinct()
                .toList();
    }

    @Needs("deputies.move")
    @PostMapping("/deputies/motions")
    String begin(
            Actor actor,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        Form form = Form.sent(request).draft("deputies-motion");
        try {
            MotionId id = motions.draft(actor, text(actor, form));
            redirect.addFlashAttribute("notice", "已存为草稿。下一步：邀请代表联名。");
            return "redirect:" + MotionDuties.address(id);
        } catch (Refusal refusal) {
            return again(actor, response, model, form, refusal, "/mine");
        }
    }

    @Needs("deputies.move")
    @PostMapping("/deputies/motions/{id}/text")
    String rewrite(
            Actor actor,
            @PathVariable long id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        Form form = Form.sent(request);
        try {
            motions.rewrite(actor, new MotionId(id), text(actor, form));
            redirect.addFlashAttribute("notice", "已保存。文字有改动的，联名代表会收到重新确认的待办。");
            return "redirect:/deputies/motions/" + id;
        } catch (Refusal refusal) {
            return again(actor, response, model, form, refusal, "/" + id);
        }
    }

    private String again(
            Actor actor,
            HttpServletResponse response,
            Model model,
            Form form,
            Refusal refusal,
            String back) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        String field = refusal.field();
        Form wrong = form.error(field == null ? "title" : field, refusal.sentence());
        return form(actor, model, wrong, back);
    }

    private static MotionText text(Actor actor, Form form) {
        List<CongressId> own = own(actor);
        CongressId at =
                own.stream()
                        .filter(one -> one.toString().equals(form.get("congress")))
                        .findFirst()
                        .orElse(own.isEmpty() ? actor.home() : own.getFirst());
        boolean delegation = form.get("proposer").equals(MotionProposer.DELEGATION.name());
        return new MotionText(
                at,
                delegation ? MotionProposer.DELEGATION : MotionProposer.JOINT,
                form.get("delegation"),
                delegation ? number(form, "members") : 0,
                delegation ? number(form, "approved") : 0,
                form.get("title"),
                form.get("cause"),
                form.get("grounds"),
                form.get("plan"));
    }

    private static int number(Form form, String name) {
        if (!form.get(name).matches("[0-9]{1,4}")) {
            throw Refusal.of(name, "请填写人数。");
        }
        return Integer.parseInt(form.get(name));
    }

    @Needs("deputies.move")
    @GetMapping("/deputies/motions/{id}/movers")
    String ask(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String name,
            Model model) {
        MotionView view = motions.view(actor, new MotionId(id));
        List<AccountId> already = view.movers().stream().map(Mover::account).toList();
        model.addAttribute("view", view);
        model.addAttribute("name", name);
        model.addAttribute(
                "found",
                access
                        .holders(Role.DEPUTY, view.motion().congress(), name.strip(), FOUND_MOST)
                        .stream()
                        .filter(one -> !already.contains(one.id()))
                        .toList());
        return "deputies/motions/movers";
    }

    @Needs("deputies.move")
    @PostMapping("/deputies/motions/{id}/movers")
    String invite(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") List<Long> deputies,
            RedirectAttributes redirect) {
        if (deputies.isEmpty()) {
            throw Refusal.of("deputies", "请至少选择一名代表。");
        }
        motions.invite(actor, new MotionId(id), deputies.stream().map(AccountId::new).toList());
        redirect.addFlashAttribute("notice", "已邀请 " + deputies.size() + " 名代表联名，确认文本后计入人数。");
        return "redirect:/deputies/motions/" + id;
    }

    @Needs("deputies.move")
    @PostMapping("/deputies/motions/{id}/movers/{deputy}/removal")
    String drop(
            Actor actor,
            @PathVariable long id,
            @PathVariable long deputy,
            RedirectAttributes redirect) {
        motions.drop(actor, new MotionId(id), new AccountId(deputy));
        boolean self = new AccountId(deputy).equals(actor.account());
        redirect.addFlashAttribute("notice", self ? "已告知领衔代表您不联名。" : "已移出联名名单。");
        return "redirect:/deputies/motions/" + (self ? "mine" : id);
    }
}
