package org.openrenda.voting.polls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.notices.Notices;
import org.openrenda.voting.VotingLife;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Rounds of one election, on a box of secret ballots that lives in memory. */
@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("选举的各轮")
class RoundsTest {

    @Autowired private ApplicationContext context;

    private VotingLife life;
    private Polls polls;
    private final MemoryBox box = new MemoryBox();

    /** Ballots of secret polls, for these tests only. */
    private static final class MemoryBox implements BallotBox {

        private final Map<PollId, List<String>> ballots = new ConcurrentHashMap<>();

        @Override
        public boolean keeps(Visibility visibility) {
            return visibility == Visibility.SECRET;
        }

        @Override
        public void ready(PollId poll) {
            ballots.put(poll, List.of());
        }

        @Override
        public void opened(PollId poll) {}

        @Override
        public void closed(PollId poll) {}

        @Override
        public List<String> ballots(PollId poll) {
            return ballots.get(poll);
        }

        @Override
        public int received(PollId poll) {
            return ballots.get(poll).size();
        }
    }

    @BeforeAll
    void found() {
        life = new VotingLife(context, 9);
        polls = with(box);
    }

    private Polls with(BallotBox... boxes) {
        var factory = new StaticListableBeanFactory();
        factory.addBean("named", context.getBean(NamedBox.class));
        for (BallotBox one : boxes) {
            factory.addBean("box", one);
        }
        PollReader reader =
                new PollReader(
                        context.getBean(JdbcClient.class),
                        context.getBean(PollTable.class),
                        context.getBean(RollTable.class),
                        context.getBean(CountTable.class),
                        factory.getBeanProvider(BallotBox.class));
        PollTable table = context.getBean(PollTable.class);
        RollTable roll = context.getBean(RollTable.class);
        CountTable counts = context.getBean(CountTable.class);
        NamedBox named = context.getBean(NamedBox.class);
        PollSteps steps = context.getBean(PollSteps.class);
        Notices notices = context.getBean(Notices.class);
        Clock clock = context.getBean(Clock.class);
        ResultSheet sheets = context.getBean(ResultSheet.class);
        Rounds rounds = new Rounds(table, roll, counts, reader);
        return new Polls(
                roll,
                counts,
                named,
                reader,
                new Preparing(table, roll, counts, reader, rounds, steps),
                new Running(table, roll, reader, steps, notices, clock),
                context.getBean(Casting.class),
                new Counting(table, roll, counts, named, reader, steps, sheets, context));
    }

    /** The façade made here is no bean: its transactions are opened by hand. */
    private <T> T asks(
            org.openrenda.platform.AccountId who,
            java.util.function.Function<org.openrenda.platform.Actor, T> act) {
        return life.asks(
                who,
                a -> context.getBean(TransactionTemplate.class).execute(status -> act.apply(a)));
    }

    private void does(
            org.openrenda.platform.AccountId who,
            java.util.function.Consumer<org.openrenda.platform.Actor> act) {
        asks(
                who,
                a -> {
                    act.accept(a);
                    return true;
                });
    }

    private BallotItem candidate(int no, int member) {
        return new BallotItem(no, "委员" + member, life.person(member));
    }

    private PollId election(int seats) {
        BallotForm form =
                BallotForm.competitive(
                        List.of(candidate(1, 1), candidate(2, 2), candidate(3, 3)),
                        seats,
                        List.of(
                                new Eligible(life.person(4), "委员4"),
                                new Eligible(life.person(5), "委员5")));
        PollPlan any = life.question();
        PollPlan plan =
                new PollPlan(
                        any.congress(),
                        "补选市人大常委会委员",
                        "",
                        MatterKind.ELECTION,
                        PollKind.WHOLE,
                        0,
                        null,
                        Visibility.SECRET,
                        form,
                        new MajorityRule(
                                MajorityOf.ALL_DEPUTIES, Majority.moreThan(1, 2), "地方组织法第二十五条"),
                        null,
                        any.quorum(),
                        0);
        return asks(
                life.city.clerk,
                a -> polls.prepare(a, new NewPoll(plan, life.members, life.officials(plan))));
    }

    private PollResult held(PollId id, List<String> ballots) {
        does(life.city.clerk, a -> polls.ready(a, id));
        does(life.city.chair, a -> polls.open(a, id, Opening.of(life.people(9), 9)));
        box.ballots.put(id, ballots);
        does(life.city.chair, a -> polls.close(a, id));
        life.confirmed(id);
        return asks(life.city.chair, a -> polls.announce(a, id));
    }

    private static List<String> times(int n, String text) {
        return java.util.Collections.nCopies(n, text);
    }

    private static List<String> both(List<String> some, List<String> others) {
        return java.util.stream.Stream.concat(some.stream(), others.stream()).toList();
    }

    @Test
    @DisplayName("VOT-6 没有无记名票箱时，无记名表决不能准备完成，并说明原因")
    void secretPollsNeedTheirBox() {
        PollId id = election(2);
        Polls without = with();
        assertThatThrownBy(() -> does(life.city.clerk, a -> without.ready(a, id)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("无记名")
                .hasMessageContaining("票箱");
    }

    @Test
    @DisplayName("VOT-6 无记名选票不进入记名票表：同一连接里查不到任何选择")
    void secretChoicesAreNowhereHere() {
        PollId id = election(2);
        held(id, times(9, "1=FOR;2=FOR;3=AGAINST"));
        assertThat(
                        life.city
                                .jdbc()
                                .sql("select count(*) from voting.vote where poll_id = :id")
                                .param("id", id.value())
                                .query(Integer.class)
                                .single())
                .isZero();
    }

    @Test
    @DisplayName("ELE-15 当选不足的另行选举：仍是同一次选举，名额是不足的名额，不能拟两次")
    void secondRound() {
        PollId id = election(2);
        PollResult first =
                held(
                        id,
                        both(
                                times(6, "1=FOR;2=AGAINST;3=AGAINST"),
                                times(3, "1=FOR;2=FOR;3=AGAINST")));
        assertThat(first.outcome()).isEqualTo(Outcome.SECOND_ROUND);
        List<BallotItem> again = List.of(candidate(1, 2), candidate(2, 4));
        PollId second = asks(life.city.clerk, a -> polls.secondRound(a, id, again));
        assertThatThrownBy(() -> asks(life.city.clerk, a -> polls.secondRound(a, id, again)))
                .hasMessageContaining("已经拟定");
        assertThatThrownBy(() -> asks(life.city.clerk, a -> polls.tieRevote(a, id)))
                .isInstanceOf(Refusal.class);
        PollView view = life.asks(life.city.clerk, a -> polls.view(a, second));
        assertThat(view.election()).isEqualTo(id);
        assertThat(view.round()).isEqualTo(2);
        assertThat(view.plan().form().seats()).isEqualTo(1);
        assertThat(view.plan().title()).endsWith("（第2轮）");
        PollResult result =
                held(second, both(times(5, "1=FOR;2=AGAINST"), times(4, "1=AGAINST;2=FOR")));
        assertThat(result.elected()).extracting(ItemResult::title).containsExactly("委员2");
    }

    @Test
    @DisplayName("ELE-12 票数相等的再次投票：只有票数相等的人，以得票多的当选")
    void tieRevote() {
        PollId id = election(2);
        PollResult first =
                held(
                        id,
                        java.util.stream.Stream.of(
                                        times(4, "1=FOR;2=FOR;3=AGAINST"),
                                        times(4, "1=FOR;2=AGAINST;3=FOR"),
                                        times(1, "1=AGAINST;2=FOR;3=FOR"))
                                .flatMap(List::stream)
                                .toList());
        assertThat(first.outcome()).isEqualTo(Outcome.TIE_REVOTE);
        PollId again = asks(life.city.clerk, a -> polls.tieRevote(a, id));
        BallotForm form = polls.form(again);
        assertThat(form.items()).extracting(BallotItem::title).containsExactly("委员2", "委员3");
        PollResult result =
                held(
                        again,
                        java.util.stream.Stream.of(
                                        times(3, "1=FOR;2=AGAINST"),
                                        times(2, "1=AGAINST;2=FOR"),
                                        times(4, "1=ABSTAIN;2=ABSTAIN"))
                                .flatMap(List::stream)
                                .toList());
        assertThat(result.elected()).extracting(ItemResult::title).containsExactly("委员2");
    }

    @Test
    @DisplayName("VOT-7 随机选票：由库里的行重算的结果与存下的结果逐字一致")
    void storedResultsAreRecomputed() {
        for (long seed = 1; seed <= 12; seed++) {
            Random random = new Random(seed);
            PollId id = election(1 + random.nextInt(3));
            BallotForm form = polls.form(id);
            List<String> ballots =
                    random.ints(random.nextInt(10))
                            .mapToObj(any -> RandomBallot.of(form, random).text())
                            .toList();
            String text = held(id, ballots).text();
            assertThat(polls.stored(id)).as("seed " + seed).contains(text);
            assertThat(asks(life.city.clerk, a -> polls.result(a, id)).text()).isEqualTo(text);
        }
    }
}
