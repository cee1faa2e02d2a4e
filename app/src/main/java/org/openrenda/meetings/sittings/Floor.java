package org.openrenda.meetings.sittings;

import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Who speaks: asked for by the person, called by the chair, one at a time (MTG-14, VOT-11). */
@Component
class Floor {

    private final MeetingTable table;
    private final SpeechTable speeches;
    private final MeetingReader reader;
    private final ApplicationEventPublisher events;

    Floor(
            MeetingTable table,
            SpeechTable speeches,
            MeetingReader reader,
            ApplicationEventPublisher events) {
        this.table = table;
        this.speeches = speeches;
        this.reader = reader;
        this.events = events;
    }

    void ask(Actor actor, ItemId id) {
        AgendaItem item = reader.item(id);
        Meeting meeting = table.lock(item.meeting()).orElseThrow(MeetingReader::unknown);
        meeting.allowRunning();
        Participant who = reader.own(actor, item.meeting());
        if (!who.maySpeak()) {
            throw new Refusal("MTG-12", "旁听人员没有发言权。");
        }
        if (item.stage() != ItemStage.NOW) {
            throw new Refusal("这个议题现在是“" + item.stage().label() + "”，进行时才能申请发言。");
        }
        allowSpeeches(item);
        MeetingNumbers numbers = reader.numbers(meeting);
        boolean again =
                speeches.of(item.meeting()).stream()
                        .anyMatch(one ->
                                one.item().equals(id)
                                        && one.participant().equals(who.id())
                                        && !one.isWaiting());
        int minutes = (again ? numbers.laterSpeech() : numbers.firstSpeech()).value();
        if (speeches.ask(who, id, minutes)) {
            events.publishEvent(new MeetingChanged(meeting.id()));
        }
    }

    void withdraw(Actor actor, ItemId id) {
        AgendaItem item = reader.item(id);
        speeches.withdraw(id, reader.own(actor, item.meeting()).id());
        events.publishEvent(new MeetingChanged(item.meeting()));
    }

    void call(Actor actor, SpeechId id) {
        Speech speech = speeches.find(id).orElseThrow(() -> new Refusal("没有这次发言申请。"));
        chair(actor, speech.meeting());
        allowSpeeches(reader.item(speech.item()));
        speeches.end(speech.meeting());
        if (speeches.call(id) == 0) {
            throw new Refusal("“" + speech.name() + "”已经发过言，或者收回了申请。");
        }
        events.publishEvent(new MeetingChanged(speech.meeting()));
    }

    void end(Actor actor, MeetingId id) {
        chair(actor, id);
        speeches.end(id);
        events.publishEvent(new MeetingChanged(id));
    }

    private void chair(Actor actor, MeetingId id) {
        Meeting meeting = table.lock(id).orElseThrow(MeetingReader::unknown);
        actor.require(MeetingsPermission.CHAIR, meeting.congress());
        meeting.allowRunning();
    }

    private static void allowSpeeches(AgendaItem item) {
        if (item.isInVote()) {
            throw new Refusal("VOT-11", "“" + item.title() + "”已交付表决，不得再发表意见。");
        }
    }
}
