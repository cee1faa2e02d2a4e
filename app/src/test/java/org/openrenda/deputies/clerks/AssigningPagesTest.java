package org.openrenda.deputies.clerks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.deputies.SuggestionLife;
import org.openrenda.deputies.Visits;
import org.openrenda.deputies.handling.Assignment;
import org.openrenda.deputies.handling.HandlingRole;
import org.openrenda.deputies.handling.Handover;
import org.openrenda.deputies.suggestions.SuggestionId;
import org.openrenda.deputies.suggestions.SuggestionStage;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("集中交办")
class AssigningPagesTest {

    @Autowired private ApplicationContext context;

    private SuggestionLife life;
    private Visits visits;

    @BeforeAll
    void found() {
        life = new SuggestionLife(context);
        visits = new Visits(context);
    }

    private List<Assignment> living(SuggestionId id) {
        return life.reads(() -> life.handling.living(id));
    }

    private void has(SuggestionId id, SuggestionStage stage) {
        assertThat(life.stage(id)).isEqualTo(stage);
    }

    @Test
    @DisplayName("拟办单位由议题和承办单位对照表得出，并写明依据")
    void proposesTheResponsibleUnit() throws Exception {
        SuggestionId id = life.numbered();
        assertThat(visits.page(life.city.clerk, "/deputies/suggestions/assigning"))
                .contains("/deputies/suggestions/" + id + "\"")
                .contains("把握");
    }

    @Test
    @DisplayName("SUG-8 勾选多件一并交办同一单位，没有签收以前可以整批撤回")
    void assignsManyAndUndoes() throws Exception {
        SuggestionId one = life.numbered();
        SuggestionId two = life.numbered();
        var answer =
                visits.send(
                        life.city.clerk,
                        "/deputies/suggestions/assigning",
                        "id",
                        one.toString(),
                        "id",
                        two.toString(),
                        "unit",
                        life.city.housing.toString(),
                        "with",
                        life.city.water.toString());
        has(one, SuggestionStage.ASSIGNED);
        has(two, SuggestionStage.ASSIGNED);
        assertThat(living(one))
                .extracting(at -> at.role())
                .containsExactly(HandlingRole.LEAD, HandlingRole.CO_HANDLER);
        String next = String.valueOf(answer.getHeader("Location"));
        assertThat(visits.page(life.city.clerk, next)).contains("撤销这一批", "刚才交办的 <b>2</b> 件");

        life.does(
                life.city.housingHandler,
                a -> life.handling.receive(a, life.assignment(two, life.city.housing)));
        assertThat(visits.page(life.city.clerk, next)).contains("刚才交办的 <b>1</b> 件");
        visits.post(
                life.city.clerk,
                "/deputies/suggestions/assigning/undo",
                "id",
                one.toString(),
                "id",
                two.toString());
        has(one, SuggestionStage.NUMBERED);
        has(two, SuggestionStage.ASSIGNED);
    }

    @Test
    @DisplayName("SUG-8 没有选单位不能交办，什么也不改变")
    void needsAUnit() {
        SuggestionId id = life.numbered();
        assertThat(
                        visits.post(
                                life.city.clerk,
                                "/deputies/suggestions/assigning",
                                "id",
                                id.toString()))
                .isEqualTo(422);
        has(id, SuggestionStage.NUMBERED);
    }

    @Test
    @DisplayName("征求过意见且全部同意的，按同意的单位和分工交办；有不同意的须逐件交办")
    void followsTheAgreedPlan() {
        SuggestionId agreed = life.numbered();
        SuggestionId denied = life.numbered();
        for (SuggestionId id : List.of(agreed, denied)) {
            life.does(
                    life.city.clerk,
                    a ->
                            life.handling.plan(
                                    a,
                                    id,
                                    List.of(new Handover(life.city.water, HandlingRole.LEAD))));
        }
        life.does(life.city.waterHandler, a -> life.handling.answerPlan(a, agreed, true, ""));
        life.does(
                life.city.waterHandler,
                a -> life.handling.answerPlan(a, denied, false, "应由市住建局承办"));
        visits.post(
                life.city.clerk,
                "/deputies/suggestions/assigning/proposed",
                "id",
                agreed.toString(),
                "id",
                denied.toString());
        has(agreed, SuggestionStage.ASSIGNED);
        assertThat(living(agreed).getFirst().unit()).isEqualTo(life.city.water);
        has(denied, SuggestionStage.PLANNED);
    }

    @Test
    @DisplayName("单件分办：看得到拟办依据、单位意见和两种期限")
    void oneIsHandedOver() throws Exception {
        SuggestionId id = life.numbered();
        String path = "/deputies/suggestions/" + id;
        visits.post(
                life.city.clerk,
                path + "/plan",
                "unit",
                life.city.water.toString(),
                "role",
                "LEAD");
        has(id, SuggestionStage.PLANNED);
        assertThat(visits.page(life.city.clerk, path + "/units"))
                .contains("单位对分办方案的意见", "市水务局", "未回复", "处理难度大");
        visits.post(
                life.city.clerk,
                path + "/assignment",
                "role",
                "SEPARATE",
                "unit",
                life.city.water.toString(),
                "with",
                life.city.housing.toString());
        assertThat(living(id)).extracting(at -> at.role()).containsOnly(HandlingRole.SEPARATE);
    }
}
