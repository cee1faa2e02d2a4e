package org.openrenda.deputies.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.evaluation.EvaluationLife;
import org.openrenda.evaluation.evaluations.EvaluationId;
import org.openrenda.evaluation.evaluations.EvaluationKind;
import org.openrenda.evaluation.evaluations.Evaluations;
import org.openrenda.evaluation.forms.FormId;
import org.openrenda.evaluation.forms.Forms;
import org.openrenda.evaluation.hall.Hall;
import org.openrenda.evaluation.hall.MatterEvaluation;
import org.openrenda.platform.Actor;
import org.openrenda.platform.web.Form;
import org.openrenda.voting.VotingLife;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Deputies rate how the units handled a year's suggestions. */
@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("办理工作测评")
class HandlingRatingsTest {

    @Autowired private ApplicationContext context;
    @Autowired private HandlingRatings ratings;
    @Autowired private Evaluations evaluations;
    @Autowired private Hall matters;

    private VotingLife life;
    private Form asked;

    @BeforeAll
    void found() {
        life = new VotingLife(context, 5);
        FormId form =
                life.asks(
                        life.city.clerk,
                        a ->
                                context.getBean(Forms.class)
                                        .draw(a, a.home(), "办理测评表", EvaluationLife.TWO_ITEMS));
        asked =
                Form.to("")
                        .value("title", "2026 年代表建议办理工作测评")
                        .value("form", form.toString())
                        .value("subjects", "市水务局\n市交通运输局")
                        .value("who", "DEPUTIES");
    }

    @Test
    @DisplayName("SUG-21 经办人拟定，代表测评，公布后结果回到当年的办理情况；别的年份、别的人大没有；代表不能拟定")
    void ofOneYear() {
        assertThatThrownBy(() -> life.asks(life.account(1), a -> ratings.hold(a, 2026, asked)))
                .isInstanceOf(Actor.Forbidden.class);
        EvaluationId held = life.asks(life.city.clerk, a -> ratings.hold(a, 2026, asked));
        assertThat(evaluations.plan(held).kind()).isEqualTo(EvaluationKind.HANDLING);
        assertThat(evaluations.plan(held).origin().address())
                .isEqualTo("/deputies/report?year=2026");
        life.does(life.city.clerk, a -> evaluations.ready(a, held));
        life.does(life.city.chair, a -> evaluations.open(a, held));
        for (int n = 1; n <= 5; n++) {
            int member = n;
            life.asks(
                    life.account(n),
                    a -> evaluations.rate(a, held, "1=100,80;2=80,0", "browser-of-" + member));
        }
        life.does(life.city.chair, a -> evaluations.close(a, held));
        assertThat(of(2026).getFirst().result()).isNull();
        life.does(life.city.chair, a -> evaluations.publish(a, held));
        assertThat(of(2026))
                .singleElement()
                .satisfies(one ->
                        assertThat(one.result().byRank().getFirst().total().shown())
                                .isEqualTo("92.00"));
        assertThat(of(2025)).isEmpty();
        assertThat(matters.sentence(life.city.city, held))
                .isEqualTo(
                        "应评 5 人，已评 5 人，市水务局92.00 分，满意率 100.00%（10/10），"
                                + "市交通运输局48.00 分，满意率 50.00%（5/10）。");
        List<MatterEvaluation> elsewhere =
                life.asks(
                        life.city.countyClerk,
                        a -> matters.of(a, life.city.city, HandlingRatings.MODULE, 2026));
        assertThat(elsewhere).isEmpty();
    }

    private List<MatterEvaluation> of(int year) {
        return life.asks(
                life.city.clerk, a -> matters.of(a, life.city.city, HandlingRatings.MODULE, year));
    }
}
