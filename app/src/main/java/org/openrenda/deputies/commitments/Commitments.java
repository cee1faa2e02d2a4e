package org.openrenda.deputies.commitments;

import java.time.LocalDate;
import java.util.List;
import org.openrenda.deputies.DeputiesPermission;
import org.openrenda.deputies.mandates.DeputyStopped;
import org.openrenda.deputies.mandates.Mandates;
import org.openrenda.deputies.suggestions.SuggestionId;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Role;
import org.openrenda.platform.Satisfaction;
import org.openrenda.platform.UnitId;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.record.Subject;
import org.openrenda.platform.tasks.Owner;
import org.openrenda.platform.tasks.Tasks;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The ledger of promises (承诺事项台账, SUG-18): what a unit promised in an answer stays open to its day,
 * is answered again, checked on the spot, rated by the deputies, and struck off.
 */
@Component
public class Commitments {

    private static final String REPORT = "兑现承诺并报告";
    private static final String CHECK = "核查承诺兑现";
    private static final String RATE = "评价承诺兑现";

    private final CommitmentTable table;
    private final Tasks tasks;
    private final Calendar calendar;
    private final Record record;
    private final Mandates mandates;

    Commitments(
            CommitmentTable table,
            Tasks tasks,
            Calendar calendar,
            Record record,
            Mandates mandates) {
        this.table = table;
        this.tasks = tasks;
        this.calendar = calendar;
        this.record = record;
        this.mandates = mandates;
    }

    /** Puts a promise of a delivered answer into the ledger; the unit owes it by its day. */
    @Transactional(propagation = Propagation.MANDATORY)
    public CommitmentId promise(
            CongressId congress,
            SuggestionId suggestion,
            long reply,
            UnitId unit,
            String unitName,
            String text,
            LocalDate due) {
        CommitmentId id = table.add(congress, suggestion, reply, unit, unitName, text, due);
        table.step(id, CommitmentAct.PROMISE, text, unitName, due);
        owe(locked(id));
        return id;
    }

    private void owe(Commitment at) {
        tasks.open(
                at.congress(),
                Owner.unit(at.unit()),
                subject(at.id()),
                REPORT,
                at.text(),
                address(at.id()),
                at.dueOn());
    }

    /** The unit answers again: what was done, with proof. */
    @Transactional
    public void report(Actor actor, CommitmentId id, String text) {
        Commitment before = locked(id);
        actor.require(DeputiesPermission.HANDLE, before.congress());
        if (!actor.units().contains(before.unit())) {
            throw new Refusal("这项承诺不是您单位作出的。");
        }
        String said = Refusal.needed("text", "请写明怎样兑现的、结果如何", text);
        Commitment after = done(actor, before, CommitmentAct.REPORT, null, said);
        tasks.settle(actor, subject(id), REPORT);
        tasks.open(
                after.congress(),
                Owner.role(Role.CLERK),
                subject(id),
                CHECK,
                after.text(),
                address(id),
                calendar.due("deputies.commitment.check", after.congress(), calendar.today()));
        for (AccountId deputy : table.promisedTo(after)) {
            if (!mandates.mayAct(deputy, after.congress())) {
                continue;
            }
            tasks.open(
                    after.congress(),
                    Owner.person(Role.DEPUTY, deputy),
                    subject(id),
                    RATE,
                    after.text(),
                    address(id),
                    calendar.due("deputies.rating.days", after.congress(), calendar.today()));
        }
    }

    /** A deputy who got the answer rates what came of the promise, once for each report. */
    @Transactional
    public void rate(Actor actor, CommitmentId id, Satisfaction result, String reason) {
        Commitment at = locked(id);
        actor.require(DeputiesPermission.RATE, at.congress());
        mandates.require(actor, at.congress(), "评价承诺的兑现");
        AccountId account = actor.account();
        if (account == null || !table.promisedTo(at).contains(account)) {
            throw new Refusal("这项承诺不是向您作出的。");
        }
        if (at.stage() != CommitmentStage.REPORTED) {
            throw new Refusal("这项承诺现在是“" + at.stage().label() + "”，不能评价。");
        }
        if (result == Satisfaction.DISSATISFIED && reason.isBlank()) {
            throw Refusal.of("reason", "评价不满意时，请写明理由。");
        }
        if (!table.rate(at, account, actor.name(), result, reason.strip())) {
            throw new Refusal("SUG-15", "您已评价过这次兑现，首次评价不能更改。");
        }
        tasks.settleOwn(actor, subject(id), RATE);
        inside(actor, at, RATE, result.label());
    }

    /** DEP-4: who may not act is not asked; the clerks' check waits for nobody. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(DeputyStopped stopped) {
        mandates.owed(stopped.account(), stopped.congress(), RATE).stream()
                .filter(one -> one.kind().equals("commitment"))
                .forEach(one -> mandates.release(stopped.account(), one, RATE));
    }

    /** Checked on the spot and found kept. */
    @Transactional
    public void strikeOff(Actor actor, CommitmentId id, String finding) {
        Commitment before = decided(actor, id);
        before.stage().after(CommitmentAct.STRIKE_OFF);
        if (table.dissatisfied(before) > 0) {
            throw new Refusal("SUG-18", "有代表对兑现结果不满意，请退回承办单位继续履行。");
        }
        String said = Refusal.needed("finding", "请写明核查的情况", finding);
        done(actor, before, CommitmentAct.STRIKE_OFF, null, said);
        settleCheck(actor, id);
    }

    /** Not kept yet: back to the unit with a new day. */
    @Transactional
    public void sendBack(Actor actor, CommitmentId id, String reason, LocalDate due) {
        Commitment before = decided(actor, id);
        before.stage().after(CommitmentAct.SEND_BACK);
        String said = Refusal.needed("reason", "请写明还差什么", reason);
        owe(done(actor, before, CommitmentAct.SEND_BACK, future(due), said));
        settleCheck(actor, id);
    }

    /** The day moves with a reason; the first promised day stays in the ledger. */
    @Transactional
    public void postpone(Actor actor, CommitmentId id, String reason, LocalDate due) {
        Commitment before = decided(actor, id);
        before.stage().after(CommitmentAct.POSTPONE);
        String said = Refusal.needed("reason", "请写明调整期限的理由", reason);
        Commitment after = done(actor, before, CommitmentAct.POSTPONE, future(due), said);
        tasks.settle(actor, subject(id), REPORT);
        owe(after);
    }

    private LocalDate future(LocalDate due) {
        if (!due.isAfter(calendar.today())) {
            throw Refusal.of("due", "新的期限须在今天以后。");
        }
        return due;
    }

    /** The promises of a suggestion, the next due first. */
    @Transactional(readOnly = true)
    public List<Commitment> of(SuggestionId suggestion) {
        return table.of(suggestion);
    }

    /** How many promises of a congress are past their day and not struck off. */
    @Transactional(readOnly = true)
    public int late(CongressId congress) {
        return table.count(
                new CommitmentTable.Search(
                        List.of(congress.value()), "", true, 0, "", List.of(), 0, 0, 1));
    }

    /** The promises made to this deputy, open ones first. */
    @Transactional(readOnly = true)
    public List<CommitmentRow> madeTo(AccountId account) {
        return table.madeTo(account);
    }

    private Commitment done(
            Actor actor,
            Commitment before,
            CommitmentAct act,
            @org.jspecify.annotations.Nullable LocalDate due,
            String text) {
        Commitment after = table.write(before, act, due, text, actor.name());
        String what = "承诺“" + before.text() + "”" + act.label() + "：" + text;
        record.note(actor, after.congress(), subject(after.id()), act.label(), what);
        Subject suggestion = new Subject("deputies", "suggestion", after.suggestion().value());
        record.note(actor, after.congress(), suggestion, act.label(), what);
        return after;
    }

    private void inside(Actor actor, Commitment at, String act, String text) {
        record.noteInside(actor, at.congress(), subject(at.id()), act, text);
    }

    private void settleCheck(Actor actor, CommitmentId id) {
        tasks.settle(actor, subject(id), CHECK);
        tasks.settle(actor, subject(id), RATE);
    }

    private Commitment decided(Actor actor, CommitmentId id) {
        Commitment before = locked(id);
        actor.require(DeputiesPermission.DECIDE, before.congress());
        return before;
    }

    private Commitment locked(CommitmentId id) {
        return table.lock(id).orElseThrow(() -> new Refusal("没有这项承诺。"));
    }

    static Subject subject(CommitmentId id) {
        return new Subject("deputies", "commitment", id.value());
    }

    static String address(CommitmentId id) {
        return "/deputies/commitments/" + id;
    }
}
