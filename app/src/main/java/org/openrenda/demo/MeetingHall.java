package org.openrenda.demo;

import java.util.List;
import org.openrenda.meetings.places.Application;
import org.openrenda.meetings.places.ApplicationAct;
import org.openrenda.meetings.places.NewApplication;
import org.openrenda.meetings.places.Places;
import org.openrenda.meetings.seating.HallId;
import org.openrenda.meetings.seating.SeatOrder;
import org.openrenda.meetings.seating.SeatPlace;
import org.openrenda.meetings.seating.Seating;
import org.openrenda.meetings.sittings.Meeting;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.meetings.sittings.MeetingSearch;
import org.openrenda.meetings.sittings.MeetingStage;
import org.openrenda.meetings.sittings.Sittings;
import org.openrenda.platform.Actor;
import org.springframework.stereotype.Component;

/** Seats and observers of the meeting to come. */
@Component
record MeetingHall(Sittings sittings, Seating seating, Places places, Cast cast, CityPlan plan) {

    private static final int PLACES = 3;
    private static final List<String> CITIZENS = List.of("何晓梅", "马建国", "唐一鸣", "许文静");

    void ready() {
        Actor clerk = cast.actor("clerk");
        MeetingSearch search =
                new MeetingSearch(
                        List.of(plan.city()),
                        "",
                        MeetingStage.CONVENED.name(),
                        "",
                        "day",
                        false,
                        0,
                        1);
        MeetingId id = sittings.rows(clerk, search).getFirst().id();
        HallId hall =
                seating.addHall(clerk, "市人大机关三楼会议厅", "主席台：5\n\n1：4 4\n2-4：5 6 5\n\n5-6：5 6 5");
        seating.use(clerk, id, hall);
        seating.place(clerk, id, sittings.participants(id).getFirst().id(), new SeatPlace(1, 3));
        seating.arrange(clerk, id, SeatOrder.ROLL, false);
        observed(clerk, id);
    }

    private void observed(Actor clerk, MeetingId id) {
        Meeting meeting = sittings.view(clerk, id).meeting();
        places.offer(clerk, id, PLACES, meeting.startsAt().minusDays(1), "请带身份证件，开会前二十分钟到一楼大厅。");
        for (int n = 0; n < CITIZENS.size(); n++) {
            places.apply(id, new NewApplication(CITIZENS.get(n), "1390000000" + n));
        }
        List<Application> all = places.list(clerk, id);
        places.decide(clerk, id, List.of(all.getFirst().id()), ApplicationAct.ACCEPT, "");
        places.decide(clerk, id, List.of(all.getLast().id()), ApplicationAct.WAIT, "");
    }
}
