package org.openrenda.voting.hall;

import java.util.List;
import java.util.stream.Collectors;
import org.openrenda.congress.members.Member;
import org.openrenda.congress.members.Members;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Role;
import org.openrenda.platform.parameters.Parameters;
import org.openrenda.voting.polls.NewVoter;
import org.openrenda.voting.polls.Official;
import org.openrenda.voting.polls.OfficialDuty;
import org.openrenda.voting.polls.Voter;
import org.springframework.stereotype.Component;

/** Rosters of polls that a clerk prepares by hand, from what the congress knows of its people. */
@Component
class Rosters {

    private static final List<Role> OFFICIALS = List.of(Role.CLERK, Role.CHAIR, Role.DEPUTY);
    private static final String INCLUDE_SUSPENDED = "quorum.base.includeSuspended";

    private final Members members;
    private final Parameters parameters;

    Rosters(Members members, Parameters parameters) {
        this.members = members;
        this.parameters = parameters;
    }

    /** All deputies in office, the suspended among them without a vote (DEP-4). */
    List<NewVoter> deputies(Actor actor, CongressId at) {
        List<NewVoter> roster = voters(members.deputies(actor, at));
        if (roster.isEmpty()) {
            throw Refusal.of("roster", "本级还没有登记代表，请先导入代表名册。");
        }
        return roster;
    }

    private static List<NewVoter> voters(List<Member> all) {
        return all.stream()
                .map(m ->
                        new NewVoter(m.person(), m.account(), m.name(), m.delegation(), m.mayAct()))
                .toList();
    }

    /** The members named, one in each line or apart by 、; each must be a deputy in office. */
    List<NewVoter> members(Actor actor, CongressId at, String names) {
        return voters(members.named(actor, at, names, "members"));
    }

    /** The names of the standing committee's members, to be changed by hand where need be. */
    String committee(Actor actor, CongressId at) {
        return members.committee(actor, at).stream()
                .map(Member::name)
                .collect(Collectors.joining("、"));
    }

    /** A person of the congress by name, for an item or a list of the eligible. */
    NewVoter person(Actor actor, CongressId at, String name, String field) {
        return voters(members.named(actor, at, name, field)).getFirst();
    }

    /** Supervisors or counters by the names of their accounts. */
    List<Official> officials(CongressId at, String typed, OfficialDuty duty, String field) {
        return members.accounts(at, typed, OFFICIALS, field).stream()
                .map(one -> new Official(one.id(), one.person(), one.displayName(), duty))
                .toList();
    }

    /** CAL-5: whether suspended members count in the base is this congress's own setting. */
    int base(CongressId at, List<Voter> roster) {
        boolean all = parameters.of(INCLUDE_SUSPENDED, at).value() == 1;
        return (int) roster.stream().filter(one -> all || one.mayVote()).count();
    }
}
