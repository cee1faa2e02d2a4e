package org.openrenda.voting.polls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.PersonId;
import org.openrenda.platform.Refusal;

@DisplayName("无记名的两种做法")
class SecretProfileTest {

    private static final Majority HALF = Majority.moreThan(1, 2);

    private static PollPlan plan(MatterKind matter, Visibility visibility) {
        BallotForm form = BallotForm.perItem(List.of(new BallotItem(1, "张三", new PersonId(900))));
        return new PollPlan(
                new CongressId(1),
                "表决",
                "",
                matter,
                PollKind.WHOLE,
                0,
                null,
                visibility,
                form,
                new MajorityRule(MajorityOf.ALL_MEMBERS, HALF, "地方组织法第五十一条"),
                null,
                HALF,
                0);
    }

    private static NewPoll poll(PollPlan plan, int supervisors) {
        List<Official> officials = new java.util.ArrayList<>();
        officials.add(new Official(new AccountId(1), null, "计票", OfficialDuty.COUNTER));
        for (int n = 0; n < supervisors; n++) {
            String name = "监票" + n;
            officials.add(new Official(new AccountId(10 + n), null, name, OfficialDuty.SUPERVISOR));
        }
        NewVoter voter = new NewVoter(new PersonId(1), new AccountId(30), "委员", "", true);
        return new NewPoll(plan, List.of(voter), officials);
    }

    @Test
    @DisplayName("VOT-9 无记名的选举、任免、撤职、罢免用双层信封，其他用快速票箱，记名的没有")
    void whatTheMatterAsksFor() {
        for (MatterKind matter : MatterKind.values()) {
            boolean people =
                    List.of(
                                    MatterKind.ELECTION,
                                    MatterKind.APPOINTMENT,
                                    MatterKind.DISMISSAL,
                                    MatterKind.RECALL)
                            .contains(matter);
            assertThat(plan(matter, Visibility.SECRET).profile())
                    .as(matter.name())
                    .isEqualTo(people ? SecretProfile.ENVELOPES : SecretProfile.BOX);
            if (!matter.secretOnly()) {
                assertThat(plan(matter, Visibility.NAMED).profile()).isEqualTo(SecretProfile.NONE);
            }
        }
    }

    @Test
    @DisplayName("VOT-6 可以选更严的，不能选更松的；双层信封要有两名监票人")
    void neverLess() {
        PollPlan decision = plan(MatterKind.RESOLUTION, Visibility.SECRET);
        assertThat(poll(decision, 1).plan().sealed()).isFalse();
        PollPlan stricter = decision.by(SecretProfile.ENVELOPES);
        assertThat(poll(stricter, 2).plan().sealed()).isTrue();
        assertThatThrownBy(() -> poll(stricter, 1))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("两名监票人");
        PollPlan looser = plan(MatterKind.APPOINTMENT, Visibility.SECRET).by(SecretProfile.BOX);
        assertThatThrownBy(() -> poll(looser, 2))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("须用双层信封");
        PollPlan named = plan(MatterKind.RESOLUTION, Visibility.NAMED);
        assertThatThrownBy(() -> named.by(SecretProfile.BOX))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Manifest.of(stricter, List.of())).contains("profile=ENVELOPES");
        assertThat(Manifest.of(decision, List.of())).doesNotContain("profile");
    }
}
