package org.openrenda.evaluation.hall;

import java.util.ArrayList;
import java.util.List;
import org.openrenda.congress.members.Member;
import org.openrenda.congress.members.Members;
import org.openrenda.evaluation.evaluations.NewRater;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Role;
import org.openrenda.platform.access.Account;
import org.springframework.stereotype.Component;

/** Rosters of raters, from what the congress knows of its people and their accounts. */
@Component
class RaterNames {

    private static final List<Role> RATERS =
            List.of(Role.DEPUTY, Role.CLERK, Role.CHAIR, Role.HANDLER);
    private static final List<Role> SUPERVISORS = List.of(Role.CLERK, Role.CHAIR, Role.DEPUTY);
    private static final String PHONE = "1[0-9]{10}";
    private static final int TOLD_MAX = 20;
    private static final int FEW = 40;

    private final Members members;

    RaterNames(Members members) {
        this.members = members;
    }

    /**
     * The raters of a group.
     *
     * @param typed names and phone numbers, for those that are listed
     * @param group the number the group will have; the form may number it otherwise
     * @param field the number the form has for it
     */
    List<NewRater> of(
            Actor actor, CongressId at, RaterSource source, String typed, int group, int field) {
        List<NewRater> raters =
                switch (source) {
                    case LISTED -> listed(actor, at, typed, group, "raters" + field);
                    case DEPUTIES -> members(members.deputies(actor, at), group);
                    case COMMITTEE -> members(members.committee(actor, at), group);
                    case CHAIRS -> accounts(members.holders(at, Role.CHAIR), group);
                    case CLERKS -> accounts(members.holders(at, Role.CLERK), group);
                    case HANDLERS -> accounts(members.holders(at, Role.HANDLER), group);
                };
        if (raters.isEmpty() && source != RaterSource.LISTED) {
            throw Refusal.of("who" + field, "“" + source.label() + "”里没有已开通账号的人，请改为写姓名。");
        }
        return raters;
    }

    /** DEP-4: those who may act now and have an account. */
    private static List<NewRater> members(List<Member> all, int group) {
        return all.stream()
                .filter(Member::mayAct)
                .filter(one -> one.account() != null)
                .map(one -> new NewRater(group, one.account(), one.name(), one.person()))
                .toList();
    }

    private static List<NewRater> accounts(List<Account> all, int group) {
        return all.stream().map(one -> rater(one, group)).toList();
    }

    private static NewRater rater(Account one, int group) {
        return new NewRater(group, one.id(), one.displayName(), one.person());
    }

    /** Who keeps the keys of secret ballots, by the names of their accounts. */
    List<NewRater> supervisors(CongressId at, String typed) {
        return accounts(members.accounts(at, typed, SUPERVISORS, "supervisors"), 0);
    }

    /**
     * The people of a list, by name or phone number; a line with both must have them agree.
     *
     * @throws Refusal that tells of each line what is wrong with it
     */
    private List<NewRater> listed(
            Actor actor, CongressId at, String typed, int group, String field) {
        if (Members.names(typed).size() > FEW && !typed.matches("[\\s\\S]*[0-9]{11}[\\s\\S]*")) {
            List<NewRater> all = quickly(at, typed, group, field);
            if (!all.isEmpty()) {
                return all;
            }
        }
        List<NewRater> raters = new ArrayList<>();
        List<String> troubles = new ArrayList<>();
        int no = 0;
        for (String line : typed.lines().toList()) {
            no++;
            try {
                line(actor, at, line, field).forEach(account -> raters.add(rater(account, group)));
            } catch (Refusal trouble) {
                troubles.add("第 " + no + " 行：" + trouble.sentence());
            }
        }
        if (!troubles.isEmpty()) {
            int more = troubles.size() - TOLD_MAX;
            String told = String.join(" ", troubles.stream().limit(TOLD_MAX).toList());
            throw Refusal.of(field, told + (more > 0 ? " 还有 " + more + " 行有问题。" : ""));
        }
        return raters;
    }

    /** A long list in one go; empty where something is wrong, so that each line is told of. */
    private List<NewRater> quickly(CongressId at, String typed, int group, String field) {
        try {
            return accounts(members.accounts(at, typed, RATERS, field), group);
        } catch (Refusal lineByLine) {
            return List.of();
        }
    }

    private List<Account> line(Actor actor, CongressId at, String line, String field) {
        List<String> words = Members.names(line);
        List<String> phones = words.stream().filter(one -> one.matches(PHONE)).toList();
        List<String> names = words.stream().filter(one -> !one.matches(PHONE)).toList();
        if (phones.isEmpty()) {
            return members.accounts(at, line, RATERS, field);
        }
        List<Account> found =
                phones.stream().map(one -> members.ofPhone(actor, at, one, field)).toList();
        if (phones.size() == 1
                && names.size() == 1
                && !found.getFirst().displayName().equals(names.getFirst())) {
            throw Refusal.of(
                    field,
                    "手机号是“" + found.getFirst().displayName() + "”的，不是“" + names.getFirst() + "”的。");
        }
        return found;
    }
}
