package org.openrenda.platform.access;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Enabling the time-based code. Whoever has no fresh proof gives the password once more: else a
 * desk left open would be enough to gain the second step that guards what is important.
 */
@Controller
class EnrolPages {

    private final SignIn signIn;
    private final Access access;
    private final SecondStep secondStep;
    private final PasskeySignIn passkeys;
    private final StepUp stepUp;

    EnrolPages(
            SignIn signIn,
            Access access,
            SecondStep secondStep,
            PasskeySignIn passkeys,
            StepUp stepUp) {
        this.signIn = signIn;
        this.access = access;
        this.secondStep = secondStep;
        this.passkeys = passkeys;
        this.stepUp = stepUp;
    }

    @BeforeSecondStep
    @GetMapping("/sign-in/enrol")
    @Nullable String enrol(
            Actor actor,
            @RequestParam(defaultValue = "") String back,
            @RequestParam(defaultValue = "") String act,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws IOException {
        if (access.account(CurrentActor.account(actor)).hasSecondStep()) {
            return "redirect:/desk";
        }
        if (mustProveFirst(actor, request)) {
            stepUp.ask(request, response);
            return null;
        }
        return enrolment(actor, back, act, model, "");
    }

    /** Whoever has a passkey shows it before a second way in is opened beside it. */
    private boolean mustProveFirst(Actor actor, HttpServletRequest request) {
        return passkeys.hasSecondStep(CurrentActor.account(actor))
                && !stepUp.isFresh(request, actor, StepUp.STANDARD);
    }

    @BeforeSecondStep
    @PostMapping("/sign-in/enrol")
    @Nullable String confirmEnrolment(
            Actor actor,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String back,
            @RequestParam(defaultValue = "") String act,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws IOException {
        if (mustProveFirst(actor, request)) {
            stepUp.ask(request, response);
            return null;
        }
        try {
            if (!stepUp.isFresh(request, actor, StepUp.STANDARD)) {
                signIn.checkPassword(
                        CurrentActor.account(actor), password, request.getRemoteAddr());
            }
            signIn.enrol(
                    CurrentActor.token(request),
                    CurrentActor.account(actor),
                    code,
                    request.getRemoteAddr());
            return StepUp.onward(back, act);
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return enrolment(actor, back, act, model, refusal.sentence());
        }
    }

    private String enrolment(Actor actor, String back, String act, Model model, String error) {
        model.addAttribute("back", back);
        model.addAttribute("act", act);
        String secret = signIn.proposal(CurrentActor.account(actor));
        String name = access.account(CurrentActor.account(actor)).name();
        model.addAttribute("error", error);
        model.addAttribute("secret", secondStep.typed(secret).replaceAll("(.{4})", "$1 ").strip());
        model.addAttribute("modules", modules(secondStep.address(name, secret)));
        return "access/enrol";
    }

    /** The QR code as rows of dark (true) and light modules, drawn by the page as SVG. */
    private static boolean[][] modules(String text) {
        try {
            BitMatrix matrix = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 1, 1);
            boolean[][] rows = new boolean[matrix.getHeight()][matrix.getWidth()];
            for (int y = 0; y < rows.length; y++) {
                for (int x = 0; x < rows[y].length; x++) {
                    rows[y][x] = matrix.get(x, y);
                }
            }
            return rows;
        } catch (WriterException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
