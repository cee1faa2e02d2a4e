package org.openrenda.deputies.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openrenda.platform.Refusal;

@DisplayName("承办单位的办理进度")
class AssignmentStageTest {

    /** Written here once more on purpose: the table in the code is checked against it. */
    private static final String LAWFUL =
            """
            SENT RECEIVE RECEIVED
            SENT ASK_RETURN RETURN_ASKED
            SENT TAKE_BACK TAKEN_BACK
            SENT END ENDED
            RECEIVED ASK_RETURN RETURN_ASKED
            RECEIVED DISTRIBUTE RECEIVED
            RECEIVED ASK_EXTENSION RECEIVED
            RECEIVED EXTEND RECEIVED
            RECEIVED REJECT_EXTENSION RECEIVED
            RECEIVED GIVE_OPINION OPINION_GIVEN
            RECEIVED DRAFT DRAFTED
            RECEIVED END ENDED
            RETURN_ASKED MOVE MOVED
            RETURN_ASKED REJECT_RETURN RECEIVED
            RETURN_ASKED END ENDED
            OPINION_GIVEN OPINION_BACK RECEIVED
            OPINION_GIVEN END ENDED
            DRAFTED DRAFT DRAFTED
            DRAFTED ASK_EXTENSION DRAFTED
            DRAFTED EXTEND DRAFTED
            DRAFTED REJECT_EXTENSION DRAFTED
            DRAFTED COUNTERSIGN COUNTERSIGNED
            DRAFTED END ENDED
            COUNTERSIGNED DRAFT DRAFTED
            COUNTERSIGNED EXTEND COUNTERSIGNED
            COUNTERSIGNED REJECT_EXTENSION COUNTERSIGNED
            COUNTERSIGNED SIGN_OFF SIGNED
            COUNTERSIGNED END ENDED
            SIGNED SEND_BACK DRAFTED
            SIGNED DELIVER DELIVERED
            SIGNED END ENDED
            DELIVERED REOPEN RECEIVED
            DELIVERED END ENDED
            """;

    @Test
    @DisplayName("SUG-7 每个承办单位在每一进度上只能做规定的事，其余一律拒绝并说出现在的进度和要做的事")
    void movesOnlyAsWritten() {
        Map<String, AssignmentStage> lawful = new HashMap<>();
        LAWFUL.lines()
                .map(line -> line.split(" "))
                .forEach(move -> lawful.put(move[0] + move[1], AssignmentStage.valueOf(move[2])));
        for (AssignmentStage stage : AssignmentStage.values()) {
            for (AssignmentAct act : AssignmentAct.values()) {
                AssignmentStage next = lawful.get(stage.name() + act.name());
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
}
