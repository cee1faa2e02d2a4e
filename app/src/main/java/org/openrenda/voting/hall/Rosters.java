package org.openrenda.voting.hall;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.openrenda.congress.members.Member;
import org.openrenda.congress.members.Members;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.PersonId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Role;
import org.openrenda.platform.parameters.Parameters;
import org.openrenda.voting.ballotforms.Namesakes;
import org.openrenda.voting.ballotforms.Namesakes.Known;
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

    /**
     * The members named, one in each line or apart by 、; each must be a deputy in office.
     *
     * @param kept who stays as drafted, whether in office or not: the roster of a poll that belongs
     *     to a meeting or a matter, which answers for who is on it
     */
    List<NewVoter> members(Actor actor, CongressId at, String names, List<Voter> kept) {
        Map<PersonId, NewVoter> known = known(actor, at, kept);
        Namesakes namesakes = namesakes(known.values());
        return Members.names(names).stream()
                .map(name -> known.get(only(namesakes, name, "members")))
                .toList();
    }

    /** The names of a roster, so that {@link #members} finds the same people again. */
    String names(Actor actor, CongressId at, List<Voter> roster) {
        Namesakes namesakes = namesakes(known(actor, at, roster).values());
        return roster.stream()
                .map(one -> namesakes.label(one.person(), one.name()))
                .collect(Collectors.joining("、"));
    }

    private Map<PersonId, NewVoter> known(Actor actor, CongressId at, List<Voter> kept) {
        Map<PersonId, NewVoter> known = new LinkedHashMap<>();
        kept.forEach(one -> known.put(one.person(), one.again()));
        voters(members.deputies(actor, at)).forEach(one -> known.putIfAbsent(one.person(), one));
        return known;
    }

    private static Namesakes namesakes(Collection<NewVoter> people) {
        return Namesakes.of(
                people.stream().map(p -> new Known(p.person(), p.name(), p.group())).toList());
    }

    private static PersonId only(Namesakes namesakes, String name, String field) {
        return namesakes
                .find(name, field)
                .orElseThrow(() -> Refusal.of(field, "本级在任代表中没有“" + name + "”，请核对姓名。"));
    }

    /** The names of the standing committee's members, to be changed by hand where need be. */
    String committee(Actor actor, CongressId at) {
        Namesakes namesakes = namesakes(voters(members.deputies(actor, at)));
        return members.committee(actor, at).stream()
                .map(one -> namesakes.label(one.person(), one.name()))
                .collect(Collectors.joining("、"));
    }

    /** A person of the congress by name, for an item or a list of the eligible. */
    NewVoter person(Actor actor, CongressId at, String name, String field) {
        Map<PersonId, NewVoter> known = known(actor, at, List.of());
        return known.get(only(namesakes(known.values()), name, field));
    }

    /**
     * Supervisors or counters by the names of their accounts.
     *
     * @param kept those of the draft: who is named again is the same person as before
     */
    List<Official> officials(
            Actor actor,
            CongressId at,
            String typed,
            OfficialDuty duty,
            String field,
            List<Official> kept) {
        List<Official> officials = new ArrayList<>();
        List<Official> before = new ArrayList<>(kept);
        for (String name : Members.names(typed)) {
            Official same =
                    before.stream()
                            .filter(one -> one.duty() == duty && one.name().equals(name))
                            .findFirst()
                            .orElse(null);
            before.remove(same);
            officials.add(same == null ? official(actor, at, name, duty, field) : same);
        }
        return officials;
    }

    /** Of namesakes, a deputy is told apart by the delegation. */
    private Official official(
            Actor actor, CongressId at, String name, OfficialDuty duty, String field) {
        if (name.endsWith("）") || name.endsWith(")")) {
            NewVoter one = person(actor, at, name, field);
            AccountId account = one.account();
            if (account == null) {
                throw Refusal.of(field, "“" + name + "”还没有账号，不能担任" + duty.label() + "。");
            }
            return new Official(account, one.person(), one.name(), duty);
        }
        var found = members.accounts(at, name, OFFICIALS, field).getFirst();
        return new Official(found.id(), found.person(), found.displayName(), duty);
    }

    /** CAL-5: whether suspended members count in the base is this congress's own setting. */
    int base(CongressId at, List<Voter> roster) {
        boolean all = parameters.of(INCLUDE_SUSPENDED, at).value() == 1;
        return (int) roster.stream().filter(one -> all || one.mayVote()).count();
    }
}
