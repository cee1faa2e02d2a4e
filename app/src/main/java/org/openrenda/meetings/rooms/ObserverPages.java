package org.openrenda.meetings.rooms;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDateTime;
import java.util.List;
import org.openrenda.meetings.places.Application;
import org.openrenda.meetings.places.ApplicationAct;
import org.openrenda.meetings.places.ApplicationId;
import org.openrenda.meetings.places.ApplicationStage;
import org.openrenda.meetings.places.Offer;
import org.openrenda.meetings.places.Places;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.meetings.sittings.MeetingStage;
import org.openrenda.meetings.sittings.MeetingView;
import org.openrenda.meetings.sittings.MeetingsPermission;
import org.openrenda.meetings.sittings.Sittings;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.web.Dates;
import org.openrenda.platform.web.Form;
import org.openrenda.platform.web.ListPage;
import org.openrenda.platform.web.ListQuery;
import org.openrenda.platform.web.StatusWord;
import org.openrenda.platform.web.Table;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** MTG-12: places offered to citizens, their applications and the answers. */
@Controller
class ObserverPages {

    private final Places places;
    private final Sittings sittings;

    ObserverPages(Places places, Sittings sittings) {
        this.places = places;
        this.sittings = sittings;
    }

    @Needs("meetings.chair")
    @GetMapping("/meetings/{id}/observers")
    ModelAndView list(Actor actor, @PathVariable long id, HttpServletRequest request) {
        MeetingId meeting = new MeetingId(id);
        MeetingView view = sittings.view(actor, meeting);
        Table table =
                new Table(
                        List.of(
                                Table.Column.text("name", "报名人"),
                                Table.Column.text("phone", "电话"),
                                Table.Column.text("state", "答复").sortable(),
                                Table.Column.text("place", "席位").sortable(),
                                Table.Column.text("at", "报名时间").sortable(),
                                Table.Column.text("reason", "理由")),
                        places.list(actor, meeting).stream().map(ObserverPages::row).toList());
        ModelAndView answer =
                ListPage.whole("公民旁听", ListQuery.of(request), table, "state")
                        .in("meetings/observers");
        boolean plans = actor.may(MeetingsPermission.PLAN, view.meeting().congress());
        boolean before = view.meeting().stage() == MeetingStage.CONVENED;
        answer.addObject("view", view);
        answer.addObject("offer", places.offered(meeting).orElse(null));
        answer.addObject("offers", plans && before && view.meeting().kind().isPublic());
        answer.addObject("decides", before);
        return answer;
    }

    private static Table.Row row(Application one) {
        String place = one.place() == 0 ? "" : one.place() + " 号";
        return Table.Row.of(
                one.id(),
                Table.Cell.link(one.name(), "/meetings/observers/" + one.id()),
                Table.Cell.text(one.phone()),
                Table.Cell.status(status(one.stage())),
                Table.Cell.text(place).orderedBy("%05d".formatted(one.place())),
                Table.Cell.text(Dates.time(LocalDateTime.ofInstant(one.at(), Calendar.ZONE))),
                Table.Cell.text(one.reason()));
    }

    private static StatusWord status(ApplicationStage stage) {
        return switch (stage) {
            case APPLIED -> StatusWord.amber(stage.label());
            case WAITING -> StatusWord.blue(stage.label());
            case ACCEPTED -> StatusWord.green(stage.label());
            case REFUSED -> StatusWord.red(stage.label());
            case WITHDRAWN -> StatusWord.grey(stage.label());
        };
    }

    @Needs("meetings.plan")
    @GetMapping("/meetings/{id}/observers/offer")
    String blank(Actor actor, @PathVariable long id, Model model) {
        MeetingView view = sittings.view(actor, new MeetingId(id));
        Offer now = places.offered(new MeetingId(id)).orElse(null);
        LocalDateTime closes =
                now == null
                        ? view.meeting().startsAt().minusDays(1).withHour(17).withMinute(0)
                        : now.closesAt();
        Form form =
                Form.to("/meetings/" + id + "/observers/offer")
                        .value("places", now == null ? "" : "" + now.places())
                        .value("day", closes.toLocalDate().toString())
                        .value("time", closes.toLocalTime().toString())
                        .value("note", now == null ? "" : now.note());
        return form(view, form, model);
    }

    private static String form(MeetingView view, Form form, Model model) {
        model.addAttribute("view", view);
        model.addAttribute("form", form);
        return "meetings/observers-offer";
    }

    @Needs("meetings.plan")
    @PostMapping("/meetings/{id}/observers/offer")
    String offer(
            Actor actor,
            @PathVariable long id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        Form form = Form.sent(request);
        try {
            if (!form.get("places").matches("[0-9]{1,4}")) {
                throw Refusal.of("places", "请写席位数。");
            }
            places.offer(
                    actor,
                    new MeetingId(id),
                    Integer.parseInt(form.get("places")),
                    MeetingListPages.startsAt(form),
                    form.get("note"));
        } catch (Actor.Forbidden forbidden) {
            throw forbidden;
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            String field = refusal.field() == null ? "places" : refusal.field();
            MeetingView view = sittings.view(actor, new MeetingId(id));
            return form(view, form.error(field, refusal.sentence()), model);
        }
        return back(id, redirect, "旁听报名已在公众网站开放。");
    }

    @Needs("meetings.chair")
    @PostMapping("/meetings/{id}/observers/acceptance")
    String accept(
            Actor actor,
            @PathVariable long id,
            @RequestParam(name = "id", defaultValue = "") List<Long> which,
            RedirectAttributes redirect) {
        int done = decide(actor, id, which, ApplicationAct.ACCEPT, "");
        return back(id, redirect, "已同意 " + done + " 人旁听。");
    }

    @Needs("meetings.chair")
    @PostMapping("/meetings/{id}/observers/waiting")
    String queue(
            Actor actor,
            @PathVariable long id,
            @RequestParam(name = "id", defaultValue = "") List<Long> which,
            RedirectAttributes redirect) {
        int done = decide(actor, id, which, ApplicationAct.WAIT, "");
        return back(id, redirect, "已列入候补 " + done + " 人。");
    }

    private int decide(Actor actor, long id, List<Long> which, ApplicationAct act, String reason) {
        List<ApplicationId> ids = which.stream().map(ApplicationId::new).toList();
        return places.decide(actor, new MeetingId(id), ids, act, reason);
    }

    @Needs("meetings.chair")
    @GetMapping("/meetings/observers/{application}")
    String application(Actor actor, @PathVariable long application, Model model) {
        Application is = places.application(actor, new ApplicationId(application));
        MeetingView view = sittings.view(actor, is.meeting());
        model.addAttribute("is", is);
        model.addAttribute("status", status(is.stage()));
        model.addAttribute("view", view);
        model.addAttribute("decides", view.meeting().stage() == MeetingStage.CONVENED);
        return "meetings/observer";
    }

    @Needs("meetings.chair")
    @PostMapping("/meetings/observers/{application}/decision")
    String decision(
            Actor actor,
            @PathVariable long application,
            @RequestParam(defaultValue = "") String act,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        ApplicationAct chosen =
                switch (act) {
                    case "ACCEPT" -> ApplicationAct.ACCEPT;
                    case "WAIT" -> ApplicationAct.WAIT;
                    case "REFUSE" -> ApplicationAct.REFUSE;
                    default -> throw Refusal.of("act", "请选择怎样答复。");
                };
        Application is = places.application(actor, new ApplicationId(application));
        decide(actor, is.meeting().value(), List.of(application), chosen, reason);
        return back(is.meeting().value(), redirect, chosen.label() + "，报名人凭查询码可以看到。");
    }

    /** Posted, because each look at whole names is written down. */
    @Needs("meetings.chair")
    @PostMapping("/meetings/{id}/observers/door")
    String door(Actor actor, @PathVariable long id, HttpServletResponse response, Model model) {
        MeetingId meeting = new MeetingId(id);
        model.addAttribute("view", sittings.view(actor, meeting));
        model.addAttribute("lines", places.doorList(actor, meeting));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return "meetings/observers-door";
    }

    private static String back(long id, RedirectAttributes redirect, String notice) {
        redirect.addFlashAttribute("notice", notice);
        return "redirect:/meetings/" + id + "/observers";
    }
}
