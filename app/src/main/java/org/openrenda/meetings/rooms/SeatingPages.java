package org.openrenda.meetings.rooms;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.openrenda.meetings.seating.HallId;
import org.openrenda.meetings.seating.SeatOrder;
import org.openrenda.meetings.seating.SeatPlace;
import org.openrenda.meetings.seating.Seating;
import org.openrenda.meetings.seating.SeatingPlan;
import org.openrenda.meetings.sittings.Attendance;
import org.openrenda.meetings.sittings.MeetingAct;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.meetings.sittings.MeetingView;
import org.openrenda.meetings.sittings.MeetingsPermission;
import org.openrenda.meetings.sittings.Participant;
import org.openrenda.meetings.sittings.ParticipantId;
import org.openrenda.meetings.sittings.Sittings;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.web.ListPage;
import org.openrenda.platform.web.ListQuery;
import org.openrenda.platform.web.Table;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The seat map of a meeting: filled by order, changed seat by seat, printed, taken as a table. */
@Controller
class SeatingPages {

    private final Seating seating;
    private final Sittings sittings;

    SeatingPages(Seating seating, Sittings sittings) {
        this.seating = seating;
        this.sittings = sittings;
    }

    @Needs({"meetings.plan", "meetings.chair"})
    @GetMapping("/meetings/{id}/seating")
    String map(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String show,
            Model model) {
        MeetingId meeting = new MeetingId(id);
        MeetingView view = sittings.view(actor, meeting);
        SeatingPlan plan = seating.plan(meeting);
        boolean plans = actor.may(MeetingsPermission.PLAN, view.meeting().congress());
        boolean changes = plans && view.meeting().stage().allows(MeetingAct.CHANGE);
        model.addAttribute("view", view);
        model.addAttribute("plan", plan);
        model.addAttribute("lines", plan == null ? List.of() : SeatLine.of(plan, view));
        model.addAttribute("halls", changes ? seating.halls(actor) : List.of());
        model.addAttribute("changes", changes);
        model.addAttribute("presence", show.equals("presence"));
        return "meetings/seating";
    }

    @Needs("meetings.plan")
    @PostMapping("/meetings/{id}/seating/hall")
    String use(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "0") long hall,
            RedirectAttributes redirect) {
        if (hall <= 0) {
            throw Refusal.of("hall", "请选择会场。");
        }
        seating.use(actor, new MeetingId(id), new HallId(hall));
        return back(id, redirect, "已选定会场，可以排座了。");
    }

    @Needs("meetings.plan")
    @PostMapping("/meetings/{id}/seating/arrangement")
    String arrange(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "ROLL") String order,
            @RequestParam(defaultValue = "") String afresh,
            RedirectAttributes redirect) {
        SeatOrder by = order.equals("NAME") ? SeatOrder.NAME : SeatOrder.ROLL;
        int seated = seating.arrange(actor, new MeetingId(id), by, afresh.equals("yes"));
        return back(id, redirect, "已排座 " + seated + " 人。");
    }

    @Needs("meetings.plan")
    @GetMapping("/meetings/{id}/seating/seats/{place}")
    String seat(Actor actor, @PathVariable long id, @PathVariable String place, Model model) {
        MeetingId meeting = new MeetingId(id);
        SeatPlace at = SeatPlace.read(place);
        SeatingPlan plan = plan(meeting);
        if (!plan.layout().holds(at)) {
            throw new Refusal("没有这个座位，或者已经停用。");
        }
        ParticipantId who = plan.taken().get(at);
        model.addAttribute("view", sittings.view(actor, meeting));
        model.addAttribute("plan", plan);
        model.addAttribute("place", at);
        model.addAttribute("who", who == null ? null : sittings.participant(who));
        return "meetings/seat";
    }

    private SeatingPlan plan(MeetingId meeting) {
        SeatingPlan plan = seating.plan(meeting);
        if (plan == null) {
            throw new Refusal("这次会议还没有选定会场。");
        }
        return plan;
    }

    @Needs("meetings.plan")
    @PostMapping("/meetings/{id}/seating/seats/{place}/occupant")
    String place(
            Actor actor,
            @PathVariable long id,
            @PathVariable String place,
            @RequestParam(defaultValue = "") String who,
            RedirectAttributes redirect) {
        MeetingId meeting = new MeetingId(id);
        Participant person = typed(meeting, who.strip());
        seating.place(actor, meeting, person.id(), SeatPlace.read(place));
        return back(id, redirect, person.name() + "已坐到这里。");
    }

    /** By roll number, or by a name that only one of them has. */
    private Participant typed(MeetingId meeting, String who) {
        List<Participant> found =
                sittings.participants(meeting).stream()
                        .filter(one -> one.name().equals(who) || who.equals("" + one.no()))
                        .toList();
        if (found.size() != 1) {
            throw Refusal.of(
                    "who",
                    found.isEmpty()
                            ? "这次会议的名单里没有“" + who + "”，请写姓名或名单序号。"
                            : "名单里有 " + found.size() + " 位“" + who + "”，请写名单序号。");
        }
        return found.getFirst();
    }

    @Needs("meetings.plan")
    @PostMapping("/meetings/{id}/seating/seats/{place}/vacancy")
    String vacate(
            Actor actor,
            @PathVariable long id,
            @PathVariable String place,
            RedirectAttributes redirect) {
        seating.vacate(actor, new MeetingId(id), SeatPlace.read(place));
        return back(id, redirect, "座位已空出。");
    }

    /** The seats as a table, to print or to take away as xlsx. */
    @Needs({"meetings.plan", "meetings.chair"})
    @GetMapping("/meetings/{id}/seating/list")
    ModelAndView list(Actor actor, @PathVariable long id, HttpServletRequest request) {
        MeetingId meeting = new MeetingId(id);
        MeetingView view = sittings.view(actor, meeting);
        SeatingPlan plan = plan(meeting);
        Table table =
                new Table(
                        List.of(
                                Table.Column.text("name", "姓名").sortable(),
                                Table.Column.text("no", "名单序号").sortable(),
                                Table.Column.text("row", "排").sortable(),
                                Table.Column.text("seat", "座").sortable(),
                                Table.Column.text("group", "代表团、小组").sortable(),
                                Table.Column.text("role", "身份").sortable(),
                                Table.Column.text("state", "现在").sortable()),
                        view.people().stream().map(one -> row(one, view, plan)).toList());
        ModelAndView answer =
                ListPage.whole("座次表", ListQuery.of(request), table, "group", "role", "state")
                        .in("meetings/seating-list");
        answer.addObject("view", view);
        answer.addObject("plan", plan);
        return answer;
    }

    private static Table.Row row(Attendance one, MeetingView view, SeatingPlan plan) {
        SeatPlace place = plan.seats().get(one.who().id());
        String row = place == null ? "" : plan.layout().rows().get(place.line() - 1).name();
        return Table.Row.of(
                one.who().id(),
                Table.Cell.text(one.who().name()),
                Table.Cell.text("" + one.who().no()).orderedBy(key(one.who().no())),
                Table.Cell.text(row).orderedBy(key(place == null ? 0 : place.line())),
                Table.Cell.text(place == null ? "" : "" + place.seat())
                        .orderedBy(key(place == null ? 0 : place.seat())),
                Table.Cell.text(one.who().group()),
                Table.Cell.text(one.who().role().label()),
                Table.Cell.status(Words.of(one, view)));
    }

    private static String key(int number) {
        return "%05d".formatted(number);
    }

    private static String back(long id, RedirectAttributes redirect, String notice) {
        redirect.addFlashAttribute("notice", notice);
        return "redirect:/meetings/" + id + "/seating";
    }
}
