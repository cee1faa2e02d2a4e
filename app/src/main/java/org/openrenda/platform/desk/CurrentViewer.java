package org.openrenda.platform.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Grant;
import org.openrenda.platform.access.Access;
import org.openrenda.platform.access.NamedCongress;
import org.openrenda.platform.notices.Notices;
import org.openrenda.platform.tasks.Tasks;
import org.openrenda.platform.web.Viewer;
import org.springframework.stereotype.Component;

/** Tells the shell of every page who looks at it and how much waits for them. */
@Component
class CurrentViewer implements Viewer.Source {

    private final Access access;
    private final Tasks tasks;
    private final Notices notices;

    CurrentViewer(Access access, Tasks tasks, Notices notices) {
        this.access = access;
        this.tasks = tasks;
        this.notices = notices;
    }

    @Override
    public Viewer viewer(HttpServletRequest request) {
        Actor actor = Access.actorOf(request);
        AccountId account = actor == null ? null : actor.account();
        if (actor == null || account == null || Access.owesSecondStep(request)) {
            return Viewer.anonymous(access.topCongress().map(NamedCongress::name).orElse(""));
        }
        return new Viewer(
                account.toString(),
                actor.name(),
                roles(actor),
                access.congressName(actor.home()),
                tasks.count(actor),
                notices.unread(account),
                permissions(actor));
    }

    private static String roles(Actor actor) {
        return actor.grants().stream()
                .map(grant -> grant.role().label())
                .distinct()
                .sorted()
                .collect(Collectors.joining("、"));
    }

    private static Set<String> permissions(Actor actor) {
        Set<String> permissions = new HashSet<>();
        for (Grant grant : actor.grants()) {
            permissions.addAll(actor.rights().getOrDefault(grant.role(), Set.of()));
        }
        return permissions;
    }
}
