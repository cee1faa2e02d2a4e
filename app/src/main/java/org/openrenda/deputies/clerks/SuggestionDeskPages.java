package org.openrenda.deputies.clerks;

import java.util.List;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Needs;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.tasks.Task;
import org.openrenda.platform.tasks.Tasks;
import org.openrenda.platform.web.Dates;
import org.openrenda.platform.web.Matter;
import org.openrenda.platform.web.StatusWord;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The desk of the clerks of deputies' affairs. */
@Controller
class SuggestionDeskPages {

    private static final int TASKS_READ = 200;
    private static final int SHOWN = 8;
    private static final int AMBER_WITHIN_WORKDAYS = 3;

    private final SuggestionDesk desk;
    private final Tasks tasks;
    private final Calendar calendar;

    SuggestionDeskPages(SuggestionDesk desk, Tasks tasks, Calendar calendar) {
        this.desk = desk;
        this.tasks = tasks;
        this.calendar = calendar;
    }

    @Needs("deputies.review")
    @GetMapping("/deputies/suggestions/desk")
    String desk(Actor actor, Model model) {
        List<Matter.Todo> todos =
                tasks.of(actor, 0, TASKS_READ).stream()
                        .filter(task -> task.address().startsWith("/deputies/"))
                        .map(SuggestionDeskPages::todo)
                        .toList();
        model.addAttribute("lead", Dates.full(calendar.today()));
        model.addAttribute("todos", todos.stream().limit(SHOWN).toList());
        model.addAttribute("total", todos.size());
        model.addAttribute("coming", desk.coming(actor.home()));
        model.addAttribute("clocks", desk.clocks(actor.home()));
        return "deputies/desk";
    }

    private static Matter.Todo todo(Task task) {
        Integer left = task.workdaysLeft();
        return new Matter.Todo(
                task.act(),
                task.title(),
                task.address(),
                left == null ? StatusWord.grey("不限期") : Dates.due(left, AMBER_WITHIN_WORKDAYS));
    }
}
