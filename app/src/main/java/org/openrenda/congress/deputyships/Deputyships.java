package org.openrenda.congress.deputyships;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.openrenda.congress.Congress;
import org.openrenda.congress.CongressPermission;
import org.openrenda.congress.Seat;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.PersonId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.parameters.Parameters;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.record.Subject;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * From election to end (F-DEP-1): credentials review, suspension, resignation and the end of a
 * deputyship. Every verb is one step of a history that is only added to, with its document.
 */
@Component
// Longer than 300 lines because every verb of a deputyship is asked of this one façade.
public class Deputyships {

    /** DEP-5, DEP-7: from how many absences without leave in a term the clerks are alerted. */
    private static final String ABSENCES_ALERT = "congress.deputyship.absences";

    private final DeputyshipTable table;
    private final Congress congress;
    private final Record record;
    private final Calendar calendar;
    private final Offices offices;
    private final Attendances attendances;
    private final Parameters parameters;
    private final ApplicationEventPublisher events;

    Deputyships(
            DeputyshipTable table,
            Congress congress,
            Record record,
            Calendar calendar,
            Offices offices,
            Attendances attendances,
            Parameters parameters,
            ApplicationEventPublisher events) {
        this.table = table;
        this.congress = congress;
        this.record = record;
        this.calendar = calendar;
        this.offices = offices;
        this.attendances = attendances;
        this.parameters = parameters;
        this.events = events;
    }

    /**
     * Enters who was elected, by a general or a by-election; the credentials review comes next.
     *
     * @throws Refusal DEP-2 when the person is a deputy of an area not in the same line; DEP-10
     *     when a by-election has no vacancy in its electoral unit
     */
    @Transactional
    public long elect(Actor actor, PersonId person, CongressId at, Seat seat) {
        actor.require(CongressPermission.PEOPLE_KEEP, at);
        return congress.elect(actor, person, at, seat);
    }

    /** DEP-3: hands the election to the credentials committee. */
    @Transactional
    public void review(Actor actor, long id, Paper paper) {
        step(actor, id, (one, today) -> one.review(paper, today));
    }

    @Transactional
    public void confirm(Actor actor, long id, Paper paper) {
        step(actor, id, (one, today) -> one.confirm(paper, today));
    }

    /** DEP-3: the election is found invalid; the paper's note says why. */
    @Transactional
    public void annul(Actor actor, long id, Paper paper) {
        step(actor, id, (one, today) -> one.annul(paper, today));
    }

    @Transactional
    public void publish(Actor actor, long id, Paper paper) {
        step(actor, id, (one, today) -> one.publish(paper, today));
    }

    @Transactional
    public void suspend(Actor actor, long id, SuspensionGround ground, Paper paper) {
        step(actor, id, (one, today) -> one.suspend(ground, paper, today));
    }

    /** DEP-4: the ground is gone. */
    @Transactional
    public void resume(Actor actor, long id, Paper paper) {
        step(actor, id, (one, today) -> one.resume(paper, today));
    }

    @Transactional
    public void resign(Actor actor, long id, Paper paper) {
        step(actor, id, (one, today) -> one.resign(paper, today));
    }

    /** The resignation was withdrawn or did not carry. */
    @Transactional
    public void keep(Actor actor, long id, Paper paper) {
        step(actor, id, (one, today) -> one.keep(paper, today));
    }

    /**
     * @throws Refusal DEP-8 when not more than half of all members accept
     */
    @Transactional
    public void accept(Actor actor, long id, Vote vote, Paper paper) {
        step(actor, id, (one, today) -> one.accept(vote, paper, today));
    }

    @Transactional
    public void end(Actor actor, long id, EndReason reason, Paper paper) {
        step(actor, id, (one, today) -> one.end(reason, paper, today));
    }

    /** DEP-6: the end is announced and counts publicly. */
    @Transactional
    public void announce(Actor actor, long id, Paper paper) {
        step(actor, id, (one, today) -> one.announce(paper, today));
    }

    private void step(
            Actor actor,
            long id,
            BiFunction<Deputyship, java.time.LocalDate, Deputyship.Move> verb) {
        Deputyship one = table.lock(id).orElseThrow(Deputyships::unknown);
        actor.require(CongressPermission.PEOPLE_KEEP, one.congress());
        Deputyship.Move move = verb.apply(one, calendar.today());
        boolean before = table.mayAct(one.person(), one.congress());
        table.write(one, move, actor.name());
        note(actor, one.congress(), id, move.act().label(), "依据：" + move.paper().document());
        cascade(actor, one, move);
        boolean after = table.mayAct(one.person(), one.congress());
        if (before != after) {
            boolean ended = move.to() == DeputyStatus.ENDING;
            events.publishEvent(
                    new MandateChanged(one.person(), one.congress(), after, ended, actor.name()));
        }
    }

    /** DEP-9: offices that only a deputy may hold end with the deputyship (选举法 54、56). */
    private void cascade(Actor actor, Deputyship one, Deputyship.Move move) {
        if (move.act() == DeputyAct.END) {
            boolean recalled = move.ground().equals(EndReason.RECALLED.name());
            OfficeEnd how = recalled ? OfficeEnd.REVOKED : OfficeEnd.ENDED;
            for (Office office : offices.endAll(one.id(), how, move.on())) {
                note(actor, one.congress(), one.id(), "职务" + how.label(), office.named());
            }
        }
        if (move.act() == DeputyAct.ANNOUNCE) {
            offices.announce(one.id(), move.on());
        }
    }

    /**
     * DEP-9: enters an office that only a deputy may hold, so that it ends with the deputyship.
     *
     * @param body the organ in which it is held, for example 市人大常委会
     */
    @Transactional
    public void holdOffice(Actor actor, long id, OfficeKind kind, String body, Paper paper) {
        Deputyship one = table.lock(id).orElseThrow(Deputyships::unknown);
        actor.require(CongressPermission.PEOPLE_KEEP, one.congress());
        if (!one.status().mayAct()) {
            throw new Refusal("DEP-9", "只有在任代表才能登记这类职务，现在是“" + one.status().label() + "”。");
        }
        java.time.LocalDate on = paper.checked(calendar.today());
        String named = Refusal.needed("body", "请写明在哪个机构任职", body);
        if (!kind.fits(one.level())) {
            throw Refusal.of("kind", "本级没有“" + kind.label() + "”这一职务。");
        }
        offices.add(id, kind, named, on, paper.document(), actor.name());
        note(actor, one.congress(), id, "登记职务", kind.label() + "，" + named);
    }

    /** The offices of a deputyship, also those that ended. */
    @Transactional(readOnly = true)
    public List<Office> offices(Actor actor, long id) {
        deputyship(actor, id);
        return offices.of(id);
    }

    /** Who holds an office of this kind at this congress now. */
    @Transactional(readOnly = true)
    public List<PersonId> holders(CongressId at, OfficeKind kind) {
        return offices.holders(at, kind);
    }

    /**
     * DEP-7: how a deputy attended one meeting of the congress. A second absence without leave in a
     * term is an alert to the clerks; nothing ends by itself, that is for the credentials
     * committee.
     *
     * @return how many meetings of this term were missed without leave
     */
    @Transactional
    public int attend(Actor actor, long id, Attendance given) {
        Deputyship one = table.lock(id).orElseThrow(Deputyships::unknown);
        actor.require(CongressPermission.PEOPLE_KEEP, one.congress());
        if (given.paper().checked(calendar.today()).isAfter(calendar.today())) {
            throw Refusal.of("on", "日期不能晚于今天。");
        }
        Refusal.needed("meeting", "请写明是哪一次会议", given.meeting());
        attendances.add(id, given, actor.name());
        note(actor, one.congress(), id, "登记出席", given.meeting() + "：" + given.presence().label());
        int missed = attendances.missed(id);
        if (given.presence() == Presence.ABSENT && missed >= alertAt(one.congress())) {
            note(actor, one.congress(), id, "提示", alert(missed));
            events.publishEvent(new AbsentTwice(id, one.congress(), missed));
        }
        return missed;
    }

    /**
     * The same for who attended a meeting that was held here; the meetings' own module calls this.
     *
     * @return false when this person holds no deputyship there
     */
    @Transactional
    public boolean attend(Actor actor, CongressId at, PersonId person, Attendance given) {
        Optional<Long> id = table.standing(person, at);
        id.ifPresent(one -> attend(actor, one, given));
        return id.isPresent();
    }

    static String alert(int missed) {
        return "本届已有 " + missed + " 次未经批准不出席本级人大会议（代表法第六十二条第三项）。请代表资格审查委员会研究，资格不会自动终止。";
    }

    /** The meetings of a deputyship's term, the newest first. */
    @Transactional(readOnly = true)
    public List<Attended> attended(Actor actor, long id) {
        deputyship(actor, id);
        return attendances.of(id);
    }

    /** DEP-7: deputyships of a congress with two absences or more without leave. */
    @Transactional(readOnly = true)
    public List<Long> absentTwice(CongressId at) {
        return attendances.absent(at, alertAt(at));
    }

    private int alertAt(CongressId at) {
        return parameters.of(ABSENCES_ALERT, at).value();
    }

    /** Puts a deputy into a delegation and a group, and keeps profession and address. */
    @Transactional
    public void place(
            Actor actor,
            long id,
            String delegation,
            String group,
            String profession,
            String address) {
        Deputyship one = table.lock(id).orElseThrow(Deputyships::unknown);
        actor.require(CongressPermission.PEOPLE_KEEP, one.congress());
        table.place(
                id,
                brief("delegation", delegation),
                brief("group", group),
                brief("profession", profession),
                brief("address", address));
        note(actor, one.congress(), id, "修改代表资料", "修改了代表团、小组、职业构成或联系地址");
    }

    private static String brief(String field, String text) {
        if (text.strip().length() > 100) {
            throw Refusal.of(field, "请缩短到 100 字以内。");
        }
        return text.strip();
    }

    /** One deputyship, for those who may see people of its congress. */
    @Transactional(readOnly = true)
    public DeputyshipView deputyship(Actor actor, long id) {
        DeputyshipView bare = table.view(id, null).orElseThrow(Deputyships::unknown);
        actor.require(CongressPermission.PEOPLE_SEE, bare.congress());
        String phone = congress.maskedPhone(actor, bare.person());
        return table.view(id, phone).orElseThrow(Deputyships::unknown);
    }

    /**
     * DEP-4: whether a person may vote and join submissions at this congress now. Asks nobody's
     * permission: it is a rule other modules ask.
     */
    @Transactional(readOnly = true)
    public boolean mayAct(PersonId person, CongressId at) {
        return table.mayAct(person, at);
    }

    /**
     * DEP-3, DEP-4, DEP-6: why a person may not act as a deputy of this congress now; empty for one
     * who may, and for one whom the roster does not know, whose role alone tells.
     */
    @Transactional(readOnly = true)
    public Optional<String> hindrance(@Nullable PersonId person, CongressId at) {
        if (person == null) {
            return Optional.empty();
        }
        List<DeputyStatus> all = table.statuses(person, at);
        if (all.isEmpty() || all.stream().anyMatch(DeputyStatus::mayAct)) {
            return Optional.empty();
        }
        if (all.contains(DeputyStatus.SUSPENDED)) {
            return Optional.of("暂时停止执行代表职务期间（代表法第六十一条）");
        }
        boolean coming =
                all.stream()
                        .anyMatch(one ->
                                one == DeputyStatus.ELECTED
                                        || one == DeputyStatus.UNDER_REVIEW
                                        || one == DeputyStatus.CONFIRMED);
        return Optional.of(coming ? "代表资格确认并公布以前" : "代表资格终止以后（代表法第六十二条）");
    }

    /** Those whom the roster of this congress knows and who may not act now. */
    @Transactional(readOnly = true)
    public List<PersonId> hindered(CongressId at) {
        return table.hindered(at);
    }

    /** The delegation in which a person sits at this congress; empty when in none. */
    @Transactional(readOnly = true)
    public String delegationOf(@Nullable PersonId person, CongressId at) {
        return person == null ? "" : table.delegation(person, at);
    }

    /**
     * All deputies of a delegation, the base of its majority (SUG-1, MOT-1): a suspended deputy is
     * still one of them.
     */
    @Transactional(readOnly = true)
    public List<PersonId> delegates(CongressId at, String delegation) {
        return table.delegates(at, delegation);
    }

    private static Refusal unknown() {
        return new Refusal("没有这个代表职务。");
    }

    private void note(Actor actor, CongressId at, long id, String act, String summary) {
        record.noteInside(actor, at, new Subject("congress", "deputyship", id), act, summary);
    }
}
