package org.openrenda.platform.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.SignedIn;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.notices.Notice;
import org.openrenda.platform.notices.NoticeSearch;
import org.openrenda.platform.notices.Notices;
import org.openrenda.platform.parameters.ParametersPermission;
import org.openrenda.platform.tasks.Task;
import org.openrenda.platform.tasks.Tasks;
import org.openrenda.platform.web.Dates;
import org.openrenda.platform.web.ListPage;
import org.openrenda.platform.web.ListQuery;
import org.openrenda.platform.web.Matter;
import org.openrenda.platform.web.StatusWord;
import org.openrenda.platform.web.Table;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** What waits for the person who is signed in: the desk, the to-do list and the notices. */
@Controller
class DeskPages {

    private static final int SHOWN_ON_DESK = 8;
    private static final int AMBER_WITHIN_WORKDAYS = 3;

    private final Tasks tasks;
    private final Notices notices;
    private final Calendar calendar;
    private final List<DeskFigures> figures;

    DeskPages(Tasks tasks, Notices notices, Calendar calendar, List<DeskFigures> figures) {
        this.tasks = tasks;
        this.notices = notices;
        this.calendar = calendar;
        this.figures = figures;
    }

    @SignedIn
    @GetMapping("/desk")
    String desk(Actor actor, Model model) {
        model.addAttribute("lead", lead());
        model.addAttribute("todos", todos(tasks.of(actor, 0, SHOWN_ON_DESK)));
        model.addAttribute("total", tasks.count(actor));
        model.addAttribute(
                "figures",
                figures.stream().flatMap(source -> source.figures(actor).stream()).toList());
        boolean minds = actor.may(ParametersPermission.SEE);
        model.addAttribute("missingYears", minds ? calendar.missingYears() : Set.of());
        return "desk/desk";
    }

    private String lead() {
        LocalDate today = calendar.today();
        String day = today.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.CHINA);
        String kind = calendar.isWorkday(today) ? "工作日" : "休息日";
        return Dates.full(today) + " " + day + "，" + kind;
    }

    private static List<Matter.Todo> todos(List<Task> owed) {
        return owed.stream()
                .map(task -> new Matter.Todo(task.act(), task.title(), task.address(), left(task)))
                .toList();
    }

    private static StatusWord left(Task task) {
        Integer workdays = task.workdaysLeft();
        return workdays == null
                ? StatusWord.grey("不限期")
                : Dates.due(workdays, AMBER_WITHIN_WORKDAYS);
    }

    @SignedIn
    @GetMapping("/tasks")
    ModelAndView tasks(Actor actor, HttpServletRequest request) {
        ListQuery query = ListQuery.of(request);
        Table table =
                new Table(
                        List.of(
                                Table.Column.text("act", "要做的事").sortable(),
                                Table.Column.text("title", "事项").sortable(),
                                Table.Column.text("due", "期限").sortable(),
                                Table.Column.text("left", "还剩"),
                                Table.Column.text("card", "督办").sortable()),
                        tasks.of(actor, 0, Tasks.OWED_MAX).stream().map(DeskPages::row).toList());
        return ListPage.whole("待办", query, table, "act", "card").in("desk/tasks");
    }

    private static Table.Row row(Task task) {
        Table.Cell card =
                switch (task.card()) {
                    case "RED" -> Table.Cell.status(StatusWord.red("红牌"));
                    case "YELLOW" -> Table.Cell.status(StatusWord.amber("黄牌"));
                    default -> Table.Cell.text("");
                };
        return Table.Row.of(
                "",
                Table.Cell.link(task.act(), task.address()),
                Table.Cell.text(task.title()),
                Table.Cell.day(task.dueOn()),
                Table.Cell.status(left(task)),
                card);
    }

    @SignedIn
    @GetMapping("/notices")
    ModelAndView notices(Actor actor, HttpServletRequest request, Model model) {
        ListQuery query = ListQuery.of(request);
        NoticeSearch search =
                new NoticeSearch(
                        query.filter("q"),
                        query.filter("state").equals("new"),
                        query.sort().equals("at") && !query.descending(),
                        (int) query.offset(),
                        query.size());
        List<Notice> shown = notices.of(account(actor), search);
        model.addAttribute("notices", shown);
        model.addAttribute("unread", notices.unread(account(actor)));
        return ListPage.of("消息", query, table(shown), notices.count(account(actor), search))
                .filters(
                        List.of(
                                query.choose("state", "状态", Map.of("new", "未读")),
                                query.order("at", "次序", "从早到晚", "从近到远")))
                .in("desk/notices");
    }

    private static Table table(List<Notice> shown) {
        return new Table(
                List.of(
                        Table.Column.text("title", "消息"),
                        Table.Column.text("body", "内容"),
                        Table.Column.text("at", "时间"),
                        Table.Column.text("state", "状态")),
                shown.stream()
                        .map(notice ->
                                Table.Row.of(
                                        notice.id(),
                                        Table.Cell.text(notice.title()),
                                        Table.Cell.text(notice.body()),
                                        Table.Cell.text(Dates.time(time(notice))),
                                        Table.Cell.text(notice.readAt() == null ? "未读" : "已读")))
                        .toList());
    }

    private static LocalDateTime time(Notice notice) {
        return LocalDateTime.ofInstant(notice.sentAt(), Calendar.ZONE);
    }

    /** Reading marks, which is why opening a notice is a post. */
    @SignedIn
    @PostMapping("/notices/{id}/reading")
    String read(Actor actor, @PathVariable long id) {
        return "redirect:" + notices.open(account(actor), id);
    }

    @SignedIn
    @PostMapping("/notices/reading")
    String readAll(Actor actor) {
        notices.readAll(account(actor));
        return "redirect:/notices";
    }

    @SignedIn
    @GetMapping("/account")
    String account(Actor actor, Model model) {
        model.addAttribute("actor", actor);
        model.addAttribute(
                "roles", Set.copyOf(actor.grants().stream().map(g -> g.role().label()).toList()));
        return "desk/account";
    }

    private static AccountId account(Actor actor) {
        AccountId id = actor.account();
        if (id == null) {
            throw new IllegalStateException("a page is never used by the system");
        }
        return id;
    }
}
