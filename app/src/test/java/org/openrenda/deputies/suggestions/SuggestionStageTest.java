package org.openrenda.deputies.suggestions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openrenda.platform.Refusal;

@DisplayName("代表建议的进度")
class SuggestionStageTest {

    /** Written here once more on purpose: the table in the code is checked against it. */
    private static final String LAWFUL =
            """
            DRAFT WRITE DRAFT
            DRAFT INVITE CO_SIGNING
            DRAFT SUBMIT REVIEW
            DRAFT SUBMIT_FIRST FIRST_REVIEW
            CO_SIGNING WRITE CO_SIGNING
            CO_SIGNING INVITE CO_SIGNING
            CO_SIGNING SUBMIT REVIEW
            CO_SIGNING SUBMIT_FIRST FIRST_REVIEW
            CO_SIGNING WITHDRAW WITHDRAWN
            RETURNED WRITE RETURNED
            RETURNED INVITE RETURNED
            RETURNED SUBMIT REVIEW
            RETURNED SUBMIT_FIRST FIRST_REVIEW
            RETURNED WITHDRAW WITHDRAWN
            RETURNED LAPSE WITHDRAWN
            FIRST_REVIEW PASS_FIRST REVIEW
            FIRST_REVIEW SEND_BACK RETURNED
            FIRST_REVIEW WITHDRAW WITHDRAWN
            REVIEW NUMBER NUMBERED
            REVIEW SEND_BACK RETURNED
            REVIEW REFUSE REFUSED
            REVIEW TURN TURNED
            REVIEW WITHDRAW WITHDRAWN
            NUMBERED PLAN PLANNED
            NUMBERED MERGE MERGED
            NUMBERED ASSIGN ASSIGNED
            NUMBERED WITHDRAW WITHDRAWN
            PLANNED PLAN PLANNED
            PLANNED MERGE MERGED
            PLANNED ASSIGN ASSIGNED
            PLANNED WITHDRAW WITHDRAWN
            MERGED UNMERGE NUMBERED
            MERGED REPLY REPLIED
            MERGED WITHDRAW WITHDRAWN
            ASSIGNED TAKE_BACK NUMBERED
            ASSIGNED REPLY REPLIED
            ASSIGNED WITHDRAW WITHDRAWN
            REPLIED REDO ASSIGNED
            REPLIED NEGOTIATE NEGOTIATING
            REPLIED CLOSE CLOSED
            NEGOTIATING REDO ASSIGNED
            NEGOTIATING CLOSE CLOSED
            CLOSED ARCHIVE ARCHIVED
            """;

    private static Map<String, SuggestionStage> lawful() {
        Map<String, SuggestionStage> moves = new HashMap<>();
        LAWFUL.lines()
                .map(line -> line.split(" "))
                .forEach(move -> moves.put(move[0] + move[1], SuggestionStage.valueOf(move[2])));
        return moves;
    }

    @Test
    @DisplayName("代表建议在每一进度上只能做规定的事，其余一律拒绝并说出现在的进度和要做的事")
    void movesOnlyAsWritten() {
        Map<String, SuggestionStage> lawful = lawful();
        for (SuggestionStage stage : SuggestionStage.values()) {
            for (SuggestionAct act : SuggestionAct.values()) {
                SuggestionStage next = lawful.get(stage.name() + act.name());
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
    @DisplayName("结束了的建议除归档外不能再动")
    void whatIsOverStaysOver() {
        for (SuggestionStage stage : SuggestionStage.values()) {
            if (stage.isOver() && stage != SuggestionStage.CLOSED) {
                for (SuggestionAct act : SuggestionAct.values()) {
                    assertThat(stage.allows(act)).as(stage + " " + act).isFalse();
                }
            }
        }
    }
}
