package org.openrenda.deputies.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.deputies.SuggestionLife;
import org.openrenda.deputies.groups.GroupId;
import org.openrenda.deputies.groups.GroupMember;
import org.openrenda.deputies.groups.Groups;
import org.openrenda.evaluation.evaluations.EvaluationId;
import org.openrenda.evaluation.evaluations.EvaluationPlan;
import org.openrenda.evaluation.evaluations.EvaluationSubject;
import org.openrenda.evaluation.evaluations.Evaluations;
import org.openrenda.evaluation.evaluations.Rater;
import org.openrenda.evaluation.hall.Hall;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.access.TestSignIn;
import org.openrenda.platform.web.Form;
import org.openrenda.platform.web.FormField.Option;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Deputies are evaluated by their group, with a form that is local. */
@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("代表履职测评")
class DutyEvaluationTest {

    @Autowired private ApplicationContext context;
    @Autowired private DutyEvaluation dutyEvaluation;
    @Autowired private Groups groups;
    @Autowired private Evaluations evaluations;
    @Autowired private Hall hall;
    @Autowired private MockMvcTester web;

    private SuggestionLife life;
    private GroupId group;

    @BeforeAll
    void found() {
        life = new SuggestionLife(context);
        AccountId clerk = life.city.clerk;
        group = life.asks(clerk, a -> groups.form(a, life.city.city, "城建环保代表小组", ""));
        List<AccountId> three = life.city.deputies.subList(0, 3);
        life.does(clerk, a -> groups.join(a, group, three));
    }

    private Form asked(String of, String who) {
        return Form.to("")
                .value("title", "代表履职测评")
                .value("form", "sample-duty-year")
                .value("group", of)
                .value("who", who);
    }

    @Test
    @DisplayName("按样表编制，小组成员互评：对象和名册都是小组成员；进展在履职档案页看得到，代表不能拟定")
    void byTheirGroup() throws Exception {
        AccountId clerk = life.city.clerk;
        Form whole = asked(group.toString(), DutyEvaluation.GROUP);
        assertThatThrownBy(() -> life.asks(life.lead(), a -> dutyEvaluation.hold(a, 2026, whole)))
                .isInstanceOf(Actor.Forbidden.class);
        assertThatThrownBy(() ->
                        life.asks(
                                clerk,
                                a -> dutyEvaluation.hold(a, 2026, asked("", DutyEvaluation.GROUP))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("小组");
        EvaluationId held = life.asks(clerk, a -> dutyEvaluation.hold(a, 2026, whole));
        EvaluationPlan plan = evaluations.plan(held);
        List<String> names =
                life.reads(() -> groups.members(group)).stream().map(GroupMember::name).toList();
        assertThat(names).hasSize(3);
        assertThat(plan.subjects()).extracting(EvaluationSubject::name).isEqualTo(names);
        List<Rater> roster = life.asks(clerk, a -> evaluations.roster(a, held));
        assertThat(roster).extracting(Rater::name).isEqualTo(names);
        assertThat(plan.groups().getFirst().name()).isEqualTo("城建环保代表小组");
        assertThat(plan.form().name()).isEqualTo("代表履职测评表");
        List<Option> forms = life.asks(clerk, a -> hall.forms(a, life.city.city));
        assertThat(forms)
                .filteredOn(one -> one.label().startsWith("代表履职测评表"))
                .singleElement()
                .satisfies(one -> assertThat(one.value()).isEqualTo(plan.form().id().toString()));
        EvaluationId again = life.asks(clerk, a -> dutyEvaluation.hold(a, 2025, whole));
        assertThat(evaluations.plan(again).origin().address()).endsWith("year=2025");
        assertThat(page(2026)).contains("/evaluation/" + held).doesNotContain("n/" + again + "\"");
    }

    private String page(int year) throws Exception {
        var answer =
                web.get()
                        .uri("/deputies/duty?year=" + year)
                        .cookie(TestSignIn.cookie(context, life.city.clerk))
                        .exchange();
        assertThat(answer).hasStatus(200);
        return answer.getResponse().getContentAsString();
    }
}
