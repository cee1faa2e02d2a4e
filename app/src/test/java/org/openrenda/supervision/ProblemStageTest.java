package org.openrenda.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openrenda.platform.Refusal;

@DisplayName("监督问题的进度")
class ProblemStageTest {

    /** Written here once more on purpose: the table in the code is checked against it. */
    private static final Map<ProblemStage, Set<ProblemStage>> LAWFUL =
            Map.of(
                    ProblemStage.LISTED, Set.of(ProblemStage.ASSIGNED),
                    ProblemStage.ASSIGNED, Set.of(ProblemStage.RECEIVED, ProblemStage.LISTED),
                    ProblemStage.RECEIVED, Set.of(ProblemStage.REPORTED),
                    ProblemStage.REPORTED, Set.of(ProblemStage.CHECKED, ProblemStage.RECEIVED),
                    ProblemStage.CHECKED, Set.of(ProblemStage.STRUCK_OFF, ProblemStage.RECEIVED),
                    ProblemStage.STRUCK_OFF, Set.of());

    @Test
    @DisplayName("SUP-5 清单中的每一步只能走到规定的下一步，其余一律拒绝并说出现在和要去的进度")
    void movesOnlyAsWritten() {
        for (ProblemStage from : ProblemStage.values()) {
            for (ProblemStage to : ProblemStage.values()) {
                if (LAWFUL.get(from).contains(to)) {
                    assertThat(from.to(to)).isEqualTo(to);
                } else {
                    assertThatThrownBy(() -> from.to(to))
                            .isInstanceOf(Refusal.class)
                            .hasMessageContaining(from.label())
                            .hasMessageContaining(to.label());
                }
            }
        }
    }

    @Test
    @DisplayName("监督事项只能由已确定到整改、由整改到结案")
    void mattersMoveOnlyAsWritten() {
        assertThat(MatterStage.OPEN.to(MatterStage.RECTIFYING)).isEqualTo(MatterStage.RECTIFYING);
        assertThat(MatterStage.RECTIFYING.to(MatterStage.CLOSED)).isEqualTo(MatterStage.CLOSED);
        assertThatThrownBy(() -> MatterStage.OPEN.to(MatterStage.CLOSED))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> MatterStage.CLOSED.to(MatterStage.RECTIFYING))
                .isInstanceOf(Refusal.class);
    }
}
