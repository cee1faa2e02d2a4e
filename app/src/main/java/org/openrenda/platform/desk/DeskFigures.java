package org.openrenda.platform.desk;

import java.util.List;
import org.openrenda.platform.Actor;
import org.openrenda.platform.web.Figure;

/** Figures that a module puts on the desk of those whom they concern; each module declares one. */
@FunctionalInterface
public interface DeskFigures {

    /** Empty for those whom the figures do not concern. */
    List<Figure> figures(Actor actor);
}
