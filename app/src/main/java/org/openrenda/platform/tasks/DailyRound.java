package org.openrenda.platform.tasks;

import java.time.LocalDate;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.database.DataScope;
import org.openrenda.platform.database.OneAtATime;
import org.openrenda.platform.parameters.Parameters;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Reminds before the day, gives a yellow card after it, and a red one when it stays undone. */
@Component
class DailyRound {

    private static final int TASKS_PER_ROUND = 500;
    private static final int LOOK_AHEAD_DAYS = 30;

    private final Tasks tasks;
    private final Calendar calendar;
    private final Parameters parameters;
    private final TransactionTemplate transaction;
    private final OneAtATime oneAtATime;

    DailyRound(
            Tasks tasks,
            Calendar calendar,
            Parameters parameters,
            TransactionTemplate transaction,
            OneAtATime oneAtATime) {
        this.tasks = tasks;
        this.calendar = calendar;
        this.parameters = parameters;
        this.transaction = transaction;
        this.oneAtATime = oneAtATime;
    }

    /** Runs every half hour; what was done is written, so a second round does nothing again. */
    @Scheduled(initialDelayString = "PT20S", fixedDelayString = "PT30M")
    void walk() {
        oneAtATime.run(
                "tasks.daily",
                () ->
                        DataScope.system(() ->
                                transaction.executeWithoutResult(status -> {
                                    LocalDate until = calendar.today().plusDays(LOOK_AHEAD_DAYS);
                                    tasks.late(until, TASKS_PER_ROUND).forEach(this::warn);
                                })));
    }

    private void warn(Tasks.Late task) {
        int left = calendar.workdaysUntil(task.dueOn());
        boolean past = task.dueOn().isBefore(calendar.today());
        if (!past) {
            if (!task.reminded() && left <= number("tasks.remind.before", task.congress())) {
                tasks.remind(
                        task, "即将到期：" + task.act(), "“" + task.title() + "”还剩 " + left + " 个工作日。");
            }
            return;
        }
        if (-left > number("tasks.redCard.after", task.congress())) {
            String body = "“" + task.title() + "”已逾期 " + -left + " 个工作日，转报主任会议成员。";
            tasks.card(task, "RED", "红牌：" + task.act(), body, true);
        } else if (!task.yellow()) {
            String body = "“" + task.title() + "”已逾期，请尽快办理。";
            tasks.card(task, "YELLOW", "黄牌：" + task.act(), body, false);
        }
    }

    private int number(String key, CongressId congress) {
        return parameters.of(key, congress).value();
    }
}
