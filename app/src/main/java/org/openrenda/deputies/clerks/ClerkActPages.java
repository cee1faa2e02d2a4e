package org.openrenda.deputies.clerks;

import java.util.Arrays;
import org.openrenda.deputies.handling.Handling;
import org.openrenda.deputies.publications.Publications;
import org.openrenda.deputies.replies.Replies;
import org.openrenda.deputies.suggestions.RefusalGround;
import org.openrenda.deputies.suggestions.SuggestionId;
import org.openrenda.deputies.suggestions.Suggestions;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Refusal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What clerks do on one suggestion, from the first review to the archive. */
@Controller
@RequestMapping("/deputies/suggestions/{id}")
class ClerkActPages {

    private final Suggestions suggestions;
    private final Handling handling;
    private final Replies replies;
    private final Publications publications;

    ClerkActPages(
            Suggestions suggestions,
            Handling handling,
            Replies replies,
            Publications publications) {
        this.suggestions = suggestions;
        this.handling = handling;
        this.replies = replies;
        this.publications = publications;
    }

    @Needs("deputies.review")
    @PostMapping("/first-review")
    String passFirst(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String opinion,
            RedirectAttributes redirect) {
        suggestions.passFirst(actor, new SuggestionId(id), opinion);
        return back(id, redirect, "初审已通过，转入审核。");
    }

    @Needs("deputies.review")
    @PostMapping("/return")
    String sendBack(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        suggestions.sendBack(actor, new SuggestionId(id), reason);
        return back(id, redirect, "已退回代表修改，代表收到待办。");
    }

    @Needs("deputies.review")
    @PostMapping("/refusal")
    String refuse(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String ground,
            @RequestParam(defaultValue = "") String explanation,
            RedirectAttributes redirect) {
        suggestions.refuse(actor, new SuggestionId(id), ground(ground), explanation);
        return back(id, redirect, "已告知代表不予接收的理由。");
    }

    private static RefusalGround ground(String given) {
        return Arrays.stream(RefusalGround.values())
                .filter(one -> one.name().equals(given))
                .findFirst()
                .orElseThrow(() -> Refusal.of("ground", "请选择不予接收的情形。"));
    }

    @Needs("deputies.review")
    @PostMapping("/turning")
    String turn(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String whereTo,
            RedirectAttributes redirect) {
        suggestions.turn(actor, new SuggestionId(id), whereTo);
        return back(id, redirect, "已转其他渠道，代表收到通知。");
    }

    @Needs("deputies.review")
    @PostMapping("/lapse")
    String lapse(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        suggestions.lapse(actor, new SuggestionId(id), reason);
        return back(id, redirect, "已终止，理由记入办理过程。");
    }

    @Needs("deputies.review")
    @PostMapping("/number")
    String number(Actor actor, @PathVariable long id, RedirectAttributes redirect) {
        String number = suggestions.number(actor, new SuggestionId(id));
        return back(id, redirect, "已立案，编号 " + number + "。下一步：分办、交办。");
    }

    @Needs("deputies.assign")
    @PostMapping("/merger")
    String merge(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String into,
            RedirectAttributes redirect) {
        if (!into.matches("[0-9]{1,18}")) {
            throw Refusal.of("into", "请选择并入哪一件建议。");
        }
        suggestions.merge(actor, new SuggestionId(id), new SuggestionId(Long.parseLong(into)));
        return back(id, redirect, "已并案。答复仍逐名送达每位代表。");
    }

    @Needs("deputies.assign")
    @PostMapping("/unmerging")
    String unmerge(Actor actor, @PathVariable long id, RedirectAttributes redirect) {
        suggestions.unmerge(actor, new SuggestionId(id));
        return back(id, redirect, "已取消并案，请单独交办。");
    }

    @Needs("deputies.assign")
    @PostMapping("/taking-back")
    String takeBack(Actor actor, @PathVariable long id, RedirectAttributes redirect) {
        handling.takeBack(actor, new SuggestionId(id));
        return back(id, redirect, "交办已撤回，可以重新分办。");
    }

    @Needs("deputies.decide")
    @PostMapping("/rating-end")
    String endRating(Actor actor, @PathVariable long id, RedirectAttributes redirect) {
        replies.endRating(actor, new SuggestionId(id));
        return back(id, redirect, "本轮评价已结束，按已收到的评价得出结果。");
    }

    @Needs("deputies.decide")
    @PostMapping("/negotiation")
    String negotiated(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String again,
            @RequestParam(defaultValue = "") String outcome,
            RedirectAttributes redirect) {
        if (!again.equals("yes") && !again.equals("no")) {
            throw Refusal.of("again", "请选择协商的结果。");
        }
        replies.negotiated(actor, new SuggestionId(id), again.equals("yes"), outcome);
        return back(id, redirect, "协商结果已记录。");
    }

    @Needs("deputies.publish")
    @PostMapping("/secrecy")
    String reviewSecrecy(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String may,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        if (!may.equals("yes") && !may.equals("no")) {
            throw Refusal.of("may", "请选择可以公开或者不公开。");
        }
        publications.reviewSecrecy(actor, new SuggestionId(id), may.equals("yes"), reason);
        return back(id, redirect, "保密审查结论已记录。");
    }

    @Needs("deputies.publish")
    @PostMapping("/publication")
    String publish(Actor actor, @PathVariable long id, RedirectAttributes redirect) {
        publications.publish(actor, new SuggestionId(id));
        return back(id, redirect, "已向社会公开，任何人可以查看。");
    }

    @Needs("deputies.review")
    @PostMapping("/archive")
    String archive(Actor actor, @PathVariable long id, RedirectAttributes redirect) {
        suggestions.archive(actor, new SuggestionId(id));
        return back(id, redirect, "已归档。");
    }

    private static String back(long id, RedirectAttributes redirect, String notice) {
        redirect.addFlashAttribute("notice", notice);
        return "redirect:/deputies/suggestions/" + id;
    }
}
