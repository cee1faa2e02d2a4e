package org.openrenda.deputies.handling;

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
import org.openrenda.deputies.SuggestionLife;
import org.openrenda.deputies.commitments.Commitment;
import org.openrenda.deputies.commitments.CommitmentStage;
import org.openrenda.deputies.replies.DraftReply;
import org.openrenda.deputies.suggestions.SuggestionId;
import org.openrenda.deputies.suggestions.SuggestionStage;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Satisfaction;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

// Longer than 300 lines because each verb stands here with its refusals beside it.
@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("代表建议的交办、办理、答复与评价")
class HandlingTest {

    @Autowired private ApplicationContext context;
    @Autowired private Handling handling;
    @Autowired private Assignments assignments;

    private SuggestionLife life;

    @BeforeAll
    void found() {
        life = new SuggestionLife(context);
    }

    @AfterEach
    void now() {
        TestClock.reset();
    }

    private Assignment assignment(AssignmentId id) {
        return life.reads(() -> assignments.find(id).orElseThrow());
    }

    private AssignmentId housing(SuggestionId id) {
        return life.assignment(id, life.city.housing);
    }

    private AssignmentId water(SuggestionId id) {
        return life.assignment(id, life.city.water);
    }

    private AssignmentId received(boolean joint) {
        AssignmentId id = housing(life.assigned(joint));
        life.does(life.city.housingHandler, a -> handling.receive(a, id));
        return id;
    }

    private SuggestionId of(AssignmentId id) {
        return assignment(id).suggestion();
    }

    @Test
    @DisplayName("SUG-2 答复期限自交办之日起三个月，复杂的六个月")
    void threeMonthsOrSix() {
        LocalDate today = life.today();
        assertThat(assignment(housing(life.assigned(false))).dueOn())
                .isEqualTo(life.due("deputies.handling.reply", today));
        SuggestionId wide = life.numbered();
        life.does(
                life.city.clerk,
                a ->
                        handling.assign(
                                a,
                                wide,
                                List.of(new Handover(life.city.housing, HandlingRole.LEAD)),
                                true));
        assertThat(assignment(housing(wide)).dueOn())
                .isEqualTo(life.due("deputies.handling.replyComplex", today));
    }

    @Test
    @DisplayName("SUG-2 延期只能申请一次、须在期限内，至多延到自交办之日起六个月")
    void prolongedOnceAndToSixMonths() {
        AssignmentId id = received(false);
        LocalDate assigned = assignment(id).assignedOn();
        life.does(life.city.housingHandler, a -> handling.askExtension(a, id, "涉及三个部门"));
        assertThat(life.owed(life.city.clerk)).contains("决定延期申请");
        life.does(life.city.clerk, a -> handling.decideExtension(a, id, true, ""));
        assertThat(assignment(id).dueOn())
                .isEqualTo(life.due("deputies.handling.replyComplex", assigned));
        refused(life.city.housingHandler, "只能申请延长一次", a -> handling.askExtension(a, id, "再延"));
        AssignmentId late = received(false);
        TestClock.pass(Duration.ofDays(120));
        refused(life.city.housingHandler, "已经超过答复期限", a -> handling.askExtension(a, late, "晚了"));
    }

    @Test
    @DisplayName("SUG-4 没有与代表沟通不能拟稿；代表否认的沟通不算")
    void meetsBeforeItWrites() {
        AssignmentId id = received(false);
        refused(life.city.housingHandler, "面商", a -> life.replies.draft(a, id, life.reply("A")));
        life.consult(id, life.city.housingHandler);
        assertThat(life.owed(life.lead())).contains("确认面商记录");
        long consultation = life.sql("select max(id) from deputies.consultation", Long.class);
        life.does(life.lead(), a -> life.replies.sayMet(a, consultation, false, "没有人来过"));
        refused(life.city.housingHandler, "面商", a -> life.replies.draft(a, id, life.reply("A")));
        life.consult(id, life.city.housingHandler);
        life.does(life.city.housingHandler, a -> life.replies.draft(a, id, life.reply("A")));
        assertThat(assignment(id).stage()).isEqualTo(AssignmentStage.DRAFTED);
    }

    @Test
    @DisplayName("SUG-7 退办须在期限内写明理由和更合适的单位；决定前仍是原单位的，改派后期限重新起算")
    void givenBackWithoutBeingLost() {
        SuggestionId id = life.assigned(false);
        AssignmentId first = housing(id);
        refused(
                life.city.housingHandler,
                "更合适的承办单位",
                a -> handling.askReturn(a, first, "不属于本单位职责", ""));
        life.does(
                life.city.housingHandler, a -> handling.askReturn(a, first, "二次供水由水务部门主管", "市水务局"));
        assertThat(life.owed(life.city.clerk)).contains("决定退办申请");
        refused(life.city.clerk, "不能没有单位", a -> handling.move(a, first, null, "同意"));
        TestClock.pass(Duration.ofDays(9));
        life.does(life.city.clerk, a -> handling.move(a, first, life.city.water, "同意"));
        Assignment next = assignment(water(id));
        assertThat(next.role()).isEqualTo(HandlingRole.LEAD);
        assertThat(next.dueOn()).isEqualTo(life.due("deputies.handling.reply", life.today()));
        assertThat(life.owed(life.city.waterHandler)).contains("签收");
        assertThat(assignment(first).stage()).isEqualTo(AssignmentStage.MOVED);
        assertThat(life.stage(id)).isEqualTo(SuggestionStage.ASSIGNED);
    }

    @Test
    @DisplayName("SUG-7 过了退办期限再申请的拒绝；驳回后继续办理，期限不变")
    void lateReturnIsVoid() {
        AssignmentId id = received(false);
        LocalDate due = assignment(id).dueOn();
        life.does(life.city.housingHandler, a -> handling.askReturn(a, id, "职责不清", "市水务局"));
        life.does(life.city.clerk, a -> handling.rejectReturn(a, id, "三定规定明确由你局负责"));
        assertThat(assignment(id).stage()).isEqualTo(AssignmentStage.RECEIVED);
        assertThat(assignment(id).dueOn()).isEqualTo(due);
        TestClock.pass(Duration.ofDays(30));
        refused(life.city.housingHandler, "超过期限", a -> handling.askReturn(a, id, "职责不清", "市水务局"));
    }

    @Test
    @DisplayName("SUG-8 会办单位一个月内向主办提意见；缺意见不能签发，意见空泛可退回五个工作日内重提")
    void coHandlerGivesItsOpinion() {
        SuggestionId id = life.assigned(true);
        AssignmentId lead = housing(id);
        AssignmentId co = water(id);
        assertThat(assignment(co).dueOn())
                .isEqualTo(life.due("deputies.handling.coOpinion", life.today()));
        life.does(life.city.housingHandler, a -> handling.receive(a, lead));
        life.does(life.city.waterHandler, a -> handling.receive(a, co));
        refused(
                life.city.waterHandler,
                "会办单位不单独答复",
                a -> life.replies.draft(a, co, life.reply("A")));
        life.consult(lead, life.city.housingHandler);
        life.does(life.city.housingHandler, a -> life.replies.draft(a, lead, life.reply("A")));
        life.does(life.city.housingHandler, a -> life.replies.countersign(a, lead, "同意"));
        refused(
                life.city.housingHandler,
                "1 个会办单位",
                a -> life.replies.signOff(a, lead, "局长 李山", "测建函"));
        life.does(life.city.waterHandler, a -> handling.giveOpinion(a, co, "同意"));
        life.does(life.city.housingHandler, a -> handling.opinionBack(a, co, "请说明水压标准"));
        assertThat(assignment(co).dueOn())
                .isEqualTo(life.due("deputies.handling.coAgain", life.today()));
        life.does(life.city.waterHandler, a -> handling.giveOpinion(a, co, "水压不低于 0.2 兆帕"));
        life.does(life.city.housingHandler, a -> life.replies.signOff(a, lead, "局长 李山", "测建函"));
        assertThat(life.owed(life.city.clerk)).contains("审核答复");
    }

    @Test
    @DisplayName("SUG-8 一件只能有一个主办，主办与分办不能并用")
    void oneLeadOrSeparateUnits() {
        SuggestionId id = life.numbered();
        List<Handover> twoLeads =
                List.of(
                        new Handover(life.city.housing, HandlingRole.LEAD),
                        new Handover(life.city.water, HandlingRole.LEAD));
        refused(life.city.clerk, "一个主办单位", a -> handling.assign(a, id, twoLeads, false));
        List<Handover> mixed =
                List.of(
                        new Handover(life.city.housing, HandlingRole.LEAD),
                        new Handover(life.city.water, HandlingRole.SEPARATE));
        refused(life.city.clerk, "一个主办单位", a -> handling.assign(a, id, mixed, false));
        List<Handover> apart =
                List.of(
                        new Handover(life.city.housing, HandlingRole.SEPARATE),
                        new Handover(life.city.water, HandlingRole.SEPARATE));
        life.does(life.city.clerk, a -> handling.assign(a, id, apart, false));
        life.does(life.city.housingHandler, a -> handling.receive(a, housing(id)));
        life.does(life.city.waterHandler, a -> handling.receive(a, water(id)));
        life.answer(housing(id), life.city.housingHandler, "A");
        assertThat(life.stage(id)).isEqualTo(SuggestionStage.ASSIGNED);
        life.answer(water(id), life.city.waterHandler, "A");
        assertThat(life.stage(id)).isEqualTo(SuggestionStage.REPLIED);
        assertThat(life.unrated(id, life.lead())).hasSize(2);
    }

    @Test
    @DisplayName("SUG-9、SUG-10 并案一并办理，每一件的每位代表各得一份答复")
    void eachDeputyIsAnsweredApart() {
        SuggestionId main = life.numbered();
        SuggestionId same = life.numbered();
        life.does(life.city.clerk, a -> life.suggestions.merge(a, same, main));
        life.does(
                life.city.clerk,
                a ->
                        handling.assign(
                                a,
                                main,
                                List.of(new Handover(life.city.housing, HandlingRole.LEAD)),
                                false));
        life.does(life.city.housingHandler, a -> handling.receive(a, housing(main)));
        life.answer(housing(main), life.city.housingHandler, "A");
        for (SuggestionId id : List.of(main, same)) {
            assertThat(life.stage(id)).isEqualTo(SuggestionStage.REPLIED);
            assertThat(life.unrated(id, life.lead())).hasSize(1);
            assertThat(life.unrated(id, life.second())).hasSize(1);
        }
        life.rateAll(main, Satisfaction.SATISFIED);
        assertThat(life.stage(main)).isEqualTo(SuggestionStage.CLOSED);
        life.rateAll(same, Satisfaction.DISSATISFIED);
        assertThat(life.stage(same)).isEqualTo(SuggestionStage.ASSIGNED);
        assertThat(life.owed(life.city.housingHandler)).contains("签收");
        AssignmentId again = housing(same);
        life.does(life.city.housingHandler, a -> handling.receive(a, again));
        life.answer(again, life.city.housingHandler, "A");
        life.rateAll(same, Satisfaction.BASICALLY_SATISFIED);
        assertThat(life.stage(same)).isEqualTo(SuggestionStage.CLOSED);
    }

    @Test
    @DisplayName("SUG-13 答复须经会签、负责人签发、编号，审核可退回修改，送达后不再改动")
    void signedNumberedAndChecked() {
        AssignmentId id = received(false);
        life.consult(id, life.city.housingHandler);
        life.does(life.city.housingHandler, a -> life.replies.draft(a, id, life.reply("A")));
        refused(life.city.housingHandler, "不能签发", a -> life.replies.signOff(a, id, "局长 李山", "测建函"));
        life.does(life.city.housingHandler, a -> life.replies.countersign(a, id, "同意"));
        life.does(life.city.housingHandler, a -> life.replies.signOff(a, id, "局长 李山", "测建函"));
        life.does(life.city.clerk, a -> life.replies.sendBack(a, id, "没有回应第二条建议"));
        assertThat(life.owed(life.city.housingHandler)).contains("答复代表");
        life.does(life.city.housingHandler, a -> life.replies.draft(a, id, life.reply("A")));
        life.does(life.city.housingHandler, a -> life.replies.countersign(a, id, "同意"));
        life.does(life.city.housingHandler, a -> life.replies.signOff(a, id, "局长 李山", "测建函"));
        life.does(life.city.clerk, a -> life.replies.pass(a, id));
        assertThat(
                        life.sql(
                                "select number from deputies.reply where assignment_id = " + id,
                                String.class))
                .matches("测建函〔\\d{4}〕\\d+号");
        refused(life.city.housingHandler, "已答复", a -> life.replies.draft(a, id, life.reply("A")));
    }

    @Test
    @DisplayName("SUG-15 态度和结果分开评，不满意须写理由，首次评价不能改；承办单位不能替评")
    void ratedApartAndOnce() {
        AssignmentId id = received(false);
        SuggestionId suggestion = of(id);
        life.answer(id, life.city.housingHandler, "A");
        long reply = life.unrated(suggestion, life.lead()).getFirst();
        refused(
                life.lead(),
                "写明理由",
                a ->
                        life.replies.rate(
                                a,
                                suggestion,
                                reply,
                                Satisfaction.SATISFIED,
                                Satisfaction.DISSATISFIED,
                                ""));
        refused(
                life.city.housingHandler,
                "权限",
                a ->
                        life.replies.rate(
                                a,
                                suggestion,
                                reply,
                                Satisfaction.SATISFIED,
                                Satisfaction.SATISFIED,
                                ""));
        life.does(
                life.lead(),
                a ->
                        life.replies.rate(
                                a,
                                suggestion,
                                reply,
                                Satisfaction.SATISFIED,
                                Satisfaction.DISSATISFIED,
                                "没有时间表"));
        refused(
                life.lead(),
                "不能更改",
                a ->
                        life.replies.rate(
                                a,
                                suggestion,
                                reply,
                                Satisfaction.SATISFIED,
                                Satisfaction.SATISFIED,
                                ""));
    }

    @Test
    @DisplayName("SUG-16 评价期限未满不能结束；期满未评的不计入，其余照计")
    void silentOnesAreNotCounted() {
        AssignmentId id = received(false);
        SuggestionId suggestion = of(id);
        life.answer(id, life.city.housingHandler, "A");
        refused(life.city.clerk, "评价期限到", a -> life.replies.endRating(a, suggestion));
        TestClock.pass(Duration.ofDays(60));
        life.does(life.city.clerk, a -> life.replies.endRating(a, suggestion));
        assertThat(life.stage(suggestion)).isEqualTo(SuggestionStage.CLOSED);
        assertThat(
                        life.sql(
                                "select count(*) from deputies.rating where suggestion_id = "
                                        + suggestion,
                                Long.class))
                .isZero();
    }

    @Test
    @DisplayName("SUG-17 不满意即再次办理，一个月内再答复；仍不满意转面对面协商")
    void handledAgainThenNegotiated() {
        AssignmentId id = received(false);
        SuggestionId suggestion = of(id);
        life.answer(id, life.city.housingHandler, "D");
        life.rateAll(suggestion, Satisfaction.DISSATISFIED);
        assertThat(assignment(id).round()).isEqualTo(2);
        assertThat(assignment(id).dueOn())
                .isEqualTo(life.due("deputies.redo.period", life.today()));
        refused(life.city.housingHandler, "不能退办", a -> handling.askReturn(a, id, "职责不清", "市水务局"));
        life.answer(id, life.city.housingHandler, "D");
        life.rateAll(suggestion, Satisfaction.DISSATISFIED);
        assertThat(life.stage(suggestion)).isEqualTo(SuggestionStage.NEGOTIATING);
        assertThat(life.owed(life.city.clerk)).contains("组织面对面协商");
        life.does(life.city.clerk, a -> life.replies.negotiated(a, suggestion, true, "三方到场，约定整改"));
        life.answer(id, life.city.housingHandler, "A");
        life.rateAll(suggestion, Satisfaction.SATISFIED);
        assertThat(life.stage(suggestion)).isEqualTo(SuggestionStage.CLOSED);
    }

    @Test
    @DisplayName("SUG-18 B、C 类答复须写承诺和日期，进台账；不满意不能销号，兑现核查后销号")
    void promisesAreKeptOrSeenNotToBe() {
        AssignmentId id = received(false);
        SuggestionId suggestion = of(id);
        life.consult(id, life.city.housingHandler);
        DraftReply bare = new DraftReply("B", life.reply("B").text(), "公开版", "", List.of());
        refused(life.city.housingHandler, "承诺事项", a -> life.replies.draft(a, id, bare));
        life.answer(id, life.city.housingHandler, "B");
        life.rateAll(suggestion, Satisfaction.SATISFIED);
        Commitment promise =
                life.asks(life.lead(), a -> life.commitments.of(suggestion)).getFirst();
        assertThat(promise.stage()).isEqualTo(CommitmentStage.OPEN);
        assertThat(life.owed(life.city.housingHandler)).contains("兑现承诺并报告");
        life.does(
                life.city.housingHandler,
                a -> life.commitments.report(a, promise.id(), "第二批泵房已更换"));
        life.does(
                life.lead(),
                a -> life.commitments.rate(a, promise.id(), Satisfaction.DISSATISFIED, "只换了一半"));
        refused(life.city.clerk, "不满意", a -> life.commitments.strikeOff(a, promise.id(), "现场核查"));
        LocalDate again = life.today().plusDays(30);
        life.does(life.city.clerk, a -> life.commitments.sendBack(a, promise.id(), "还差一半", again));
        life.does(
                life.city.housingHandler, a -> life.commitments.report(a, promise.id(), "全部更换完毕"));
        life.does(
                life.lead(),
                a -> life.commitments.rate(a, promise.id(), Satisfaction.SATISFIED, ""));
        life.does(life.city.clerk, a -> life.commitments.strikeOff(a, promise.id(), "现场核查属实"));
        Commitment kept = life.asks(life.lead(), a -> life.commitments.of(suggestion)).getFirst();
        assertThat(kept.stage()).isEqualTo(CommitmentStage.KEPT);
        assertThat(kept.firstDueOn()).isEqualTo(promise.dueOn());
    }

    @Test
    @DisplayName("交办后无人签收可以撤回重办，有人签收后不能")
    void takenBackBeforeAnybodySigned() {
        SuggestionId id = life.assigned(true);
        life.does(life.city.clerk, a -> handling.takeBack(a, id));
        assertThat(life.stage(id)).isEqualTo(SuggestionStage.NUMBERED);
        assertThat(life.owed(life.city.clerk)).contains("交办");
        AssignmentId signed = received(false);
        refused(life.city.clerk, "已有单位签收", a -> handling.takeBack(a, of(signed)));
    }

    private void refused(
            AccountId who,
            String words,
            java.util.function.Consumer<org.openrenda.platform.Actor> act) {
        assertThatThrownBy(() -> life.does(who, act))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(words);
    }
}
