package org.openrenda.meetings.papers;

import org.openrenda.meetings.sittings.Meeting;
import org.openrenda.meetings.sittings.MeetingChanged;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.meetings.sittings.MeetingView;
import org.openrenda.meetings.sittings.Sittings;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Role;
import org.openrenda.platform.record.Subject;
import org.openrenda.platform.tasks.Owner;
import org.openrenda.platform.tasks.Tasks;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * MTG-5, MTG-10, MTG-16: from the notice on, the clerks owe a paper for each item by the last day
 * for papers; the round of tasks warns them before that day and after it.
 */
@Component
class PaperDuty {

    private static final String ACT = "发出会议材料";

    private final PaperTable table;
    private final Sittings sittings;
    private final Tasks tasks;

    PaperDuty(PaperTable table, Sittings sittings, Tasks tasks) {
        this.table = table;
        this.sittings = sittings;
        this.tasks = tasks;
    }

    /** In the transaction of the act that changed the meeting. */
    @EventListener
    void on(MeetingChanged changed) {
        follow(changed.meeting());
    }

    void follow(MeetingId id) {
        Subject subject = new Subject("meetings", "papers", id.value());
        boolean owed = !tasks.openFor(subject).isEmpty();
        boolean owes = table.lacksPapers(id);
        if (owes && !owed) {
            MeetingView view = sittings.hall(id);
            Meeting meeting = view.meeting();
            tasks.open(
                    meeting.congress(),
                    Owner.role(Role.CLERK),
                    subject,
                    ACT,
                    meeting.title(),
                    Papers.list(id) + "/sending",
                    view.numbers().materialsBy(meeting.startsAt()));
        } else if (owed && !owes) {
            Meeting meeting = sittings.hall(id).meeting();
            tasks.settle(Actor.system("系统", meeting.congress()), subject, ACT);
        }
    }
}
