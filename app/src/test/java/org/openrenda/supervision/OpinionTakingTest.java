package org.openrenda.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.TestCity;
import org.openrenda.meetings.MeetingLife;
import org.openrenda.meetings.opinions.OpinionListId;
import org.openrenda.meetings.opinions.Opinions;
import org.openrenda.meetings.opinions.OpinionsIssued;
import org.openrenda.meetings.opinions.OpinionsView;
import org.openrenda.meetings.opinions.RemarkId;
import org.openrenda.meetings.sittings.ItemId;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.meetings.sittings.Publicity;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.database.DataScope;
import org.openrenda.platform.record.Subject;
import org.openrenda.platform.tasks.Task;
import org.openrenda.platform.tasks.Tasks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("审议意见转为问题清单")
class OpinionTakingTest {

    @Autowired private ApplicationContext context;
    @Autowired private Opinions opinions;
    @Autowired private OpinionTaking taking;
    @Autowired private HandlingReports reports;
    @Autowired private MatterReader reader;
    @Autowired private Calendar calendar;
    @Autowired private Supervision supervision;
    @Autowired private Tasks tasks;
    @Autowired private TransactionTemplate transaction;

    private MeetingLife life;
    private TestCity city;
    private MeetingId meeting;

    @BeforeAll
    void found() {
        life = new MeetingLife(context, 3);
        city = life.people.city;
        meeting = life.opened(3);
    }

    private ItemId issuedItem(Publicity publicity) {
        ItemId item = life.item(meeting, "听取水污染防治报告", publicity);
        life.people.does(city.chair, a -> life.sittings.take(a, item));
        life.people.does(city.chair, a -> life.sittings.finish(a, item));
        for (String text : List.of("加快更换老旧泵房。三年内全部换完。", "公开每季度水质数据")) {
            RemarkId said =
                    life.people.asks(life.people.account(1), a -> opinions.say(a, item, text));
            life.people.asks(city.clerk, a -> opinions.list(a, item, Set.of(said), ""));
        }
        life.people.does(city.clerk, a -> opinions.submit(a, item, ""));
        life.people.does(city.chair, a -> opinions.approve(a, item, ""));
        life.people.does(city.clerk, a -> opinions.issue(a, item, "市人民政府"));
        return item;
    }

    private OpinionListId issued() {
        return list(issuedItem(Publicity.OPEN));
    }

    private OpinionListId list(ItemId item) {
        return view(item).list().id();
    }

    private OpinionsView view(ItemId item) {
        return life.people.asks(city.clerk, a -> opinions.view(a, item));
    }

    private List<Task> owed(OpinionListId id) {
        Subject subject = new Subject("supervision", "opinions", id.value());
        return life.people.asks(city.clerk, a -> tasks.openFor(subject));
    }

    /** Delivers the event by hand, as often as wanted, in a transaction as the registry does. */
    private void delivered(OpinionListId id) {
        OpinionsIssued told = life.people.asks(city.clerk, a -> opinions.issuedList(a, id));
        DataScope.system(
                (Runnable) () -> transaction.executeWithoutResult(status -> taking.on(told)));
    }

    @Test
    @DisplayName("SUP-5 印发的审议意见一次逐条列为新立事项的问题，写明文号，报告期限记在理由里；会议页写明去处")
    void becomesANewMatter() {
        ItemId item = issuedItem(Publicity.OPEN);
        OpinionListId id = list(item);
        delivered(id);
        delivered(id);
        assertThat(owed(id)).extracting(Task::act).containsExactly("列入问题清单");
        MatterId matter = life.people.asks(city.clerk, a -> taking.take(a, id, null));
        MatterView view = life.people.asks(city.clerk, a -> reader.matter(matter));
        assertThat(view.problems())
                .extracting(ProblemView::title)
                .containsExactly("加快更换老旧泵房", "公开每季度水质数据");
        assertThat(view.problems().getFirst().detail()).contains("三年内全部换完").contains("第 1 条");
        assertThat(view.basis()).contains("市人民政府").contains("书面报告");
        assertThat(view.origin()).isNotNull();
        assertThat(owed(id)).isEmpty();
        assertThat(view(item).used()).contains("监督事项");
        delivered(id);
        assertThat(owed(id)).as("a late delivery opens nothing").isEmpty();
    }

    @Test
    @DisplayName("SUP-5 一份清单只列一次；可以并入本级已有的事项；代表不能列")
    void isTakenOnce() {
        OpinionListId id = issued();
        MatterId matter =
                city.doing(
                        city.clerk,
                        clerk ->
                                supervision.open(
                                        clerk,
                                        new NewMatter(
                                                city.city,
                                                "二次供水水压不足",
                                                "热线反映集中",
                                                "LIST_FOLLOW_UP",
                                                null,
                                                null,
                                                null,
                                                null)));
        assertThatThrownBy(() ->
                        life.people.asks(life.people.account(1), a -> taking.take(a, id, matter)))
                .isInstanceOf(Actor.Forbidden.class);
        life.people.asks(city.clerk, a -> taking.take(a, id, matter));
        MatterView view = life.people.asks(city.clerk, a -> reader.matter(matter));
        assertThat(view.problems()).hasSize(2);
        assertThatThrownBy(() -> life.people.asks(city.clerk, a -> taking.take(a, id, null)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("不能再列一次");
        assertThat(life.people.asks(city.clerk, a -> reader.matter(matter)).problems()).hasSize(2);
    }

    @Test
    @DisplayName("SUP-7 列为问题后等收研究处理报告，到期日随清单；收到登记后待办办结，逾期的写明天数，再报一份也留着")
    void waitsForTheReport() {
        OpinionListId id = issued();
        assertThatThrownBy(() -> receives(id, calendar.today()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("先把审议意见列为问题");
        MatterId matter = life.people.asks(city.clerk, a -> reports.take(a, id, null));
        OpinionsIssued told = life.people.asks(city.clerk, a -> opinions.issuedList(a, id));
        assertThat(waitedFor(id)).extracting(Task::dueOn).containsExactly(told.reportDueOn());
        assertThatThrownBy(() -> receives(id, calendar.today().plusDays(1)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("收到日期");
        receives(id, calendar.today());
        assertThat(waitedFor(id)).isEmpty();
        assertThat(reports.of(id)).extracting(HandlingReport::daysLate).containsExactly(0L);
        receives(id, calendar.today());
        assertThat(reports.of(id)).hasSize(2);
        assertThat(life.people.asks(city.clerk, a -> reports.facts(matter)).toString())
                .contains("收到，按期");
        assertThatThrownBy(() ->
                        life.people.does(
                                life.people.account(1),
                                a ->
                                        reports.receive(
                                                a,
                                                id,
                                                "市政函 1 号",
                                                calendar.today(),
                                                "已研究处理",
                                                List.of())))
                .isInstanceOf(Actor.Forbidden.class);
    }

    private void receives(OpinionListId id, LocalDate on) {
        life.people.does(
                city.clerk, a -> reports.receive(a, id, "市政函 1 号", on, "已逐条研究处理。", List.of()));
    }

    private List<Task> waitedFor(OpinionListId id) {
        Subject subject = new Subject("supervision", "handling-reports", id.value());
        return life.people.asks(city.clerk, a -> tasks.openFor(subject));
    }

    @Test
    @DisplayName("SUP-7 报告当天到期不算逾期，晚一天就是逾期一天")
    void countsDaysLate() {
        LocalDate due = LocalDate.of(2026, 11, 20);
        assertThat(new HandlingReport(1, "函", due, due, "已办").daysLate()).isZero();
        assertThat(new HandlingReport(1, "函", due.plusDays(1), due, "已办").daysLate()).isOne();
    }

    @Test
    @DisplayName("MTG-15 秘密议题的审议意见不能转入监督")
    void secretOpinionsStay() {
        OpinionListId id = list(issuedItem(Publicity.SECRET));
        assertThatThrownBy(() -> life.people.asks(city.clerk, a -> taking.take(a, id, null)))
                .isInstanceOf(Refusal.class);
        assertThat(owed(id)).isEmpty();
    }

    @Test
    @DisplayName("问题的标题取第一句，八十字为限")
    void titleIsTheFirstSentence() {
        assertThat(OpinionTaking.title("换泵房；修管网。")).isEqualTo("换泵房");
        assertThat(OpinionTaking.title("字".repeat(80))).hasSize(80);
        assertThat(OpinionTaking.title("字".repeat(81))).hasSize(80).endsWith("…");
    }
}
