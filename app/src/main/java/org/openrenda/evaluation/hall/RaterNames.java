package org.openrenda.evaluation.hall;

import java.util.List;
import org.openrenda.congress.members.Member;
import org.openrenda.congress.members.Members;
import org.openrenda.evaluation.evaluations.NewRater;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Role;
import org.springframework.stereotype.Component;

/** Rosters of raters, from what the congress knows of its people and their accounts. */
@Component
class RaterNames {

    private static final List<Role> RATERS =
            List.of(Role.DEPUTY, Role.CLERK, Role.CHAIR, Role.HANDLER);

    private static final List<Role> SUPERVISORS = List.of(Role.CLERK, Role.CHAIR, Role.DEPUTY);

    private final Members members;

    RaterNames(Members members) {
        this.members = members;
    }

    /** DEP-4: all deputies who may act now and have an account. */
    List<NewRater> deputies(Actor actor, CongressId at, int group) {
        List<NewRater> raters =
                members.deputies(actor, at).stream()
                        .filter(Member::mayAct)
                        .filter(one -> one.account() != null)
                        .map(one -> new NewRater(group, one.account(), one.name(), one.person()))
                        .toList();
        if (raters.isEmpty()) {
            throw Refusal.of("way" + group, "本级没有已开通账号的在任代表，请改为写姓名。");
        }
        return raters;
    }

    /** Who keeps the keys of secret ballots, by the names of their accounts. */
    List<NewRater> supervisors(CongressId at, String typed) {
        return members.accounts(at, typed, SUPERVISORS, "supervisors").stream()
                .map(one -> new NewRater(0, one.id(), one.displayName(), one.person()))
                .toList();
    }

    /** The people named, one in each line or apart by 、; each must have one account here. */
    List<NewRater> named(CongressId at, String typed, int group) {
        return members.accounts(at, typed, RATERS, "raters" + group).stream()
                .map(one -> new NewRater(group, one.id(), one.displayName(), one.person()))
                .toList();
    }
}
