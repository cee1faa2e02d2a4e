package org.openrenda.supervision;

import java.util.List;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.desk.DeskFigures;
import org.openrenda.platform.web.Figure;
import org.openrenda.platform.web.StatusWord;
import org.springframework.stereotype.Component;

/** Matters under way and matters with overdue problems, on the desk of those who may see them. */
@Component
class MattersOnDesk implements DeskFigures {

    private final MatterReader reader;

    MattersOnDesk(MatterReader reader) {
        this.reader = reader;
    }

    @Override
    public List<Figure> figures(Actor actor) {
        if (!actor.may(SupervisionPermission.SEE)) {
            return List.of();
        }
        int late = reader.count(search(actor, "", true));
        return List.of(
                Figure.of(
                                "rectifying",
                                "整改中",
                                reader.count(search(actor, "RECTIFYING", false)),
                                "件")
                        .at("/supervision/matters?stage=RECTIFYING"),
                Figure.of("late", "有逾期问题", late, "件")
                        .in(late > 0 ? StatusWord.Tone.RED : StatusWord.Tone.GREY)
                        .at("/supervision/matters?late=yes"));
    }

    private static MatterSearch search(Actor actor, String stage, boolean overdueOnly) {
        return new MatterSearch(
                actor.seen().stream().map(CongressId::value).toList(),
                stage,
                "",
                "",
                false,
                overdueOnly,
                "opened",
                true,
                0,
                1);
    }
}
