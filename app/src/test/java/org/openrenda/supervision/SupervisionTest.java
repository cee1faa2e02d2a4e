package org.openrenda.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.TestCity;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.documents.Attachment;
import org.openrenda.platform.documents.Documents;
import org.openrenda.platform.record.Entry;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.tasks.Task;
import org.openrenda.platform.tasks.Tasks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

// Longer than 300 lines because each verb stands here with its refusals beside it.
@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("监督事项和问题清单")
class SupervisionTest {

    @Autowired private ApplicationContext context;
    @Autowired private Supervision supervision;
    @Autowired private Problems problems;
    @Autowired private MatterReader reader;
    @Autowired private Tasks tasks;
    @Autowired private Record record;
    @Autowired private Calendar calendar;
    @Autowired private Documents documents;

    private TestCity city;

    @BeforeAll
    void found() {
        city = TestCity.found(context);
    }

    private MatterId matter() {
        return city.doing(
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
    }

    private ProblemId problem(MatterId matter) {
        return city.doing(
                city.clerk, clerk -> supervision.list(clerk, matter, "六楼以上夜间停水", "11 个小区"));
    }

    private void clerkDoes(java.util.function.Consumer<Actor> act) {
        does(city.clerk, act);
    }

    private void does(AccountId who, java.util.function.Consumer<Actor> act) {
        city.doing(
                who,
                actor -> {
                    act.accept(actor);
                    return true;
                });
    }

    private ProblemId assigned() {
        MatterId matter = matter();
        ProblemId problem = problem(matter);
        clerkDoes(c -> supervision.invite(c, matter, city.deputies));
        clerkDoes(c -> supervision.assign(c, problem, city.housing));
        return problem;
    }

    private void reachRating(ProblemId problem) {
        does(city.housingHandler, h -> supervision.receive(h, problem));
        does(city.housingHandler, h -> supervision.report(h, problem, "更换泵房设备", List.of()));
        clerkDoes(c -> supervision.pass(c, problem, "现场查看属实"));
    }

    private void allRate(ProblemId problem, String result) {
        for (AccountId deputy : city.deputies) {
            does(deputy, d -> supervision.rate(d, problem, "SATISFIED", result, "还没有解决"));
        }
    }

    private ProblemView view(ProblemId id) {
        return city.doing(city.clerk, clerk -> reader.problem(clerk, id));
    }

    private List<String> owed(AccountId who) {
        return city.doing(who, actor -> tasks.of(actor, 0, 100).stream().map(Task::act).toList());
    }

    @Test
    @DisplayName("SUP-5 问题交办、签收、报告、核查、代表评价满意后销号，全部销号即结案")
    void goesToItsEnd() {
        ProblemId problem = assigned();
        assertThat(owed(city.housingHandler)).contains("签收");
        reachRating(problem);
        assertThat(owed(city.deputies.getFirst())).contains("评价");
        allRate(problem, "SATISFIED");
        assertThat(view(problem).stage()).isEqualTo("STRUCK_OFF");
        MatterView matter = city.doing(city.clerk, c -> reader.matter(view(problem).matter()));
        assertThat(matter.stage()).isEqualTo("CLOSED");
        assertThat(matter.closedOn()).isEqualTo(calendar.today());
        assertThat(entries(problem))
                .extracting(entry -> entry.act())
                .contains("交办", "签收", "报告整改情况", "核查通过", "代表评价", "销号");
    }

    @Test
    @DisplayName("SUG-17 评价不满意即退回再办，轮次加一，重新计算期限，首轮评价保留")
    void goesBackWhenDeputiesAreNotSatisfied() {
        ProblemId problem = assigned();
        reachRating(problem);
        allRate(problem, "DISSATISFIED");
        ProblemView again = view(problem);
        assertThat(again.stage()).isEqualTo("RECEIVED");
        assertThat(again.round()).isEqualTo(2);
        assertThat(again.dueOn())
                .isEqualTo(calendar.due("supervision.problem.redo", city.city, calendar.today()));
        assertThat(owed(city.housingHandler)).contains("报告整改");
        long kept =
                city.jdbc()
                        .sql("select count(*) from supervision.rating where problem_id = :id")
                        .param("id", problem.value())
                        .query(Long.class)
                        .single();
        assertThat(kept).isEqualTo(city.deputies.size());
    }

    @Test
    @DisplayName("SUG-16 首次评价不能更改，不满意必须写理由，未受邀的人不能评价")
    void keepsTheFirstRating() {
        ProblemId problem = assigned();
        reachRating(problem);
        AccountId first = city.deputies.getFirst();
        assertThatThrownBy(() ->
                        does(
                                first,
                                d ->
                                        supervision.rate(
                                                d, problem, "SATISFIED", "DISSATISFIED", " ")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("理由");
        does(first, d -> supervision.rate(d, problem, "SATISFIED", "SATISFIED", ""));
        assertThatThrownBy(() ->
                        does(
                                first,
                                d -> supervision.rate(d, problem, "SATISFIED", "SATISFIED", "")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("不能更改");
        assertThatThrownBy(() ->
                        does(
                                city.housingHandler,
                                h -> supervision.rate(h, problem, "SATISFIED", "SATISFIED", "")))
                .isInstanceOf(Actor.Forbidden.class);
    }

    @Test
    @DisplayName("SUP-20 受邀代表少于最少人数时不能进入评价，实评人数不够时不能提前办结")
    void needsEnoughRaters() {
        MatterId matter = matter();
        ProblemId problem = problem(matter);
        clerkDoes(c -> supervision.invite(c, matter, city.deputies.subList(0, 2)));
        clerkDoes(c -> supervision.assign(c, problem, city.housing));
        does(city.housingHandler, h -> supervision.receive(h, problem));
        does(city.housingHandler, h -> supervision.report(h, problem, "已整改", List.of()));
        assertThatThrownBy(() -> clerkDoes(c -> supervision.pass(c, problem, "")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("至少 3 名");
        clerkDoes(c -> supervision.invite(c, matter, city.deputies));
        clerkDoes(c -> supervision.pass(c, problem, ""));
        assertThatThrownBy(() -> clerkDoes(c -> supervision.endRating(c, problem)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("少于 3 人");
    }

    @Test
    @DisplayName("SUG-7 承办单位签收前可写明理由退回，任务回到机关工作人员，不会丢失")
    void aReturnedProblemIsNotLost() {
        ProblemId problem = assigned();
        assertThatThrownBy(
                        () -> does(city.housingHandler, h -> supervision.giveBack(h, problem, "")))
                .isInstanceOf(Refusal.class);
        does(city.housingHandler, h -> supervision.giveBack(h, problem, "属市水务局职责"));
        assertThat(view(problem).stage()).isEqualTo("LISTED");
        assertThat(owed(city.clerk)).contains("重新交办");
        clerkDoes(c -> supervision.assign(c, problem, city.water));
        assertThat(view(problem).unitName()).isEqualTo("市水务局");
        assertThatThrownBy(() -> does(city.housingHandler, h -> supervision.receive(h, problem)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("没有交办给您的单位");
    }

    @Test
    @DisplayName("附件内容与扩展名不符时整份报告不提交，什么都没有留下")
    void aBadFileLosesNothing() {
        ProblemId problem = assigned();
        does(city.housingHandler, h -> supervision.receive(h, problem));
        byte[] html = "<html>".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        assertThatThrownBy(() ->
                        does(
                                city.housingHandler,
                                h ->
                                        supervision.report(
                                                h,
                                                problem,
                                                "已整改",
                                                List.of(new Upload("照片.jpg", html)))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("照片.jpg");
        assertThat(view(problem).stage()).isEqualTo("RECEIVED");
        assertThat(owed(city.housingHandler)).contains("报告整改");
        assertThat(files(problem)).isEmpty();
    }

    @Test
    @DisplayName("外市和下级人大的工作人员不能办理本市的监督事项")
    void othersKeepOut() {
        MatterId matter = matter();
        for (AccountId other : List.of(city.foreignClerk, city.countyClerk)) {
            assertThatThrownBy(() -> does(other, c -> supervision.list(c, matter, "题", "")))
                    .isInstanceOf(Actor.Forbidden.class);
            assertThatThrownBy(() -> does(other, c -> supervision.publish(c, matter)))
                    .isInstanceOf(Actor.Forbidden.class);
        }
    }

    @Test
    @DisplayName("SUP-8 未公开的事项公众看不到，公开后公众记录里没有代表姓名")
    void thePublicSeesWhatIsPublished() {
        MatterId matter = matter();
        assertThatThrownBy(() -> supervision.published(matter)).isInstanceOf(Refusal.class);
        clerkDoes(c -> supervision.invite(c, matter, city.deputies));
        clerkDoes(c -> supervision.publish(c, matter));
        PublicMatter shown = supervision.published(matter);
        assertThat(shown.record()).isNotEmpty();
        assertThat(shown.record())
                .allSatisfy(entry -> assertThat(entry.summary()).doesNotContain("孙莉"));
    }

    @Test
    @DisplayName("随机的合法办理过程：当前状态总能由各步重算，未办结的问题总有人欠着下一步")
    void randomLawfulHistoriesLoseNothing() {
        long seed = 20261122L;
        Random random = new Random(seed);
        for (int history = 0; history < 12; history++) {
            ProblemId problem = assigned();
            for (int step = 0; step < 14; step++) {
                moveOn(problem, random);
                Problem now = problems.find(problem).orElseThrow();
                assertThat(recomputed(problem)).as("seed %d", seed).isEqualTo(now);
                boolean owes = !city.doing(city.clerk, c -> openTasks(problem)).isEmpty();
                boolean done = now.stage() == ProblemStage.STRUCK_OFF;
                assertThat(owes).as("seed %d stage %s", seed, now.stage()).isEqualTo(!done);
            }
        }
    }

    private List<Entry> entries(ProblemId problem) {
        return city.doing(city.clerk, c -> record.of(Supervision.subject(problem)));
    }

    private List<Attachment> files(ProblemId problem) {
        return city.doing(city.clerk, c -> documents.of(Supervision.subject(problem)));
    }

    private List<Task> openTasks(ProblemId problem) {
        return tasks.openFor(Supervision.subject(problem));
    }

    private Problem recomputed(ProblemId id) {
        Problem now = problems.find(id).orElseThrow();
        Problem from =
                new Problem(
                        id,
                        now.matter(),
                        now.congress(),
                        now.ordinal(),
                        now.title(),
                        now.detail(),
                        ProblemStage.LISTED,
                        null,
                        null,
                        null,
                        1);
        for (Step step : problems.steps(id)) {
            from = from.after(step);
        }
        return from;
    }

    private void moveOn(ProblemId problem, Random random) {
        boolean well = random.nextInt(3) > 0;
        switch (problems.find(problem).orElseThrow().stage()) {
            case LISTED ->
                    clerkDoes(
                            c -> supervision.assign(c, problem, well ? city.housing : city.water));
            case ASSIGNED -> {
                if (well) {
                    does(handler(problem), h -> supervision.receive(h, problem));
                } else {
                    does(handler(problem), h -> supervision.giveBack(h, problem, "不属本单位职责"));
                }
            }
            case RECEIVED ->
                    does(handler(problem), h -> supervision.report(h, problem, "已办", List.of()));
            case REPORTED -> {
                if (well) {
                    clerkDoes(c -> supervision.pass(c, problem, ""));
                } else {
                    clerkDoes(c -> supervision.reject(c, problem, "材料不全"));
                }
            }
            case CHECKED -> allRate(problem, well ? "BASICALLY_SATISFIED" : "DISSATISFIED");
            case STRUCK_OFF ->
                    assertThatThrownBy(() ->
                                    clerkDoes(c -> supervision.assign(c, problem, city.water)))
                            .isInstanceOf(Refusal.class);
        }
    }

    private AccountId handler(ProblemId problem) {
        return city.housing.equals(problems.find(problem).orElseThrow().unit())
                ? city.housingHandler
                : city.waterHandler;
    }
}
