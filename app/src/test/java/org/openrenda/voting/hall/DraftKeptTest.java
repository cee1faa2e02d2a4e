package org.openrenda.voting.hall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openrenda.AppTest;
import org.openrenda.congress.Congress;
import org.openrenda.congress.NewPerson;
import org.openrenda.congress.Seat;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Origin;
import org.openrenda.platform.PersonId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.database.DataScope;
import org.openrenda.platform.web.Form;
import org.openrenda.voting.VotingLife;
import org.openrenda.voting.hall.PrepareForm.Draft;
import org.openrenda.voting.polls.BallotForm;
import org.openrenda.voting.polls.BallotItem;
import org.openrenda.voting.polls.Eligible;
import org.openrenda.voting.polls.Majority;
import org.openrenda.voting.polls.MajorityRule;
import org.openrenda.voting.polls.MatterKind;
import org.openrenda.voting.polls.NewPoll;
import org.openrenda.voting.polls.NewVoter;
import org.openrenda.voting.polls.PollId;
import org.openrenda.voting.polls.PollKind;
import org.openrenda.voting.polls.PollPlan;
import org.openrenda.voting.polls.Visibility;
import org.openrenda.voting.polls.Voter;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** What a draft keeps while it is changed: its own numbers, and who is who. */
@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("修改草拟时保持不变的")
class DraftKeptTest {

    private static final Origin ITEM = new Origin("meetings", 7, "第三项议程", "/meetings/7");
    private static final Majority THREE_QUARTERS = new Majority(3, 4, false);

    @Autowired private ApplicationContext context;
    @Autowired private PrepareForm prepare;

    private VotingLife life;
    private final List<NewVoter> roster = new ArrayList<>();

    @BeforeAll
    void found() {
        life = new VotingLife(context, 4);
        roster.addAll(life.members);
        roster.add(namesake("第二代表团"));
        roster.add(namesake("第三代表团"));
    }

    /** A deputy 王伟 of this delegation. */
    private NewVoter namesake(String delegation) {
        Actor setup = Actor.system("测试布置", life.city.city);
        PersonId person =
                DataScope.system(() ->
                        context.getBean(TransactionTemplate.class)
                                .execute(status -> deputy(setup, delegation)));
        return new NewVoter(person, null, "王伟", delegation, true);
    }

    private PersonId deputy(Actor setup, String delegation) {
        Congress congress = context.getBean(Congress.class);
        NewPerson known = new NewPerson("王伟", "男", 1970, "汉族", "", "教师", "");
        PersonId person = congress.person(setup, life.city.city, known);
        Seat seat = new Seat("第二选区", delegation, "", "", false, LocalDate.of(2022, 2, 1), "公告");
        congress.deputy(setup, person, life.city.city, seat);
        return person;
    }

    private PollId draft(@Nullable Origin origin) {
        NewVoter first = roster.get(0);
        BallotForm form =
                BallotForm.competitive(
                        List.of(
                                new BallotItem(1, "委员1 组长", first.person()),
                                new BallotItem(2, "委员2 组长", roster.get(1).person())),
                        1,
                        List.of(eligible(roster.get(4)), eligible(roster.get(5))));
        MajorityRule rule = VotingLife.OF_ALL;
        PollPlan plan =
                new PollPlan(
                        life.city.city,
                        "推选计票小组组长",
                        "",
                        MatterKind.PROCEDURE,
                        PollKind.WHOLE,
                        0,
                        origin,
                        Visibility.NAMED,
                        form,
                        rule,
                        THREE_QUARTERS,
                        THREE_QUARTERS,
                        90);
        return life.asks(
                life.city.clerk,
                a -> life.polls.prepare(a, new NewPoll(plan, roster, life.officials())));
    }

    private static Eligible eligible(NewVoter one) {
        return new Eligible(one.person(), one.name());
    }

    private Draft read(Actor actor, PollId poll) {
        return new Draft(life.polls.view(actor, poll), life.polls.roster(actor, poll));
    }

    /** Opened and sent as it stood, with this one field changed. */
    private Draft changed(PollId poll, String field, String value) {
        return life.asks(
                life.city.clerk,
                a -> {
                    Draft before = read(a, poll);
                    Form form = prepare.filled(a, before).value(field, value);
                    life.polls.redraft(a, poll, prepare.read(a, form, before));
                    return read(a, poll);
                });
    }

    @Test
    @DisplayName("MTG-7、VOT-7 拟定时的法定人数、参加比例和倒计时不变；换成另一种名册才按现在的规定")
    void keepsItsNumbers() {
        PollPlan plan = changed(draft(ITEM), "title", "推选监票小组组长").plan();
        assertThat(plan.title()).isEqualTo("推选监票小组组长");
        assertThat(plan.quorum()).isEqualTo(THREE_QUARTERS);
        assertThat(plan.turnout()).isEqualTo(THREE_QUARTERS);
        assertThat(plan.seconds()).isEqualTo(90);
        PollPlan other = changed(draft(ITEM), "roster", "deputies").plan();
        assertThat(other.quorum()).isNotEqualTo(THREE_QUARTERS);
        assertThat(other.turnout()).isNull();
    }

    @Test
    @DisplayName("VOT-1 会议带来的名册、可以另选的人里有同名的，修改后仍是原来那几位")
    void keepsNamesakes() {
        Draft after = changed(draft(ITEM), "body", "由主持人提名。");
        assertThat(after.roster())
                .extracting(Voter::person)
                .containsExactlyElementsOf(roster.stream().map(NewVoter::person).toList());
        assertThat(after.plan().form().eligible())
                .extracting(Eligible::person)
                .containsExactly(roster.get(4).person(), roster.get(5).person());
        assertThat(after.plan().form().eligible())
                .as("voters can tell them apart")
                .extracting(Eligible::name)
                .containsExactly("王伟（第二代表团）", "王伟（第三代表团）");
        assertThat(after.view().officials()).isEqualTo(life.officials());
    }

    @Test
    @DisplayName("写明的名册里同名的用代表团分开，去掉其中一位，留下的是另一位；只写姓名的退回")
    void takesOneOfTwoNamesakesAway() {
        PollId poll = draft(null);
        String names =
                life.asks(life.city.clerk, a -> prepare.filled(a, read(a, poll)).get("members"));
        assertThat(names).isEqualTo("委员1、委员2、委员3、委员4、王伟（第二代表团）、王伟（第三代表团）");
        Draft after = changed(poll, "members", names.replace("、王伟（第二代表团）", ""));
        assertThat(after.roster()).extracting(Voter::person).contains(roster.get(5).person());
        assertThat(after.roster()).extracting(Voter::person).doesNotContain(roster.get(4).person());
        assertThatThrownBy(() -> changed(poll, "members", "委员1、王伟"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("“王伟（第二代表团）”或者“王伟（第三代表团）”");
    }
}
