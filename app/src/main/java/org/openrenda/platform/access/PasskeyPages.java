package org.openrenda.platform.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Fresh;
import org.openrenda.platform.Limited;
import org.openrenda.platform.Open;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.SignedIn;
import org.openrenda.platform.database.DataScope;
import org.openrenda.platform.web.Form;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own passkeys, and signing in with one. */
@Controller
class PasskeyPages {

    private static final String NEW = "/account/passkeys/new";

    private final PasskeySignIn passkeys;
    private final PasskeyHost host;
    private final SignInPages signInPages;
    private final OneTimeLinks links;
    private final StepUp stepUp;
    private final Access access;

    PasskeyPages(
            PasskeySignIn passkeys,
            PasskeyHost host,
            SignInPages signInPages,
            OneTimeLinks links,
            StepUp stepUp,
            Access access) {
        this.passkeys = passkeys;
        this.host = host;
        this.signInPages = signInPages;
        this.links = links;
        this.stepUp = stepUp;
        this.access = access;
    }

    @Open
    @Limited("access.passkey")
    @PostMapping("/sign-in/passkey/options")
    @ResponseBody
    Map<String, Object> toSignIn(HttpServletRequest request, HttpServletResponse response) {
        String attempt = links.token();
        Map<String, Object> options = passkeys.toSignIn(bound(request), attempt);
        SignInCookie.writeAttempt(request, response, attempt);
        return options;
    }

    @Open
    @Limited("access.passkey")
    @PostMapping("/sign-in/passkey")
    String signIn(
            @RequestParam(defaultValue = "") String answer,
            @RequestParam(defaultValue = "") String back,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        try {
            String attempt = SignInCookie.readAttempt(request).orElseThrow(PasskeyProtocol::wrong);
            SignInCookie.clearAttempt(request, response);
            PasskeyHost.Bound bound = bound(request);
            String token =
                    DataScope.system(
                            () -> passkeys.signIn(answer, bound, attempt, request.getRemoteAddr()));
            SignInCookie.write(request, response, token);
            return "redirect:" + SignInPages.safe(back);
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return signInPages.page(request, model, refusal.sentence(), "", "", back);
        }
    }

    @SignedIn
    @GetMapping("/account/passkeys")
    String list(Actor actor, HttpServletRequest request, Model model) {
        model.addAttribute("passkeys", passkeys.of(CurrentActor.account(actor)));
        model.addAttribute("hasCode", access.account(CurrentActor.account(actor)).hasSecondStep());
        model.addAttribute("unset", host.of(request).isPresent() ? "" : PasskeyHost.UNSET);
        model.addAttribute("most", PasskeySignIn.PASSKEYS_MOST);
        return "access/passkeys";
    }

    @SignedIn
    @GetMapping(NEW)
    @Nullable String blank(
            Actor actor,
            @RequestParam(defaultValue = "") String back,
            @RequestParam(defaultValue = "") String act,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws IOException {
        boolean fresh = stepUp.isFresh(request, actor, StepUp.STANDARD);
        if (!fresh && passkeys.hasSecondStep(CurrentActor.account(actor))) {
            stepUp.ask(request, response);
            return null;
        }
        bound(request);
        Form form = Form.to("/account/passkeys").value("back", back).value("act", act);
        return page(model, form, fresh, "");
    }

    private String page(Model model, Form form, boolean fresh, String error) {
        model.addAttribute("form", form);
        model.addAttribute("askPassword", !fresh);
        model.addAttribute("error", error);
        return "access/passkey-form";
    }

    @SignedIn
    @PostMapping("/account/passkeys/options")
    @ResponseBody
    Map<String, Object> toRegister(
            Actor actor,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request) {
        Refusal.needed("name", "请给通行密钥起个名称", name);
        return passkeys.toRegister(
                CurrentActor.account(actor),
                bound(request),
                CurrentActor.token(request),
                stepUp.isFresh(request, actor, StepUp.STANDARD),
                password,
                request.getRemoteAddr());
    }

    @SignedIn
    @PostMapping("/account/passkeys")
    String register(
            Actor actor,
            @RequestParam(defaultValue = "") String answer,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        Form form = Form.sent(request);
        try {
            passkeys.register(
                    CurrentActor.account(actor),
                    bound(request),
                    CurrentActor.token(request),
                    form.get("name"),
                    answer);
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            boolean fresh = stepUp.isFresh(request, actor, StepUp.STANDARD);
            return page(model, form, fresh, refusal.sentence());
        }
        redirect.addFlashAttribute("notice", "已添加，下次可以直接用通行密钥登录。");
        String back = form.get("back");
        return StepUp.onward(back.isEmpty() ? "/account/passkeys" : back, form.get("act"));
    }

    @SignedIn
    @Fresh
    @PostMapping("/account/passkeys/{id}/deletion")
    String delete(Actor actor, @PathVariable long id, RedirectAttributes redirect) {
        passkeys.delete(actor, id);
        redirect.addFlashAttribute("notice", "已删除，它不能再登录。设备上留着的那一份也可以删掉了。");
        return "redirect:/account/passkeys";
    }

    private PasskeyHost.Bound bound(HttpServletRequest request) {
        return host.of(request).orElseThrow(() -> new Refusal(PasskeyHost.UNSET));
    }
}
