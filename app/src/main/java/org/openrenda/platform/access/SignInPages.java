package org.openrenda.platform.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Limited;
import org.openrenda.platform.Open;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.SignedIn;
import org.openrenda.platform.database.DataScope;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Signing in, the second step, and one's own password. */
@Controller
class SignInPages {

    private final SignIn signIn;
    private final PasskeySignIn passkeys;
    private final PasskeyHost host;
    private final StepUpPages stepUpPages;

    SignInPages(SignIn signIn, PasskeySignIn passkeys, PasskeyHost host, StepUpPages stepUpPages) {
        this.signIn = signIn;
        this.passkeys = passkeys;
        this.host = host;
        this.stepUpPages = stepUpPages;
    }

    @Open
    @GetMapping("/sign-in")
    String form(
            @RequestParam(defaultValue = "") String back,
            @RequestParam(defaultValue = "") String expired,
            @RequestParam(defaultValue = "") String set,
            HttpServletRequest request,
            Model model) {
        String notice = expired.isEmpty() ? "" : "登录已过期，请重新登录。刚才填写的内容仍保存在本机草稿中。";
        String said = set.isEmpty() ? notice : "口令已设置，请用新口令登录。";
        return page(request, model, "", said, "", back);
    }

    @Open
    @PostMapping("/sign-in")
    String start(
            @RequestParam String name,
            @RequestParam String password,
            @RequestParam(defaultValue = "") String back,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        SignIn.Started started;
        try {
            started = DataScope.system(() -> signIn.start(name, password, request.getRemoteAddr()));
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(request, model, refusal.sentence(), "", name, back);
        }
        SignInCookie.write(request, response, started.token());
        if (started.mustEnrol()) {
            return "redirect:/sign-in/enrol";
        }
        if (started.secondStepOwed()) {
            return "redirect:/sign-in/second-step";
        }
        return started.oldPassword()
                ? "redirect:/account/password?old=1"
                : "redirect:" + safe(back);
    }

    String page(
            HttpServletRequest request,
            Model model,
            String error,
            String notice,
            String name,
            String back) {
        model.addAttribute("passkeys", host.of(request).isPresent());
        model.addAttribute("error", error);
        model.addAttribute("notice", notice);
        model.addAttribute("name", name);
        model.addAttribute("back", safe(back));
        return "access/sign-in";
    }

    /** Only a path of our own: an address from outside must not decide where one lands. */
    static String safe(String back) {
        boolean own = back.startsWith("/") && !back.startsWith("//") && !back.contains("\\");
        return own ? back : "/desk";
    }

    @BeforeSecondStep
    @GetMapping("/sign-in/second-step")
    String secondStep(Actor actor, HttpServletRequest request, Model model) {
        if (!passkeys.hasSecondStep(CurrentActor.account(actor))) {
            return "redirect:/sign-in/enrol";
        }
        return stepUpPages.secondStep(actor, request, model, "");
    }

    @BeforeSecondStep
    @PostMapping("/sign-in/second-step")
    String passSecondStep(
            Actor actor,
            @RequestParam String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        try {
            signIn.passSecondStep(
                    CurrentActor.token(request),
                    CurrentActor.account(actor),
                    code,
                    request.getRemoteAddr());
            return "redirect:/desk";
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return stepUpPages.secondStep(actor, request, model, refusal.sentence());
        }
    }

    @Open
    @PostMapping("/sign-out")
    String signOut(HttpServletRequest request, HttpServletResponse response) {
        SignInCookie.read(request).ifPresent(signIn::end);
        SignInCookie.clear(request, response);
        return "redirect:/";
    }

    @Open
    @Limited("access.link")
    @GetMapping("/sign-in/first/{token}")
    String first(@PathVariable String token, Model model) {
        model.addAttribute("error", "");
        model.addAttribute("action", "/sign-in/first/" + token);
        model.addAttribute("askPresent", false);
        return "access/password";
    }

    @Open
    @Limited("access.link")
    @PostMapping("/sign-in/first/{token}")
    String setFirst(
            @PathVariable String token,
            @RequestParam String password,
            @RequestParam String again,
            HttpServletResponse response,
            Model model) {
        try {
            requireSame(password, again);
            DataScope.system(() -> {
                signIn.firstPassword(token, password);
                return null;
            });
            return "redirect:/sign-in?set=1";
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            first(token, model);
            model.addAttribute("error", refusal.sentence());
            return "access/password";
        }
    }

    @SignedIn
    @GetMapping("/account/password")
    String password(@RequestParam(defaultValue = "") String old, Model model) {
        model.addAttribute("error", old.isEmpty() ? "" : "口令已超过更换周期，请设置新口令。");
        model.addAttribute("action", "/account/password");
        model.addAttribute("askPresent", true);
        return "access/password";
    }

    @SignedIn
    @PostMapping("/account/password")
    String change(
            Actor actor,
            @RequestParam String present,
            @RequestParam String password,
            @RequestParam String again,
            HttpServletResponse response,
            Model model) {
        try {
            requireSame(password, again);
            signIn.changePassword(CurrentActor.account(actor), present, password);
            return "redirect:/sign-in?set=1";
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            password("", model);
            model.addAttribute("error", refusal.sentence());
            return "access/password";
        }
    }

    private static void requireSame(String password, String again) {
        if (!password.equals(again)) {
            throw Refusal.of("again", "两次输入的口令不一样。");
        }
    }
}
