package org.openrenda.voting.hall;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openrenda.congress.Congress;
import org.openrenda.congress.Deputy;
import org.openrenda.congress.DeputySearch;
import org.openrenda.congress.deputyships.DeputyStatus;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.PersonId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Role;
import org.openrenda.platform.access.Access;
import org.openrenda.platform.access.Account;
import org.openrenda.platform.parameters.Parameters;
import org.openrenda.voting.polls.NewVoter;
import org.openrenda.voting.polls.Official;
import org.openrenda.voting.polls.OfficialDuty;
import org.openrenda.voting.polls.Voter;
import org.springframework.stereotype.Component;

/** Rosters of polls that a clerk prepares by hand, from what the congress knows of its people. */
@Component
class Rosters {

    private static final int DEPUTIES_MAX = 5_000;
    private static final int NAMESAKES_MAX = 20;
    private static final String INCLUDE_SUSPENDED = "quorum.base.includeSuspended";

    private final Congress congress;
    private final Access access;
    private final Parameters parameters;

    Rosters(Congress congress, Access access, Parameters parameters) {
        this.congress = congress;
        this.access = access;
        this.parameters = parameters;
    }

    /** All deputies in office, the suspended among them without a vote (DEP-4). */
    List<NewVoter> deputies(Actor actor, CongressId at) {
        Map<PersonId, AccountId> accounts = accounts(at);
        List<NewVoter> roster = new ArrayList<>();
        for (Deputy one : inOffice(actor, at)) {
            DeputyStatus status = DeputyStatus.valueOf(one.status());
            roster.add(
                    new NewVoter(
                            one.person(),
                            accounts.get(one.person()),
                            one.name(),
                            one.delegation(),
                            status.mayAct()));
        }
        if (roster.isEmpty()) {
            throw Refusal.of("roster", "本级还没有登记代表，请先导入代表名册。");
        }
        return roster;
    }

    /** The members named, one in each line or apart by 、; each must be a deputy in office. */
    List<NewVoter> members(Actor actor, CongressId at, String names) {
        List<NewVoter> all = deputies(actor, at);
        List<NewVoter> roster = new ArrayList<>();
        for (String name : names(names)) {
            roster.add(only(all, name, "members"));
        }
        return roster;
    }

    /** A person of the congress by name, for an item or a list of the eligible. */
    NewVoter person(Actor actor, CongressId at, String name, String field) {
        return only(deputies(actor, at), name, field);
    }

    static List<String> names(String typed) {
        return java.util.Arrays.stream(typed.split("[\\s、，,；;]+"))
                .filter(name -> !name.isBlank())
                .toList();
    }

    private static NewVoter only(List<NewVoter> all, String name, String field) {
        List<NewVoter> found = all.stream().filter(one -> one.name().equals(name)).toList();
        if (found.size() != 1) {
            throw Refusal.of(
                    field,
                    found.isEmpty()
                            ? "本级在任代表中没有“" + name + "”，请核对姓名。"
                            : "本级有 " + found.size() + " 位“" + name + "”，请先在名册里区分姓名。");
        }
        return found.getFirst();
    }

    private List<Deputy> inOffice(Actor actor, CongressId at) {
        return congress
                .deputies(actor, DeputySearch.of("", "", at.value(), "", DEPUTIES_MAX))
                .stream()
                .filter(one -> {
                    DeputyStatus status = DeputyStatus.valueOf(one.status());
                    return status.mayAct() || status == DeputyStatus.SUSPENDED;
                })
                .toList();
    }

    private Map<PersonId, AccountId> accounts(CongressId at) {
        Map<PersonId, AccountId> accounts = new HashMap<>();
        for (AccountId id : access.holders(Role.DEPUTY, at, null)) {
            Account account = access.account(id);
            if (account.person() != null) {
                accounts.putIfAbsent(account.person(), id);
            }
        }
        return accounts;
    }

    /** Supervisors or counters by the names of their accounts. */
    List<Official> officials(CongressId at, String typed, OfficialDuty duty, String field) {
        List<Official> officials = new ArrayList<>();
        for (String name : names(typed)) {
            Map<AccountId, Account> found = new HashMap<>();
            for (Role role : List.of(Role.CLERK, Role.CHAIR, Role.DEPUTY)) {
                access.holders(role, at, name, NAMESAKES_MAX).stream()
                        .filter(one -> one.displayName().equals(name))
                        .forEach(one -> found.put(one.id(), one));
            }
            if (found.size() != 1) {
                throw Refusal.of(
                        field, (found.isEmpty() ? "没有找到“" : "有不止一位“") + name + "”的账号，请核对姓名。");
            }
            Account account = found.values().iterator().next();
            officials.add(new Official(account.id(), account.person(), name, duty));
        }
        return officials;
    }

    /** CAL-5: whether suspended members count in the base is this congress's own setting. */
    int base(CongressId at, List<Voter> roster) {
        boolean all = parameters.of(INCLUDE_SUSPENDED, at).value() == 1;
        return (int) roster.stream().filter(one -> all || one.mayVote()).count();
    }
}
