package org.openrenda.evaluation.hall;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openrenda.congress.Congress;
import org.openrenda.congress.DeputySearch;
import org.openrenda.congress.deputyships.DeputyStatus;
import org.openrenda.evaluation.evaluations.NewRater;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.PersonId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Role;
import org.openrenda.platform.access.Access;
import org.openrenda.platform.access.Account;
import org.springframework.stereotype.Component;

/** Rosters of raters, from what the congress knows of its people and their accounts. */
@Component
class RaterNames {

    private static final int DEPUTIES_MAX = 5_000;
    private static final int NAMESAKES_MAX = 20;

    private final Congress congress;
    private final Access access;

    RaterNames(Congress congress, Access access) {
        this.congress = congress;
        this.access = access;
    }

    /** DEP-4: all deputies who may act now and have an account. */
    List<NewRater> deputies(Actor actor, CongressId at, int group) {
        Map<PersonId, AccountId> accounts = new HashMap<>();
        for (AccountId id : access.holders(Role.DEPUTY, at, null)) {
            Account account = access.account(id);
            if (account.person() != null) {
                accounts.putIfAbsent(account.person(), id);
            }
        }
        List<NewRater> raters = new ArrayList<>();
        congress.deputies(actor, DeputySearch.of("", "", at.value(), "", DEPUTIES_MAX)).stream()
                .filter(one -> DeputyStatus.valueOf(one.status()).mayAct())
                .filter(one -> accounts.containsKey(one.person()))
                .forEach(one ->
                        raters.add(new NewRater(group, accounts.get(one.person()), one.name())));
        if (raters.isEmpty()) {
            throw Refusal.of("way" + group, "本级没有已开通账号的在任代表，请改为写姓名。");
        }
        return raters;
    }

    /** The people named, one in each line or apart by 、; each must have one account here. */
    List<NewRater> named(CongressId at, String typed, int group) {
        List<NewRater> raters = new ArrayList<>();
        for (String name : names(typed)) {
            Map<AccountId, Account> found = new HashMap<>();
            for (Role role : List.of(Role.DEPUTY, Role.CLERK, Role.CHAIR, Role.HANDLER)) {
                access.holders(role, at, name, NAMESAKES_MAX).stream()
                        .filter(one -> one.displayName().equals(name))
                        .forEach(one -> found.put(one.id(), one));
            }
            if (found.size() != 1) {
                throw Refusal.of(
                        "raters" + group,
                        (found.isEmpty() ? "没有找到“" : "有不止一位“") + name + "”的账号，请核对姓名。");
            }
            raters.add(new NewRater(group, found.keySet().iterator().next(), name));
        }
        return raters;
    }

    static List<String> names(String typed) {
        return Arrays.stream(typed.split("[\\s、，,；;]+")).filter(name -> !name.isBlank()).toList();
    }
}
