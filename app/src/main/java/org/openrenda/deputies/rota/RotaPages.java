package org.openrenda.deputies.rota;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import org.openrenda.deputies.DeputiesPermission;
import org.openrenda.deputies.stations.Standard;
import org.openrenda.deputies.stations.Station;
import org.openrenda.deputies.stations.StationId;
import org.openrenda.deputies.stations.Stations;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Role;
import org.openrenda.platform.access.Access;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.documents.Documents;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.record.Subject;
import org.openrenda.platform.web.Dates;
import org.openrenda.platform.web.FormField.Option;
import org.openrenda.platform.web.ListPage;
import org.openrenda.platform.web.ListQuery;
import org.openrenda.platform.web.StatusWord;
import org.openrenda.platform.web.Table;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One station with its days of duty and visits; a deputy's own days; who has yet to come. */
@Controller
// Longer than 300 lines because days, swaps and visits meet on the same pages.
class RotaPages {

    private static final int VISITS_SHOWN = 20;
    private static final int DAYS_AHEAD = 62;
    private static final int DEPUTIES_SHOWN = 500;

    private final Rota rota;
    private final Themes themes;
    private final Stations stations;
    private final StationSheet sheet;
    private final Access access;
    private final Documents documents;
    private final Record record;
    private final Calendar calendar;

    RotaPages(
            Rota rota,
            Themes themes,
            Stations stations,
            StationSheet sheet,
            Access access,
            Documents documents,
            Record record,
            Calendar calendar) {
        this.rota = rota;
        this.themes = themes;
        this.stations = stations;
        this.sheet = sheet;
        this.access = access;
        this.documents = documents;
        this.record = record;
        this.calendar = calendar;
    }

    @Needs({"deputies.see", "deputies.keep", "deputies.contact"})
    @GetMapping("/deputies/stations/{id}")
    String station(Actor actor, @PathVariable long id, Model model) {
        Station station = stations.known(new StationId(id));
        if (!actor.sees(station.congress())) {
            throw new Refusal("没有这个联络站。");
        }
        boolean arranges = actor.may(DeputiesPermission.ARRANGE, station.congress());
        boolean keeps = arranges || station.isKeptBy(actor.account());
        Subject subject = new Subject("deputies", "station", id);
        LocalDate today = calendar.today();
        model.addAttribute("station", station);
        model.addAttribute("matter", sheet.matter(station, record.of(subject), true));
        model.addAttribute("points", StationSheet.point(station));
        model.addAttribute("arranges", arranges);
        model.addAttribute("keeps", keeps);
        model.addAttribute("standards", List.of(Standard.values()));
        model.addAttribute("photos", documents.of(subject));
        model.addAttribute("days", rota.ofStation(station, today, today.plusDays(DAYS_AHEAD)));
        model.addAttribute("themes", themes.of(station));
        model.addAttribute("visits", rota.visits(List.of(station.congress()), id, 0, VISITS_SHOWN));
        model.addAttribute("deputies", keeps ? holders(Role.DEPUTY, station) : List.of());
        model.addAttribute("keepers", arranges ? holders(Role.STATION_KEEPER, station) : List.of());
        model.addAttribute(
                "items",
                Arrays.stream(Standard.values())
                        .map(one -> Option.of(one.name(), one.label()))
                        .toList());
        return "deputies/station";
    }

    private List<Option> holders(Role role, Station station) {
        return access.holders(role, station.congress(), null).stream()
                .limit(DEPUTIES_SHOWN)
                .map(access::account)
                .map(account -> Option.of(account.id().toString(), account.displayName()))
                .toList();
    }

    @Needs("deputies.keep")
    @PostMapping("/deputies/stations/{id}/rota")
    String plan(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "") String starts,
            @RequestParam(defaultValue = "") String ends,
            @RequestParam(defaultValue = "") String theme,
            @RequestParam(defaultValue = "") List<Long> deputies,
            RedirectAttributes redirect) {
        RotaPlan plan;
        try {
            plan =
                    new RotaPlan(
                            new StationId(id),
                            LocalDate.parse(on),
                            LocalTime.parse(starts),
                            LocalTime.parse(ends),
                            theme,
                            deputies.stream().map(AccountId::new).toList());
        } catch (DateTimeException mistyped) {
            throw Refusal.of("on", "请填写日期和时间，时间如 09:00。");
        }
        rota.plan(actor, plan);
        return back(id, redirect, "已排班，公众网站同时公告；值班前几天会通知代表。");
    }

    @Needs("deputies.keep")
    @PostMapping("/deputies/rota/{id}/cancellation")
    String cancel(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String why,
            @RequestParam(defaultValue = "0") long station,
            RedirectAttributes redirect) {
        rota.cancel(actor, new RotaId(id), why);
        return back(station, redirect, "已取消，并告知值班代表。");
    }

    @Needs("deputies.keep")
    @PostMapping("/deputies/stations/{id}/visits")
    String confirm(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "0") long deputy,
            RedirectAttributes redirect) {
        if (deputy <= 0) {
            throw Refusal.of("deputy", "请选择代表。");
        }
        boolean first = rota.confirm(actor, new StationId(id), new AccountId(deputy));
        return back(id, redirect, first ? "已确认进站。" : "这位代表今天已经登记过。");
    }

    /** Where the code on the wall leads a deputy; looking signs nobody in. */
    @Needs("deputies.contact")
    @GetMapping("/deputies/stations/{id}/sign-in")
    String atTheDoor(
            @PathVariable long id, @RequestParam(defaultValue = "") String seal, Model model) {
        model.addAttribute("station", stations.known(new StationId(id)));
        model.addAttribute("seal", seal);
        return "deputies/station-sign-in";
    }

    @Needs("deputies.contact")
    @PostMapping("/deputies/stations/{id}/sign-in")
    String signIn(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String seal,
            RedirectAttributes redirect) {
        boolean first = rota.signIn(actor, new StationId(id), seal);
        redirect.addFlashAttribute("notice", first ? "已签到，进站记入您的履职情况。" : "您今天已经签到过。");
        return "redirect:/deputies/rota/mine";
    }

    @Needs("deputies.contact")
    @GetMapping("/deputies/rota/mine")
    String duty(Actor actor, Model model) {
        AccountId self = self(actor);
        model.addAttribute("days", rota.ofDeputy(self, List.copyOf(actor.seen())));
        model.addAttribute("swaps", rota.swapsOf(self));
        model.addAttribute("self", self);
        model.addAttribute(
                "visits", rota.visits(List.copyOf(actor.seen()), 0, self.value(), VISITS_SHOWN));
        model.addAttribute(
                "others",
                access.holders(Role.DEPUTY, actor.home(), null).stream()
                        .filter(one -> !one.equals(self))
                        .limit(DEPUTIES_SHOWN)
                        .map(access::account)
                        .map(one -> Option.of(one.id().toString(), one.displayName()))
                        .toList());
        return "deputies/duty";
    }

    @Needs("deputies.contact")
    @PostMapping("/deputies/rota/{id}/swaps")
    String askSwap(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "0") long other,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        if (other <= 0) {
            throw Refusal.of("other", "请选择请哪位代表代您值班。");
        }
        rota.askSwap(actor, new RotaId(id), new AccountId(other), reason);
        redirect.addFlashAttribute("notice", "已请对方换班；对方同意后生效。");
        return "redirect:/deputies/rota/mine";
    }

    @Needs("deputies.contact")
    @PostMapping("/deputies/swaps/{id}/answer")
    String answerSwap(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "false") boolean agrees,
            RedirectAttributes redirect) {
        rota.answerSwap(actor, id, agrees);
        redirect.addFlashAttribute("notice", agrees ? "已同意，这一天改由您值班。" : "已答复对方。");
        return "redirect:/deputies/rota/mine";
    }

    @Needs("deputies.see")
    @GetMapping("/deputies/stations/gaps")
    ModelAndView gaps(Actor actor, HttpServletRequest request) {
        Table all = table(rota.gaps(actor, actor.home()));
        return ListPage.whole("进站情况", ListQuery.of(request), all, "missing")
                .in("deputies/station-gaps");
    }

    private static Table table(List<VisitGap> gaps) {
        return new Table(
                List.of(
                        Table.Column.text("name", "代表").sortable(),
                        Table.Column.number("visits", "今年进站").sortable(),
                        Table.Column.number("asked", "应进站"),
                        Table.Column.text("missing", "还差"),
                        Table.Column.text("last", "最近一次")),
                gaps.stream()
                        .map(gap ->
                                Table.Row.of(
                                        "",
                                        Table.Cell.text(gap.name()),
                                        Table.Cell.number(gap.visits()),
                                        Table.Cell.number(gap.asked()),
                                        gap.missing() == 0
                                                ? Table.Cell.status(StatusWord.green("已达到"))
                                                : Table.Cell.status(
                                                        StatusWord.amber(
                                                                "差 " + gap.missing() + " 次")),
                                        Table.Cell.text(
                                                gap.last() == null ? "" : Dates.full(gap.last()))))
                        .toList());
    }

    private static AccountId self(Actor actor) {
        AccountId account = actor.account();
        if (account == null) {
            throw new IllegalStateException("a page is never used by the system");
        }
        return account;
    }

    private static String back(long id, RedirectAttributes redirect, String notice) {
        redirect.addFlashAttribute("notice", notice);
        return "redirect:/deputies/stations/" + id;
    }
}
