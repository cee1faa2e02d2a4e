package org.openrenda.meetings.sittings;

import org.openrenda.platform.Actor;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.record.Subject;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** How each act on a meeting begins and ends: asked and locked; written, noted and told. */
@Component
class Journal {

    private final MeetingTable table;
    private final Record record;
    private final ApplicationEventPublisher events;

    Journal(MeetingTable table, Record record, ApplicationEventPublisher events) {
        this.table = table;
        this.record = record;
        this.events = events;
    }

    Meeting locked(Actor actor, MeetingId id, MeetingsPermission permission) {
        Meeting meeting = table.lock(id).orElseThrow(MeetingReader::unknown);
        actor.require(permission, meeting.congress());
        return meeting;
    }

    void done(Actor actor, Meeting after, MeetingAct act, String text) {
        table.write(after, act, actor.name(), text);
        changed(after.id());
        note(actor, after, act.label(), text);
    }

    void note(Actor actor, Meeting meeting, String act, String text) {
        record.noteInside(
                actor,
                meeting.congress(),
                new Subject("meetings", "meeting", meeting.id().value()),
                act,
                "“" + meeting.title() + "”" + (text.isEmpty() ? "" : "：" + text));
    }

    /** Tells who watches the meeting that there is something to see. */
    void changed(MeetingId id) {
        events.publishEvent(new MeetingChanged(id));
    }
}
