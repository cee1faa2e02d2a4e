package org.openrenda.voting.polls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openrenda.platform.PersonId;

@DisplayName("表决结果")
class PollResultTest {

    private static final int MOST = 3_000;
    private static final BallotForm QUESTION = BallotForm.question("关于批准规划的决议");
    private static final MajorityRule ALL_DEPUTIES = rule(MajorityOf.ALL_DEPUTIES);
    private static final MajorityRule ALL_MEMBERS = rule(MajorityOf.ALL_MEMBERS);

    private static MajorityRule rule(MajorityOf base) {
        return new MajorityRule(base, Majority.moreThan(1, 2), "地方组织法第二十五条");
    }

    private static PollResult result(
            BallotForm form, MajorityRule rule, int base, int present, List<String> ballots) {
        PollResult.Part part =
                new PollResult.Part(VotingMethod.ONLINE, present, Tally.of(form, ballots));
        return PollResult.of(form, rule, null, base, present, List.of(part));
    }

    private static PollResult counted(
            MajorityRule rule, int base, int present, int inFavour, int against, int abstain) {
        int ballots = inFavour + against + abstain;
        Tally tally =
                new Tally(
                        ballots,
                        0,
                        List.of(new ItemCount(inFavour, against, abstain, 0)),
                        new java.util.TreeMap<>());
        PollResult.Part part = new PollResult.Part(VotingMethod.ONLINE, present, tally);
        return PollResult.of(QUESTION, rule, null, base, present, List.of(part));
    }

    private static List<String> times(int n, String text) {
        return Collections.nCopies(n, text);
    }

    @Test
    @DisplayName("VOT-1 CAL-4 人大决议：1 到 3000 名代表，须全体代表过半数赞成，与到会人数无关")
    void congressNeedsMoreThanHalfOfAllDeputies() {
        for (int n = 1; n <= MOST; n++) {
            int fewest = n / 2 + 1;
            assertThat(counted(ALL_DEPUTIES, n, n, fewest, n - fewest, 0).outcome())
                    .isEqualTo(Outcome.CARRIED);
            assertThat(counted(ALL_DEPUTIES, n, fewest, fewest, 0, 0).outcome())
                    .isEqualTo(Outcome.CARRIED);
            assertThat(counted(ALL_DEPUTIES, n, n, fewest - 1, 0, 0).outcome())
                    .isEqualTo(Outcome.LOST);
        }
    }

    @Test
    @DisplayName("VOT-2 CAL-4 常委会决议：65 名组成人员，到会 40 人全部赞成 32 票不通过，33 票通过")
    void committeeNeedsMoreThanHalfOfAllMembers() {
        assertThat(counted(ALL_MEMBERS, 65, 40, 32, 0, 0).outcome()).isEqualTo(Outcome.LOST);
        assertThat(counted(ALL_MEMBERS, 65, 40, 33, 7, 0).outcome()).isEqualTo(Outcome.CARRIED);
    }

    @Test
    @DisplayName("CAL-3 每种基数、每个人数到 3000：恰好够的通过，差一票的不通过")
    void everyBaseAtItsBoundary() {
        for (MajorityOf base : MajorityOf.values()) {
            for (Majority share : List.of(Majority.moreThan(1, 2), Majority.atLeast(2, 3))) {
                MajorityRule rule = new MajorityRule(base, share, "");
                for (int n = 1; n <= MOST; n++) {
                    int least = share.needed(n);
                    // All cast, so that the four bases are the same number.
                    assertThat(counted(rule, n, n, least, n - least, 0).outcome())
                            .isEqualTo(Outcome.CARRIED);
                    assertThat(counted(rule, n, n, least - 1, n - least + 1, 0).outcome())
                            .isEqualTo(Outcome.LOST);
                }
            }
        }
    }

    @Test
    @DisplayName("VOT-4 未按表决器的单独计数，不是弃权，不减少分母")
    void notPressedIsItsOwnCount() {
        PollResult result = counted(ALL_MEMBERS, 10, 9, 5, 1, 1);
        assertThat(result.notPressed()).isEqualTo(2);
        assertThat(result.items().getFirst().count().abstain()).isEqualTo(1);
        assertThat(result.outcome()).isEqualTo(Outcome.LOST);
        assertThat(counted(rule(MajorityOf.PRESENT), 10, 9, 5, 1, 1).outcome())
                .isEqualTo(Outcome.CARRIED);
        assertThat(counted(rule(MajorityOf.PRESENT), 10, 9, 4, 0, 0).needed()).isEqualTo(5);
    }

    @Test
    @DisplayName("ELE-12 收回的票多于投票人数的，表决无效；等于、少于的有效")
    void moreBallotsThanVotersIsInvalid() {
        assertThat(counted(ALL_MEMBERS, 10, 6, 7, 0, 0).outcome()).isEqualTo(Outcome.INVALID);
        assertThat(counted(ALL_MEMBERS, 10, 7, 7, 0, 0).outcome()).isEqualTo(Outcome.CARRIED);
        Tally paper = Tally.of(QUESTION, times(3, "1=FOR"));
        Tally online = Tally.of(QUESTION, times(4, "1=FOR"));
        PollResult result =
                PollResult.of(
                        QUESTION,
                        ALL_MEMBERS,
                        null,
                        10,
                        9,
                        List.of(
                                new PollResult.Part(VotingMethod.ONLINE, 7, online),
                                new PollResult.Part(VotingMethod.PAPER, 2, paper)));
        assertThat(result.outcome()).isEqualTo(Outcome.INVALID);
        assertThat(result.reason()).contains("纸质票").contains("3 张").contains("2 人");
    }

    @Test
    @DisplayName("VOT-7 规定须全体过半数参加表决的：恰好一半的无效，多一人的有效")
    void turnoutMayBeAskedFor() {
        Majority half = Majority.moreThan(1, 2);
        MajorityRule ofCast = rule(MajorityOf.CAST);
        for (int n = 2; n <= MOST; n += 2) {
            assertThat(turnout(ofCast, half, n, n / 2).outcome()).isEqualTo(Outcome.INVALID);
            assertThat(turnout(ofCast, half, n, n / 2 + 1).outcome()).isEqualTo(Outcome.CARRIED);
        }
    }

    private static PollResult turnout(MajorityRule rule, Majority turnout, int base, int votes) {
        Tally tally =
                new Tally(
                        votes,
                        0,
                        List.of(new ItemCount(votes, 0, 0, 0)),
                        new java.util.TreeMap<>());
        return PollResult.of(
                QUESTION,
                rule,
                turnout,
                base,
                base,
                List.of(new PollResult.Part(VotingMethod.ONLINE, base, tally)));
    }

    private static BallotForm election(int seats) {
        List<BallotItem> items = new ArrayList<>();
        String[] names = {"张明", "李华", "王芳"};
        for (int n = 1; n <= names.length; n++) {
            items.add(new BallotItem(n, names[n - 1], new PersonId(10L + n)));
        }
        return BallotForm.competitive(items, seats, List.of(new Eligible(new PersonId(21), "赵强")));
    }

    @Test
    @DisplayName("ELE-10 得票过半数的多于应选名额时，以得票多的当选")
    void seatsGoByVotes() {
        BallotForm form = election(2);
        List<String> ballots = new ArrayList<>(times(6, "1=FOR;2=FOR;3=AGAINST"));
        ballots.addAll(times(4, "1=FOR;2=AGAINST;3=FOR"));
        PollResult result = result(form, ALL_DEPUTIES, 10, 10, ballots);
        assertThat(result.outcome()).isEqualTo(Outcome.ELECTED);
        assertThat(result.elected()).extracting(ItemResult::title).containsExactly("张明", "李华");
    }

    @Test
    @DisplayName("ELE-12 最后一个名额票数相等的再次投票，已当选的不再投")
    void equalVotesAtTheLastSeatAreVotedOnAgain() {
        BallotForm form = election(2);
        List<String> ballots = new ArrayList<>(times(2, "1=FOR;2=FOR;3=AGAINST"));
        ballots.addAll(times(2, "1=FOR;2=AGAINST;3=FOR"));
        ballots.addAll(times(2, "1=AGAINST;2=FOR;3=FOR"));
        ballots.add("1=FOR;2=AGAINST;3=AGAINST");
        PollResult result = result(form, rule(MajorityOf.CAST), 7, 7, ballots);
        assertThat(result.outcome()).isEqualTo(Outcome.TIE_REVOTE);
        assertThat(result.elected()).extracting(ItemResult::title).containsExactly("张明");
        assertThat(result.tied()).extracting(ItemResult::title).containsExactly("李华", "王芳");
    }

    @Test
    @DisplayName("ELE-15 过半数的人少于应选名额的，不足的名额另行选举")
    void tooFewElectedMeansAnotherRound() {
        List<String> ballots = new ArrayList<>(times(6, "1=FOR;2=AGAINST;3=AGAINST"));
        ballots.addAll(times(4, "1=FOR;2=FOR;3=AGAINST"));
        PollResult result = result(election(2), ALL_DEPUTIES, 10, 10, ballots);
        assertThat(result.outcome()).isEqualTo(Outcome.SECOND_ROUND);
        assertThat(result.elected()).extracting(ItemResult::title).containsExactly("张明");
    }

    @Test
    @DisplayName("VOT-3 另选的人得票过半数也当选；整票作废的不给任何人计票")
    void writtenInPeopleAreElectedToo() {
        List<String> ballots = new ArrayList<>(times(6, "1=AGAINST;2=FOR;3=AGAINST;w=21"));
        ballots.addAll(times(2, "1=FOR;2=FOR;3=FOR"));
        PollResult result = result(election(2), ALL_DEPUTIES, 10, 8, ballots);
        assertThat(result.voided()).isEqualTo(2);
        assertThat(result.elected()).extracting(ItemResult::title).containsExactly("李华", "赵强");
        assertThat(result.items().get(1).count().inFavour()).isEqualTo(6);
    }

    @Test
    @DisplayName("ELE-12 再次投票以得票多的当选，不要求过半数")
    void aTieIsSettledByMostVotes() {
        BallotForm form = BallotForm.choose(List.of(item(1, "李华"), item(2, "王芳")), 1);
        MajorityRule most = new MajorityRule(MajorityOf.CAST, Majority.mostVotes(), "");
        List<String> ballots = new ArrayList<>(times(2, "1=FOR"));
        ballots.add("2=FOR");
        ballots.addAll(times(4, "blank"));
        PollResult result = result(form, most, 20, 7, ballots);
        assertThat(result.elected()).extracting(ItemResult::title).containsExactly("李华");
    }

    private static BallotItem item(int no, String title) {
        return BallotItem.of(no, title);
    }

    @Test
    @DisplayName("VOT-8 逐人表决各算各的：一人通过、一人不通过")
    void eachPersonCountsAlone() {
        BallotForm form = BallotForm.perItem(List.of(item(1, "张明"), item(2, "李华")));
        List<String> ballots = new ArrayList<>(times(6, "1=FOR;2=AGAINST"));
        ballots.addAll(times(3, "1=AGAINST;2=FOR"));
        PollResult result = result(form, ALL_MEMBERS, 10, 9, ballots);
        assertThat(result.outcome()).isEqualTo(Outcome.PARTLY);
        assertThat(result.items()).extracting(ItemResult::reached).containsExactly(true, false);
    }

    @Test
    @DisplayName("CAL-3 平均分只截取不进位，没有有效票时没有平均分")
    void averagesAreCutNotRounded() {
        BallotForm form = BallotForm.score(List.of(item(1, "办理结果")), 0, 100);
        List<String> ballots = List.of("1=90", "1=90", "1=91");
        PollResult result = result(form, rule(MajorityOf.CAST), 9, 9, ballots);
        assertThat(result.outcome()).isEqualTo(Outcome.SCORED);
        assertThat(result.items().getFirst().average(result.valid())).isEqualTo("90.33");
        assertThat(result.items().getFirst().average(0)).isEmpty();
    }

    @Test
    @DisplayName("VOT-7 随机选票：结果与选票次序无关，分几摞计再合并也一样，选举不多选一人")
    void resultsAreTheSameInAnyOrder() {
        for (long seed = 1; seed <= 400; seed++) {
            Random random = new Random(seed);
            BallotForm form = election(1 + random.nextInt(3));
            List<String> ballots = new ArrayList<>();
            int voters = 1 + random.nextInt(60);
            for (int n = 0; n < voters; n++) {
                ballots.add(RandomBallot.of(form, random).text());
            }
            MajorityRule rule = rule(MajorityOf.values()[random.nextInt(4)]);
            PollResult one = result(form, rule, voters + 3, voters, ballots);
            Collections.shuffle(ballots, random);
            assertThat(result(form, rule, voters + 3, voters, ballots).text())
                    .as("seed " + seed)
                    .isEqualTo(one.text());
            int cut = random.nextInt(voters + 1);
            Tally merged =
                    Tally.of(form, ballots.subList(0, cut))
                            .plus(Tally.of(form, ballots.subList(cut, voters)));
            assertThat(merged.text())
                    .as("seed " + seed)
                    .isEqualTo(one.parts().getFirst().tally().text());
            assertThat(Tally.read(merged.text())).isEqualTo(merged.checked(form));
            assertThat(one.elected().size()).isLessThanOrEqualTo(form.seats());
        }
    }
}
