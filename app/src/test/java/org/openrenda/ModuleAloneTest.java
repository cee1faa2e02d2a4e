package org.openrenda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openrenda.congress.Congress;
import org.openrenda.deputies.SuggestionLife;
import org.openrenda.evaluation.EvaluationLife;
import org.openrenda.evaluation.evaluations.EvaluationId;
import org.openrenda.hotline.intake.Intake;
import org.openrenda.hotline.intake.RawTicket;
import org.openrenda.meetings.MeetingLife;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Grant;
import org.openrenda.platform.Role;
import org.openrenda.platform.access.Access;
import org.openrenda.platform.database.DataScope;
import org.openrenda.supervision.MatterId;
import org.openrenda.supervision.NewMatter;
import org.openrenda.supervision.ProblemId;
import org.openrenda.supervision.Supervision;
import org.openrenda.voting.VotingLife;
import org.openrenda.voting.polls.PollId;

/** Each module with only the modules it declares it may use does one real act. */
@DisplayName("每个模块单独启动")
class ModuleAloneTest {

    /**
     * A module, and what it is tried with.
     *
     * @param beside the modules that must be there with it, and no others
     */
    private record Trial(String module, Set<String> beside, Act act) {

        @Override
        public String toString() {
            return module;
        }
    }

    private interface Act {
        void in(LoneModule lone) throws Exception;
    }

    static Stream<Trial> trials() {
        return Stream.of(
                new Trial("platform", Set.of(), ModuleAloneTest::admitSomebody),
                new Trial("congress", Set.of("platform"), ModuleAloneTest::foundCongress),
                new Trial("hotline", Set.of("congress", "platform"), ModuleAloneTest::takeTickets),
                new Trial("voting", Set.of("congress", "platform"), ModuleAloneTest::takeAVote),
                new Trial(
                        "evaluation",
                        Set.of("congress", "platform", "voting"),
                        ModuleAloneTest::holdAnEvaluation),
                new Trial(
                        "meetings",
                        Set.of("congress", "platform", "voting"),
                        ModuleAloneTest::holdAMeeting),
                new Trial(
                        "supervision",
                        Set.of(
                                "congress",
                                "evaluation",
                                "hotline",
                                "meetings",
                                "platform",
                                "voting"),
                        ModuleAloneTest::assignProblem),
                new Trial(
                        "deputies",
                        Set.of("congress", "evaluation", "hotline", "platform", "voting"),
                        ModuleAloneTest::assignSuggestion),
                new Trial(
                        "site",
                        Set.of(
                                "congress",
                                "deputies",
                                "evaluation",
                                "hotline",
                                "meetings",
                                "platform",
                                "supervision",
                                "voting"),
                        ModuleAloneTest::showThePublic),
                new Trial(
                        "screens",
                        Set.of(
                                "congress",
                                "evaluation",
                                "hotline",
                                "meetings",
                                "platform",
                                "supervision",
                                "voting"),
                        ModuleAloneTest::showTheHall));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("trials")
    @DisplayName("只带自己声明可用的模块就能启动，并办成一件事")
    void standsOnWhatItDeclares(Trial trial) throws Exception {
        try (LoneModule lone = LoneModule.start(trial.module())) {
            Set<String> expected = new TreeSet<>(trial.beside());
            expected.add(trial.module());
            assertThat(lone.present()).isEqualTo(expected);
            trial.act().in(lone);
        }
    }

    @Test
    @DisplayName("除演示外，没有漏掉哪个模块")
    void triesEachModule() {
        var modules =
                org.springframework.modulith.core.ApplicationModules.of(OpenRenda.class).stream()
                        .map(module -> module.getIdentifier().toString())
                        .filter(name -> !Set.of("demo", "analysis").contains(name));
        assertThat(trials().map(Trial::module))
                .containsExactlyInAnyOrderElementsOf(modules.toList());
    }

    private static void admitSomebody(LoneModule lone) throws Exception {
        CongressId home = new CongressId(1);
        Access access = lone.bean(Access.class);
        AccountId account =
                DataScope.system(
                        (java.util.function.Supplier<AccountId>)
                                () -> {
                                    access.register(home, null, "测江市人民代表大会");
                                    Actor setup = Actor.system("测试布置", home);
                                    AccountId id = access.open(setup, "zhoumin", "周敏", null, home);
                                    access.grant(setup, id, new Grant(Role.CLERK, home, null));
                                    return id;
                                });
        assertThat(lone.page("/desk", null).statusCode()).isEqualTo(302);
        var desk = lone.page("/desk", account);
        assertThat(desk.statusCode()).isEqualTo(200);
        assertThat(desk.body()).contains("周敏");
    }

    private static void foundCongress(LoneModule lone) throws Exception {
        TestCity city = TestCity.found(lone.context());
        assertThat(lone.bean(Congress.class).congress(city.county).parent()).isEqualTo(city.city);
        assertThat(lone.page("/congress", city.clerk).body()).contains("测江市人民代表大会");
    }

    private static void takeTickets(LoneModule lone) throws Exception {
        TestCity city = TestCity.found(lone.context());
        take(lone, city);
        assertThat(lone.page("/hotline/tickets", city.clerk).body()).contains("小区停水");
    }

    private static void takeAVote(LoneModule lone) throws Exception {
        VotingLife life = new VotingLife(lone.context(), 3);
        PollId poll = life.opened(life.question(), 3);
        life.votes(poll, 1, "1=FOR");
        life.votes(poll, 2, "1=FOR");
        life.announced(poll);
        var page = lone.page("/voting/" + poll, life.city.clerk);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("通过").contains("委员2");
    }

    private static void holdAnEvaluation(LoneModule lone) throws Exception {
        EvaluationLife life = new EvaluationLife(lone.context(), 5);
        EvaluationId id = life.opened(life.inRoom(false, EvaluationLife.everybody()), 5);
        for (int member = 1; member <= 5; member++) {
            life.rates(id, member, "1=100,80");
        }
        life.published(id);
        var page = lone.page("/evaluation/" + id, life.city.clerk);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("92.00");
    }

    private static void holdAMeeting(LoneModule lone) throws Exception {
        MeetingLife life = new MeetingLife(lone.context(), 3);
        MeetingId meeting = life.opened(2);
        life.now(meeting, "听取水污染防治报告");
        assertThat(life.view(meeting).quorum().reached()).isTrue();
    }

    private static void assignProblem(LoneModule lone) throws Exception {
        TestCity city = TestCity.found(lone.context());
        Supervision supervision = lone.bean(Supervision.class);
        MatterId matter = open(lone, city);
        ProblemId problem = city.doing(city.clerk, c -> supervision.list(c, matter, "三号泵房老旧", ""));
        city.doing(
                city.clerk,
                c -> {
                    supervision.assign(c, problem, city.housing);
                    return true;
                });
        assertThat(lone.page("/desk", city.housingHandler).body()).contains("三号泵房老旧");
    }

    private static void assignSuggestion(LoneModule lone) throws Exception {
        SuggestionLife life = new SuggestionLife(lone.context());
        life.assigned(false);
        assertThat(lone.page("/deputies/suggestions/mine", life.lead()).body())
                .contains("更换老旧小区二次供水设备");
    }

    private static void showThePublic(LoneModule lone) throws Exception {
        TestCity city = TestCity.found(lone.context());
        MatterId matter = open(lone, city);
        assertThat(lone.page("/site/matters", null).body()).doesNotContain("二次供水");
        city.doing(
                city.clerk,
                c -> {
                    lone.bean(Supervision.class).publish(c, matter);
                    return true;
                });
        assertThat(lone.page("/site/matters", null).body()).contains("二次供水");
        assertThat(lone.page("/site/matters/" + matter, null).statusCode()).isEqualTo(200);
    }

    private static void showTheHall(LoneModule lone) throws Exception {
        TestCity city = TestCity.found(lone.context());
        take(lone, city);
        var screen = lone.page("/screens/voice", city.clerk);
        assertThat(screen.statusCode()).isEqualTo(200);
        assertThat(screen.body()).contains("城市民声");
    }

    private static void take(LoneModule lone, TestCity city) {
        Intake intake = lone.bean(Intake.class);
        Actor setup = Actor.system("测试布置", city.city);
        DataScope.system(
                (Runnable)
                        () -> {
                            var source = intake.source(setup, city.city, "12345");
                            var now =
                                    LocalDateTime.now(lone.bean(java.time.Clock.class))
                                            .minusDays(1);
                            var taken =
                                    intake.take(
                                            setup,
                                            source,
                                            List.of(ticket("T1", now), ticket("T2", now)));
                            assertThat(taken.added()).isEqualTo(2);
                        });
    }

    private static RawTicket ticket(String number, LocalDateTime at) {
        return new RawTicket(
                number, at, "投诉", "电话", "小区停水", "已停水两天", "", "测北区", "", "", "", "", null, null,
                null, "", "");
    }

    private static MatterId open(LoneModule lone, TestCity city) {
        NewMatter matter =
                new NewMatter(
                        city.city, "二次供水水压不足", "热线反映集中", "LIST_FOLLOW_UP", null, null, null, null);
        return city.doing(city.clerk, c -> lone.bean(Supervision.class).open(c, matter));
    }
}
