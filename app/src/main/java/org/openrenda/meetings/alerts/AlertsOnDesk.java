package org.openrenda.meetings.alerts;

import java.util.List;
import org.openrenda.meetings.sittings.MeetingsPermission;
import org.openrenda.platform.Actor;
import org.openrenda.platform.desk.DeskFigures;
import org.openrenda.platform.web.Figure;
import org.openrenda.platform.web.StatusWord;
import org.springframework.stereotype.Component;

/** One figure on the desk of the secretariat: how many of the law's demands call for somebody. */
@Component
class AlertsOnDesk implements DeskFigures {

    private final Alerts alerts;

    AlertsOnDesk(Alerts alerts) {
        this.alerts = alerts;
    }

    @Override
    public List<Figure> figures(Actor actor) {
        if (!actor.may(MeetingsPermission.PLAN, actor.home()) || actor.account() == null) {
            return List.of();
        }
        long calling = alerts.of(actor).stream().filter(one -> one.state().calls()).count();
        Figure figure = Figure.of("meeting-alerts", "会议的法定提醒", calling, "项").at("/meetings/alerts");
        return List.of(calling == 0 ? figure : figure.in(StatusWord.Tone.AMBER));
    }
}
