package org.openrenda.meetings.sittings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openrenda.platform.Refusal;
import org.openrenda.voting.polls.Majority;

@DisplayName("会议的阶段和法定人数")
class MeetingStageTest {

    private static final Map<MeetingStage, Set<MeetingAct>> ALLOWED =
            Map.of(
                    MeetingStage.PLANNED,
                    Set.of(
                            MeetingAct.CHANGE,
                            MeetingAct.CORRECT,
                            MeetingAct.CONVENE,
                            MeetingAct.CANCEL),
                    MeetingStage.CONVENED,
                    Set.of(
                            MeetingAct.CHANGE,
                            MeetingAct.CORRECT,
                            MeetingAct.OPEN,
                            MeetingAct.CANCEL),
                    MeetingStage.IN_SESSION,
                    Set.of(MeetingAct.CHANGE, MeetingAct.CLOSE),
                    MeetingStage.CLOSED,
                    Set.of(MeetingAct.SIGN_MINUTES),
                    MeetingStage.MINUTES_SIGNED,
                    Set.of(MeetingAct.ARCHIVE),
                    MeetingStage.ARCHIVED,
                    Set.of(),
                    MeetingStage.CANCELLED,
                    Set.of());

    @Test
    @DisplayName("每个阶段对每个动作：表上有的可以，没有的拒绝并说出两者")
    void keepsToItsTable() {
        for (MeetingStage stage : MeetingStage.values()) {
            for (MeetingAct act : MeetingAct.values()) {
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

    @Test
    @DisplayName("议题：每个阶段对每个动作")
    void itemsKeepToTheirTable() {
        Map<ItemStage, Map<ItemAct, ItemStage>> moves =
                Map.of(
                        ItemStage.WAITING,
                        Map.of(
                                ItemAct.TAKE, ItemStage.NOW,
                                ItemAct.POSTPONE, ItemStage.POSTPONED),
                        ItemStage.NOW,
                        Map.of(
                                ItemAct.HAND_TO_VOTE, ItemStage.NOW,
                                ItemAct.DECIDE, ItemStage.NOW,
                                ItemAct.FINISH, ItemStage.DONE,
                                ItemAct.POSTPONE, ItemStage.POSTPONED),
                        ItemStage.POSTPONED,
                        Map.of(ItemAct.TAKE, ItemStage.NOW),
                        ItemStage.DONE,
                        Map.of());
        for (ItemStage stage : ItemStage.values()) {
            for (ItemAct act : ItemAct.values()) {
                ItemStage next = moves.getOrDefault(stage, Map.of()).get(act);
                if (next == null) {
                    assertThatThrownBy(() -> stage.after(act)).isInstanceOf(Refusal.class);
                } else {
                    assertThat(stage.after(act)).isEqualTo(next);
                }
            }
        }
    }

    @Test
    @DisplayName("MTG-2、MTG-7、CAL-3 一人至三千人，三分之二以上和过半数的界线都不差一人")
    void countsTheQuorumExactly() {
        Majority twoThirds = Majority.atLeast(2, 3);
        Majority half = Majority.moreThan(1, 2);
        for (int n = 1; n <= 3_000; n++) {
            // The law's words counted by hand: present three times over is twice all or more.
            int thirds = 0;
            while (3 * thirds < 2 * n) {
                thirds++;
            }
            int halves = 0;
            while (2 * halves <= n) {
                halves++;
            }
            assertThat(twoThirds.needed(n)).isEqualTo(thirds);
            assertThat(half.needed(n)).isEqualTo(halves);
            assertThat(new Quorum(n, half.needed(n), halves).reached()).isTrue();
            assertThat(new Quorum(n, half.needed(n), halves - 1).reached()).isFalse();
            assertThat(new Quorum(n, twoThirds.needed(n), thirds).missing()).isZero();
            assertThat(new Quorum(n, twoThirds.needed(n), thirds - 1).missing()).isOne();
        }
    }
}
