package org.openrenda.deputies.keysupervision;

import java.util.List;
import org.openrenda.deputies.DeputiesPermission;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.desk.DeskFigures;
import org.openrenda.platform.web.Figure;
import org.springframework.stereotype.Component;

/** How many key suggestions a leader supervises, on the leader's desk. */
@Component
class KeysOnDesk implements DeskFigures {

    private final KeySupervision keys;

    KeysOnDesk(KeySupervision keys) {
        this.keys = keys;
    }

    @Override
    public List<Figure> figures(Actor actor) {
        if (!actor.may(DeputiesPermission.KEY) || actor.account() == null) {
            return List.of();
        }
        long open =
                keys
                        .rows(
                                actor.seen().stream().map(CongressId::value).toList(),
                                actor.account())
                        .stream()
                        .filter(one -> !one.stage().isOver())
                        .count();
        return List.of(
                Figure.of("key-suggestions", "我领衔督办的建议", open, "件").at("/deputies/keys?mine=yes"));
    }
}
