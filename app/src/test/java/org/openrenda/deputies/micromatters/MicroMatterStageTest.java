package org.openrenda.deputies.micromatters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openrenda.deputies.micromatters.MicroMatterAct.*;
import static org.openrenda.deputies.micromatters.MicroMatterStage.*;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openrenda.platform.Refusal;

@DisplayName("微实事五步的进度")
class MicroMatterStageTest {

    /** Written here once more on purpose: the table in the code is checked against it. */
    private static final Map<MicroMatterStage, Map<MicroMatterAct, MicroMatterStage>> LAWFUL =
            Map.of(
                    RAISED, Map.of(HAND_OVER, HANDED_OVER, DECLINE, DECLINED),
                    HANDED_OVER, Map.of(RECEIVE, HANDLING, GIVE_BACK, RAISED),
                    HANDLING, Map.of(REPORT, REPORTED),
                    REPORTED, Map.of(PASS, CHECKED, REJECT, HANDLING),
                    CHECKED, Map.of(SATISFY, CLOSED, DISSATISFY, HANDLING, LAPSE, CLOSED),
                    CLOSED, Map.of(),
                    DECLINED, Map.of());

    @Test
    @DisplayName("群众提、代表交、政府办、人大督、群众评：只能按规定走，其余一律拒绝")
    void movesOnlyAsWritten() {
        for (MicroMatterStage from : MicroMatterStage.values()) {
            for (MicroMatterAct act : MicroMatterAct.values()) {
                MicroMatterStage next = LAWFUL.get(from).get(act);
                assertThat(from.allows(act)).isEqualTo(next != null);
                if (next != null) {
                    assertThat(from.after(act)).isEqualTo(next);
                } else {
                    assertThatThrownBy(() -> from.after(act))
                            .isInstanceOf(Refusal.class)
                            .hasMessageContaining(from.label())
                            .hasMessageContaining(act.label());
                }
            }
        }
    }
}
