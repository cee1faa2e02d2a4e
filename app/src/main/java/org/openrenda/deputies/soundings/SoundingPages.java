package org.openrenda.deputies.soundings;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import org.openrenda.deputies.DeputiesPermission;
import org.openrenda.deputies.stations.StationId;
import org.openrenda.deputies.stations.StationSearch;
import org.openrenda.deputies.stations.Stations;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.web.Dates;
import org.openrenda.platform.web.Form;
import org.openrenda.platform.web.FormField.Option;
import org.openrenda.platform.web.ListPage;
import org.openrenda.platform.web.ListQuery;
import org.openrenda.platform.web.StatusWord;
import org.openrenda.platform.web.Table;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Soundings for clerks who ask, keepers and deputies who gather. */
@Controller
class SoundingPages {

    private static final String LIST = "/deputies/soundings";
    private static final int STATIONS_MAX = 500;

    private final Soundings soundings;
    private final Stations stations;
    private final Calendar calendar;

    SoundingPages(Soundings soundings, Stations stations, Calendar calendar) {
        this.soundings = soundings;
        this.stations = stations;
        this.calendar = calendar;
    }

    @Needs({"deputies.keep", "deputies.contact", "deputies.see"})
    @GetMapping(LIST)
    ModelAndView list(Actor actor, HttpServletRequest request) {
        Table all = table(soundings.rows(actor));
        return ListPage.whole("征求意见", ListQuery.of(request), all, "state")
                .in("deputies/soundings/list")
                .addObject("mayAsk", actor.may(DeputiesPermission.ARRANGE));
    }

    private static Table table(List<Sounding> rows) {
        return new Table(
                List.of(
                        Table.Column.text("title", "征求什么意见").sortable(),
                        Table.Column.text("kind", "类别").sortable(),
                        Table.Column.text("answered", "联络站答复"),
                        Table.Column.number("opinions", "意见").sortable(),
                        Table.Column.text("due", "答复期限").sortable(),
                        Table.Column.text("state", "进度").sortable()),
                rows.stream()
                        .map(one ->
                                Table.Row.of(
                                        "",
                                        Table.Cell.link(one.title(), LIST + "/" + one.id())
                                                .small(one.asker()),
                                        Table.Cell.text(one.kind().label()),
                                        Table.Cell.text(one.answered() + " / " + one.stations()),
                                        Table.Cell.number(one.opinions()),
                                        Table.Cell.text(Dates.full(one.dueOn())),
                                        Table.Cell.status(word(one))))
                        .toList());
    }

    static StatusWord word(Sounding one) {
        return one.isOpen() ? StatusWord.blue("征求中") : StatusWord.green("已办结");
    }

    @Needs("deputies.arrange")
    @GetMapping(LIST + "/new")
    String blank(Actor actor, Model model) {
        return form(actor, Form.to(LIST), model);
    }

    private String form(Actor actor, Form form, Model model) {
        StationSearch search =
                new StationSearch(
                        List.of(actor.home().value()),
                        "",
                        "",
                        "OPEN",
                        "",
                        null,
                        "name",
                        false,
                        0,
                        STATIONS_MAX);
        model.addAttribute("form", form);
        model.addAttribute(
                "stations",
                stations.rows(search).stream()
                        .map(one -> Option.of(one.id().toString(), one.name()))
                        .toList());
        model.addAttribute(
                "kinds",
                Arrays.stream(SoundingKind.values())
                        .map(one -> Option.of(one.name(), one.label()))
                        .toList());
        return "deputies/soundings/form";
    }

    @Needs("deputies.arrange")
    @PostMapping(LIST)
    String ask(
            Actor actor,
            @RequestParam(defaultValue = "") List<Long> stations,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        Form form = Form.sent(request);
        try {
            SoundingId id = soundings.ask(actor, given(actor, form, stations));
            redirect.addFlashAttribute("notice", "已发给联络站，答复期限前会提醒。");
            return "redirect:" + LIST + "/" + id;
        } catch (Refusal refusal) {
            String field = refusal.field();
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return form(
                    actor, form.error(field == null ? "title" : field, refusal.sentence()), model);
        }
    }

    private static NewSounding given(Actor actor, Form form, List<Long> stations) {
        SoundingKind kind =
                Arrays.stream(SoundingKind.values())
                        .filter(one -> one.name().equals(form.get("kind")))
                        .findFirst()
                        .orElseThrow(() -> Refusal.of("kind", "请选择类别。"));
        try {
            String due = form.get("dueOn");
            return new NewSounding(
                    actor.home(),
                    kind,
                    form.get("title"),
                    form.get("text"),
                    form.get("asker"),
                    due.isEmpty() ? null : LocalDate.parse(due),
                    stations.stream().map(StationId::new).toList());
        } catch (DateTimeParseException mistyped) {
            throw Refusal.of("dueOn", "请填写答复期限。");
        }
    }

    @Needs({"deputies.keep", "deputies.contact", "deputies.see"})
    @GetMapping(LIST + "/{id}")
    String one(Actor actor, @PathVariable long id, Model model) {
        SoundingView view = soundings.view(actor, new SoundingId(id));
        boolean arranges = actor.may(DeputiesPermission.ARRANGE, view.sounding().congress());
        boolean deputy = actor.may(DeputiesPermission.CONTACT, view.sounding().congress());
        List<StationAnswer> waiting =
                view.answers().stream().filter(one -> one.answeredOn() == null).toList();
        model.addAttribute("view", view);
        model.addAttribute(
                "gathers",
                view.sounding().isOpen()
                        ? options(waiting, one -> deputy || keeps(actor, one.station(), arranges))
                        : List.of());
        model.addAttribute(
                "answers",
                view.sounding().isOpen()
                        ? options(waiting, one -> keeps(actor, one.station(), arranges))
                        : List.of());
        model.addAttribute("concludes", arranges && view.sounding().isOpen());
        model.addAttribute("mayClose", view.sounding().mayClose(calendar.today()));
        return "deputies/soundings/sounding";
    }

    private boolean keeps(Actor actor, StationId station, boolean arranges) {
        return arranges || stations.known(station).isKeptBy(actor.account());
    }

    private static List<Option> options(
            List<StationAnswer> answers, java.util.function.Predicate<StationAnswer> may) {
        return answers.stream()
                .filter(may)
                .map(one -> Option.of(one.station().toString(), one.name()))
                .toList();
    }

    @Needs({"deputies.keep", "deputies.contact"})
    @PostMapping(LIST + "/{id}/opinions")
    String gather(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "0") long station,
            @RequestParam(defaultValue = "") String stance,
            @RequestParam(defaultValue = "") String text,
            RedirectAttributes redirect) {
        Stance chosen =
                Arrays.stream(Stance.values())
                        .filter(one -> one.name().equals(stance))
                        .findFirst()
                        .orElseThrow(() -> Refusal.of("stance", "请选择赞成、不赞成或者提出修改。"));
        soundings.gather(actor, new SoundingId(id), chosen(station), chosen, text);
        return back(id, redirect, "已记下。");
    }

    @Needs("deputies.keep")
    @PostMapping(LIST + "/{id}/answers")
    String answer(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "0") long station,
            @RequestParam(defaultValue = "") String summary,
            RedirectAttributes redirect) {
        soundings.answer(actor, new SoundingId(id), chosen(station), summary);
        return back(id, redirect, "已答复，结果汇总后送提出征求的机构。");
    }

    private static StationId chosen(long station) {
        if (station <= 0) {
            throw Refusal.of("station", "请选择联络站。");
        }
        return new StationId(station);
    }

    @Needs("deputies.arrange")
    @PostMapping(LIST + "/{id}/outcome")
    String conclude(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String outcome,
            RedirectAttributes redirect) {
        soundings.conclude(actor, new SoundingId(id), outcome);
        return back(id, redirect, "已办结，采纳情况已反馈联络站。");
    }

    private static String back(long id, RedirectAttributes redirect, String notice) {
        redirect.addFlashAttribute("notice", notice);
        return "redirect:" + LIST + "/" + id;
    }
}
