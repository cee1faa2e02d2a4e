package org.openrenda.voting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openrenda.TestCity;
import org.openrenda.congress.Congress;
import org.openrenda.congress.NewPerson;
import org.openrenda.congress.Seat;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Grant;
import org.openrenda.platform.Origin;
import org.openrenda.platform.PersonId;
import org.openrenda.platform.Role;
import org.openrenda.platform.access.Access;
import org.openrenda.platform.database.DataScope;
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
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** The people of the test city at a vote, through the façade only. */
public final class VotingLife {

    public static final MajorityRule OF_ALL =
            new MajorityRule(MajorityOf.ALL_MEMBERS, Majority.moreThan(1, 2), "地方组织法第五十一条");

    public final TestCity city;
    public final Polls polls;
    public final List<NewVoter> members = new ArrayList<>();
    private final ApplicationContext context;

    public VotingLife(ApplicationContext context, int deputies) {
        this.context = context;
        city = TestCity.found(context);
        polls = context.getBean(Polls.class);
        DataScope.system(() ->
                context.getBean(TransactionTemplate.class)
                        .executeWithoutResult(status -> enrol(deputies)));
    }

    private void enrol(int deputies) {
        Congress congress = context.getBean(Congress.class);
        Access access = context.getBean(Access.class);
        Actor setup = Actor.system("测试布置", city.city);
        for (int n = 1; n <= deputies; n++) {
            String name = "委员" + n;
            NewPerson known = new NewPerson(name, "男", 1970, "汉族", "", "教师", "");
            PersonId person = congress.person(setup, city.city, known);
            Seat seat = new Seat("第一选区", "第一代表团", "", "", false, LocalDate.of(2022, 2, 1), "公告");
            congress.deputy(setup, person, city.city, seat);
            AccountId account = access.open(setup, "member" + n, name, person, city.city);
            access.grant(setup, account, new Grant(Role.DEPUTY, city.city, null));
            members.add(new NewVoter(person, account, name, "第一代表团", true));
        }
    }

    public List<Official> officials() {
        return List.of(
                new Official(city.clerk, null, "周敏", OfficialDuty.SUPERVISOR),
                new Official(city.chair, null, "陈立", OfficialDuty.COUNTER));
    }

    /** Double envelopes need a second supervisor. */
    public List<Official> officials(PollPlan plan) {
        List<Official> officials = new ArrayList<>(officials());
        if (plan.sealed()) {
            AccountId second = city.deputies.getFirst();
            officials.add(new Official(second, null, "孙莉", OfficialDuty.SUPERVISOR));
        }
        return officials;
    }

    public PollPlan plan(BallotForm form, PollKind kind, @Nullable Origin origin) {
        return new PollPlan(
                city.city,
                "关于批准水务专项规划的决议",
                "决定批准。",
                MatterKind.RESOLUTION,
                kind,
                0,
                origin,
                Visibility.NAMED,
                form,
                OF_ALL,
                null,
                Majority.moreThan(1, 2),
                0);
    }

    public PollPlan question() {
        return plan(BallotForm.question("关于批准水务专项规划的决议"), PollKind.WHOLE, null);
    }

    public PollId prepared(PollPlan plan) {
        return asks(city.clerk, a -> polls.prepare(a, new NewPoll(plan, members, officials(plan))));
    }

    public PollId ready(PollPlan plan) {
        PollId id = prepared(plan);
        does(city.clerk, a -> polls.ready(a, id));
        return id;
    }

    /** Open, with the first so many members present. */
    public PollId opened(PollPlan plan, int present) {
        PollId id = ready(plan);
        does(city.chair, a -> polls.open(a, id, Opening.of(people(present), members.size())));
        return id;
    }

    public Set<PersonId> people(int first) {
        return members.stream().limit(first).map(NewVoter::person).collect(Collectors.toSet());
    }

    public void votes(PollId id, int member, String text) {
        asks(account(member), a -> polls.cast(a, id, text, "browser-of-member-" + member));
    }

    public void closed(PollId id) {
        does(city.chair, a -> polls.close(a, id));
    }

    public void confirmed(PollId id) {
        asks(city.clerk, a -> polls.view(a, id))
                .officials()
                .forEach(one -> does(one.account(), a -> polls.confirm(a, id)));
    }

    public void announced(PollId id) {
        closed(id);
        confirmed(id);
        does(city.chair, a -> polls.announce(a, id));
    }

    public AccountId account(int member) {
        AccountId account = members.get(member - 1).account();
        if (account == null) {
            throw new IllegalStateException("no account");
        }
        return account;
    }

    public PersonId person(int member) {
        return members.get(member - 1).person();
    }

    public void does(AccountId who, Consumer<Actor> act) {
        city.doing(
                who,
                actor -> {
                    act.accept(actor);
                    return true;
                });
    }

    public <T> T asks(AccountId who, Function<Actor, T> question) {
        return city.doing(who, question);
    }
}
