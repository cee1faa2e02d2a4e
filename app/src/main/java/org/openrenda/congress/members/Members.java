package org.openrenda.congress.members;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openrenda.congress.Congress;
import org.openrenda.congress.Deputy;
import org.openrenda.congress.DeputySearch;
import org.openrenda.congress.deputyships.DeputyStatus;
import org.openrenda.congress.deputyships.Deputyships;
import org.openrenda.congress.deputyships.OfficeKind;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.PersonId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Role;
import org.openrenda.platform.access.Access;
import org.openrenda.platform.access.Account;
import org.springframework.stereotype.Component;

/** The members of a congress and of its standing committee, as its registers say. */
@Component
public class Members {

    private static final int DEPUTIES_MAX = 5_000;
    private static final int NAMESAKES_MAX = 20;
    private static final int FEW = 40;

    private final Congress congress;
    private final Deputyships deputyships;
    private final Access access;

    Members(Congress congress, Deputyships deputyships, Access access) {
        this.congress = congress;
        this.deputyships = deputyships;
        this.access = access;
    }

    /** All deputies in office, the suspended among them. */
    public List<Member> deputies(Actor actor, CongressId at) {
        Map<PersonId, AccountId> accounts = accounts(at);
        List<Member> all = new ArrayList<>();
        DeputySearch search = DeputySearch.of("", "", at.value(), "", DEPUTIES_MAX);
        for (Deputy one : congress.deputies(actor, search)) {
            DeputyStatus status = DeputyStatus.valueOf(one.status());
            if (status.mayAct() || status == DeputyStatus.SUSPENDED) {
                all.add(
                        new Member(
                                one.person(),
                                accounts.get(one.person()),
                                one.name(),
                                one.delegation(),
                                status.mayAct()));
            }
        }
        return all;
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

    /**
     * Those of them who are members of the standing committee (DEP-9); none where none is known.
     */
    public List<Member> committee(Actor actor, CongressId at) {
        Set<PersonId> seated = new HashSet<>(deputyships.holders(at, OfficeKind.COMMITTEE_MEMBER));
        return seated.isEmpty()
                ? List.of()
                : deputies(actor, at).stream().filter(m -> seated.contains(m.person())).toList();
    }

    /**
     * The deputies of these names.
     *
     * @param typed names in lines, or apart by spaces or signs
     * @param field where a name that is not exactly one deputy is refused
     */
    public List<Member> named(Actor actor, CongressId at, String typed, String field) {
        List<String> names = names(typed);
        if (names.isEmpty()) {
            return List.of();
        }
        List<Member> all = deputies(actor, at);
        return names.stream().map(name -> only(all, name, field)).toList();
    }

    /**
     * The accounts that carry these names and hold one of these roles here, one for each name.
     *
     * @param typed names in lines, or apart by spaces or signs
     * @param field where a name that is not exactly one account is refused
     */
    public List<Account> accounts(CongressId at, String typed, List<Role> roles, String field) {
        Map<String, Set<AccountId>> all = names(typed).size() > FEW ? byName(at, roles) : null;
        return names(typed).stream()
                .map(name ->
                        only(
                                all == null
                                        ? ids(at, name, roles)
                                        : all.getOrDefault(name, Set.of()),
                                name,
                                field))
                .toList();
    }

    private Set<AccountId> ids(CongressId at, String name, List<Role> roles) {
        Set<AccountId> found = new HashSet<>();
        for (Role role : roles) {
            access.holders(role, at, name, NAMESAKES_MAX).stream()
                    .filter(one -> one.displayName().equals(name))
                    .forEach(one -> found.add(one.id()));
        }
        return found;
    }

    /** All at once, where asking for each name would be slower. */
    private Map<String, Set<AccountId>> byName(CongressId at, List<Role> roles) {
        Map<String, Set<AccountId>> found = new HashMap<>();
        for (Role role : roles) {
            for (Account one : holders(at, role)) {
                found.computeIfAbsent(one.displayName(), name -> new HashSet<>()).add(one.id());
            }
        }
        return found;
    }

    /** The accounts that hold a role here and are in use. */
    public List<Account> holders(CongressId at, Role role) {
        return access.holders(role, at, null).stream()
                .map(access::account)
                .filter(one -> one.disabledAt() == null)
                .toList();
    }

    /**
     * The account of whoever has this phone number; for those who may see people.
     *
     * @param field where a number that is not exactly one account's here is refused
     */
    public Account ofPhone(Actor actor, CongressId at, String phone, String field) {
        List<Account> found =
                congress.ofPhone(actor, phone).stream()
                        .flatMap(person -> access.accountsOf(person).stream())
                        .map(access::account)
                        .filter(one -> one.congress().equals(at) && one.disabledAt() == null)
                        .toList();
        if (found.size() != 1) {
            String hidden = phone.substring(0, 3) + "******" + phone.substring(9);
            throw Refusal.of(
                    field, (found.isEmpty() ? "没有找到手机号 " : "有不止一个账号用手机号 ") + hidden + "，请核对。");
        }
        return found.getFirst();
    }

    private Account only(Set<AccountId> found, String name, String field) {
        if (found.size() != 1) {
            throw Refusal.of(field, (found.isEmpty() ? "没有找到“" : "有不止一位“") + name + "”的账号，请核对姓名。");
        }
        return access.account(found.iterator().next());
    }

    /** The names in what was typed. */
    public static List<String> names(String typed) {
        return Arrays.stream(typed.split("[\\s　、，,；;]+")).filter(n -> !n.isBlank()).toList();
    }

    private static Member only(List<Member> all, String name, String field) {
        List<Member> found = all.stream().filter(one -> one.name().equals(name)).toList();
        if (found.size() != 1) {
            throw Refusal.of(
                    field,
                    found.isEmpty()
                            ? "本级在任代表中没有“" + name + "”，请核对姓名。"
                            : "本级有 " + found.size() + " 位“" + name + "”，请先在名册里区分姓名。");
        }
        return found.getFirst();
    }
}
