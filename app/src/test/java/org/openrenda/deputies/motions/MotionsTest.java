package org.openrenda.deputies.motions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.TestClock;
import org.openrenda.congress.Congress;
import org.openrenda.congress.CongressLevel;
import org.openrenda.deputies.SuggestionLife;
import org.openrenda.deputies.suggestions.SuggestionId;
import org.openrenda.deputies.suggestions.SuggestionStage;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Grant;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Role;
import org.openrenda.platform.access.Access;
import org.openrenda.platform.parameters.Parameters;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("议案")
// Longer than 300 lines because each rule of motions has its test, and they share the movers.
class MotionsTest {

    private static final String COMMITTEE = "测江市人大城乡建设环境资源保护委员会";

    @Autowired private ApplicationContext context;
    @Autowired private Motions motions;

    private SuggestionLife life;
    private List<AccountId> deputies;
    private final Actor setup = Actor.system("测试布置", new CongressId(1));

    @BeforeAll
    void found() {
        life = new SuggestionLife(context);
        Access access = context.getBean(Access.class);
        Congress congress = context.getBean(Congress.class);
        deputies = new ArrayList<>(life.city.deputies);
        life.reads(() -> {
            for (int n = 5; n <= 12; n++) {
                deputies.add(deputy(access, "mover" + n, life.city.city));
            }
            congress.organ(setup, life.city.city, "SPECIAL_COMMITTEE", COMMITTEE, null);
            return true;
        });
        session("第十五届第五次会议", 5);
    }

    private AccountId deputy(Access access, String name, CongressId at) {
        AccountId id = access.open(setup, name, "代表" + name.substring(5), null, at);
        access.grant(setup, id, new Grant(Role.DEPUTY, at, null));
        return id;
    }

    private void session(String name, int days) {
        Instant until =
                context.getBean(java.time.Clock.class).instant().plus(Duration.ofDays(days));
        life.does(
                life.city.clerk,
                a ->
                        motions.session(
                                a,
                                new CongressSession(
                                        1,
                                        life.city.city,
                                        name,
                                        life.today().plusDays(days),
                                        life.today().plusDays(days + 3),
                                        until)));
    }

    @AfterEach
    void now() {
        TestClock.reset();
    }

    private MotionText text() {
        return MotionText.joint(
                life.city.city, "制定城市排水管理条例", "内涝频发，管网老化。", "水法第五十条；近三年内涝统计。", "条例草案共六章。");
    }

    private MotionId draft() {
        return life.asks(deputies.getFirst(), a -> motions.draft(a, text()));
    }

    private void join(MotionId id, List<AccountId> movers) {
        life.does(deputies.getFirst(), a -> motions.invite(a, id, movers));
        movers.forEach(one -> life.does(one, a -> motions.confirm(a, id, 1)));
    }

    private MotionId submitted(int all) {
        MotionId id = draft();
        join(id, deputies.subList(1, all));
        life.does(deputies.getFirst(), a -> motions.submit(a, id));
        return id;
    }

    private MotionId examined(int all) {
        MotionId id = submitted(all);
        life.does(life.city.clerk, a -> motions.examine(a, id, "属本级人大职权范围"));
        return id;
    }

    private MotionStage stage(MotionId id) {
        return life.asks(deputies.getFirst(), a -> motions.view(a, id)).stage();
    }

    @Test
    @DisplayName("MOT-1 县级以上须代表十人以上联名：九人被拒，十人可以提交")
    void needsTen() {
        MotionId nine = draft();
        join(nine, deputies.subList(1, 9));
        assertThatThrownBy(() -> life.does(deputies.getFirst(), a -> motions.submit(a, nine)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("10 人以上")
                .extracting(e -> ((Refusal) e).rule())
                .isEqualTo("MOT-1");
        assertThat(stage(submitted(10))).isEqualTo(MotionStage.SUBMITTED);
    }

    @Test
    @DisplayName("MOT-1 乡镇代表五人以上联名即可；乡镇没有专门委员会，主席团不能交付，只有列入议程和转建议")
    void townshipNeedsFive() {
        Congress congress = context.getBean(Congress.class);
        Access access = context.getBean(Access.class);
        List<AccountId> five = new ArrayList<>();
        CongressId[] made = new CongressId[1];
        life.reads(() -> {
            made[0] =
                    congress.found(
                            setup, "江口镇人民代表大会", CongressLevel.TOWNSHIP, life.city.county, null);
            for (int n = 1; n <= 5; n++) {
                five.add(deputy(access, "towns" + n, made[0]));
            }
            AccountId clerk = access.open(setup, "townclerk", "镇人大工作人员", null, made[0]);
            access.grant(setup, clerk, new Grant(Role.CLERK, made[0], null));
            five.add(clerk);
            return true;
        });
        AccountId clerk = five.removeLast();
        Instant until = context.getBean(java.time.Clock.class).instant().plusSeconds(3600);
        life.does(
                clerk,
                a ->
                        motions.session(
                                a,
                                new CongressSession(
                                        1, made[0], "第三次会议", life.today(), life.today(), until)));
        MotionText text = MotionText.joint(made[0], "修建便民桥", "过河难", "事实", "列入年度计划");
        MotionId id = life.asks(five.getFirst(), a -> motions.draft(a, text));
        life.does(five.getFirst(), a -> motions.invite(a, id, five.subList(1, 5)));
        five.subList(1, 5).forEach(one -> life.does(one, a -> motions.confirm(a, id, 1)));
        life.does(five.getFirst(), a -> motions.submit(a, id));
        life.does(clerk, a -> motions.examine(a, id, "符合要求"));
        assertThatThrownBy(() -> life.does(clerk, a -> motions.refer(a, id, "某委员会")))
                .hasMessageContaining("没有设立专门委员会");
        life.does(clerk, a -> motions.putOnAgenda(a, id, ""));
        assertThat(life.asks(clerk, a -> motions.view(a, id)).stage())
                .isEqualTo(MotionStage.ON_AGENDA);
    }

    @Test
    @DisplayName("MOT-1 本会规定不允许时，不能以代表团名义提出；允许时须全体代表过半数")
    void delegationOnlyWhereAllowed() {
        MotionText half =
                new MotionText(
                        life.city.city,
                        MotionProposer.DELEGATION,
                        "江滨代表团",
                        20,
                        10,
                        "题目",
                        "由",
                        "据",
                        "案");
        AccountId head = deputies.getFirst();
        assertThatThrownBy(() -> life.does(head, a -> motions.draft(a, half)))
                .hasMessageContaining("不能以代表团名义");
        Parameters parameters = context.getBean(Parameters.class);
        life.reads(() -> {
            parameters.set(
                    setup,
                    life.city.city,
                    "deputies.motion.delegation",
                    1,
                    "本级议事规则",
                    life.today().minusDays(1));
            return true;
        });
        MotionId id = life.asks(head, a -> motions.draft(a, half));
        assertThatThrownBy(() -> life.does(head, a -> motions.submit(a, id)))
                .hasMessageContaining("过半数");
        MotionText more =
                new MotionText(
                        life.city.city,
                        MotionProposer.DELEGATION,
                        "江滨代表团",
                        20,
                        11,
                        "题目",
                        "由",
                        "据",
                        "案");
        life.does(head, a -> motions.rewrite(a, id, more));
        life.does(head, a -> motions.submit(a, id));
        assertThat(stage(id)).isEqualTo(MotionStage.SUBMITTED);
    }

    @Test
    @DisplayName("MOT-3 案由、案据、方案缺一不可")
    void needsThreeParts() {
        MotionText noPlan = MotionText.joint(life.city.city, "题目", "由", "据", " ");
        MotionId id = life.asks(deputies.getFirst(), a -> motions.draft(a, noPlan));
        assertThatThrownBy(() -> life.does(deputies.getFirst(), a -> motions.submit(a, id)))
                .hasMessageContaining("方案");
    }

    @Test
    @DisplayName("MOT-3 过了主席团决定的截止时间，议案不再接收")
    void notAfterTheDeadline() {
        MotionId id = draft();
        join(id, deputies.subList(1, 10));
        TestClock.pass(Duration.ofDays(30));
        assertThatThrownBy(() -> life.does(deputies.getFirst(), a -> motions.submit(a, id)))
                .isInstanceOf(Refusal.class)
                .extracting(e -> ((Refusal) e).rule())
                .isEqualTo("MOT-3");
    }

    @Test
    @DisplayName("MOT-1 改了文字，先前的确认不再算数，须重新确认")
    void anEditAsksAgain() {
        MotionId id = draft();
        join(id, deputies.subList(1, 10));
        MotionText other = MotionText.joint(life.city.city, "题目", "新的案由", "据", "案");
        life.does(deputies.getFirst(), a -> motions.rewrite(a, id, other));
        assertThat(life.asks(deputies.getFirst(), a -> motions.view(a, id)).confirmed())
                .isEqualTo(1);
        assertThatThrownBy(() -> life.does(deputies.getFirst(), a -> motions.submit(a, id)))
                .hasMessageContaining("没有确认");
        assertThatThrownBy(() -> life.does(deputies.get(1), a -> motions.confirm(a, id, 1)))
                .hasMessageContaining("重新阅读");
        assertThat(life.owed(deputies.get(1))).contains("确认联名");
        life.does(deputies.get(1), a -> motions.confirm(a, id, 2));
        assertThat(life.asks(deputies.getFirst(), a -> motions.view(a, id)).confirmed())
                .isEqualTo(2);
    }

    @Test
    @DisplayName("MOT-4 部分提案人撤回：余下仍达法定人数的继续，领衔的由下一名接替；不足的终止审议")
    void recountsOnPartialWithdrawal() {
        MotionId eleven = examined(11);
        life.does(deputies.getFirst(), a -> motions.askWithdrawal(a, eleven, "另有安排"));
        life.does(life.city.clerk, a -> motions.agreeWithdrawal(a, eleven));
        MotionView view = life.asks(life.city.clerk, a -> motions.view(a, eleven));
        assertThat(view.stage()).isEqualTo(MotionStage.EXAMINED);
        assertThat(view.motion().lead()).isEqualTo(deputies.get(1));
        assertThat(view.movers()).hasSize(10);
        life.does(deputies.get(3), a -> motions.askWithdrawal(a, eleven, "意见有变"));
        life.does(life.city.clerk, a -> motions.agreeWithdrawal(a, eleven));
        assertThat(life.asks(life.city.clerk, a -> motions.view(a, eleven)).stage())
                .isEqualTo(MotionStage.LAPSED);
    }

    @Test
    @DisplayName("MOT-4 交付表决后不能撤回；主席团不同意的，议案带着全部提案人继续")
    void notAfterTheVote() {
        MotionId id = examined(10);
        life.does(deputies.get(2), a -> motions.askWithdrawal(a, id, "再想想"));
        assertThat(life.owed(life.city.clerk)).contains("请主席团决定撤回");
        life.does(life.city.clerk, a -> motions.refuseWithdrawal(a, id, "已经印发"));
        assertThat(life.asks(life.city.clerk, a -> motions.view(a, id)).movers()).hasSize(10);
        life.does(life.city.clerk, a -> motions.putOnAgenda(a, id, ""));
        life.does(life.city.clerk, a -> motions.voted(a, id, true, "赞成 300 票，反对 2 票，弃权 1 票"));
        assertThatThrownBy(() -> life.does(deputies.get(2), a -> motions.askWithdrawal(a, id, "撤")))
                .hasMessageContaining("表决通过");
    }

    @Test
    @DisplayName("MOT-7 交专门委员会审议，期限自闭会起算；报告经常委会通过后反馈每名提案人")
    void committeeReports() {
        MotionId id = examined(10);
        life.does(life.city.clerk, a -> motions.refer(a, id, COMMITTEE));
        MotionView view = life.asks(life.city.clerk, a -> motions.view(a, id));
        assertThat(view.motion().reportDueOn())
                .isEqualTo(life.due("deputies.motion.report", life.today().plusDays(8)));
        life.does(life.city.clerk, a -> motions.report(a, id, "建议列入立法规划"));
        life.does(life.city.clerk, a -> motions.adopt(a, id, "第三十次会议"));
        assertThat(stage(id)).isEqualTo(MotionStage.ADOPTED);
        assertThat(
                        life.sql(
                                "select count(*) from notices.notice where title = '议案审议结果已通过'"
                                        + " and address = '/deputies/motions/"
                                        + id
                                        + "'",
                                Long.class))
                .isEqualTo(10);
    }

    @Test
    @DisplayName("SUG-25 不作为议案的转为建议：联名代表一个不少，来历可查")
    void turnsIntoASuggestion() {
        MotionId id = examined(10);
        SuggestionId into = life.asks(life.city.clerk, a -> motions.turn(a, id, "不属于立法事项"));
        var suggestion = life.asks(deputies.getFirst(), a -> life.suggestions.view(a, into));
        assertThat(suggestion.stage()).isEqualTo(SuggestionStage.REVIEW);
        assertThat(suggestion.signers()).hasSize(10).allMatch(one -> one.confirmed());
        assertThat(suggestion.origin().address()).isEqualTo("/deputies/motions/" + id);
        life.does(life.city.clerk, a -> life.suggestions.number(a, into));
        assertThat(stage(id)).isEqualTo(MotionStage.TURNED);
    }

    @Test
    @DisplayName("议案的进度可以由每一步重算，编号依次不缺，草稿别人看不到")
    void recomputes() {
        MotionId id = examined(10);
        life.does(life.city.clerk, a -> motions.putOnAgenda(a, id, ""));
        MotionStage stage = MotionStage.DRAFT;
        for (MotionAct act : life.reads(() -> motions.acts(id))) {
            stage = stage.after(act);
        }
        assertThat(stage).isEqualTo(stage(id));
        MotionId next = examined(10);
        int first = ordinal(id);
        assertThat(ordinal(next)).isEqualTo(first + 1);
        MotionId draft = draft();
        assertThatThrownBy(() -> life.asks(life.city.clerk, a -> motions.view(a, draft)))
                .hasMessageContaining("没有这件议案");
        assertThatThrownBy(() -> life.asks(deputies.get(5), a -> motions.view(a, draft)))
                .hasMessageContaining("没有这件议案");
    }

    private int ordinal(MotionId id) {
        String number = life.asks(life.city.clerk, a -> motions.view(a, id)).motion().number();
        return Integer.parseInt(number.replaceAll(".*〕(\\d+)号", "$1"));
    }
}
