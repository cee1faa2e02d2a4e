package org.openrenda.hotline;

import java.time.YearMonth;
import java.util.List;
import org.openrenda.hotline.counts.Counts;
import org.openrenda.hotline.counts.Measure;
import org.openrenda.hotline.counts.Slice;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.desk.DeskFigures;
import org.openrenda.platform.web.Figure;
import org.openrenda.platform.web.Numbers;
import org.springframework.stereotype.Component;

/** Last month's voices on the desk of those who may see the board. */
@Component
class VoiceOnDesk implements DeskFigures {

    private final Counts counts;
    private final Calendar calendar;

    VoiceOnDesk(Counts counts, Calendar calendar) {
        this.counts = counts;
        this.calendar = calendar;
    }

    @Override
    public List<Figure> figures(Actor actor) {
        if (!actor.may(HotlinePermission.BOARD)) {
            return List.of();
        }
        List<Long> congresses = actor.seen().stream().map(CongressId::value).toList();
        YearMonth month = YearMonth.from(calendar.today()).minusMonths(1);
        Measure last = counts.total(new Slice(congresses, month, "", "", -1));
        double solved = last.resolutionRate();
        return List.of(
                Figure.of("voices", "上月诉求", last.tickets(), "件")
                        .against("环比", Numbers.change(last.before(), last.tickets()))
                        .against("同比", Numbers.change(last.yearAgo(), last.tickets()))
                        .at("/hotline/board"),
                Figure.of("solved", "上月解决率", solved < 0 ? "—" : Numbers.percent(solved), "")
                        .at("/hotline/board?by=unit"));
    }
}
