package org.openrenda.platform.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Fresh;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** The fresh proof: passkey, or password and time-based code; then back to what was on its way. */
@Controller
class StepUpPages {

    private final PasskeySignIn passkeys;
    private final PasskeyHost host;
    private final SignIn signIn;
    private final KeptActs acts;
    private final Access access;

    StepUpPages(
            PasskeySignIn passkeys, PasskeyHost host, SignIn signIn, KeptActs acts, Access access) {
        this.passkeys = passkeys;
        this.host = host;
        this.signIn = signIn;
        this.acts = acts;
        this.access = access;
    }

    @SignedIn
    @GetMapping(StepUp.PAGE)
    String page(
            Actor actor,
            @RequestParam(defaultValue = "") String back,
            @RequestParam(defaultValue = "") String act,
            HttpServletRequest request,
            Model model) {
        return page(actor, back, act, request, model, "");
    }

    private String page(
            Actor actor,
            String back,
            String act,
            HttpServletRequest request,
            Model model,
            String error) {
        AccountId account = CurrentActor.account(actor);
        boolean hasPasskey = !passkeys.of(account).isEmpty();
        model.addAttribute("error", error);
        model.addAttribute("back", SignInPages.safe(back));
        model.addAttribute("act", act);
        model.addAttribute("kept", acts.find(CurrentActor.token(request), act).isPresent());
        model.addAttribute("hasPasskey", hasPasskey && host.of(request).isPresent());
        model.addAttribute("unset", hasPasskey && host.of(request).isEmpty());
        model.addAttribute("hasCode", access.account(account).hasSecondStep());
        return "access/confirm";
    }

    @SignedIn
    @PostMapping(StepUp.PAGE)
    String withCode(
            Actor actor,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String back,
            @RequestParam(defaultValue = "") String act,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        try {
            signIn.confirm(
                    CurrentActor.token(request),
                    CurrentActor.account(actor),
                    password,
                    code,
                    request.getRemoteAddr());
            return StepUp.onward(back, act);
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(actor, back, act, request, model, refusal.sentence());
        }
    }

    /** Also asked while the second step of a sign-in by password is owed: the same proof. */
    @BeforeSecondStep
    @PostMapping(StepUp.PAGE + "/passkey/options")
    @ResponseBody
    Map<String, Object> options(Actor actor, HttpServletRequest request) {
        return passkeys.toConfirm(
                CurrentActor.account(actor), bound(request), CurrentActor.token(request));
    }

    @SignedIn
    @PostMapping(StepUp.PAGE + "/passkey")
    String withPasskey(
            Actor actor,
            @RequestParam(defaultValue = "") String answer,
            @RequestParam(defaultValue = "") String back,
            @RequestParam(defaultValue = "") String act,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        try {
            confirm(actor, answer, request);
            return StepUp.onward(back, act);
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(actor, back, act, request, model, refusal.sentence());
        }
    }

    /** The second step of a sign-in by password, by passkey in place of a code. */
    @BeforeSecondStep
    @PostMapping("/sign-in/second-step/passkey")
    String secondStep(
            Actor actor,
            @RequestParam(defaultValue = "") String answer,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        try {
            confirm(actor, answer, request);
            return "redirect:/desk";
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return secondStep(actor, request, model, refusal.sentence());
        }
    }

    /** The page of the second step, with the ways this person has. */
    String secondStep(Actor actor, HttpServletRequest request, Model model, String error) {
        page(actor, "", "", request, model, error);
        return "access/second-step";
    }

    private void confirm(Actor actor, String answer, HttpServletRequest request) {
        passkeys.confirm(
                CurrentActor.account(actor),
                answer,
                bound(request),
                CurrentActor.token(request),
                request.getRemoteAddr());
    }

    /** What was kept is sent again by a press of the person's own, exactly as it was. */
    @SignedIn
    @Fresh
    @GetMapping(StepUp.PAGE + "/act")
    String act(
            @RequestParam(defaultValue = "") String act, HttpServletRequest request, Model model) {
        KeptActs.Act kept =
                acts.find(CurrentActor.token(request), act)
                        .orElseThrow(() -> new Refusal("刚才的提交已经过期，请回到原来的页面重新办理。"));
        model.addAttribute("path", kept.path());
        model.addAttribute("page", kept.page());
        model.addAttribute(
                "fields",
                kept.fields().stream().map(one -> Map.entry(one.name(), one.value())).toList());
        return "access/kept-act";
    }

    private PasskeyHost.Bound bound(HttpServletRequest request) {
        return host.of(request).orElseThrow(() -> new Refusal(PasskeyHost.UNSET));
    }
}
