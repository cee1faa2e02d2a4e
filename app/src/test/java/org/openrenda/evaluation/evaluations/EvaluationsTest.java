package org.openrenda.evaluation.evaluations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.TestClock;
import org.openrenda.evaluation.EvaluationLife;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Origin;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.parameters.Parameters;
import org.openrenda.platform.record.Entry;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.record.Subject;
import org.openrenda.platform.tasks.Tasks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Evaluations from the preparation to the publication, on the real database. */
// Longer than 300 lines because each rule of the procedure has its refusal beside it.
@AppTest
@RecordApplicationEvents
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("测评的办理")
class EvaluationsTest {

    @Autowired private ApplicationContext context;
    @Autowired private EvaluationRound round;
    @Autowired private EvaluationTable table;
    @Autowired private EvaluationReader reader;

    private EvaluationLife life;
    private Evaluations evaluations;

    @BeforeAll
    void found() {
        life = new EvaluationLife(context, 9);
        evaluations = life.evaluations;
    }

    @AfterEach
    void now() {
        TestClock.reset();
    }

    private EvaluationPlan everybody(boolean live) {
        return life.inRoom(live, EvaluationLife.everybody());
    }

    private EvaluationPlan withCitizens() {
        return life.inRoom(
                false,
                new RaterGroup(1, "组成人员", 700, RatingWay.NAMED),
                new RaterGroup(2, "群众代表", 300, RatingWay.CODE));
    }

    @Test
    @DisplayName("从拟定到公布：结果当场算出，与表中重算一致，封存进办理过程，并告诉来源模块")
    void fromPreparationToPublication(@Autowired ApplicationEvents events) {
        Origin origin = new Origin("supervision", 7, "二次供水改造", "/supervision/matters/7");
        EvaluationId id =
                life.opened(
                        life.plan(
                                EvaluationKind.QUARTERLY,
                                false,
                                origin,
                                List.of(EvaluationLife.everybody())),
                        7);
        for (int member = 1; member <= 6; member++) {
            life.rates(id, member, "1=100,100;2=80,80;3=80,0");
        }
        assertThat(evaluations.live(id).rated()).isEqualTo(6);
        life.published(id);
        EvaluationResult result = life.asks(life.account(7), a -> evaluations.result(a, id));
        assertThat(result.byRank().getFirst().subject().name()).isEqualTo("市水务局");
        assertThat(result.groups().getFirst().notRated()).isEqualTo(1);
        assertThat(evaluations.stored(id)).contains(result.text());
        var ofMatter =
                life.asks(
                        life.city.clerk,
                        a -> evaluations.ofMatter(a, life.city.city, "supervision", 7));
        assertThat(ofMatter).extracting(EvaluationRow::id).containsExactly(id);
        var foreign =
                life.asks(
                        life.city.foreignClerk,
                        a -> evaluations.ofMatter(a, life.city.city, "supervision", 7));
        assertThat(foreign).isEmpty();
        EvaluationView view = life.asks(life.city.clerk, a -> evaluations.view(a, id));
        assertThat(Evaluation.recomputed(view.steps())).isEqualTo(EvaluationStage.PUBLISHED);
        String digest = SheetTable.digest(result.text());
        List<Entry> noted =
                life.asks(
                        life.city.clerk,
                        a ->
                                context.getBean(Record.class)
                                        .of(new Subject("evaluation", "evaluation", id.value())));
        assertThat(noted.getFirst().summary())
                .contains("应评 7 人，已评 6 人", "第一名市水务局，100.00 分", digest);
        assertThat(events.stream(Evaluated.class))
                .contains(new Evaluated(id, life.city.city, "supervision", 7L, digest));
    }

    @Test
    @DisplayName("SUP-20 满意度测评、工作评议在本会启用、并写明主任会议决定以后才能拟定")
    void appraisalsNeedADecision() {
        EvaluationPlan plan =
                life.plan(
                        EvaluationKind.SATISFACTION,
                        false,
                        null,
                        List.of(EvaluationLife.everybody()));
        assertThatThrownBy(() -> life.held(plan, 3))
                .isInstanceOfSatisfying(
                        Refusal.class, r -> assertThat(r.rule()).isEqualTo("SUP-20"));
        Parameters parameters = context.getBean(Parameters.class);
        life.does(
                life.city.clerk,
                a ->
                        parameters.set(
                                Actor.system("测试布置", life.city.city),
                                life.city.city,
                                "evaluation.appraisal.allowed",
                                1,
                                "本市监督条例",
                                LocalDate.of(2024, 1, 1)));
        assertThatThrownBy(() -> life.held(plan, 3))
                .isInstanceOfSatisfying(
                        Refusal.class, r -> assertThat(r.field()).isEqualTo("basis"));
        EvaluationPlan decided =
                new EvaluationPlan(
                        plan.congress(),
                        plan.title(),
                        "",
                        plan.kind(),
                        "第 32 次主任会议决定",
                        plan.form(),
                        plan.mode(),
                        null,
                        null,
                        false,
                        null,
                        plan.subjects(),
                        plan.groups());
        assertThat(life.held(decided, 3)).isNotNull();
    }

    @Test
    @DisplayName("一人一次：同一页重发得到同一回执，改评被拒，先提交的有效")
    void rateOnce() {
        EvaluationId id = life.opened(everybody(false), 3);
        Receipt first =
                life.asks(
                        life.account(1),
                        a -> evaluations.rate(a, id, "1=100,100", "page-of-one-1"));
        Receipt again =
                life.asks(
                        life.account(1),
                        a -> evaluations.rate(a, id, "1=100,100", "page-of-one-1"));
        assertThat(again).isEqualTo(first);
        assertThatThrownBy(() ->
                        life.asks(
                                life.account(1),
                                a -> evaluations.rate(a, id, "1=0,0", "page-of-one-1")))
                .isInstanceOf(AlreadyRated.class);
        assertThatThrownBy(() ->
                        life.asks(
                                life.account(1),
                                a -> evaluations.rate(a, id, "1=100,100", "another-page-1")))
                .isInstanceOf(AlreadyRated.class);
        assertThat(evaluations.live(id).rated()).isEqualTo(1);
        var kept = life.asks(life.account(1), a -> evaluations.receipt(a, id));
        assertThat(kept).contains(first);
    }

    @Test
    @DisplayName("不在名册、还没开始、已经结束、分值不在表上的，都说明原因不收")
    void refusesWhatDoesNotCount() {
        EvaluationId id = life.ready(everybody(false), 3);
        assertThatThrownBy(() -> life.rates(id, 1, "1=100,100")).hasMessageContaining("还没有开始");
        life.does(life.city.chair, a -> evaluations.open(a, id));
        assertThatThrownBy(() -> life.rates(id, 9, "1=100,100")).hasMessageContaining("不在这次测评的名册");
        assertThatThrownBy(() -> life.rates(id, 1, "1=100,70"))
                .isInstanceOfSatisfying(
                        Refusal.class, r -> assertThat(r.field()).isEqualTo("m1-2"));
        assertThatThrownBy(() -> life.rates(id, 1, "4=100,100")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> life.rates(id, 1, "1=100")).isInstanceOf(Refusal.class);
        life.rates(id, 1, "3=0,0");
        life.closed(id);
        assertThatThrownBy(() -> life.rates(id, 2, "1=100,100")).hasMessageContaining("已经结束");
    }

    @Test
    @DisplayName("没有权限的不能拟定、开始、公布；外市的人看不到有这次测评")
    void onlyWhoMay() {
        EvaluationId id = life.ready(everybody(false), 3);
        assertThatThrownBy(() -> life.does(life.account(1), a -> evaluations.open(a, id)))
                .isInstanceOf(Actor.Forbidden.class);
        assertThatThrownBy(() -> life.asks(life.city.chair, a -> evaluations.issue(a, id, 1, 5)))
                .isInstanceOf(Actor.Forbidden.class);
        assertThatThrownBy(() -> life.asks(life.city.foreignClerk, a -> evaluations.view(a, id)))
                .hasMessage("没有这次测评。");
        var shown = life.asks(life.account(1), a -> evaluations.roster(a, id));
        assertThat(shown).isEmpty();
        var roster = life.asks(life.city.clerk, a -> evaluations.roster(a, id));
        assertThat(roster).hasSize(3);
    }

    @Test
    @DisplayName("公布前代表看不到结果，结束后只有工作人员和主持人看得到")
    void resultWaitsForPublication() {
        EvaluationId id = life.opened(everybody(false), 6);
        for (int member = 1; member <= 5; member++) {
            life.rates(id, member, "1=100,100");
        }
        assertThatThrownBy(() -> life.asks(life.city.chair, a -> evaluations.result(a, id)))
                .hasMessageContaining("公布以后");
        life.closed(id);
        assertThatThrownBy(() -> life.asks(life.account(1), a -> evaluations.result(a, id)))
                .hasMessageContaining("公布以后");
        assertThat(life.asks(life.city.chair, a -> evaluations.result(a, id)).rated()).isEqualTo(5);
    }

    @Test
    @DisplayName("SUP-20 边评边显示只按最少人数成批更新，看着屏幕推不出谁评了多少")
    void livesInBatches() {
        EvaluationId id = life.opened(everybody(true), 9);
        for (int member = 1; member <= 4; member++) {
            life.rates(id, member, "1=0,0");
        }
        assertThat(soFar(id).subjects().getFirst().total()).isNull();
        life.rates(id, 5, "1=0,0");
        String five = soFar(id).text();
        assertThat(soFar(id).subjects().getFirst().total().shown()).isEqualTo("0.00");
        for (int member = 6; member <= 9; member++) {
            life.rates(id, member, "1=100,100");
            assertThat(soFar(id).text()).isEqualTo(five);
        }
        life.closed(id);
        assertThat(
                        life.asks(life.city.chair, a -> evaluations.result(a, id))
                                .subjects()
                                .getFirst()
                                .total()
                                .shown())
                .isEqualTo("44.44");
    }

    private EvaluationResult soFar(EvaluationId id) {
        return life.asks(life.account(1), a -> evaluations.result(a, id));
    }

    @Test
    @DisplayName("有不记名组的、限期的测评不能边评边显示")
    void secretsAreNeverLive() {
        assertThatThrownBy(() -> life.inRoom(true, new RaterGroup(1, "群众代表", 1000, RatingWay.CODE)))
                .isInstanceOfSatisfying(
                        Refusal.class, r -> assertThat(r.field()).isEqualTo("live"));
    }

    @Test
    @DisplayName("凭码测评：一码一次，大小写和横线不论；重发不重计；错码、用过的码、结束后都不收")
    void ratesByCode() {
        EvaluationId id = life.ready(withCitizens(), 5);
        List<String> codes = life.asks(life.city.clerk, a -> evaluations.issue(a, id, 2, 6));
        assertThat(codes).hasSize(6).doesNotHaveDuplicates();
        assertThatThrownBy(() -> evaluations.rateByCode(codes.get(0), "1=80,80", "phone-000"))
                .hasMessageContaining("还没有开始");
        life.does(life.city.chair, a -> evaluations.open(a, id));
        evaluations.rateByCode(codes.get(0), "1=80,80", "phone-000");
        evaluations.rateByCode(
                codes.get(0).toLowerCase().replace("-", " "), "1=80,80", "phone-000");
        assertThatThrownBy(() -> evaluations.rateByCode(codes.get(0), "1=0,0", "phone-001"))
                .isInstanceOf(AlreadyRated.class);
        assertThatThrownBy(() -> evaluations.rateByCode("ABCD-EFGH-JKMN", "1=80,80", "phone-000"))
                .isInstanceOfSatisfying(
                        Refusal.class, r -> assertThat(r.field()).isEqualTo("code"));
        for (int n = 1; n < 5; n++) {
            evaluations.rateByCode(codes.get(n), "1=100,100;2=0,0", "phone-00" + n);
        }
        for (int member = 1; member <= 5; member++) {
            life.rates(id, member, "1=80,80");
        }
        life.published(id);
        assertThatThrownBy(() -> evaluations.rateByCode(codes.get(5), "1=80,80", "phone-005"))
                .hasMessageContaining("已经结束");
        EvaluationResult result = life.asks(life.city.clerk, a -> evaluations.result(a, id));
        // 0.7×80 + 0.3×(80+4×100)/5
        assertThat(result.subjects().getFirst().total().shown()).isEqualTo("84.80");
        assertThat(result.groups().get(1).notRated()).isEqualTo(1);
        assertThat(evaluations.stored(id)).contains(result.text());
    }

    @Test
    @DisplayName("码只存散列；结束后凭码的表出自同一次写入、按内容排列，与用码的先后无关")
    void nothingJoinsCodeAndSheet() {
        EvaluationId id = life.ready(withCitizens(), 5);
        List<String> codes = life.asks(life.city.clerk, a -> evaluations.issue(a, id, 2, 3));
        life.does(life.city.chair, a -> evaluations.open(a, id));
        evaluations.rateByCode(codes.get(0), "1=80,80", "phone-000");
        evaluations.rateByCode(codes.get(1), "1=0,0", "phone-001");
        evaluations.rateByCode(codes.get(2), "1=100,100", "phone-002");
        life.closed(id);
        var jdbc = life.city.jdbc();
        assertThat(
                        jdbc.sql(
                                        """
                                        select marks from evaluation.paper
                                        where evaluation_id = :id order by ctid
                                        """)
                                .param("id", id.value())
                                .query(String.class)
                                .list())
                .containsExactly("1=0,0", "1=100,100", "1=80,80");
        assertThat(
                        jdbc.sql(
                                        """
                                        select count(distinct xmin::text) from evaluation.paper
                                        where evaluation_id = :id
                                        """)
                                .param("id", id.value())
                                .query(Integer.class)
                                .single())
                .isEqualTo(1);
        assertThat(
                        jdbc.sql("select count(*) from evaluation.slip where evaluation_id = :id")
                                .param("id", id.value())
                                .query(Integer.class)
                                .single())
                .isZero();
        String rows =
                String.join(
                        "\n",
                        jdbc.sql("select code::text from evaluation.code")
                                .query(String.class)
                                .list());
        codes.forEach(code ->
                assertThat(rows).doesNotContain(code).doesNotContain(code.replace("-", "")));
    }

    @Test
    @DisplayName("限期测评到时自动开始、自动结束；名册上的人各有一条待办，评过就没有了")
    void opensAndClosesByItself() {
        EvaluationId id = life.ready(life.overDays(1, 3), 2);
        round.walk();
        assertThat(reader.evaluation(id).stage()).isEqualTo(EvaluationStage.READY);
        TestClock.pass(Duration.ofDays(1));
        round.walk();
        assertThat(reader.evaluation(id).stage()).isEqualTo(EvaluationStage.OPEN);
        assertThat(owed(1)).isEqualTo(1);
        life.rates(id, 1, "1=100,100");
        assertThat(owed(1)).isZero();
        assertThat(owed(2)).isEqualTo(1);
        int reminded = life.asks(life.city.clerk, a -> evaluations.remind(a, id));
        assertThat(reminded).isEqualTo(1);
        TestClock.pass(Duration.ofDays(2));
        assertThatThrownBy(() -> life.rates(id, 2, "1=100,100"))
                .as("截止后、自动结束前")
                .isInstanceOf(Refusal.class);
        round.walk();
        round.walk();
        assertThat(reader.evaluation(id).stage()).isEqualTo(EvaluationStage.CLOSED);
        assertThat(owed(2)).isZero();
        assertThat(Evaluation.recomputed(table.steps(id))).isEqualTo(EvaluationStage.CLOSED);
    }

    private long owed(int member) {
        return life.asks(
                life.account(member),
                a ->
                        context.getBean(Tasks.class).of(a, 0, 100).stream()
                                .filter(one -> one.title().equals("年度部门工作测评"))
                                .count());
    }

    @Test
    @DisplayName("延长只能延后；当场测评不用延长；作废要写原因，作废后不能再动")
    void extendsAndVoids() {
        EvaluationId over = life.ready(life.overDays(0, 2), 2);
        life.does(life.city.chair, a -> evaluations.open(a, over));
        var closes = evaluations.plan(over).closesAt();
        assertThatThrownBy(
                        () -> life.does(life.city.chair, a -> evaluations.extend(a, over, closes)))
                .isInstanceOf(Refusal.class);
        life.does(
                life.city.chair, a -> evaluations.extend(a, over, closes.plus(Duration.ofDays(1))));
        assertThat(evaluations.plan(over).closesAt()).isEqualTo(closes.plus(Duration.ofDays(1)));
        EvaluationId room = life.opened(everybody(false), 2);
        assertThatThrownBy(
                        () -> life.does(life.city.chair, a -> evaluations.extend(a, room, closes)))
                .hasMessageContaining("不用延长");
        assertThatThrownBy(() -> life.does(life.city.chair, a -> evaluations.annul(a, room, " ")))
                .isInstanceOf(Refusal.class);
        life.does(life.city.chair, a -> evaluations.annul(a, room, "测评表有误"));
        assertThatThrownBy(() -> life.closed(room)).hasMessageContaining("作废");
    }

    @Test
    @DisplayName("进行中的测评用开始时的那一版测评表，修订不影响它")
    void keepsItsForm() {
        var id = life.opened(everybody(false), 5);
        life.asks(
                life.city.clerk,
                a ->
                        life.forms.revise(
                                a,
                                life.form,
                                EvaluationLife.TWO_ITEMS.reversed().stream()
                                        .map(one ->
                                                new org.openrenda.evaluation.forms.FormItem(
                                                        one.no() == 1 ? 2 : 1,
                                                        one.title(),
                                                        one.weight(),
                                                        one.scale()))
                                        .toList()));
        assertThat(evaluations.plan(id).form().items()).isEqualTo(EvaluationLife.TWO_ITEMS);
        assertThat(life.forms.current(life.form).items().getFirst().title()).isEqualTo("服务态度");
        life.form =
                life.asks(
                        life.city.clerk,
                        a ->
                                life.forms.draw(
                                        a, life.city.city, "部门工作测评表", EvaluationLife.TWO_ITEMS));
    }

    @Test
    @DisplayName("权重不足、对象重名、一人两组、实名组没有名册：拟定时就说出来")
    void refusesUnfinishedPlans() {
        assertThatThrownBy(
                        () -> life.inRoom(false, new RaterGroup(1, "组成人员", 999, RatingWay.NAMED)))
                .hasMessageContaining("99.9%");
        EvaluationPlan plan = everybody(false);
        assertThatThrownBy(() -> new NewEvaluation(plan, List.of()))
                .hasMessageContaining("请写出“常委会组成人员”的测评人");
        NewRater twice = new NewRater(1, life.account(1), "委员1");
        assertThatThrownBy(() -> new NewEvaluation(plan, List.of(twice, twice)))
                .hasMessageContaining("一人只能评一次");
    }

    @Test
    @DisplayName("已收的表、公布的结果、步骤，数据库不许改、不许删")
    void rowsStay() {
        EvaluationId id = life.opened(everybody(false), 5);
        life.rates(id, 1, "1=100,100");
        for (String sql :
                List.of(
                        "update evaluation.sheet set marks = '1=0,0'",
                        "delete from evaluation.sheet",
                        "delete from evaluation.step",
                        "update evaluation.code set hash = 'x'",
                        "update evaluation.paper set marks = '1=0,0'",
                        "update evaluation.result set text = ''")) {
            assertThatThrownBy(() -> life.city.jdbc().sql(sql).update())
                    .as(sql)
                    .isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    @DisplayName("结束与提交同时发生：收到回执的都在结果里，没有收到的都不在")
    void closesAgainstSheets() throws Exception {
        EvaluationId id = life.opened(everybody(false), 9);
        java.util.concurrent.atomic.AtomicInteger taken =
                new java.util.concurrent.atomic.AtomicInteger();
        try (var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            for (int member = 1; member <= 9; member++) {
                int one = member;
                threads.submit(() -> {
                    life.rates(id, one, "1=100,100");
                    return taken.incrementAndGet();
                });
            }
            threads.submit(() -> life.closed(id));
        }
        assertThat(life.asks(life.city.chair, a -> evaluations.result(a, id)).rated())
                .isEqualTo(taken.get());
    }
}
