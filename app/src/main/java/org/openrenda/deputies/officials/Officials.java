package org.openrenda.deputies.officials;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.openrenda.deputies.DeputiesPermission;
import org.openrenda.deputies.DutyCategory;
import org.openrenda.deputies.DutyDone;
import org.openrenda.deputies.DutyRecountAsked;
import org.openrenda.deputies.mandates.Mandates;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Origin;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Role;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.notices.Notices;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.record.Subject;
import org.openrenda.platform.tasks.Owner;
import org.openrenda.platform.tasks.Tasks;
import org.openrenda.platform.web.Dates;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Meeting an official (约见国家机关负责人, 代表法 30, DEP-25): a deputy asks, the clerks arrange, it is held,
 * and the organ feeds back what it did. The deputy does not decide the matter there.
 */
@Component
public class Officials {

    private static final List<String> CLERKS = List.of("安排约见", "登记约见情况", "反馈约见处理情况");

    private final OfficialMeetings table;
    private final Tasks tasks;
    private final Mandates mandates;
    private final Notices notices;
    private final Record record;
    private final Calendar calendar;
    private final ApplicationEventPublisher events;

    Officials(
            OfficialMeetings table,
            Tasks tasks,
            Mandates mandates,
            Notices notices,
            Record record,
            Calendar calendar,
            ApplicationEventPublisher events) {
        this.table = table;
        this.tasks = tasks;
        this.mandates = mandates;
        this.notices = notices;
        this.record = record;
        this.calendar = calendar;
        this.events = events;
    }

    @Transactional
    public OfficialMeetingId ask(
            Actor actor, CongressId congress, String organ, String topic, String text) {
        actor.require(DeputiesPermission.TAKE_PART, congress);
        mandates.require(actor, congress, "提出约见");
        String whom = Refusal.needed("organ", "请写明约见哪个机关的负责人", organ);
        String what = Refusal.needed("topic", "请写明约见要谈什么", topic);
        OfficialMeetingId id =
                table.add(congress, self(actor), actor.name(), whom, what, text.strip());
        OfficialMeeting asked = locked(id);
        table.write(asked, MeetingAct.ASK, actor.name(), what, calendar.today());
        after(actor, asked, MeetingAct.ASK, "约见" + whom + "负责人：" + what);
        return id;
    }

    /** The clerks arrange it, or move it to another time. */
    @Transactional
    public void arrange(
            Actor actor, OfficialMeetingId id, String official, Instant at, String place) {
        OfficialMeeting before = organised(actor, id);
        before.stage().after(MeetingAct.ARRANGE);
        String who = Refusal.needed("official", "请写明被约见的负责人", official);
        String where = Refusal.needed("place", "请写明地点", place);
        table.arrange(id, who, at, where);
        String when = Dates.time(LocalDateTime.ofInstant(at, Calendar.ZONE));
        done(actor, before, MeetingAct.ARRANGE, who + "，" + when + "，" + where);
    }

    @Transactional
    public void decline(Actor actor, OfficialMeetingId id, String reason) {
        OfficialMeeting before = organised(actor, id);
        done(
                actor,
                before,
                MeetingAct.DECLINE,
                Refusal.needed("reason", "请向代表说明理由和可以走的途径", reason));
    }

    @Transactional
    public void withdraw(Actor actor, OfficialMeetingId id) {
        OfficialMeeting before = locked(id);
        if (!before.account().equals(self(actor))) {
            throw new Refusal("没有这次约见。");
        }
        done(actor, before, MeetingAct.WITHDRAW, "代表撤回约见");
    }

    /** It was held: what the deputy raised and what the official answered. */
    @Transactional
    public void hold(Actor actor, OfficialMeetingId id, String minutes) {
        OfficialMeeting before = organised(actor, id);
        done(actor, before, MeetingAct.HOLD, Refusal.needed("minutes", "请写明约见情况", minutes));
        tell(locked(id));
    }

    /** DEP-25: the organ feeds back how it dealt with what was raised. */
    @Transactional
    public void feedBack(Actor actor, OfficialMeetingId id, String answer) {
        OfficialMeeting before = organised(actor, id);
        done(actor, before, MeetingAct.FEED_BACK, Refusal.needed("answer", "请写明处理情况", answer));
    }

    private void tell(OfficialMeeting held) {
        LocalDate on = held.heldOn();
        if (on != null) {
            events.publishEvent(
                    new DutyDone(
                            held.account(),
                            held.name(),
                            held.congress(),
                            DutyCategory.FOLLOW_UP,
                            on,
                            "约见" + held.organ() + "负责人：" + held.topic(),
                            new Origin(
                                    "deputies.officials",
                                    held.id().value(),
                                    "约见：" + held.topic(),
                                    address(held.id()))));
        }
    }

    /** The duty record is counted anew. */
    @EventListener
    @Transactional
    public void on(DutyRecountAsked asked) {
        table.at(asked.congress()).forEach(this::tell);
    }

    private void done(Actor actor, OfficialMeeting before, MeetingAct act, String text) {
        table.write(before, act, actor.name(), text, calendar.today());
        after(actor, before, act, text);
        if (act != MeetingAct.WITHDRAW) {
            notices.send(
                    List.of(before.account()),
                    act.label(),
                    "“" + before.topic() + "”：" + text,
                    address(before.id()));
        }
    }

    /** What the clerks owe is a function of the stage, so no step is ever lost. */
    private void after(Actor actor, OfficialMeeting before, MeetingAct act, String text) {
        OfficialMeeting now = locked(before.id());
        record.noteInside(actor, now.congress(), subject(now.id()), act.label(), text);
        CLERKS.forEach(owed -> tasks.settle(actor, subject(now.id()), owed));
        String owed =
                switch (now.stage()) {
                    case ASKED -> CLERKS.get(0);
                    case ARRANGED -> CLERKS.get(1);
                    case HELD -> CLERKS.get(2);
                    default -> "";
                };
        if (!owed.isEmpty()) {
            boolean fresh = now.stage() == MeetingStage.ASKED;
            tasks.open(
                    now.congress(),
                    Owner.role(Role.CLERK),
                    subject(now.id()),
                    owed,
                    now.topic(),
                    address(now.id()),
                    fresh
                            ? calendar.due(
                                    "deputies.meeting.arrange", now.congress(), calendar.today())
                            : null);
        }
    }

    @Transactional
    public OfficialMeeting meeting(Actor actor, OfficialMeetingId id) {
        OfficialMeeting one = locked(id);
        boolean own = one.account().equals(actor.account());
        if (!own && !actor.may(DeputiesPermission.SEE, one.congress())) {
            throw new Refusal("没有这次约见。");
        }
        return one;
    }

    @Transactional(readOnly = true)
    public List<OfficialMeeting> own(Actor actor) {
        return table.of(self(actor));
    }

    @Transactional(readOnly = true)
    public List<OfficialMeeting> all(Actor actor, CongressId congress) {
        actor.require(DeputiesPermission.SEE, congress);
        return table.at(congress);
    }

    /** The acts in their order, from which the stage can be recomputed. */
    @Transactional(readOnly = true)
    public List<MeetingAct> acts(OfficialMeetingId id) {
        return table.acts(id);
    }

    private OfficialMeeting organised(Actor actor, OfficialMeetingId id) {
        OfficialMeeting one = locked(id);
        actor.require(DeputiesPermission.ORGANISE, one.congress());
        return one;
    }

    private OfficialMeeting locked(OfficialMeetingId id) {
        return table.lock(id).orElseThrow(() -> new Refusal("没有这次约见。"));
    }

    private static AccountId self(Actor actor) {
        AccountId self = actor.account();
        if (self == null) {
            throw new Refusal("请由代表本人办理。");
        }
        return self;
    }

    static Subject subject(OfficialMeetingId id) {
        return new Subject("deputies", "official-meeting", id.value());
    }

    static String address(OfficialMeetingId id) {
        return "/deputies/officials/" + id;
    }
}
