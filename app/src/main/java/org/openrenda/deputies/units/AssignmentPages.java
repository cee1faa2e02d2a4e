package org.openrenda.deputies.units;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.openrenda.congress.Congress;
import org.openrenda.deputies.handling.AssignmentId;
import org.openrenda.deputies.handling.Handling;
import org.openrenda.deputies.replies.Consultation;
import org.openrenda.deputies.replies.Replies;
import org.openrenda.deputies.suggestions.SuggestionView;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.web.FormField.Option;
import org.openrenda.platform.web.MapPoint;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One assignment, and what its unit does with it before it answers. */
@Controller
@RequestMapping("/deputies/assignments/{id}")
class AssignmentPages {

    private final AssignmentDesk desk;
    private final AssignmentSheet sheet;
    private final AssignmentFiles files;
    private final Handling handling;
    private final Replies replies;
    private final Congress congress;

    AssignmentPages(
            AssignmentDesk desk,
            AssignmentSheet sheet,
            AssignmentFiles files,
            Handling handling,
            Replies replies,
            Congress congress) {
        this.desk = desk;
        this.sheet = sheet;
        this.files = files;
        this.handling = handling;
        this.replies = replies;
        this.congress = congress;
    }

    @Needs({"deputies.handle", "deputies.see"})
    @GetMapping
    String assignment(Actor actor, @PathVariable long id, Model model) {
        AssignmentView view = desk.view(actor, new AssignmentId(id));
        model.addAttribute("shown", view);
        model.addAttribute("matter", sheet.matter(view));
        model.addAttribute("files", files.of(view.at(), view.own()));
        model.addAttribute("given", files.given(view.at()));
        model.addAttribute("points", points(view.suggestion()));
        model.addAttribute("stem", view.own() ? replies.lastStem(view.at().unit()) : "");
        model.addAttribute(
                "units",
                congress.units(view.at().congress()).stream()
                        .filter(unit -> !unit.id().equals(view.at().unit()))
                        .map(unit -> Option.of(unit.id().toString(), unit.name()))
                        .toList());
        model.addAttribute("deputies", view.own() ? deputies(view) : List.of());
        return "deputies/assignment";
    }

    private static List<MapPoint> points(SuggestionView of) {
        return MapPoint.of(of.suggestion().title(), "", of.longitude(), of.latitude());
    }

    private List<Option> deputies(AssignmentView view) {
        return replies.recipients(view.at().suggestion()).stream()
                .map(one -> Option.of(one.account().toString(), one.name()))
                .distinct()
                .toList();
    }

    @Needs("deputies.handle")
    @PostMapping("/receipt")
    String receive(Actor actor, @PathVariable long id, RedirectAttributes redirect) {
        handling.receive(actor, new AssignmentId(id));
        return back(id, redirect, "已签收。下一步：与代表面商沟通，再拟写答复。");
    }

    @Needs("deputies.handle")
    @PostMapping("/return")
    String askReturn(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String better,
            RedirectAttributes redirect) {
        handling.askReturn(actor, new AssignmentId(id), reason, better);
        return back(id, redirect, "已申请退办。代表工委决定以前，仍由您单位承办。");
    }

    @Needs("deputies.handle")
    @PostMapping("/distribution")
    String distribute(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String to,
            RedirectAttributes redirect) {
        handling.distribute(actor, new AssignmentId(id), to);
        return back(id, redirect, "单位内分办已记录。");
    }

    @Needs("deputies.handle")
    @PostMapping("/extension")
    String askExtension(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        handling.askExtension(actor, new AssignmentId(id), reason);
        return back(id, redirect, "已申请延期。批准以前，仍按原期限办理。");
    }

    @Needs("deputies.handle")
    @PostMapping("/opinion")
    String giveOpinion(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String text,
            RedirectAttributes redirect) {
        handling.giveOpinion(actor, new AssignmentId(id), text);
        return back(id, redirect, "会办意见已送主办单位。");
    }

    /** The lead unit or a clerk asks a co-handler again; one goes back to where one came from. */
    @Needs({"deputies.handle", "deputies.decide"})
    @PostMapping("/opinion-return")
    String opinionBack(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "0") long from,
            RedirectAttributes redirect) {
        handling.opinionBack(actor, new AssignmentId(id), reason);
        return back(from > 0 ? from : id, redirect, "已退回会办单位重新提出意见。");
    }

    @Needs("deputies.handle")
    @PostMapping("/consultations")
    String consult(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String deputy,
            @RequestParam(defaultValue = "") String phase,
            @RequestParam(defaultValue = "") String way,
            @RequestParam(defaultValue = "") String heldOn,
            @RequestParam(defaultValue = "") String text,
            RedirectAttributes redirect) {
        if (!deputy.matches("[0-9]{1,18}")) {
            throw Refusal.of("deputy", "请选择与哪位代表沟通。");
        }
        Consultation given =
                new Consultation(
                        new AccountId(Long.parseLong(deputy)),
                        chosen(Consultation.Phase.values(), "phase", phase),
                        chosen(Consultation.Way.values(), "way", way),
                        Days.of("heldOn", heldOn),
                        text);
        replies.consult(actor, new AssignmentId(id), given);
        return back(id, redirect, "沟通已记录，请代表确认。");
    }

    private static <E extends Enum<E>> E chosen(E[] among, String field, String given) {
        return Arrays.stream(among)
                .filter(one -> one.name().equals(given))
                .findFirst()
                .orElseThrow(() -> Refusal.of(field, "请选择一项。"));
    }

    static String back(long id, RedirectAttributes redirect, String notice) {
        redirect.addFlashAttribute("notice", notice);
        return "redirect:/deputies/assignments/" + id;
    }

    /** Days as forms send them. */
    static final class Days {

        private Days() {}

        static LocalDate of(String field, String given) {
            if (!given.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
                throw Refusal.of(field, "请填写日期。");
            }
            try {
                return LocalDate.parse(given);
            } catch (java.time.DateTimeException noSuchDay) {
                throw Refusal.of(field, "没有这一天，请重新填写日期。");
            }
        }
    }
}
