package org.openrenda.voting.secretballots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.evaluation.EvaluationLife;
import org.openrenda.evaluation.evaluations.EvaluationId;
import org.openrenda.evaluation.evaluations.EvaluationKind;
import org.openrenda.evaluation.evaluations.EvaluationMode;
import org.openrenda.evaluation.evaluations.EvaluationPlan;
import org.openrenda.evaluation.evaluations.EvaluationResult;
import org.openrenda.evaluation.evaluations.EvaluationStage;
import org.openrenda.evaluation.evaluations.Evaluations;
import org.openrenda.evaluation.evaluations.GroupPoll;
import org.openrenda.evaluation.evaluations.NewEvaluation;
import org.openrenda.evaluation.evaluations.NewRater;
import org.openrenda.evaluation.evaluations.RaterGroup;
import org.openrenda.evaluation.evaluations.RatingWay;
import org.openrenda.evaluation.evaluations.Sheet;
import org.openrenda.evaluation.forms.EvaluationForm;
import org.openrenda.evaluation.forms.FormId;
import org.openrenda.evaluation.forms.Forms;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.openrenda.voting.polls.NewVoter;
import org.openrenda.voting.polls.PollId;
import org.openrenda.voting.polls.PollResult;
import org.openrenda.voting.secretballots.SecretLife.Ticket;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An evaluation whose groups rate by secret ballot, from the key to the publication. */
@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("用无记名电子票测评")
// Longer than 300 lines because the whole course is walked and its refusals share the people.
class RatingsByBallotTest {

    private static final int VOTERS = 48;
    private static final int MANY = 44;
    private static final int SUBJECTS = 3;

    @Autowired private ApplicationContext context;
    @Autowired private JdbcClient jdbc;
    @Autowired private Evaluations evaluations;

    private SecretLife secret;
    private Prying admin;
    private EvaluationForm form;

    @BeforeAll
    void found() {
        secret = new SecretLife(context, VOTERS);
        admin = new Prying(jdbc);
        Forms forms = context.getBean(Forms.class);
        FormId id =
                secret.life.asks(
                        secret.life.city.clerk,
                        a -> forms.draw(a, a.home(), "部门工作测评表", EvaluationLife.TWO_ITEMS));
        form = forms.current(id);
    }

    private EvaluationPlan plan(RaterGroup... groups) {
        return new EvaluationPlan(
                secret.life.city.city,
                "第三季度重点工作测评",
                "",
                EvaluationKind.QUARTERLY,
                "",
                form,
                EvaluationMode.IN_ROOM,
                null,
                null,
                false,
                null,
                EvaluationLife.units(),
                List.of(groups));
    }

    private static RaterGroup group(int no, int weight, RatingWay way) {
        return new RaterGroup(no, no == 1 ? "常委会组成人员" : "人大代表", weight, way);
    }

    private NewRater rater(int group, int member) {
        NewVoter one = secret.life.members.get(member - 1);
        return new NewRater(group, secret.life.account(member), one.name(), one.person());
    }

    private NewRater supervisor() {
        return new NewRater(0, secret.life.city.clerk, "周敏", null);
    }

    private EvaluationId held(EvaluationPlan plan, int first, int second) {
        List<NewRater> raters = new ArrayList<>();
        for (int n = 1; n <= first + second; n++) {
            raters.add(rater(n <= first ? 1 : 2, n));
        }
        NewEvaluation given = new NewEvaluation(plan, raters, List.of(supervisor()));
        return secret.life.asks(secret.life.city.clerk, a -> evaluations.hold(a, given));
    }

    private List<PollId> ready(EvaluationId id) {
        List<PollId> polls =
                secret.life.asks(secret.life.city.clerk, a -> evaluations.polls(a, id)).stream()
                        .map(GroupPoll::poll)
                        .toList();
        for (PollId poll : polls) {
            String key = SecretLife.base64(secret.key());
            clerk(a -> secret.ballots.giveKey(a, poll, key));
        }
        clerk(a -> evaluations.ready(a, id));
        return polls;
    }

    private void clerk(java.util.function.Consumer<Actor> act) {
        secret.life.does(secret.life.city.clerk, act);
    }

    private void chair(java.util.function.Consumer<Actor> act) {
        secret.life.does(secret.life.city.chair, act);
    }

    /** Marks of some subjects, each whole, drawn by lot; at least one. */
    private static Sheet random(Random random, Set<Integer> never) {
        List<Integer> values = List.of(100, 80, 0);
        TreeMap<Integer, List<Integer>> marks = new TreeMap<>();
        for (int subject = 1; subject <= SUBJECTS; subject++) {
            if (!never.contains(subject) && (subject == 1 || random.nextInt(4) > 0)) {
                marks.put(
                        subject,
                        List.of(values.get(random.nextInt(3)), values.get(random.nextInt(3))));
            }
        }
        return new Sheet(marks);
    }

    private static String ballot(Sheet sheet) {
        TreeMap<Integer, Integer> marks = new TreeMap<>();
        sheet.marks()
                .forEach((subject, values) -> {
                    marks.put(2 * subject - 1, values.get(0));
                    marks.put(2 * subject, values.get(1));
                });
        return String.join(
                ";",
                marks.entrySet().stream().map(one -> one.getKey() + "=" + one.getValue()).toList());
    }

    @Test
    @DisplayName("VOT-6 按名册次序评完：库里没有一处能把测评对上人；得分与从票重算的一致；人数不足的组、对象处处不显示")
    void nobodyCanTellWhoRatedHow() {
        EvaluationId id =
                held(
                        plan(group(1, 600, RatingWay.BALLOT), group(2, 400, RatingWay.BALLOT)),
                        MANY,
                        VOTERS - MANY);
        List<PollId> polls = ready(id);
        List<Ticket> tickets = new ArrayList<>();
        for (int n = 1; n <= VOTERS; n++) {
            tickets.add(secret.claim(polls.get(n <= MANY ? 0 : 1), n, 9_000 + n));
        }
        chair(a -> evaluations.open(a, id));
        Random random = new Random(20261122);
        Map<String, Integer> who = new HashMap<>();
        List<Sheet> first = new ArrayList<>();
        for (int n = 0; n < VOTERS; n++) {
            // Only the first two of the large group know the third office.
            Sheet sheet = random(random, n < 2 ? Set.of() : Set.of(3));
            if (n < MANY) {
                first.add(sheet);
                who.put(HexFormat.of().formatHex(tickets.get(n).voter().point()), n);
            }
            secret.door.cast(polls.get(n < MANY ? 0 : 1), tickets.get(n).choosing(ballot(sheet)));
        }
        assertThat(evaluations.live(id).rated()).isEqualTo(VOTERS);
        double before = admin.correlation(polls.getFirst(), "urn", "cred", who);
        chair(a -> evaluations.close(a, id));
        double after = admin.correlation(polls.getFirst(), "board", "cred", who);
        assertThat(before).as("the measure has teeth").isGreaterThan(0.95);
        assertThat(Math.abs(after)).isLessThan(0.5);
        assertThat(admin.tablesWith(who.keySet())).containsExactly("voting.board");
        for (String table : List.of("sheet", "slip", "paper", "code")) {
            assertThat(
                            admin.number(
                                    "select count(*) from evaluation."
                                            + table
                                            + " where evaluation_id = "
                                            + id))
                    .as(table)
                    .isZero();
        }
        assertThatThrownBy(() -> chair(a -> evaluations.publish(a, id)))
                .hasMessageContaining("监票人确认");
        polls.forEach(poll -> clerk(a -> secret.life.polls.confirm(a, poll)));
        chair(a -> evaluations.publish(a, id));
        shows(id, polls, first);
    }

    private void shows(EvaluationId id, List<PollId> polls, List<Sheet> first) {
        EvaluationResult result =
                secret.life.asks(secret.life.account(1), a -> evaluations.result(a, id));
        EvaluationPlan plan = evaluations.plan(id);
        EvaluationResult own =
                EvaluationResult.of(
                        form,
                        plan.subjects(),
                        List.of(new EvaluationResult.Box(plan.groups().getFirst(), MANY, first)),
                        result.minimum());
        assertThat(result.subjects().getFirst().shares().getFirst().average())
                .isEqualTo(own.subjects().getFirst().shares().getFirst().average())
                .isNotNull();
        assertThat(result.subjects().get(2).shares().getFirst().average()).isNull();
        assertThat(result.subjects())
                .allMatch(one -> one.total() == null)
                .allMatch(one -> one.shares().get(1).isWithheld());
        PollResult large =
                secret.life.asks(
                        secret.life.city.clerk, a -> secret.life.polls.result(a, polls.get(0)));
        assertThat(large.items().getFirst().count().inFavour()).isEqualTo(MANY);
        assertThat(large.items().get(4).count().score()).isZero();
        assertThat(large.items().get(4).count().inFavour()).isZero();
        BallotFile file =
                secret.life.asks(secret.life.city.clerk, a -> secret.ballots.file(a, polls.get(0)));
        assertThat(BallotCheck.of(file).trouble()).isEmpty();
        List<String> fewer = new ArrayList<>(file.ballots());
        fewer.removeFirst();
        assertThat(BallotCheck.of(changed(file, fewer)).trouble()).isNotEmpty();
        assertThatThrownBy(() -> clerk(a -> secret.ballots.file(a, polls.get(1))))
                .hasMessageContaining("不提供下载");
        PollResult small =
                secret.life.asks(
                        secret.life.city.clerk, a -> secret.life.polls.result(a, polls.get(1)));
        assertThat(small.ballots()).isEqualTo(VOTERS - MANY);
        assertThat(small.items()).allMatch(one -> one.count().score() == 0);
        assertThat(evaluations.stored(id)).contains(result.text());
    }

    private static BallotFile changed(BallotFile file, List<String> ballots) {
        return new BallotFile(
                file.format(),
                file.manifest(),
                file.result(),
                file.typed(),
                file.issued(),
                file.present(),
                ballots,
                file.openings());
    }

    @Test
    @DisplayName("VOT-6 没有监票人的钥匙不能准备完成；用电子票的人不能再交实名表，也不能改用纸质票；漏评、乱填的票不收")
    void whatIsRefused() {
        EvaluationId id =
                held(plan(group(1, 500, RatingWay.BALLOT), group(2, 500, RatingWay.NAMED)), 6, 6);
        assertThatThrownBy(() -> clerk(a -> evaluations.ready(a, id)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("监票人先生成发票密钥");
        assertThat(evaluations.live(id).stage()).isEqualTo(EvaluationStage.DRAFT);
        PollId poll = ready(id).getFirst();
        Ticket one = secret.claim(poll, 1, 4711);
        chair(a -> evaluations.open(a, id));
        assertThatThrownBy(() ->
                        secret.life.asks(
                                secret.life.account(1),
                                a -> evaluations.rate(a, id, "1=100,80", "browser-of-1")))
                .hasMessageContaining("无记名电子票");
        secret.life.asks(
                secret.life.account(7), a -> evaluations.rate(a, id, "1=100,80", "browser-of-7"));
        assertThatThrownBy(() ->
                        clerk(a ->
                                secret.life.polls.moveToPaper(
                                        a, poll, secret.life.person(2), "手机没电")))
                .hasMessageContaining("不能改用纸质票");
        for (String wrong : List.of("blank", "1=100", "1=100;2=90", "7=100;8=100", "1=FOR;2=FOR")) {
            assertThatThrownBy(() -> secret.door.cast(poll, one.choosing(wrong)))
                    .as(wrong)
                    .isInstanceOf(Refusal.class);
        }
        secret.door.cast(poll, one.choosing("3=100;4=0"));
        chair(a -> evaluations.annul(a, id, "会议改期"));
        assertThatThrownBy(() -> secret.ballots.papers(poll)).hasMessageContaining("作废");
    }

    @Test
    @DisplayName("VOT-6 没有监票人、账号不对应登记的人员的，拟定时就说明")
    void whatCannotBeHeld() {
        EvaluationPlan plan = plan(group(1, 1000, RatingWay.BALLOT));
        assertThatThrownBy(() -> new NewEvaluation(plan, List.of(rater(1, 1))))
                .hasMessageContaining("监票人");
        NewRater unknown = new NewRater(1, secret.life.city.clerk, "周敏");
        assertThatThrownBy(() -> new NewEvaluation(plan, List.of(unknown), List.of(supervisor())))
                .hasMessageContaining("不能领电子票");
        assertThatThrownBy(() ->
                        new NewEvaluation(
                                plan(group(1, 1000, RatingWay.NAMED)),
                                List.of(rater(1, 1)),
                                List.of(supervisor())))
                .hasMessageContaining("不用确定监票人");
    }
}
