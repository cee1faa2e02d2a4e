package org.openrenda.voting.polls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openrenda.platform.Refusal;

@DisplayName("表决的进度")
class PollStageTest {

    /** Written here once more on purpose: the table in the code is checked against it. */
    private static final String LAWFUL =
            """
            DRAFT READY READY
            DRAFT VOID VOID
            READY OPEN OPEN
            READY VOID VOID
            OPEN ADD_LATE OPEN
            OPEN MOVE OPEN
            OPEN CLOSE CLOSED
            OPEN VOID VOID
            CLOSED ENTER_COUNTS CLOSED
            CLOSED CONFIRM CONFIRMED
            CLOSED VOID VOID
            CONFIRMED ANNOUNCE ANNOUNCED
            CONFIRMED VOID VOID
            """;

    @Test
    @DisplayName("VOT-7 每一进度上只能做规定的事，其余一律拒绝，并说出现在的进度和要做的事")
    void movesOnlyAsWritten() {
        Map<String, PollStage> lawful = new HashMap<>();
        LAWFUL.lines()
                .map(line -> line.split(" "))
                .forEach(move -> lawful.put(move[0] + " " + move[1], PollStage.valueOf(move[2])));
        for (PollStage stage : PollStage.values()) {
            for (PollAct act : PollAct.values()) {
                PollStage next = lawful.get(stage + " " + act);
                assertThat(stage.allows(act)).as(stage + " " + act).isEqualTo(next != null);
                if (next != null) {
                    assertThat(stage.after(act)).isEqualTo(next);
                } else {
                    assertThatThrownBy(() -> stage.after(act))
                            .isInstanceOf(Refusal.class)
                            .hasMessageContaining(stage.label())
                            .hasMessageContaining(act.label());
                }
            }
        }
    }

    @Test
    @DisplayName("VOT-7 已宣布的不能再作废，作废的不能再恢复")
    void endsForEver() {
        assertThat(PollStage.ANNOUNCED.isOver()).isTrue();
        assertThat(PollStage.VOID.isOver()).isTrue();
        assertThat(PollStage.CONFIRMED.isOver()).isFalse();
    }
}
