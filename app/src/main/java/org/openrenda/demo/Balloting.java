package org.openrenda.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.PersonId;
import org.openrenda.voting.polls.BallotForm;
import org.openrenda.voting.polls.Majority;
import org.openrenda.voting.polls.MajorityOf;
import org.openrenda.voting.polls.MajorityRule;
import org.openrenda.voting.polls.MatterKind;
import org.openrenda.voting.polls.NewPoll;
import org.openrenda.voting.polls.NewVoter;
import org.openrenda.voting.polls.Official;
import org.openrenda.voting.polls.OfficialDuty;
import org.openrenda.voting.polls.Opening;
import org.openrenda.voting.polls.PollId;
import org.openrenda.voting.polls.PollKind;
import org.openrenda.voting.polls.PollPlan;
import org.openrenda.voting.polls.Polls;
import org.openrenda.voting.polls.Visibility;
import org.springframework.stereotype.Component;

/** Two votes of the demo: one announced, one ready to begin. */
@Component
record Balloting(Polls polls, Cast cast, CityPlan plan) {

    private static final int MEMBERS = 6;

    void tell(BiConsumer<String, Runnable> step) {
        step.accept("表决：已宣布", this::announced);
        step.accept("表决：已准备", () -> ready("关于加强城市排水防涝工作的决定"));
    }

    private void announced() {
        PollId id = ready("关于批准云澜市水务专项规划的决议");
        var present = roster().stream().map(NewVoter::person).toList();
        polls.open(cast.actor("chair"), id, Opening.of(present, MEMBERS));
        List<String> votes = List.of("1=FOR", "1=FOR", "1=FOR", "1=FOR", "1=ABSTAIN");
        for (int n = 0; n < votes.size(); n++) {
            polls.cast(cast.actor("deputy" + (n + 1)), id, votes.get(n), "demo-ballot-" + n);
        }
        polls.close(cast.actor("chair"), id);
        polls.confirm(cast.actor("clerk"), id);
        polls.announce(cast.actor("chair"), id);
    }

    private PollId ready(String title) {
        Majority half = Majority.moreThan(1, 2);
        MajorityRule rule = new MajorityRule(MajorityOf.ALL_MEMBERS, half, "地方组织法第五十一条");
        PollPlan asked =
                new PollPlan(
                        plan.city(),
                        title,
                        "",
                        MatterKind.RESOLUTION,
                        PollKind.WHOLE,
                        0,
                        null,
                        Visibility.NAMED,
                        BallotForm.question(title),
                        rule,
                        null,
                        half,
                        0);
        Actor clerk = cast.actor("clerk");
        Official supervisor =
                new Official(account(clerk), null, clerk.name(), OfficialDuty.SUPERVISOR);
        PollId id = polls.prepare(clerk, new NewPoll(asked, roster(), List.of(supervisor)));
        polls.ready(clerk, id);
        return id;
    }

    private List<NewVoter> roster() {
        List<NewVoter> roster = new ArrayList<>();
        for (int n = 1; n <= MEMBERS; n++) {
            Actor one = cast.actor("deputy" + n);
            PersonId person = Objects.requireNonNull(one.person());
            roster.add(new NewVoter(person, account(one), one.name(), "", true));
        }
        return roster;
    }

    private static AccountId account(Actor actor) {
        return Objects.requireNonNull(actor.account());
    }
}
