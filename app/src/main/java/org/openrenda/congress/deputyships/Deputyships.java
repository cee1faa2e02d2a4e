package org.openrenda.congress.deputyships;

import java.util.function.BiFunction;
import org.openrenda.congress.Congress;
import org.openrenda.congress.CongressPermission;
import org.openrenda.congress.Seat;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.PersonId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.record.Subject;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * From election to end (F-DEP-1): credentials review, suspension, resignation and the end of a
 * deputyship. Every verb is one step of a history that is only added to, with its document.
 */
@Component
public class Deputyships {

    private final DeputyshipTable table;
    private final Congress congress;
    private final Record record;
    private final Calendar calendar;

    Deputyships(DeputyshipTable table, Congress congress, Record record, Calendar calendar) {
        this.table = table;
        this.congress = congress;
        this.record = record;
        this.calendar = calendar;
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
        table.write(one, move, actor.name());
        note(actor, one.congress(), id, move.act().label(), "依据：" + move.paper().document());
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

    private static Refusal unknown() {
        return new Refusal("没有这个代表职务。");
    }

    private void note(Actor actor, CongressId at, long id, String act, String summary) {
        record.noteInside(actor, at, new Subject("congress", "deputyship", id), act, summary);
    }
}
