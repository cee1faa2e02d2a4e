package org.openrenda.deputies.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.deputies.DutyCategory;
import org.openrenda.deputies.SuggestionLife;
import org.openrenda.deputies.duty.Duty;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.access.TestSignIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("代表学习")
class StudyTest {

    @Autowired private ApplicationContext context;
    @Autowired private Study study;
    @Autowired private Duty duty;
    @Autowired private MockMvcTester web;

    private SuggestionLife life;
    private CourseId course;
    private List<Question> questions;

    @BeforeAll
    void found() {
        life = new SuggestionLife(context);
        AccountId clerk = life.city.clerk;
        course = life.asks(clerk, a -> study.prepare(a, life.city.city, "预算审查", "看什么", 60));
        Question single = new Question(0, "预算由谁批准？", List.of("本级人大", "财政局"), Set.of(0));
        Question multiple =
                new Question(0, "哪些属于四本预算？", List.of("一般公共", "社会保险", "个人"), Set.of(0, 1));
        life.does(clerk, a -> study.ask(a, course, single));
        life.does(clerk, a -> study.ask(a, course, multiple));
        questions = life.reads(() -> study.questions(course));
    }

    private Map<Long, Set<Integer>> answers(Set<Integer> first, Set<Integer> second) {
        return Map.of(questions.get(0).id(), first, questions.get(1).id(), second);
    }

    @Test
    @DisplayName("DEP-29 多选须全对才算对；及格后进履职档案，重答不再计；开课后题目不能改")
    void onlyAllRightIsRight() {
        AccountId who = life.lead();
        assertThatThrownBy(() ->
                        life.asks(who, a -> study.answer(a, course, answers(Set.of(0), Set.of(0)))))
                .hasMessageContaining("还没有开课");
        life.does(life.city.clerk, a -> study.open(a, course));
        assertThatThrownBy(() ->
                        life.does(life.city.clerk, a -> study.ask(a, course, questions.getFirst())))
                .hasMessageContaining("已经开课");
        int half = life.asks(who, a -> study.answer(a, course, answers(Set.of(0), Set.of(0))));
        assertThat(half).isEqualTo(50);
        assertThat(trainings(who)).isZero();
        int full = life.asks(who, a -> study.answer(a, course, answers(Set.of(0), Set.of(0, 1))));
        assertThat(full).isEqualTo(100);
        assertThat(trainings(who)).isEqualTo(1);
        assertThatThrownBy(() -> life.asks(who, a -> study.answer(a, course, Map.of())))
                .hasMessageContaining("已经通过");
        var recount = life.asks(life.city.clerk, a -> duty.recount(a, life.city.city));
        assertThat(recount.added()).isZero();
        assertThat(recount.unfounded()).isEmpty();
        for (AccountId reader : List.of(who, life.city.clerk)) {
            for (String page : List.of("/deputies/study", "/deputies/study/" + course)) {
                int status =
                        web.get()
                                .uri(page)
                                .cookie(TestSignIn.cookie(context, reader))
                                .exchange()
                                .getResponse()
                                .getStatus();
                assertThat(status).as(page).isEqualTo(200);
            }
        }
    }

    private long trainings(AccountId who) {
        return life.reads(() -> duty.between(who, life.today(), life.today())).stream()
                .filter(line -> line.category() == DutyCategory.TRAINING)
                .count();
    }

    @Test
    @DisplayName("一道题至少两个选项、一个正确答案")
    void questionsAreWhole() {
        CourseId other =
                life.asks(
                        life.city.clerk, a -> study.prepare(a, life.city.city, "议事规则", "读一读", 100));
        assertThatThrownBy(() ->
                        life.does(
                                life.city.clerk,
                                a ->
                                        study.ask(
                                                a,
                                                other,
                                                new Question(0, "题", List.of("一个"), Set.of(0)))))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() ->
                        life.does(
                                life.city.clerk,
                                a ->
                                        study.ask(
                                                a,
                                                other,
                                                new Question(0, "题", List.of("甲", "乙"), Set.of()))))
                .isInstanceOf(Refusal.class);
    }
}
