package org.openrenda.meetings.sittings;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Meetings from the plan to the close. Each act checks who acts, locks the meeting, lets it decide,
 * and writes step, state and record in one transaction.
 */
@Component
@Transactional
public class Sittings {

    private final MeetingTable table;
    private final PeopleTable people;
    private final AttendanceTable attendance;
    private final Preparation preparation;
    private final Running running;
    private final Leaves leaves;
    private final Door door;
    private final Floor floor;
    private final MeetingReader reader;

    Sittings(
            MeetingTable table,
            PeopleTable people,
            AttendanceTable attendance,
            Preparation preparation,
            Running running,
            Leaves leaves,
            Door door,
            Floor floor,
            MeetingReader reader) {
        this.table = table;
        this.people = people;
        this.attendance = attendance;
        this.preparation = preparation;
        this.running = running;
        this.leaves = leaves;
        this.door = door;
        this.floor = floor;
        this.reader = reader;
    }

    /** Plans a meeting; the law fills in what its kind asks for. */
    public MeetingId plan(Actor actor, NewMeeting given) {
        return preparation.plan(actor, given);
    }

    /** What the law and the congress's own settings fill in for a kind of meeting, as of today. */
    @Transactional(readOnly = true)
    public MeetingNumbers template(MeetingKind kind, CongressId congress) {
        return preparation.template(kind, congress);
    }

    /** Puts an item on the agenda, as the last one under its parent. */
    public ItemId addItem(Actor actor, MeetingId id, NewItem given) {
        return preparation.addItem(actor, id, given);
    }

    /** Moves an item before the one above it, or behind the one below it, under the same parent. */
    public void moveItem(Actor actor, ItemId id, boolean up) {
        preparation.moveItem(actor, id, up);
    }

    /** Takes an item off the agenda; what has been taken up stays. */
    public void dropItem(Actor actor, ItemId id) {
        preparation.dropItem(actor, id);
    }

    /** Enters people; who is there already stays as entered. Gives how many are new. */
    public int addPeople(Actor actor, MeetingId id, List<NewParticipant> given) {
        return preparation.addPeople(actor, id, given);
    }

    /** Sets right when and where it is; after the notice everybody invited is told. */
    public void correct(Actor actor, MeetingId id, Correction to) {
        preparation.correct(actor, id, to);
    }

    /** Takes somebody off the list, with the reason; the entry itself stays in the record. */
    public void remove(Actor actor, ParticipantId id, String reason) {
        preparation.remove(actor, id, reason);
    }

    /** Changes as what somebody takes part, with the reason. */
    public void changeRole(Actor actor, ParticipantId id, MeetingRole role, String reason) {
        preparation.changeRole(actor, id, role, reason);
    }

    /** Sends the notice; from then on the meeting keeps the numbers of this day. */
    public void convene(Actor actor, MeetingId id, String reason) {
        preparation.convene(actor, id, reason);
    }

    /** Opens the meeting: the base is counted and stored (CAL-4, CAL-5). */
    public void open(Actor actor, MeetingId id, String override) {
        running.open(actor, id, override);
    }

    /** Closes the meeting; who was absent without leave is told to whoever keeps count. */
    public void close(Actor actor, MeetingId id) {
        running.close(actor, id);
    }

    /** Cancels a meeting that has not begun, and tells everyone invited. */
    public void cancel(Actor actor, MeetingId id, String reason) {
        preparation.cancel(actor, id, reason);
    }

    /** The minutes are signed; nothing of the meeting changes after that. */
    public void signMinutes(Actor actor, MeetingId id, String text) {
        running.signMinutes(actor, id, text);
    }

    /** Archived once packed, while nobody changes the meeting; nothing changes after that. */
    public void archive(Actor actor, MeetingId id, Supplier<String> pack) {
        running.archive(actor, id, pack);
    }

    /** Refuses an archived meeting; keeps any other so until this transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void holdOpen(MeetingId id) {
        table.share(id).orElseThrow(MeetingReader::unknown).allowChange();
    }

    /** Takes up an item; at most one is taken up at a time. */
    public void take(Actor actor, ItemId id) {
        running.take(actor, id);
    }

    /** Ends an item: what was handed to the vote has its result first. */
    public void finish(Actor actor, ItemId id) {
        running.finish(actor, id);
    }

    /** Puts an item off, with the reason. */
    public void postpone(Actor actor, ItemId id, String reason) {
        running.postpone(actor, id, reason);
    }

    /** VOT-11: from here on nobody speaks to the matter; whoever speaks has ended. */
    public void handToVote(Actor actor, ItemId id, String text) {
        running.handToVote(actor, id, text);
    }

    /** The vote on an item has its result, or was made void; the item goes on. */
    public void decided(Actor actor, ItemId id, String text) {
        running.decided(actor, id, text);
    }

    /**
     * DEP-28: somebody asks for leave before the meeting, in writing.
     *
     * @throws Refusal once the meeting has begun
     */
    public LeaveId askLeave(Actor actor, MeetingId id, String reason) {
        return leaves.ask(actor, id, reason);
    }

    /** MTG-13: decided by the chair or by the secretariat, as the congress has set. */
    public void decideLeave(Actor actor, LeaveId id, boolean granted, String words) {
        leaves.decide(actor, id, granted, words);
    }

    /** Whether this person decides on a leave of this meeting. */
    public boolean mayDecideLeave(Actor actor, MeetingId id) {
        Meeting meeting = reader.meeting(id);
        return actor.may(leaves.permission(meeting), meeting.congress());
    }

    /** The code of this minute, for the screen of the hall and who works there. */
    public String code(Actor actor, MeetingId id) {
        return door.code(actor, id);
    }

    /** A person signs in with the own phone, by the code that the hall shows now. */
    public void signIn(Actor actor, MeetingId id, String code) {
        door.signIn(actor, id, code);
    }

    /**
     * A device at the door saw somebody; whoever calls has made sure of the device.
     *
     * @param device its name, which stands in the log
     * @return false for who is in the room already
     */
    public boolean arriveAt(MeetingId id, ParticipantId who, String device) {
        return door.arriveAt(id, who, device);
    }

    /** Somebody goes, by the own phone. */
    public void goOut(Actor actor, MeetingId id) {
        door.goOut(actor, id);
    }

    /** The secretariat enters who came, went or is back. */
    public void register(
            Actor actor, MeetingId id, Collection<ParticipantId> who, AttendanceWay way) {
        door.register(actor, id, who, way);
    }

    /** MTG-12: who takes part asks to speak on the item under way; observers may not. */
    public void askToSpeak(Actor actor, ItemId id) {
        floor.ask(actor, id);
    }

    /** Takes the own request back while it waits. */
    public void withdraw(Actor actor, ItemId id) {
        floor.withdraw(actor, id);
    }

    /** The chair calls a speaker; who speaks now has ended. */
    public void call(Actor actor, SpeechId id) {
        floor.call(actor, id);
    }

    /** The chair ends the speech under way. */
    public void endSpeech(Actor actor, MeetingId id) {
        floor.end(actor, id);
    }

    /** What this reader may see of the meeting; refused as unknown to all others. */
    @Transactional(readOnly = true)
    public MeetingView view(Actor actor, MeetingId id) {
        return reader.view(actor, id);
    }

    /** What a screen in the hall shows, which everybody in the room sees; asks nobody. */
    @Transactional(readOnly = true)
    public MeetingView hall(MeetingId id) {
        return reader.hall(id);
    }

    /** Which meeting an item belongs to; asks nobody's permission. */
    public MeetingId meetingOf(ItemId id) {
        return reader.meetingOf(id);
    }

    /** One person's place in a meeting; asks nobody's permission. */
    public Participant participant(ParticipantId id) {
        return reader.participant(id);
    }

    /** Who takes part, in the order entered; asks nobody's permission. */
    @Transactional(readOnly = true)
    public List<Participant> participants(MeetingId id) {
        return people.of(id);
    }

    /** Who was in the room at this instant, of all roles; asks nobody's permission. */
    @Transactional(readOnly = true)
    public Set<ParticipantId> presentAt(MeetingId id, Instant at) {
        return attendance.presentAt(id, at);
    }

    /** All requests for leave, for who decides on them or plans the meeting. */
    @Transactional(readOnly = true)
    public List<Leave> leaves(Actor actor, MeetingId id) {
        Meeting meeting = reader.meeting(id);
        boolean may =
                mayDecideLeave(actor, id) || actor.may(MeetingsPermission.PLAN, meeting.congress());
        return may ? people.leaves(id) : List.of();
    }

    /** The people of the last meeting of this kind, to begin a new one with. */
    @Transactional(readOnly = true)
    public List<Participant> lastPeople(Actor actor, CongressId congress, MeetingKind kind) {
        actor.require(MeetingsPermission.PLAN, congress);
        return table.last(congress, kind).map(people::of).orElse(List.of());
    }

    @Transactional(readOnly = true)
    public List<MeetingRow> rows(Actor actor, MeetingSearch search) {
        actor.require(MeetingsPermission.SEE, actor.home());
        return table.rows(search);
    }

    @Transactional(readOnly = true)
    public long count(Actor actor, MeetingSearch search) {
        actor.require(MeetingsPermission.SEE, actor.home());
        return table.count(search);
    }

    /** Meetings this person takes part in, those to come first. */
    @Transactional(readOnly = true)
    public List<MeetingRow> mine(Actor actor) {
        return table.mine(actor.account());
    }
}
