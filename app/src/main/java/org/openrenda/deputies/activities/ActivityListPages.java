package org.openrenda.deputies.activities;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrenda.deputies.DeputiesPermission;
import org.openrenda.deputies.groups.GroupId;
import org.openrenda.deputies.groups.Groups;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.web.Form;
import org.openrenda.platform.web.FormField.Option;
import org.openrenda.platform.web.ListPage;
import org.openrenda.platform.web.ListQuery;
import org.openrenda.platform.web.NavEntry;
import org.openrenda.platform.web.Table;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** All activities, the menu that deputies pick from, and planning a new one. */
@Controller
class ActivityListPages {

    private final Activities activities;
    private final Groups groups;
    private final Calendar calendar;

    ActivityListPages(Activities activities, Groups groups, Calendar calendar) {
        this.activities = activities;
        this.groups = groups;
        this.calendar = calendar;
    }

    @Bean
    static NavEntry activitiesOfAll() {
        return NavEntry.desk("代表", "代表活动", "/deputies/activities", 352).needing("deputies.see");
    }

    @Bean
    static NavEntry activitiesToPick() {
        return NavEntry.desk("代表", "可参加的活动", "/deputies/activities/open", 354)
                .needing("deputies.take-part");
    }

    @Needs("deputies.see")
    @GetMapping("/deputies/activities")
    ModelAndView list(Actor actor, HttpServletRequest request, Model model) {
        boolean organises = actor.may(DeputiesPermission.ORGANISE, actor.home());
        int year = calendar.today().getYear();
        model.addAttribute("mayPlan", organises);
        model.addAttribute(
                "gaps",
                activities.gaps(actor.home(), year).stream()
                        .filter(one -> one.missing() > 0)
                        .toList());
        return ListPage.whole(
                        "代表活动",
                        ListQuery.of(request),
                        table(activities.all(actor)),
                        "kind",
                        "stage")
                .in("deputies/activities/list");
    }

    @Needs("deputies.take-part")
    @GetMapping("/deputies/activities/open")
    ModelAndView menu(Actor actor, HttpServletRequest request) {
        return ListPage.whole(
                        "可参加的活动",
                        ListQuery.of(request),
                        menu(actor, activities.menu(actor)),
                        "kind",
                        "mine")
                .in("deputies/activities/menu");
    }

    private static Table table(List<Activity> all) {
        return new Table(
                List.of(
                        Table.Column.text("title", "活动").sortable(),
                        Table.Column.text("kind", "类别").sortable(),
                        Table.Column.text("time", "时间"),
                        Table.Column.text("place", "地点"),
                        Table.Column.text("stage", "进度"),
                        Table.Column.number("taken", "报名").sortable(),
                        Table.Column.number("present", "签到").sortable()),
                all.stream()
                        .map(one ->
                                Table.Row.of(
                                        "",
                                        Table.Cell.link(one.title(), Activities.address(one.id())),
                                        Table.Cell.text(one.kind().label()),
                                        Table.Cell.text(ActivitySheet.time(one)),
                                        Table.Cell.text(one.place()),
                                        Table.Cell.status(ActivitySheet.status(one.stage())),
                                        Table.Cell.number(one.taken()),
                                        Table.Cell.number(one.present())))
                        .toList());
    }

    private Table menu(Actor actor, List<Activity> all) {
        return new Table(
                List.of(
                        Table.Column.text("title", "活动").sortable(),
                        Table.Column.text("kind", "类别").sortable(),
                        Table.Column.text("time", "时间"),
                        Table.Column.text("place", "地点"),
                        Table.Column.text("seats", "名额"),
                        Table.Column.text("mine", "我的状态")),
                all.stream()
                        .filter(one -> one.stage() != ActivityStage.CANCELLED)
                        .map(one ->
                                Table.Row.of(
                                        "",
                                        Table.Cell.link(one.title(), Activities.address(one.id())),
                                        Table.Cell.text(one.kind().label()),
                                        Table.Cell.text(ActivitySheet.time(one)),
                                        Table.Cell.text(one.place()),
                                        Table.Cell.text(seats(one)),
                                        Table.Cell.text(activities.place(actor, one.id()).label())))
                        .toList());
    }

    private static String seats(Activity one) {
        if (one.stage() == ActivityStage.HELD) {
            return "已举行";
        }
        int left = one.seats() - one.taken();
        return one.seats() == 0 ? "不限" : left > 0 ? "还有 " + left + " 个" : "已满，可候补";
    }

    @Needs("deputies.organise")
    @GetMapping("/deputies/activities/new")
    String blank(Actor actor, Model model) {
        Form form =
                Form.to("/deputies/activities")
                        .draft("deputies-activity")
                        .value("open", "yes")
                        .value("seats", "0")
                        .value("time", "09:00");
        return form(actor, model, form);
    }

    private String form(Actor actor, Model model, Form form) {
        List<Option> kinds = new ArrayList<>();
        for (ActivityKind kind : ActivityKind.values()) {
            kinds.add(Option.of(kind.name(), kind.label()));
        }
        List<Option> all = new ArrayList<>(List.of(Option.of("", "不限小组")));
        groups.of(actor.home()).forEach(one -> all.add(Option.of(one.id().toString(), one.name())));
        model.addAttribute("form", form);
        model.addAttribute("kinds", kinds);
        model.addAttribute("groups", all);
        return "deputies/activities/form";
    }

    @Needs("deputies.organise")
    @PostMapping("/deputies/activities")
    String plan(
            Actor actor,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        Form form = Form.sent(request).draft("deputies-activity");
        try {
            ActivityId id = activities.plan(actor, plan(actor, form));
            redirect.addFlashAttribute("notice", "已发布。点单式活动代表可以报名，其余请邀请代表。");
            return "redirect:" + Activities.address(id);
        } catch (Refusal refusal) {
            String field = refusal.field();
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            Form wrong = form.error(field == null ? "title" : field, refusal.sentence());
            return form(actor, model, wrong);
        }
    }

    private static NewActivity plan(Actor actor, Form form) {
        Instant starts = at(form, "date", LocalTime.MIDNIGHT.plus(ofDay(form)));
        Instant until =
                form.get("until").isEmpty() ? starts : at(form, "until", LocalTime.of(0, 0));
        return new NewActivity(
                actor.home(),
                group(form.get("group")),
                kind(form.get("kind")),
                form.get("title"),
                form.get("text"),
                form.get("place"),
                starts,
                until.equals(starts) ? starts : endOfDay(until, starts),
                number(form),
                form.get("open").equals("yes"),
                form.get("video"));
    }

    private static Instant endOfDay(Instant day, Instant starts) {
        Instant end = day.plus(java.time.Duration.ofDays(1));
        boolean sameDay =
                LocalDate.ofInstant(day, Calendar.ZONE)
                        .equals(LocalDate.ofInstant(starts, Calendar.ZONE));
        return sameDay ? starts : end;
    }

    private static java.time.Duration ofDay(Form form) {
        try {
            return java.time.Duration.between(
                    LocalTime.MIDNIGHT, LocalTime.parse(form.get("time")));
        } catch (DateTimeParseException e) {
            throw Refusal.of("time", "请填写时间，例如 09:00。");
        }
    }

    private static Instant at(Form form, String name, LocalTime time) {
        try {
            LocalDate day = LocalDate.parse(form.get(name));
            return LocalDateTime.of(day, time).atZone(Calendar.ZONE).toInstant();
        } catch (DateTimeParseException e) {
            throw Refusal.of(name, "请填写日期。");
        }
    }

    private static ActivityKind kind(String name) {
        for (ActivityKind one : ActivityKind.values()) {
            if (one.name().equals(name)) {
                return one;
            }
        }
        throw Refusal.of("kind", "请选择活动类别。");
    }

    private static @Nullable GroupId group(String id) {
        return id.matches("[1-9][0-9]{0,17}") ? new GroupId(Long.parseLong(id)) : null;
    }

    private static int number(Form form) {
        if (!form.get("seats").matches("[0-9]{1,4}")) {
            throw Refusal.of("seats", "请填写名额，0 为不限。");
        }
        return Integer.parseInt(form.get("seats"));
    }
}
