package org.openrenda.meetings.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openrenda.platform.Refusal;

@DisplayName("旁听报名的阶段")
class ApplicationStageTest {

    private static final Map<ApplicationStage, Set<ApplicationAct>> ALLOWED =
            Map.of(
                    ApplicationStage.APPLIED,
                    Set.of(
                            ApplicationAct.ACCEPT,
                            ApplicationAct.WAIT,
                            ApplicationAct.REFUSE,
                            ApplicationAct.WITHDRAW),
                    ApplicationStage.WAITING,
                    Set.of(ApplicationAct.ACCEPT, ApplicationAct.REFUSE, ApplicationAct.WITHDRAW),
                    ApplicationStage.ACCEPTED,
                    Set.of(ApplicationAct.WITHDRAW),
                    ApplicationStage.REFUSED,
                    Set.of(),
                    ApplicationStage.WITHDRAWN,
                    Set.of());

    @Test
    @DisplayName("每个阶段对每个动作：表上有的可以，没有的拒绝并说出两者")
    void keepsToItsTable() {
        for (ApplicationStage stage : ApplicationStage.values()) {
            for (ApplicationAct act : ApplicationAct.values()) {
                boolean may = ALLOWED.getOrDefault(stage, Set.of()).contains(act);
                assertThat(stage.allows(act)).as(stage + " " + act).isEqualTo(may);
                if (!may) {
                    assertThatThrownBy(() -> stage.after(act))
                            .isInstanceOf(Refusal.class)
                            .hasMessageContaining(stage.label())
                            .hasMessageContaining(act.label());
                }
            }
        }
    }
}
