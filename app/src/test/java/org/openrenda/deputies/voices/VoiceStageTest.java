package org.openrenda.deputies.voices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openrenda.deputies.voices.VoiceAct.*;
import static org.openrenda.deputies.voices.VoiceStage.*;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openrenda.platform.Refusal;

@DisplayName("群众意见的进度")
class VoiceStageTest {

    /** Written here once more on purpose: the table in the code is checked against it. */
    private static final Map<VoiceStage, Map<VoiceAct, VoiceStage>> LAWFUL =
            Map.of(
                    TAKEN,
                            Map.of(
                                    ANSWER, ANSWERED, PASS, PASSED, SUGGEST, SUGGESTED, FORWARD,
                                    FORWARDED, RAISE, RAISED, REFUSE, REFUSED),
                    PASSED, Map.of(REPORT, REPORTED, GIVE_BACK, TAKEN),
                    REPORTED, Map.of(ANSWER, ANSWERED, PASS, PASSED, SUGGEST, SUGGESTED),
                    SUGGESTED, Map.of(ANSWER, ANSWERED),
                    FORWARDED, Map.of(ANSWER, ANSWERED),
                    RAISED, Map.of(DROP, TAKEN, SETTLE, CLOSED),
                    ANSWERED, Map.of(RATE, CLOSED),
                    CLOSED, Map.of(),
                    REFUSED, Map.of());

    @Test
    @DisplayName("LIA-4 每一步只能按规定走，其余一律拒绝并说出现在的进度和要办的事")
    void movesOnlyAsWritten() {
        for (VoiceStage from : VoiceStage.values()) {
            for (VoiceAct act : VoiceAct.values()) {
                VoiceStage next = LAWFUL.get(from).get(act);
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
