package org.openrenda.congress.deputyships;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.TestCity;
import org.openrenda.congress.Congress;
import org.openrenda.congress.NewPerson;
import org.openrenda.congress.Seat;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.PersonId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.access.TestSignIn;
import org.openrenda.platform.database.DataScope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

// Longer than 300 lines because each rule of a deputyship stands here beside its refusals.
@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("F-DEP-1 代表职务")
class DeputyshipsTest {

    private static final LocalDate DAY = LocalDate.of(2022, 3, 1);

    @Autowired private ApplicationContext context;
    @Autowired private Congress congress;
    @Autowired private Deputyships deputyships;
    @Autowired private MockMvcTester web;

    private TestCity city;

    @BeforeAll
    void found() {
        city = TestCity.found(context);
        Actor setup = Actor.system("测试布置", city.foreign);
        DataScope.system(() -> congress.term(setup, city.foreign, 9, LocalDate.of(2022, 1, 1)));
    }

    private static Paper paper() {
        return new Paper(DAY, "市人大常委会公告第 3 号", "");
    }

    private static Seat seat(String unit, boolean byElection) {
        return new Seat(unit, "测北代表团", "第一小组", "一线工人", byElection, DAY, "选举结果公告");
    }

    private PersonId person(String name) {
        NewPerson person = new NewPerson(name, "女", 1980, "汉族", "群众", "教师", "");
        return city.doing(city.clerk, clerk -> congress.person(clerk, city.city, person));
    }

    private long elected(String name) {
        PersonId person = person(name);
        return city.doing(
                city.clerk,
                clerk -> deputyships.elect(clerk, person, city.city, seat("测北区人大", false)));
    }

    private void act(Consumer<Actor> act) {
        actBy(city.clerk, act);
    }

    private void actBy(AccountId who, Consumer<Actor> act) {
        city.doing(
                who,
                actor -> {
                    act.accept(actor);
                    return actor;
                });
    }

    private long active(String name) {
        long id = elected(name);
        act(clerk -> deputyships.review(clerk, id, paper()));
        act(clerk -> deputyships.confirm(clerk, id, paper()));
        act(clerk -> deputyships.publish(clerk, id, paper()));
        return id;
    }

    private DeputyshipView view(long id) {
        return city.doing(city.clerk, clerk -> deputyships.deputyship(clerk, id));
    }

    private DeputyStatus status(long id) {
        return view(id).status();
    }

    private boolean mayAct(long id) {
        return deputyships.mayAct(view(id).person(), city.city);
    }

    @Test
    @DisplayName("DEP-2 没有隶属关系的两地不能同时担任代表；前一个终止或当选无效后可以")
    void unrelatedAreasAreRefused() {
        PersonId person = person("沈跨区");
        Actor setup = Actor.system("测试布置", city.foreign);
        DataScope.system(() -> congress.deputy(setup, person, city.foreign, "某区", "某团"));
        assertThatThrownBy(() ->
                        act(clerk ->
                                deputyships.elect(clerk, person, city.city, seat("测北区人大", false))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("第四十八条");
        PersonId other = person("沈无效");
        long id =
                city.doing(
                        city.clerk,
                        clerk -> deputyships.elect(clerk, other, city.city, seat("测北区人大", false)));
        act(clerk -> deputyships.review(clerk, id, paper()));
        act(clerk -> deputyships.annul(clerk, id, new Paper(DAY, "审查报告", "票数不足")));
        assertThat(DataScope.system(() -> congress.deputy(setup, other, city.foreign, "某区", "某团")))
                .isPositive();
    }

    @Test
    @DisplayName("DEP-3 当选、审查、确认、公布，一步不能少；公布前不是在任代表")
    void credentialsAreReviewed() {
        long id = elected("沈当选");
        assertThat(status(id)).isEqualTo(DeputyStatus.ELECTED);
        assertThatThrownBy(() -> act(clerk -> deputyships.publish(clerk, id, paper())))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> act(clerk -> deputyships.confirm(clerk, id, paper())))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("已当选");
        act(clerk -> deputyships.review(clerk, id, paper()));
        act(clerk -> deputyships.confirm(clerk, id, paper()));
        assertThat(mayAct(id)).isFalse();
        act(clerk -> deputyships.publish(clerk, id, paper()));
        assertThat(mayAct(id)).isTrue();
        assertThat(view(id).history())
                .extracting(DeputyStep::act)
                .containsExactly(
                        DeputyAct.ELECT, DeputyAct.REVIEW, DeputyAct.CONFIRM, DeputyAct.PUBLISH);
    }

    @Test
    @DisplayName("DEP-3 当选无效要写明原因，之后再也不能变动")
    void invalidElectionsAreFinal() {
        long id = elected("沈落空");
        act(clerk -> deputyships.review(clerk, id, paper()));
        assertThatThrownBy(() -> act(clerk -> deputyships.annul(clerk, id, paper())))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("原因");
        act(clerk -> deputyships.annul(clerk, id, new Paper(DAY, "审查报告", "不符合选举法")));
        assertThatThrownBy(() -> act(clerk -> deputyships.review(clerk, id, paper())))
                .isInstanceOf(Refusal.class);
    }

    @Test
    @DisplayName("DEP-4 两种情形暂停执行职务，暂停期间不能表决和联名，情形消失后恢复")
    void suspensionStopsVoting() {
        for (SuspensionGround ground : SuspensionGround.values()) {
            long id = active("沈暂停" + ground.ordinal());
            act(clerk -> deputyships.suspend(clerk, id, ground, paper()));
            assertThat(mayAct(id)).isFalse();
            assertThat(view(id).history().getLast().groundLabel()).isEqualTo(ground.label());
            assertThatThrownBy(() -> act(clerk -> deputyships.suspend(clerk, id, ground, paper())))
                    .isInstanceOf(Refusal.class);
            act(clerk -> deputyships.resume(clerk, id, paper()));
            assertThat(mayAct(id)).isTrue();
            assertThatThrownBy(() -> act(clerk -> deputyships.resume(clerk, id, paper())))
                    .isInstanceOf(Refusal.class);
        }
    }

    @Test
    @DisplayName("DEP-5 七种情形和去世都能终止资格，终止后不能恢复")
    void qualificationEnds() {
        assertThat(EndReason.values()).hasSize(8);
        for (EndReason reason : EndReason.values()) {
            if (reason == EndReason.RESIGNED) {
                continue;
            }
            long id = active("沈终止" + reason.ordinal());
            act(clerk -> deputyships.end(clerk, id, reason, paper()));
            assertThat(mayAct(id)).isFalse();
            assertThat(view(id).history().getLast().groundLabel()).isEqualTo(reason.label());
            assertThatThrownBy(() -> act(clerk -> deputyships.resume(clerk, id, paper())))
                    .isInstanceOf(Refusal.class);
        }
    }

    @Test
    @DisplayName("DEP-6 终止要公告：公告前是“待公告”，公告后才是“已终止”")
    void endsAreAnnounced() {
        long id = active("沈公告");
        assertThatThrownBy(() -> act(clerk -> deputyships.announce(clerk, id, paper())))
                .isInstanceOf(Refusal.class);
        act(clerk -> deputyships.end(clerk, id, EndReason.MOVED_AWAY, paper()));
        assertThat(status(id)).isEqualTo(DeputyStatus.ENDING);
        act(clerk -> deputyships.announce(clerk, id, paper()));
        assertThat(status(id)).isEqualTo(DeputyStatus.ENDED);
    }

    @Test
    @DisplayName("DEP-8 辞职先提出，再由全体过半数接受：65人须33人；未接受或撤回的回到原来的状态")
    void resignationsAreAccepted() {
        long id = active("沈辞职");
        assertThatThrownBy(
                        () -> act(clerk -> deputyships.end(clerk, id, EndReason.RESIGNED, paper())))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("DEP-8");
        act(clerk -> deputyships.resign(clerk, id, paper()));
        assertThat(mayAct(id)).isTrue();
        assertThatThrownBy(() ->
                        act(clerk -> deputyships.accept(clerk, id, new Vote(32, 65), paper())))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("至少 33 人");
        act(clerk -> deputyships.keep(clerk, id, paper()));
        assertThat(status(id)).isEqualTo(DeputyStatus.ACTIVE);
        act(clerk -> deputyships.suspend(clerk, id, SuspensionGround.DETAINED, paper()));
        act(clerk -> deputyships.resign(clerk, id, paper()));
        act(clerk -> deputyships.keep(clerk, id, paper()));
        assertThat(status(id)).isEqualTo(DeputyStatus.SUSPENDED);
        act(clerk -> deputyships.resign(clerk, id, paper()));
        act(clerk -> deputyships.accept(clerk, id, new Vote(33, 65), paper()));
        assertThat(status(id)).isEqualTo(DeputyStatus.ENDING);
        assertThat(view(id).history().getLast())
                .extracting(DeputyStep::ground, DeputyStep::inFavour, DeputyStep::members)
                .containsExactly("RESIGNED", 33, 65);
        assertThatThrownBy(() -> new Vote(66, 65)).isInstanceOf(Refusal.class);
    }

    @Test
    @DisplayName("DEP-10 补选须有出缺的名额，候选人可以与应选人数相等；补选的代表同样审查")
    void vacanciesAreFilled() {
        Seat seat = seat("测南区人大", true);
        PersonId next = person("沈补选");
        assertThatThrownBy(() -> act(clerk -> deputyships.elect(clerk, next, city.city, seat)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("出缺");
        PersonId first = person("沈原任");
        long before =
                city.doing(
                        city.clerk,
                        clerk -> deputyships.elect(clerk, first, city.city, seat("测南区人大", false)));
        act(clerk -> deputyships.review(clerk, before, paper()));
        act(clerk -> deputyships.confirm(clerk, before, paper()));
        act(clerk -> deputyships.end(clerk, before, EndReason.DIED, paper()));
        long id = city.doing(city.clerk, clerk -> deputyships.elect(clerk, next, city.city, seat));
        assertThat(view(id).byElection()).isTrue();
        assertThat(status(id)).isEqualTo(DeputyStatus.ELECTED);
        PersonId third = person("沈再补");
        assertThatThrownBy(() -> act(clerk -> deputyships.elect(clerk, third, city.city, seat)))
                .isInstanceOf(Refusal.class);
    }

    @Test
    @DisplayName("状态迁移表之外的每一步都被拒绝，拒绝时说出两个状态")
    void onlyLawfulMoves() {
        List<String> lawful = new ArrayList<>();
        for (DeputyStatus from : DeputyStatus.values()) {
            for (DeputyStatus to : DeputyStatus.values()) {
                if (from.leadsTo(to)) {
                    assertThat(from.to(to)).isEqualTo(to);
                    lawful.add(from + ">" + to);
                } else {
                    assertThatThrownBy(() -> from.to(to))
                            .hasMessageContaining(from.label())
                            .hasMessageContaining(to.label());
                }
            }
        }
        assertThat(lawful).hasSize(15);
    }

    @Test
    @DisplayName("每一步都要有文件和日期，不能晚于今天，也不能早于上一步")
    void restOnAPaper() {
        long id = active("沈依据");
        LocalDate never = LocalDate.of(2999, 1, 1);
        for (Paper bad :
                List.of(
                        new Paper(DAY, " ", ""),
                        new Paper(null, "公告", ""),
                        new Paper(never, "公告", ""),
                        new Paper(DAY.minusDays(1), "公告", ""))) {
            assertThatThrownBy(() -> act(clerk -> deputyships.resign(clerk, id, bad)))
                    .isInstanceOf(Refusal.class);
        }
        assertThat(status(id)).isEqualTo(DeputyStatus.ACTIVE);
    }

    @Test
    @DisplayName("名册登记的日子不拦住更早发生的事：登记在任代表后可补记从前的暂停")
    void enrolmentHoldsNothingBack() {
        PersonId person = person("沈名册");
        Long id =
                city.doing(
                        city.clerk,
                        clerk -> congress.deputy(clerk, person, city.city, "测北区人大", "测北代表团"));
        act(clerk -> deputyships.suspend(clerk, id, SuspensionGround.DETAINED, paper()));
        assertThat(status(id)).isEqualTo(DeputyStatus.SUSPENDED);
    }

    @Test
    @DisplayName("历史只增不改：数据库也不许；当前状态总等于最后一步")
    void historyIsAppendOnly() {
        long id = active("沈历史");
        assertThat(view(id).history().getLast().status()).isEqualTo(status(id));
        for (String sql :
                List.of(
                        "update congress.deputyship_step set note = '改'",
                        "delete from congress.deputyship_step")) {
            assertThatThrownBy(() -> city.jdbc().sql(sql).update())
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    @DisplayName("别级的工作人员、主任会议成员和代表都不能办理；外市的人看不到")
    void onlyItsOwnClerkActs() {
        long id = active("沈本级");
        for (AccountId who : List.of(city.countyClerk, city.chair, city.deputies.getFirst())) {
            assertThatThrownBy(() -> actBy(who, actor -> deputyships.resign(actor, id, paper())))
                    .isInstanceOf(Refusal.class);
        }
        CongressId home = city.as(city.foreignClerk).home();
        assertThat(home).isEqualTo(city.foreign);
        assertThatThrownBy(() ->
                        city.doing(city.foreignClerk, actor -> deputyships.deputyship(actor, id)))
                .isInstanceOf(Refusal.class);
    }

    @Test
    @DisplayName("页面：名册按状态、代表团、小组筛选，打开一人可见资料、经过和可以办理的事")
    void pagesShowAndAct() {
        long id = active("沈页面");
        var cookie = TestSignIn.cookie(context, city.clerk);
        var base = "/congress/deputies/" + id;
        assertThat(web.get().uri(base).cookie(cookie))
                .bodyText()
                .contains("沈页面", "一线工人", "第一小组", "公布代表名单", "暂停执行职务")
                .doesNotContain("接受辞职");
        assertThat(
                        web.post()
                                .uri(base + "/steps")
                                .with(csrf())
                                .cookie(cookie)
                                .param("act", "SUSPEND")
                                .param("ground", "DETAINED")
                                .param("on", "2022-03-02")
                                .param("document", "决定"))
                .hasStatus(302);
        assertThat(status(id)).isEqualTo(DeputyStatus.SUSPENDED);
        var list = "/congress/deputies?delegation=测北代表团&group=第一小组&status=";
        assertThat(web.get().uri(list + "SUSPENDED").cookie(cookie)).bodyText().contains("沈页面");
        assertThat(web.get().uri(list + "ENDED").cookie(cookie)).bodyText().doesNotContain("沈页面");
        assertThat(
                        web.post()
                                .uri("/congress/deputies")
                                .with(csrf())
                                .cookie(cookie)
                                .param("name", "沈新任")
                                .param("electoralUnit", "测北区人大")
                                .param("on", "2022-03-01")
                                .param("document", "公告"))
                .hasStatus(302);
        assertThat(
                        web.post()
                                .uri("/congress/deputies")
                                .with(csrf())
                                .cookie(cookie)
                                .param("name", "沈缺项")
                                .param("on", "2022-03-01"))
                .hasStatus(422);
    }
}
