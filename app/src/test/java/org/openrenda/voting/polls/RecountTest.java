package org.openrenda.voting.polls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.voting.VotingLife;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Random named polls with paper beside them: what is stored is what the rows say. */
@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("重算记名表决")
class RecountTest {

    private static final int MEMBERS = 12;
    private static final int SEEDS = 15;

    @Autowired private ApplicationContext context;

    private VotingLife life;

    @BeforeAll
    void found() {
        life = new VotingLife(context, MEMBERS);
    }

    private BallotForm form(Random random) {
        List<BallotItem> items = new ArrayList<>();
        for (int no = 1; no <= 3; no++) {
            items.add(new BallotItem(no, "委员" + no, life.person(no)));
        }
        int seats = 1 + random.nextInt(3);
        return switch (BallotKind.values()[random.nextInt(5)]) {
            case QUESTION -> BallotForm.question("关于批准规划的决议");
            case PER_ITEM -> BallotForm.perItem(items);
            case CHOOSE -> BallotForm.choose(items, seats);
            case COMPETITIVE ->
                    BallotForm.competitive(
                            items, seats, List.of(new Eligible(life.person(9), "委员9")));
            case SCORE -> BallotForm.score(items, 0, 10);
        };
    }

    @Test
    @DisplayName("VOT-7 CAL-4 随机的票、随机的纸质票：宣布的结果与由库里各行重算的逐字一致，人数一个不差")
    void storedResultsAreWhatTheRowsSay() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            Random random = new Random(seed);
            BallotForm form = form(random);
            PollId id = life.opened(life.plan(form, PollKind.WHOLE, null), MEMBERS);
            List<String> online = new ArrayList<>();
            List<String> paper = new ArrayList<>();
            for (int member = 1; member <= MEMBERS; member++) {
                String text = RandomBallot.of(form, random).text();
                int chance = random.nextInt(4);
                if (chance == 0) {
                    paper.add(text);
                    int moved = member;
                    life.does(
                            life.city.clerk,
                            a -> life.polls.moveToPaper(a, id, life.person(moved), "手机没电"));
                } else if (chance > 1) {
                    online.add(text);
                    life.votes(id, member, text);
                }
            }
            finish(id, Tally.of(form, paper), paper.isEmpty());
            PollResult result = life.asks(life.city.clerk, a -> life.polls.result(a, id));
            assertThat(life.polls.stored(id)).as("seed " + seed).contains(result.text());
            assertThat(result.ballots()).isEqualTo(online.size() + paper.size());
            assertThat(result.notPressed()).isEqualTo(MEMBERS - result.ballots());
            List<String> all = new ArrayList<>(online);
            all.addAll(paper);
            assertThat(life.asks(life.city.clerk, a -> life.polls.tally(a, id)).text())
                    .as("seed " + seed)
                    .isEqualTo(Tally.of(form, all).text());
        }
    }

    private void finish(PollId id, Tally paper, boolean none) {
        life.closed(id);
        if (!none) {
            life.asks(
                    life.city.clerk, a -> life.polls.enterCounts(a, id, VotingMethod.PAPER, paper));
            life.asks(
                    life.city.chair, a -> life.polls.enterCounts(a, id, VotingMethod.PAPER, paper));
        }
        life.confirmed(id);
        life.does(life.city.chair, a -> life.polls.announce(a, id));
    }
}
