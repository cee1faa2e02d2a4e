package org.openrenda.deputies.keysupervision;

import java.util.Arrays;
import java.util.List;
import org.openrenda.deputies.DeputiesPermission;
import org.openrenda.deputies.suggestions.SuggestionId;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Satisfaction;
import org.openrenda.platform.web.Dates;
import org.openrenda.platform.web.Form;
import org.openrenda.platform.web.FormField.Option;
import org.openrenda.platform.web.StatusWord;
import org.openrenda.platform.web.Table;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Rounds in which deputies rate key suggestions, face to face or back to back with the units. */
@Controller
@RequestMapping("/deputies/keys/rounds")
class KeyRoundPages {

    private final KeySupervision keys;
    private final KeyRounds rounds;

    KeyRoundPages(KeySupervision keys, KeyRounds rounds) {
        this.keys = keys;
        this.rounds = rounds;
    }

    @Needs("deputies.see")
    @GetMapping
    String rounds(Actor actor, Model model) {
        List<KeyRound> all = rounds.rounds(actor.seen().stream().map(CongressId::value).toList());
        model.addAttribute(
                "table",
                new Table(
                        List.of(
                                Table.Column.text("title", "评价"),
                                Table.Column.text("way", "方式"),
                                Table.Column.text("held", "日期"),
                                Table.Column.number("suggestions", "建议"),
                                Table.Column.number("cast", "已收到评价"),
                                Table.Column.text("state", "状态")),
                        all.stream().map(KeyRoundPages::row).toList()));
        model.addAttribute("mayOpen", actor.may(DeputiesPermission.DECIDE));
        return "deputies/key-rounds";
    }

    private static Table.Row row(KeyRound round) {
        return Table.Row.of(
                "",
                Table.Cell.link(round.title(), KeySupervision.address(round.id())),
                Table.Cell.text(round.way().label()),
                Table.Cell.text(Dates.full(round.heldOn())),
                Table.Cell.number(round.suggestions()),
                Table.Cell.number(round.cast()),
                Table.Cell.status(
                        round.ended() ? StatusWord.green("已结束") : StatusWord.blue("评价中")));
    }

    @Needs("deputies.decide")
    @GetMapping("/new")
    String blank(Actor actor, Model model) {
        model.addAttribute("form", Form.to("/deputies/keys/rounds"));
        model.addAttribute(
                "choices",
                keys.rows(List.of(actor.home().value()), null).stream()
                        .map(one ->
                                Option.of(one.id().toString(), one.number() + " " + one.title()))
                        .toList());
        return "deputies/key-round-form";
    }

    @Needs("deputies.decide")
    @PostMapping
    String open(
            Actor actor,
            @RequestParam(defaultValue = "") String way,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String heldOn,
            @RequestParam(name = "id", defaultValue = "") List<Long> ids,
            RedirectAttributes redirect) {
        KeyRound.Way chosen =
                Arrays.stream(KeyRound.Way.values())
                        .filter(one -> one.name().equals(way))
                        .findFirst()
                        .orElseThrow(() -> Refusal.of("way", "请选择面对面或者背靠背。"));
        long id =
                keys.openRound(
                        actor,
                        chosen,
                        title,
                        KeyPages.day("heldOn", heldOn),
                        ids.stream().map(SuggestionId::new).toList());
        redirect.addFlashAttribute("notice", "评价已开始，提出和附议这些建议的代表收到待办。");
        return "redirect:" + KeySupervision.address(id);
    }

    /** Clerks and leaders read counts, deputies rate their own; no unit comes here. */
    @Needs({"deputies.see", "deputies.rate"})
    @GetMapping("/{id}")
    String round(Actor actor, @PathVariable long id, Model model) {
        KeyRound round = rounds.round(id).orElseThrow(() -> new Refusal("没有这一轮评价。"));
        boolean staff = actor.may(DeputiesPermission.SEE, round.congress());
        AccountId account = actor.account();
        List<SuggestionId> own =
                account != null && actor.may(DeputiesPermission.RATE, round.congress())
                        ? keys.ratable(id, account)
                        : List.of();
        if (!staff && own.isEmpty()) {
            throw new Refusal("没有这一轮评价。");
        }
        List<SuggestionId> done = account == null ? List.of() : rounds.ratedBy(id, account);
        List<KeyCount> counts = rounds.counts(id);
        model.addAttribute("round", round);
        model.addAttribute("counts", staff ? counts : List.of());
        model.addAttribute("reasons", staff && round.ended() ? rounds.reasons(id) : List.of());
        model.addAttribute(
                "mine", counts.stream().filter(one -> own.contains(one.suggestion())).toList());
        model.addAttribute("done", done);
        model.addAttribute(
                "mayEnd", !round.ended() && actor.may(DeputiesPermission.DECIDE, round.congress()));
        return "deputies/key-round";
    }

    @Needs("deputies.rate")
    @PostMapping("/{id}/suggestions/{suggestion}/rating")
    String rate(
            Actor actor,
            @PathVariable long id,
            @PathVariable long suggestion,
            @RequestParam(defaultValue = "") String attitude,
            @RequestParam(defaultValue = "") String result,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        keys.rate(
                actor,
                id,
                new SuggestionId(suggestion),
                Satisfaction.of("attitude", attitude),
                Satisfaction.of("result", result),
                reason);
        redirect.addFlashAttribute("notice", "评价已提交，谢谢您。");
        return "redirect:" + KeySupervision.address(id);
    }

    @Needs("deputies.decide")
    @PostMapping("/{id}/end")
    String end(Actor actor, @PathVariable long id, RedirectAttributes redirect) {
        keys.endRound(actor, id);
        redirect.addFlashAttribute("notice", "这一轮评价已结束。");
        return "redirect:" + KeySupervision.address(id);
    }
}
