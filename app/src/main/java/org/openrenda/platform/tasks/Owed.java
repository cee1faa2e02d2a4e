package org.openrenda.platform.tasks;

import org.openrenda.platform.Actor;
import org.openrenda.platform.UnitId;

/** What an actor's account, units and roles make them owe, as parameters of a query. */
record Owed(long account, Long[] units, String[] roles) {

    static Owed by(Actor actor) {
        return new Owed(
                actor.account() == null ? 0 : actor.account().value(),
                actor.units().stream().map(UnitId::value).toArray(Long[]::new),
                actor.grants().stream()
                        .filter(grant -> grant.unit() == null)
                        .map(grant -> grant.congress() + ":" + grant.role().name())
                        .toArray(String[]::new));
    }
}
