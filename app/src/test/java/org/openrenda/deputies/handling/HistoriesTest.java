package org.openrenda.deputies.handling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.TestClock;
import org.openrenda.congress.Congress;
import org.openrenda.deputies.SuggestionLife;
import org.openrenda.deputies.suggestions.RefusalGround;
import org.openrenda.deputies.suggestions.SuggestionId;
import org.openrenda.deputies.suggestions.SuggestionStage;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Satisfaction;
import org.openrenda.platform.UnitId;
import org.openrenda.platform.calendar.Calendar;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Random lawful histories of suggestions: people try acts in any order on moving days, what the
 * rules refuse changes nothing, and after each act the promises of the procedure hold.
 */
// Longer than 300 lines because the acts, the promises and the recomputed clocks belong together.
@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("代表建议的任意经过")
class HistoriesTest {

    private static final int HISTORIES = 32;
    private static final int ACTS = 80;

    @Autowired private ApplicationContext context;
    @Autowired private Handling handling;
    @Autowired private Assignments assignments;
    @Autowired private Calendar calendar;
    @Autowired private Congress congress;
    @Autowired private JdbcClient jdbc;

    private SuggestionLife life;
    private final Map<String, String> firstRatings = new HashMap<>();
    private final Set<String> reached = new HashSet<>();
    private int terms = 15;

    @BeforeAll
    void found() {
        life = new SuggestionLife(context);
    }

    @AfterEach
    void now() {
        TestClock.reset();
    }

    @Test
    @DisplayName("SUG-7、SUG-9、SUG-17、SUG-19 任意经过中任务不丢、期限可重算、每轮每人一份答复、首次评价不变")
    void whateverHappensThePromisesHold() {
        for (int seed = 1; seed <= HISTORIES; seed++) {
            Random chance = new Random(seed);
            List<SuggestionId> ours = new ArrayList<>(List.of(life.numbered()));
            if (chance.nextInt(3) == 0) {
                ours.add(life.numbered());
            }
            for (int i = 0; i < ACTS; i++) {
                SuggestionId id = ours.get(chance.nextInt(ours.size()));
                attempt(chance, ours, id);
                if (chance.nextInt(4) == 0) {
                    TestClock.pass(Duration.ofDays(chance.nextInt(6)));
                }
                for (SuggestionId each : ours) {
                    holds(each, "history " + seed + ", act " + i);
                }
            }
        }
        assertThat(reached)
                .as("the histories went everywhere the procedure knows")
                .contains(
                        "REPLIED",
                        "CLOSED",
                        "NEGOTIATING",
                        "WITHDRAWN",
                        "MERGED",
                        "PLANNED",
                        "MOVED",
                        "OPINION_GIVEN",
                        "DELIVERED",
                        "TAKEN_BACK",
                        "ENDED",
                        "GRANTED",
                        "ROUND 2",
                        "KEPT");
    }

    private void attempt(Random chance, List<SuggestionId> ours, SuggestionId id) {
        try {
            act(chance, ours, id);
        } catch (Refusal refused) {
            // What the rules refuse is part of a history; it changed nothing, as the checks see.
            assertThat(refused.sentence()).isNotBlank();
        }
    }

    private void act(Random chance, List<SuggestionId> ours, SuggestionId id) {
        AccountId clerk = life.city.clerk;
        boolean coin = chance.nextBoolean();
        int which = chance.nextInt(32);
        switch (which) {
            case 0 -> life.does(clerk, a -> handling.plan(a, id, units(chance)));
            case 1 -> life.does(someHandler(chance), a -> handling.answerPlan(a, id, coin, "意见"));
            case 2, 3, 4 ->
                    life.does(
                            clerk,
                            a -> handling.assign(a, id, units(chance), chance.nextInt(5) == 0));
            case 5 -> life.does(clerk, a -> handling.takeBack(a, id));
            case 6 -> merge(clerk, ours, id, coin);
            case 7 -> {
                if (chance.nextInt(4) == 0) {
                    List.of(life.lead(), life.second())
                            .forEach(one ->
                                    life.does(one, a -> life.suggestions.withdraw(a, id, "已解决")));
                }
            }
            case 8 -> life.does(clerk, a -> life.replies.endRating(a, id));
            case 9 -> life.does(clerk, a -> life.replies.negotiated(a, id, coin, "三方到场协商"));
            case 10 ->
                    life.does(
                            clerk, a -> life.suggestions.refuse(a, id, RefusalGround.EMPTY, "无内容"));
            case 11 -> newTerm(chance);
            case 12, 13 -> rate(chance, id);
            case 14 -> promises(id, coin);
            default -> {
                List<Assignment> living = life.reads(() -> assignments.living(id));
                if (!living.isEmpty()) {
                    on(chance, living.get(chance.nextInt(living.size())), coin);
                }
            }
        }
    }

    private List<Handover> units(Random chance) {
        Handover housing = new Handover(life.city.housing, HandlingRole.LEAD);
        return switch (chance.nextInt(4)) {
            case 0 -> List.of(housing, new Handover(life.city.water, HandlingRole.CO_HANDLER));
            case 1 ->
                    List.of(
                            new Handover(life.city.housing, HandlingRole.SEPARATE),
                            new Handover(life.city.water, HandlingRole.SEPARATE));
            case 2 -> List.of(new Handover(life.city.water, HandlingRole.LEAD));
            default -> List.of(housing);
        };
    }

    private AccountId someHandler(Random chance) {
        return chance.nextBoolean() ? life.city.housingHandler : life.city.waterHandler;
    }

    private void merge(AccountId clerk, List<SuggestionId> ours, SuggestionId id, boolean coin) {
        SuggestionId other = ours.getFirst().equals(id) ? ours.getLast() : ours.getFirst();
        life.does(
                clerk,
                a -> {
                    if (coin) {
                        life.suggestions.merge(a, id, other);
                    } else {
                        life.suggestions.unmerge(a, id);
                    }
                });
    }

    /** SUG-19: a new term begins, and nothing that is open ends by it. */
    private void newTerm(Random chance) {
        if (chance.nextInt(10) == 0) {
            terms++;
            LocalDate first = life.today();
            life.reads(() -> {
                congress.term(Actor.system("换届", life.city.city), life.city.city, terms, first);
                return true;
            });
        }
    }

    private void rate(Random chance, SuggestionId id) {
        for (AccountId deputy : List.of(life.lead(), life.second())) {
            Satisfaction result = Satisfaction.values()[Math.min(2, chance.nextInt(5))];
            for (long reply : life.unrated(id, deputy)) {
                life.does(
                        deputy,
                        a -> life.replies.rate(a, id, reply, Satisfaction.SATISFIED, result, "理由"));
            }
        }
    }

    private void promises(SuggestionId id, boolean keep) {
        life.reads(() -> life.commitments.of(id))
                .forEach(promise -> {
                    AccountId unit = life.handlerOf(promise.unit());
                    switch (promise.stage()) {
                        case OPEN ->
                                life.does(
                                        unit, a -> life.commitments.report(a, promise.id(), "已办"));
                        case REPORTED ->
                                life.does(
                                        life.city.clerk,
                                        a -> {
                                            if (keep) {
                                                life.commitments.strikeOff(a, promise.id(), "属实");
                                            } else {
                                                life.commitments.sendBack(
                                                        a,
                                                        promise.id(),
                                                        "未完",
                                                        life.today().plusDays(20));
                                            }
                                        });
                        case KEPT -> reached.add("KEPT");
                    }
                });
    }

    /** One sensible act for what the assignment is, and now and then any other. */
    private void on(Random chance, Assignment at, boolean coin) {
        AccountId unit = life.handlerOf(at.unit());
        AccountId clerk = life.city.clerk;
        UnitId other = at.unit().equals(life.city.housing) ? life.city.water : life.city.housing;
        switch (at.stage()) {
            case SENT -> {
                if (coin) {
                    life.does(unit, a -> handling.receive(a, at.id()));
                } else {
                    life.does(unit, a -> handling.askReturn(a, at.id(), "职责不符", "另一单位"));
                }
            }
            case RECEIVED -> whileHandling(chance, at, unit);
            case RETURN_ASKED -> {
                if (coin) {
                    life.does(clerk, a -> handling.move(a, at.id(), other, "同意"));
                } else {
                    life.does(clerk, a -> handling.rejectReturn(a, at.id(), "职责明确"));
                }
            }
            case OPINION_GIVEN -> {
                if (chance.nextInt(4) == 0) {
                    life.does(clerk, a -> handling.opinionBack(a, at.id(), "过于简单"));
                }
            }
            case DRAFTED -> life.does(unit, a -> life.replies.countersign(a, at.id(), "同意"));
            case COUNTERSIGNED ->
                    life.does(unit, a -> life.replies.signOff(a, at.id(), "局长", "函" + at.unit()));
            case SIGNED -> {
                if (chance.nextInt(4) == 0) {
                    life.does(clerk, a -> life.replies.sendBack(a, at.id(), "请修改"));
                } else {
                    life.does(clerk, a -> life.replies.pass(a, at.id()));
                }
            }
            default -> life.does(unit, a -> handling.receive(a, at.id()));
        }
    }

    private void whileHandling(Random chance, Assignment at, AccountId unit) {
        switch (chance.nextInt(6)) {
            case 0 -> life.does(unit, a -> handling.askReturn(a, at.id(), "职责不符", "另一单位"));
            case 1 -> life.does(unit, a -> handling.askExtension(a, at.id(), "难度大"));
            case 2 ->
                    life.does(
                            life.city.clerk, a -> handling.decideExtension(a, at.id(), true, "同意"));
            default -> {
                if (at.role() == HandlingRole.CO_HANDLER) {
                    life.does(unit, a -> handling.giveOpinion(a, at.id(), "会办意见"));
                } else {
                    life.consult(at.id(), unit);
                    String category = List.of("A", "B", "D").get(chance.nextInt(3));
                    life.does(unit, a -> life.replies.draft(a, at.id(), life.reply(category)));
                }
            }
        }
    }

    private void holds(SuggestionId id, String when) {
        life.reads(() -> {
            SuggestionStage stage = stageFromSteps(id, when);
            List<Assignment> all = assignments.all(id);
            all.forEach(one -> clockIsRight(one, when));
            noTaskIsLost(id, stage, all, when);
            oneAnswerEach(id, when);
            firstRatingsStay(id, when);
            return true;
        });
    }

    private SuggestionStage stageFromSteps(SuggestionId id, String when) {
        SuggestionStage folded = SuggestionStage.DRAFT;
        for (String act :
                jdbc.sql(
                                "select act from deputies.suggestion_step where suggestion_id ="
                                        + " :id order by id")
                        .param("id", id.value())
                        .query(String.class)
                        .list()) {
            folded = folded.after(org.openrenda.deputies.suggestions.SuggestionAct.valueOf(act));
        }
        String stored =
                jdbc.sql("select stage from deputies.suggestion where id = :id")
                        .param("id", id.value())
                        .query(String.class)
                        .single();
        assertThat(stored).as(when).isEqualTo(folded.name());
        reached.add(stored);
        return folded;
    }

    private record Dated(AssignmentAct act, LocalDate on, LocalDate due) {}

    /** The stage, round and last day, computed once more from nothing but acts and their days. */
    private void clockIsRight(Assignment at, String when) {
        List<Dated> steps =
                jdbc.sql(
                                """
                                select act, (at at time zone 'Asia/Shanghai')::date as on_day,
                                    due_on
                                from deputies.assignment_step where assignment_id = :id order by id
                                """)
                        .param("id", at.id().value())
                        .query((rs, n) ->
                                new Dated(
                                        AssignmentAct.valueOf(rs.getString("act")),
                                        rs.getObject("on_day", LocalDate.class),
                                        rs.getObject("due_on", LocalDate.class)))
                        .list();
        AssignmentStage stage = AssignmentStage.SENT;
        LocalDate due = steps.getFirst().due();
        LocalDate sent = steps.getFirst().on();
        assertThat(due).as(when).isIn(firstDays(at, sent));
        for (Dated step : steps.subList(1, steps.size())) {
            stage = stage.after(step.act());
            due =
                    switch (step.act()) {
                        case EXTEND -> life.due("deputies.handling.replyComplex", sent);
                        case OPINION_BACK -> life.due("deputies.handling.coAgain", step.on());
                        case REOPEN -> life.due("deputies.redo.period", step.on());
                        default -> due;
                    };
        }
        assertThat(at.stage()).as(when).isEqualTo(stage);
        assertThat(at.dueOn()).as(when + ", " + at).isEqualTo(due);
        reached.add(stage.name());
        reached.add(at.extension().name());
        reached.add("ROUND " + at.round());
    }

    private List<LocalDate> firstDays(Assignment at, LocalDate sent) {
        if (at.role() == HandlingRole.CO_HANDLER) {
            return List.of(life.due("deputies.handling.coOpinion", sent));
        }
        return List.of(
                life.due("deputies.handling.reply", sent),
                life.due("deputies.handling.replyComplex", sent),
                life.due("deputies.redo.period", sent));
    }

    /** Where a suggestion is under way, somebody owes its next step. */
    private void noTaskIsLost(
            SuggestionId id, SuggestionStage stage, List<Assignment> all, String when) {
        int open =
                jdbc.sql(
                                """
                                select count(*) from tasks.task t
                                where done_at is null and module = 'deputies'
                                    and (kind = 'suggestion' and subject_id = :id
                                        or kind = 'assignment' and subject_id in
                                            (select id from deputies.assignment
                                                where suggestion_id = :id))
                                """)
                        .param("id", id.value())
                        .query(Integer.class)
                        .single();
        all.forEach(one -> owesOneThing(one, when));
        long living = all.stream().filter(one -> !one.stage().isGone()).count();
        long leads =
                all.stream()
                        .filter(one -> !one.stage().isGone() && one.role() == HandlingRole.LEAD)
                        .count();
        assertThat(leads).as(when).isLessThanOrEqualTo(1);
        switch (stage) {
            case ASSIGNED -> {
                assertThat(
                                all.stream()
                                        .filter(one -> one.role().answers())
                                        .filter(one -> !one.stage().isGone())
                                        .filter(one -> one.stage() != AssignmentStage.DELIVERED))
                        .as(when)
                        .isNotEmpty();
                assertThat(open).as(when).isPositive();
            }
            case NUMBERED, PLANNED, REPLIED, NEGOTIATING ->
                    assertThat(open).as(when + " " + stage).isPositive();
            case WITHDRAWN -> assertThat(living).as(when).isZero();
            case MERGED -> assertThat(living).as(when).isZero();
            default -> {}
        }
    }

    /** What each assignment waits for stands on exactly one desk, and on the right one. */
    private void owesOneThing(Assignment at, String when) {
        String owner =
                switch (at.stage()) {
                    case SENT, RECEIVED, DRAFTED, COUNTERSIGNED -> "unit " + at.unit();
                    case RETURN_ASKED, SIGNED -> "CLERK";
                    case OPINION_GIVEN, DELIVERED, MOVED, TAKEN_BACK, ENDED -> "";
                };
        List<String> owners =
                jdbc.sql(
                                """
                                select coalesce('unit ' || unit_id, role) from tasks.task
                                where done_at is null and module = 'deputies'
                                    and kind = 'assignment' and subject_id = :id
                                    and act <> :extension
                                """)
                        .param("id", at.id().value())
                        .param("extension", HandlingDuties.DECIDE_EXTENSION)
                        .query(String.class)
                        .list();
        assertThat(owners)
                .as(when + ", " + at)
                .isEqualTo(owner.isEmpty() ? List.of() : List.of(owner));
    }

    /** Each deputy has exactly one answer of each answering unit in a round. */
    private void oneAnswerEach(SuggestionId id, String when) {
        assertThat(
                        jdbc.sql(
                                        """
                                        select count(*) from (
                                            select d.account_id, d.round, r.assignment_id
                                            from deputies.delivery d
                                                join deputies.reply r on r.id = d.reply_id
                                            where d.suggestion_id = :id
                                            group by 1, 2, 3 having count(*) <> 1) twice
                                        """)
                                .param("id", id.value())
                                .query(Integer.class)
                                .single())
                .as(when)
                .isZero();
        assertThat(
                        jdbc.sql(
                                        """
                                        select count(distinct n) from (
                                            select round, account_id, count(*) as n
                                            from deputies.delivery where suggestion_id = :id
                                            group by 1, 2) per_deputy
                                        group by round order by 1 desc limit 1
                                        """)
                                .param("id", id.value())
                                .query(Integer.class)
                                .optional()
                                .orElse(1))
                .as(when + ": all signers get the same answers")
                .isEqualTo(1);
    }

    private void firstRatingsStay(SuggestionId id, String when) {
        jdbc.sql(
                        """
                        select reply_id || '/' || suggestion_id || '/' || account_id as who,
                            attitude || result || reason || at as what
                        from deputies.rating where suggestion_id = :id
                        """)
                .param("id", id.value())
                .query(rs -> {
                    String who = rs.getString("who");
                    String what = rs.getString("what");
                    assertThat(firstRatings.putIfAbsent(who, what)).as(when).isIn(null, what);
                });
    }
}
