package org.openrenda.deputies.motions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openrenda.platform.Refusal;

@DisplayName("议案的进度")
class MotionStageTest {

    /** Written here once more on purpose: the table in the code is checked against it. */
    private static final String LAWFUL =
            """
            DRAFT WRITE DRAFT
            DRAFT INVITE CO_SIGNING
            DRAFT SUBMIT SUBMITTED
            CO_SIGNING WRITE CO_SIGNING
            CO_SIGNING INVITE CO_SIGNING
            CO_SIGNING SUBMIT SUBMITTED
            CO_SIGNING ABANDON WITHDRAWN
            RETURNED WRITE RETURNED
            RETURNED INVITE RETURNED
            RETURNED SUBMIT SUBMITTED
            RETURNED ABANDON WITHDRAWN
            SUBMITTED SEND_BACK RETURNED
            SUBMITTED EXAMINE EXAMINED
            SUBMITTED CONSENT WITHDRAWN
            SUBMITTED LAPSE LAPSED
            EXAMINED PUT_ON_AGENDA ON_AGENDA
            EXAMINED REFER IN_COMMITTEE
            EXAMINED TURN TURNED
            EXAMINED DECLINE DECLINED
            EXAMINED CONSENT WITHDRAWN
            EXAMINED LAPSE LAPSED
            ON_AGENDA PASS PASSED
            ON_AGENDA REJECT REJECTED
            ON_AGENDA REFER IN_COMMITTEE
            ON_AGENDA CONSENT WITHDRAWN
            ON_AGENDA LAPSE LAPSED
            IN_COMMITTEE REPORT REPORTED
            IN_COMMITTEE CONSENT WITHDRAWN
            IN_COMMITTEE LAPSE LAPSED
            REPORTED ADOPT ADOPTED
            REPORTED PUT_ON_AGENDA ON_AGENDA
            REPORTED REFER IN_COMMITTEE
            REPORTED CONSENT WITHDRAWN
            REPORTED LAPSE LAPSED
            """;

    private static Map<String, MotionStage> lawful() {
        Map<String, MotionStage> moves = new HashMap<>();
        LAWFUL.lines()
                .map(line -> line.split(" "))
                .forEach(move -> moves.put(move[0] + move[1], MotionStage.valueOf(move[2])));
        return moves;
    }

    @Test
    @DisplayName("议案在每一进度上只能做规定的事，其余一律拒绝并说出现在的进度和要做的事")
    void movesOnlyAsWritten() {
        Map<String, MotionStage> lawful = lawful();
        for (MotionStage stage : MotionStage.values()) {
            for (MotionAct act : MotionAct.values()) {
                MotionStage next = lawful.get(stage.name() + act.name());
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
    @DisplayName("结束了的议案不能再动，没有结束的总有下一步")
    void whatIsOverStaysOver() {
        for (MotionStage stage : MotionStage.values()) {
            boolean moves = java.util.Arrays.stream(MotionAct.values()).anyMatch(stage::allows);
            assertThat(moves).as(stage.name()).isEqualTo(!stage.isOver());
        }
    }
}
