package org.openrenda.voting.hall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.congress.Congress;
import org.openrenda.congress.DeputySearch;
import org.openrenda.congress.deputyships.Deputyships;
import org.openrenda.congress.deputyships.OfficeKind;
import org.openrenda.congress.deputyships.Paper;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.PersonId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.database.DataScope;
import org.openrenda.platform.parameters.Parameters;
import org.openrenda.voting.VotingLife;
import org.openrenda.voting.polls.NewVoter;
import org.openrenda.voting.polls.Official;
import org.openrenda.voting.polls.OfficialDuty;
import org.openrenda.voting.polls.Voter;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Rosters made by hand. */
@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("表决的名册")
class RostersTest {

    @Autowired private ApplicationContext context;
    @Autowired private Rosters rosters;

    private VotingLife life;

    @BeforeAll
    void found() {
        life = new VotingLife(context, 5);
    }

    private static Voter voter(int no, boolean mayVote) {
        return new Voter(no, new PersonId(no), null, "委员" + no, "", mayVote, false, false, null);
    }

    @Test
    @DisplayName("CAL-5 暂停执行职务的人是否计入基数由本会设定：默认计入，改为 0 后不计入")
    void suspendedMembersCountAsTheCongressSays() {
        List<Voter> roster = List.of(voter(1, true), voter(2, true), voter(3, false));
        assertThat(rosters.base(life.city.city, roster)).isEqualTo(3);
        Actor setup = Actor.system("测试布置", life.city.city);
        DataScope.system(() ->
                context.getBean(Parameters.class)
                        .set(
                                setup,
                                life.city.city,
                                "quorum.base.includeSuspended",
                                0,
                                "本会议事规则",
                                LocalDate.of(2026, 1, 1)));
        assertThat(rosters.base(life.city.city, roster)).isEqualTo(2);
        assertThat(rosters.base(life.city.county, roster)).isEqualTo(3);
    }

    @Test
    @DisplayName("VOT-1 全体代表的名册来自在任代表，带上各自的账号")
    void deputiesInOffice() {
        List<NewVoter> all = life.asks(life.city.clerk, a -> rosters.deputies(a, life.city.city));
        assertThat(all).extracting(NewVoter::name).contains("委员1", "委员5");
        assertThat(all).allMatch(NewVoter::mayVote).hasSize(5);
        assertThat(all).allMatch(one -> one.account() != null);
    }

    @Test
    @DisplayName("VOT-2 写明的组成人员按姓名找到；找不到的说出姓名")
    void membersByName() {
        List<NewVoter> two =
                life.asks(
                        life.city.clerk,
                        a -> rosters.members(a, life.city.city, "委员2、委员4\n", List.of()));
        assertThat(two).extracting(NewVoter::name).containsExactly("委员2", "委员4");
        assertThatThrownBy(() ->
                        life.asks(
                                life.city.clerk,
                                a -> rosters.members(a, life.city.city, "委员2 委员六", List.of())))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("委员六");
    }

    @Test
    @DisplayName("ELE-13 监票人按账号姓名确定；没有账号的说出姓名")
    void officialsByName() {
        List<Official> two = officials("周敏、委员3", OfficialDuty.SUPERVISOR);
        assertThat(two)
                .extracting(Official::account)
                .containsExactly(life.city.clerk, life.account(3));
        assertThatThrownBy(() -> officials("查无此人", OfficialDuty.COUNTER))
                .hasMessageContaining("查无此人");
    }

    private List<Official> officials(String typed, OfficialDuty duty) {
        return life.asks(
                life.city.clerk,
                a -> rosters.officials(a, life.city.city, typed, duty, "supervisors", List.of()));
    }

    @Test
    @DisplayName("MTG-7 登记为常委会组成人员的，名册自动列出；没有登记的，由经办人填写")
    void membersOfTheCommittee() {
        CongressId city = life.city.city;
        assertThat(life.<String>asks(life.city.clerk, a -> rosters.committee(a, city))).isEmpty();
        Deputyships deputyships = context.getBean(Deputyships.class);
        Congress congress = context.getBean(Congress.class);
        Paper election = new Paper(LocalDate.of(2022, 2, 8), "市人大公告", "");
        life.does(
                life.city.clerk,
                a ->
                        congress
                                .deputies(a, DeputySearch.of("", "", city.value(), "", 100))
                                .stream()
                                .filter(one -> Set.of("委员2", "委员4").contains(one.name()))
                                .forEach(one ->
                                        deputyships.holdOffice(
                                                a,
                                                one.deputyship(),
                                                OfficeKind.COMMITTEE_MEMBER,
                                                "市人大常委会",
                                                election)));
        String names = life.asks(life.city.clerk, a -> rosters.committee(a, city));
        assertThat(names.split("、")).containsExactlyInAnyOrder("委员2", "委员4");
    }
}
