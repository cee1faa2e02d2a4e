package org.openrenda.evaluation.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.evaluation.EvaluationLife;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Evaluation forms: what is refused, and that versions stay as they were. */
@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("测评表")
class FormsTest {

    @Autowired private ApplicationContext context;

    private EvaluationLife life;

    @BeforeAll
    void found() {
        life = new EvaluationLife(context, 1);
    }

    private static List<FormItem> weighing(int... weights) {
        List<FormItem> items = new java.util.ArrayList<>();
        for (int weight : weights) {
            int no = items.size() + 1;
            items.add(new FormItem(no, "项目" + no, weight, Scale.points(0, 100, 60)));
        }
        return items;
    }

    @Test
    @DisplayName("权重相加恰为 100% 才成一张表，差千分之一也不行")
    void weightsAddUp() {
        assertThat(EvaluationForm.check(weighing(333, 333, 334))).hasSize(3);
        assertThatThrownBy(() -> EvaluationForm.check(weighing(333, 333, 333)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("99.9%");
        assertThatThrownBy(() -> EvaluationForm.check(weighing(500, 501)))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> EvaluationForm.check(List.of())).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> weighing(0)).isInstanceOf(Refusal.class);
    }

    @Test
    @DisplayName("档次的名称、分值各不相同，最少两档；各项目最高分相同才能相加")
    void scalesGoTogether() {
        assertThat(EvaluationLife.SATISFACTION.words()).isEqualTo("满意 100、基本满意 80、不满意 0");
        assertThatThrownBy(() -> Scale.words(1, List.of(new Grade("好", 60), new Grade("较好", 60))))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> Scale.words(1, List.of(new Grade("好", 60))))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> Scale.points(0, 101, 0)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> Scale.points(10, 10, 0)).isInstanceOf(Refusal.class);
        FormItem hundred = new FormItem(1, "实绩", 500, Scale.points(0, 100, 60));
        FormItem ten = new FormItem(2, "作风", 500, Scale.points(0, 10, 6));
        assertThatThrownBy(() -> EvaluationForm.check(List.of(hundred, ten)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("最高分");
    }

    @Test
    @DisplayName("只有档次里的分值、区间内的整数算数；计入满意以所定分值为界")
    void marksAreOfTheScale() {
        assertThat(EvaluationLife.SATISFACTION.holds(80)).isTrue();
        assertThat(EvaluationLife.SATISFACTION.holds(79)).isFalse();
        assertThat(EvaluationLife.SATISFACTION.isSatisfied(80)).isTrue();
        Scale points = Scale.points(10, 100, 60);
        assertThat(points.holds(10)).isTrue();
        assertThat(points.holds(9)).isFalse();
        assertThat(points.holds(101)).isFalse();
        assertThat(points.isSatisfied(59)).isFalse();
        assertThat(Scale.points(0, 100, 0).isSatisfied(100)).isFalse();
    }

    @Test
    @DisplayName("修订成新版，旧版原样还在；停用以后不能再修订")
    void versionsStay() {
        FormId id =
                life.asks(
                        life.city.clerk,
                        a -> life.forms.draw(a, life.city.city, "述职测评表", weighing(1000)));
        int second = life.asks(life.city.clerk, a -> life.forms.revise(a, id, weighing(400, 600)));
        assertThat(second).isEqualTo(2);
        assertThat(life.forms.current(id).items()).hasSize(2);
        assertThat(life.forms.version(id, 1).items()).isEqualTo(weighing(1000));
        life.does(life.city.clerk, a -> life.forms.retire(a, id));
        assertThatThrownBy(() ->
                        life.asks(life.city.clerk, a -> life.forms.revise(a, id, weighing(1000))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("停用");
        assertThat(life.asks(life.city.clerk, life.forms::rows))
                .filteredOn(one -> one.id().equals(id))
                .singleElement()
                .satisfies(one -> assertThat(one.retiredOn()).isNotNull());
    }

    @Test
    @DisplayName("样表各项相加百分之百，“基本满意”用本会的分值，照样就能编成一张测评表")
    void samplesCanBeDrawn() {
        List<SampleForm> samples = life.forms.samples(life.city.city);
        assertThat(samples)
                .extracting(SampleForm::key)
                .containsExactly("duty", "handling", "work", "duty-year", "quarter");
        for (SampleForm one : samples) {
            assertThat(one.items())
                    .hasSizeGreaterThanOrEqualTo(4)
                    .allMatch(item -> item.scale().equals(EvaluationLife.SATISFACTION));
            assertThat(one.note()).isNotEmpty();
        }
        assertThat(samples.get(3).note()).contains("各地内容不同，请按本地方案修改");
        assertThat(SampleForms.all(60).getFirst().items().getFirst().scale().words())
                .isEqualTo("满意 100、基本满意 60、不满意 0");
        SampleForm work = samples.get(2);
        FormId drawn =
                life.asks(
                        life.city.clerk,
                        a -> life.forms.draw(a, life.city.city, work.name(), work.items()));
        assertThat(life.forms.current(drawn).items()).isEqualTo(work.items());
    }

    @Test
    @DisplayName("代表和外市的工作人员不能编制、修订本市的测评表")
    void onlyOwnClerks() {
        assertThatThrownBy(() ->
                        life.asks(
                                life.account(1),
                                a -> life.forms.draw(a, life.city.city, "测评表", weighing(1000))))
                .isInstanceOf(Actor.Forbidden.class);
        assertThatThrownBy(() ->
                        life.asks(
                                life.city.foreignClerk,
                                a -> life.forms.revise(a, life.form, weighing(1000))))
                .isInstanceOf(Actor.Forbidden.class);
    }
}
