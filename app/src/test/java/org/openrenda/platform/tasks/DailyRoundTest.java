package org.openrenda.platform.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.TestCity;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Role;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.calendar.Span;
import org.openrenda.platform.database.DataScope;
import org.openrenda.platform.notices.Notice;
import org.openrenda.platform.notices.NoticeSearch;
import org.openrenda.platform.notices.Notices;
import org.openrenda.platform.record.Subject;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("提醒、黄牌和红牌")
class DailyRoundTest {

    @Autowired private ApplicationContext context;
    @Autowired private Tasks tasks;
    @Autowired private Notices notices;
    @Autowired private Calendar calendar;
    @Autowired private DailyRound round;
    @Autowired private TransactionTemplate transaction;

    private TestCity city;
    private long number;

    @BeforeAll
    void found() {
        city = TestCity.found(context);
    }

    private String opened(LocalDate dueOn) {
        String title = "第 " + ++number + " 件待办";
        DataScope.system(() ->
                transaction.executeWithoutResult(status ->
                        tasks.open(
                                city.city,
                                Owner.role(Role.CLERK),
                                new Subject("tasks", "test", number),
                                "办理",
                                title,
                                "/desk",
                                dueOn)));
        return title;
    }

    /** A day so many working days from today, before it for a negative number. */
    private LocalDate workdays(int count) {
        LocalDate day = calendar.today();
        if (count >= 0) {
            return calendar.due(day, new Span(count, Span.Unit.WORKDAY));
        }
        for (int left = -count; left > 0; ) {
            day = day.minusDays(1);
            if (calendar.isWorkday(day)) {
                left--;
            }
        }
        return day;
    }

    private List<String> told(AccountId account, String title) {
        return notices.of(account, NoticeSearch.newest(100)).stream()
                .filter(notice -> notice.body().contains(title))
                .map(Notice::title)
                .toList();
    }

    private String card(String title) {
        return city.doing(
                city.clerk,
                clerk ->
                        tasks.of(clerk, 0, 100).stream()
                                .filter(task -> task.title().equals(title))
                                .map(Task::card)
                                .findFirst()
                                .orElseThrow());
    }

    @Test
    @DisplayName("CAL-6 到期前三个工作日提醒一次，不到时候不提醒")
    void remindsOnce() {
        String near = opened(workdays(3));
        String far = opened(workdays(4));
        round.walk();
        round.walk();
        assertThat(told(city.clerk, near)).containsExactly("即将到期：办理", "待办：办理");
        assertThat(told(city.clerk, far)).containsExactly("待办：办理");
        assertThat(card(near)).isEmpty();
    }

    @Test
    @DisplayName("CAL-6 逾期给黄牌，超过五个工作日给红牌并转报主任会议成员，每张只给一次")
    void givesCards() {
        String late = opened(workdays(-2));
        String tooLate = opened(workdays(-7));
        round.walk();
        round.walk();
        assertThat(card(late)).isEqualTo("YELLOW");
        assertThat(card(tooLate)).isEqualTo("RED");
        assertThat(told(city.clerk, late)).containsExactly("黄牌：办理", "待办：办理");
        assertThat(told(city.chair, late)).isEmpty();
        assertThat(told(city.chair, tooLate)).containsExactly("红牌：办理");
    }

    @Test
    @DisplayName("办结的待办不再提醒，也不给牌")
    void leavesTheSettledAlone() {
        String done = opened(workdays(-7));
        Subject subject = new Subject("tasks", "test", number);
        DataScope.system(() ->
                transaction.executeWithoutResult(
                        status -> tasks.settle(city.as(city.clerk), subject, "办理")));
        round.walk();
        assertThat(told(city.clerk, done)).containsExactly("待办：办理");
    }
}
