package org.openrenda.evaluation.evaluations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openrenda.platform.Refusal;

/** The written table of an evaluation's course. */
@DisplayName("测评的进度")
class EvaluationStageTest {

    private static final Map<EvaluationStage, Set<EvaluationAct>> LAWFUL =
            Map.of(
                    EvaluationStage.DRAFT, Set.of(EvaluationAct.READY, EvaluationAct.VOID),
                    EvaluationStage.READY,
                            Set.of(EvaluationAct.ISSUE, EvaluationAct.OPEN, EvaluationAct.VOID),
                    EvaluationStage.OPEN,
                            Set.of(
                                    EvaluationAct.ISSUE,
                                    EvaluationAct.REMIND,
                                    EvaluationAct.EXTEND,
                                    EvaluationAct.CLOSE,
                                    EvaluationAct.VOID),
                    EvaluationStage.CLOSED, Set.of(EvaluationAct.PUBLISH, EvaluationAct.VOID),
                    EvaluationStage.PUBLISHED, Set.of(),
                    EvaluationStage.VOID, Set.of());

    @Test
    @DisplayName("每个进度只能做表上写明的事，其余的说出现在的进度和要做的事")
    void allowsWhatIsWritten() {
        for (EvaluationStage stage : EvaluationStage.values()) {
            for (EvaluationAct act : EvaluationAct.values()) {
                boolean may = LAWFUL.get(stage).contains(act);
                assertThat(stage.allows(act)).as(stage + " " + act).isEqualTo(may);
                if (!may) {
                    assertThatThrownBy(() -> stage.after(act))
                            .isInstanceOf(Refusal.class)
                            .hasMessageContaining(stage.label())
                            .hasMessageContaining(act.label());
                }
            }
            assertThat(stage.isOver()).isEqualTo(LAWFUL.get(stage).isEmpty());
        }
        assertThat(EvaluationStage.OPEN.after(EvaluationAct.ISSUE)).isEqualTo(EvaluationStage.OPEN);
        assertThat(EvaluationStage.CLOSED.after(EvaluationAct.PUBLISH))
                .isEqualTo(EvaluationStage.PUBLISHED);
    }
}
