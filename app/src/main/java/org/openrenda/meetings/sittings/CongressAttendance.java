package org.openrenda.meetings.sittings;

import java.time.LocalDate;
import java.util.List;
import org.openrenda.congress.deputyships.Deputyships;
import org.openrenda.congress.deputyships.Paper;
import org.openrenda.platform.Actor;
import org.openrenda.platform.PersonId;
import org.openrenda.platform.calendar.Calendar;
import org.springframework.stereotype.Component;

/**
 * DEP-7: what the log of a session of the congress says of each deputy goes to the deputyship,
 * where a second absence without leave is pointed out; nobody types it again.
 */
@Component
class CongressAttendance {

    private static final String SOURCE = "会议签到记录";

    private final Deputyships deputyships;
    private final Calendar calendar;

    CongressAttendance(Deputyships deputyships, Calendar calendar) {
        this.deputyships = deputyships;
        this.calendar = calendar;
    }

    void keep(Meeting meeting, List<Attendance> all) {
        if (meeting.kind() != MeetingKind.CONGRESS) {
            return;
        }
        Actor log = Actor.system(SOURCE, meeting.congress());
        LocalDate began = meeting.startsAt().toLocalDate();
        LocalDate today = calendar.today();
        Paper paper = new Paper(began.isAfter(today) ? today : began, SOURCE, "");
        for (Attendance one : all) {
            PersonId person = one.who().person();
            if (one.who().counts() && person != null) {
                deputyships.attend(
                        log,
                        meeting.congress(),
                        person,
                        new org.openrenda.congress.deputyships.Attendance(
                                meeting.title(), presence(one), paper));
            }
        }
    }

    private static org.openrenda.congress.deputyships.Presence presence(Attendance one) {
        if (!one.isAbsent()) {
            return org.openrenda.congress.deputyships.Presence.PRESENT;
        }
        return one.isExcused()
                ? org.openrenda.congress.deputyships.Presence.EXCUSED
                : org.openrenda.congress.deputyships.Presence.ABSENT;
    }
}
