package org.openrenda.meetings.places;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.openrenda.meetings.sittings.Meeting;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.meetings.sittings.MeetingRole;
import org.openrenda.meetings.sittings.MeetingStage;
import org.openrenda.meetings.sittings.MeetingsPermission;
import org.openrenda.meetings.sittings.NewParticipant;
import org.openrenda.meetings.sittings.Participant;
import org.openrenda.meetings.sittings.ParticipantId;
import org.openrenda.meetings.sittings.Sittings;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Codes;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Role;
import org.openrenda.platform.Sha256;
import org.openrenda.platform.access.Access;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.notices.Notices;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.record.Subject;
import org.openrenda.platform.secrets.Secrets;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * MTG-12: places for observers of a public meeting. Citizens apply without an account and follow
 * the answer by a code; never more are accepted than there are places.
 */
@Component
@Transactional
// Longer than 300 lines because the citizen and the secretariat act on the same places, which are
// locked and counted in one class.
public class Places {

    private static final int PLACES_MAX = 500;
    private static final int TEXT_MAX = 300;

    private final PlaceTable table;
    private final Sittings sittings;
    private final Access access;
    private final Notices notices;
    private final Record record;
    private final Secrets secrets;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Places(
            PlaceTable table,
            Sittings sittings,
            Access access,
            Notices notices,
            Record record,
            Secrets secrets,
            Clock clock) {
        this.table = table;
        this.sittings = sittings;
        this.access = access;
        this.notices = notices;
        this.record = record;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Offers places on the public page of the meeting, or another number, or another end. */
    public void offer(Actor actor, MeetingId id, int places, LocalDateTime closesAt, String said) {
        Meeting meeting = sittings.view(actor, id).meeting();
        actor.require(MeetingsPermission.PLAN, meeting.congress());
        if (!meeting.kind().isPublic() || meeting.stage() != MeetingStage.CONVENED) {
            throw new Refusal("MTG-12", "只有已经通知、还没有开会的代表大会、常委会会议和听证会可以开放旁听。");
        }
        table.lock(id);
        int taken = table.offer(id).map(Offer::taken).orElse(0);
        if (places < Math.max(1, taken) || places > PLACES_MAX) {
            throw Refusal.of(
                    "places", "席位应在 %d 至 %d 之间。".formatted(Math.max(1, taken), PLACES_MAX));
        }
        if (!closesAt.isBefore(meeting.startsAt())) {
            throw Refusal.of("day", "报名应在开会以前截止。");
        }
        String note = said.strip();
        if (note.length() > TEXT_MAX) {
            throw Refusal.of("note", "说明写在 " + TEXT_MAX + " 字以内。");
        }
        table.offer(id, places, closesAt, note, actor.name());
        note(actor, meeting, "开放旁听", places + " 席，报名截止 " + closesAt.toString().replace('T', ' '));
    }

    /** What is offered, if anything; asks nobody's permission. */
    @Transactional(readOnly = true)
    public Optional<Offer> offered(MeetingId id) {
        return table.offer(id);
    }

    /** Whether one may apply now. */
    @Transactional(readOnly = true)
    public boolean isOpen(Meeting meeting) {
        return meeting.stage() == MeetingStage.CONVENED
                && table.offer(meeting.id()).filter(one -> one.isOpen(now())).isPresent();
    }

    /**
     * A citizen applies.
     *
     * @return the code to follow the answer by, which only the citizen has
     */
    public String apply(MeetingId id, NewApplication given) {
        Meeting meeting = sittings.hall(id).meeting();
        if (!isOpen(meeting)) {
            throw new Refusal("这次会议现在不接受旁听报名。");
        }
        table.lock(id);
        if (table.offer(id).map(Offer::applied).orElse(0) >= PlaceTable.APPLICATIONS_MAX) {
            throw new Refusal("报名的人已经很多，不再接受报名。");
        }
        String code = Codes.fresh(random, Codes.SECRET_LENGTH);
        byte[] phone = secrets.index("meetings.application.phone", id + "|" + given.phone());
        ApplicationId made =
                table.add(id, given, hash(code), phone)
                        .orElseThrow(() -> Refusal.of("phone", "这个号码已经报过名，请用当时的查询码查看。"));
        table.seal(
                made,
                secrets.seal("meetings.application.name/" + made, given.name()),
                secrets.seal("meetings.application.phone/" + made, given.phone()));
        table.step(made, ApplicationAct.APPLY, "", "公民");
        return code;
    }

    /** The application of this code, however it was typed. */
    @Transactional(readOnly = true)
    public Optional<Application> follow(String code) {
        String plain = Codes.plain(code);
        return plain.length() == Codes.SECRET_LENGTH ? table.byCode(hash(plain)) : Optional.empty();
    }

    /** The citizen does not come; a place given is free again, and the secretariat is told. */
    public void withdraw(String code) {
        ApplicationId id = follow(code).orElseThrow(() -> new Refusal("没有这个查询码。")).id();
        Application before = held(id);
        Meeting meeting = sittings.hall(before.meeting()).meeting();
        ApplicationStage next = before.stage().after(ApplicationAct.WITHDRAW);
        table.write(id, next, 0, null, ApplicationAct.WITHDRAW, "", "公民");
        ParticipantId place = before.participant();
        if (before.stage() == ApplicationStage.ACCEPTED && place != null) {
            if (meeting.stage() != MeetingStage.CONVENED) {
                throw new Refusal("会议已经开始，不用再放弃了。");
            }
            Actor site = Actor.system("公民", meeting.congress());
            sittings.remove(site, place, "本人放弃旁听");
            notices.send(
                    access.holders(Role.CLERK, meeting.congress(), null),
                    "旁听席位空出",
                    "“" + meeting.title() + "”有一位旁听人员放弃，可以从候补里递补。",
                    "/meetings/" + meeting.id() + "/observers");
        }
    }

    /** One application. */
    @Transactional(readOnly = true)
    public Application application(Actor actor, ApplicationId id) {
        Application is = table.find(id).orElseThrow(() -> new Refusal("没有这份报名。"));
        decides(actor, is.meeting());
        return is;
    }

    /** All applications of a meeting, the first to come first. */
    @Transactional(readOnly = true)
    public List<Application> list(Actor actor, MeetingId id) {
        decides(actor, id);
        return table.of(id);
    }

    /** The same for the archive of a meeting that is over; asks nobody's permission. */
    @Transactional(readOnly = true)
    public List<Application> kept(MeetingId id) {
        return table.of(id);
    }

    /**
     * Decides on applications in the order in which they came.
     *
     * @param reason needed for a refusal
     * @throws Refusal for all of them, when there are not so many places
     */
    public int decide(
            Actor actor,
            MeetingId id,
            Collection<ApplicationId> which,
            ApplicationAct act,
            String reason) {
        Meeting meeting = decides(actor, id);
        if (meeting.stage() != MeetingStage.CONVENED) {
            throw new Refusal("会议现在是“" + meeting.stage().label() + "”，不再答复旁听报名。");
        }
        String why =
                act == ApplicationAct.REFUSE
                        ? Refusal.needed("reason", "请写明不同意的理由", reason)
                        : reason.strip();
        if (why.length() > TEXT_MAX) {
            throw Refusal.of("reason", "理由写在 " + TEXT_MAX + " 字以内。");
        }
        List<ApplicationId> all =
                which.stream().sorted(Comparator.comparing(ApplicationId::value)).toList();
        if (all.isEmpty()) {
            throw new Refusal("请先选择报名的人。");
        }
        for (ApplicationId one : all) {
            Application before = held(one);
            if (!before.meeting().equals(id)) {
                throw new Refusal("没有这份报名。");
            }
            decide(actor, meeting, before, act, why);
        }
        note(actor, meeting, act.label(), "旁听报名 " + all.size() + " 份");
        return all.size();
    }

    private void decide(
            Actor actor, Meeting meeting, Application before, ApplicationAct act, String why) {
        ApplicationStage next = before.stage().after(act);
        int place = 0;
        ParticipantId who = null;
        if (next == ApplicationStage.ACCEPTED) {
            place =
                    table.free(meeting.id())
                            .orElseThrow(() -> new Refusal("MTG-12", "旁听席位已经满了，可以列入候补，或者增加席位。"));
            who = admitted(actor, meeting, before, place);
        }
        table.write(before.id(), next, place, who, act, why, actor.name());
    }

    /** MTG-12: an observer, without a voice and without a vote; the list shows no whole name. */
    private ParticipantId admitted(Actor actor, Meeting meeting, Application of, int place) {
        Actor inside = Actor.system(actor.name(), meeting.congress());
        NewParticipant observer =
                new NewParticipant(
                        null,
                        null,
                        of.name(),
                        "公民旁听 " + place + " 号",
                        "",
                        MeetingRole.OBSERVER,
                        true);
        sittings.addPeople(inside, meeting.id(), List.of(observer));
        // The meeting is locked by the act above, so that the last one is this one.
        return sittings.participants(meeting.id()).stream()
                .max(Comparator.comparingInt(Participant::no))
                .orElseThrow()
                .id();
    }

    /** The accepted with their whole names, for the door; each look is written down. */
    public List<DoorLine> doorList(Actor actor, MeetingId id) {
        Meeting meeting = decides(actor, id);
        List<DoorLine> lines =
                table.accepted(id).stream()
                        .map(one ->
                                new DoorLine(
                                        one.place(),
                                        secrets.open(
                                                "meetings.application.name/" + one.id(),
                                                one.name()),
                                        secrets.open(
                                                "meetings.application.phone/" + one.id(),
                                                one.phone())))
                        .toList();
        note(actor, meeting, "查看旁听名单", lines.size() + " 人的姓名、电话");
        return lines;
    }

    private Meeting decides(Actor actor, MeetingId id) {
        Meeting meeting = sittings.view(actor, id).meeting();
        actor.require(MeetingsPermission.CHAIR, meeting.congress());
        return meeting;
    }

    /** The application, while nobody else acts on the places of its meeting. */
    private Application held(ApplicationId id) {
        MeetingId meeting = table.find(id).orElseThrow(() -> new Refusal("没有这份报名。")).meeting();
        table.lock(meeting);
        return table.find(id).orElseThrow();
    }

    /** Here lies only the digest of a code. */
    private static byte[] hash(String plain) {
        return Sha256.of("observer\n" + plain);
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), Calendar.ZONE);
    }

    private void note(Actor actor, Meeting meeting, String act, String text) {
        record.noteInside(
                actor,
                meeting.congress(),
                new Subject("meetings", "meeting", meeting.id().value()),
                act,
                "“" + meeting.title() + "”：" + text);
    }
}
