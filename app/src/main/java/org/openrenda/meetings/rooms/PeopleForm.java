package org.openrenda.meetings.rooms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openrenda.congress.Congress;
import org.openrenda.congress.Deputy;
import org.openrenda.congress.DeputySearch;
import org.openrenda.congress.deputyships.DeputyStatus;
import org.openrenda.meetings.sittings.MeetingRole;
import org.openrenda.meetings.sittings.NewParticipant;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.PersonId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Role;
import org.openrenda.platform.access.Access;
import org.openrenda.platform.access.Account;
import org.springframework.stereotype.Component;

/** Who takes part, from what the secretariat types and what the congress knows of its people. */
@Component
class PeopleForm {

    private static final int DEPUTIES_MAX = 5_000;

    private final Congress congress;
    private final Access access;

    PeopleForm(Congress congress, Access access) {
        this.congress = congress;
        this.access = access;
    }

    /** All deputies in office, the suspended among them on the roster only (DEP-4). */
    List<NewParticipant> deputies(Actor actor, CongressId at) {
        Map<PersonId, AccountId> accounts = accounts(at);
        List<NewParticipant> found = new ArrayList<>();
        DeputySearch all = DeputySearch.of("", "", at.value(), "", DEPUTIES_MAX);
        for (Deputy one : congress.deputies(actor, all)) {
            DeputyStatus status = DeputyStatus.valueOf(one.status());
            if (status.mayAct() || status == DeputyStatus.SUSPENDED) {
                found.add(
                        new NewParticipant(
                                one.person(),
                                accounts.get(one.person()),
                                one.name(),
                                "",
                                one.delegation(),
                                MeetingRole.ATTEND,
                                status.mayAct()));
            }
        }
        return found;
    }

    /** Members by name, one in each line or apart by 、; each must be a deputy in office. */
    List<NewParticipant> members(Actor actor, CongressId at, String typed) {
        List<NewParticipant> named = new ArrayList<>();
        if (typed.isBlank()) {
            return named;
        }
        List<NewParticipant> all = deputies(actor, at);
        for (String name : typed.split("[\\s、，,；;]+")) {
            if (!name.isBlank()) {
                named.add(only(all, name));
            }
        }
        return named;
    }

    private static NewParticipant only(List<NewParticipant> all, String name) {
        List<NewParticipant> found = all.stream().filter(one -> one.name().equals(name)).toList();
        if (found.size() != 1) {
            throw Refusal.of(
                    "attend",
                    found.isEmpty()
                            ? "本级在任代表中没有“" + name + "”，请核对姓名。"
                            : "本级有 " + found.size() + " 位“" + name + "”，请先在名册里区分姓名。");
        }
        return found.getFirst();
    }

    /** Others, one in each line: the name, a space, the office. */
    static List<NewParticipant> others(MeetingRole role, String typed) {
        List<NewParticipant> found = new ArrayList<>();
        for (String line : typed.lines().map(String::strip).toList()) {
            if (!line.isEmpty()) {
                String[] parts = line.split("[\\s，,：:]+", 2);
                String duty = parts.length > 1 ? parts[1] : "";
                found.add(new NewParticipant(null, null, parts[0], duty, "", role, true));
            }
        }
        return found;
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
}
