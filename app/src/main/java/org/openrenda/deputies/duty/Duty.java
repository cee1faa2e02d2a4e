package org.openrenda.deputies.duty;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openrenda.deputies.DeputiesPermission;
import org.openrenda.deputies.DutyCategory;
import org.openrenda.deputies.DutyDone;
import org.openrenda.deputies.DutyRecountAsked;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Origin;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Role;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.notices.Notices;
import org.openrenda.platform.parameters.Parameters;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.record.Subject;
import org.openrenda.platform.tasks.Owner;
import org.openrenda.platform.tasks.Tasks;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The duty record (履职档案, 代表法 58, DEP-18): each line comes from something that happened and leads to
 * its evidence. Nobody types it; a wrong line is corrected by another row with a reason.
 */
@Component
// Longer than 300 lines because writing, disputing and correcting one record belong together.
public class Duty {

    private static final String CHECK = "核实履职异议";
    private static final int SHOWN_MOST = 100;
    private static final int TERM_YEARS = 5;

    private final DutyTable table;
    private final Disputes disputes;
    private final Tasks tasks;
    private final Notices notices;
    private final Record record;
    private final Calendar calendar;
    private final Parameters parameters;
    private final ApplicationEventPublisher events;

    /** What a running recount has heard; the record is counted on one thread. */
    private final ThreadLocal<@Nullable List<DutyDone>> heard = new ThreadLocal<>();

    Duty(
            DutyTable table,
            Disputes disputes,
            Tasks tasks,
            Notices notices,
            Record record,
            Calendar calendar,
            Parameters parameters,
            ApplicationEventPublisher events) {
        this.table = table;
        this.disputes = disputes;
        this.tasks = tasks;
        this.notices = notices;
        this.record = record;
        this.calendar = calendar;
        this.parameters = parameters;
        this.events = events;
    }

    /** Writes the line in the transaction of the act, so nothing done goes unrecorded. */
    @EventListener
    @Transactional
    public void on(DutyDone done) {
        List<DutyDone> recount = heard.get();
        if (recount == null) {
            table.write(done);
        } else if (recount.size() < 1_000_000) {
            recount.add(done);
        }
    }

    /** Counts the record of a congress anew from the facts its parts tell. */
    @Transactional
    public Recount recount(Actor actor, CongressId congress) {
        actor.require(DeputiesPermission.KEEP_RECORD, congress);
        List<DutyDone> facts = new ArrayList<>();
        heard.set(facts);
        try {
            events.publishEvent(new DutyRecountAsked(congress));
        } finally {
            heard.remove();
        }
        Set<String> told = new HashSet<>();
        Set<String> modules = new HashSet<>();
        int added = 0;
        for (DutyDone fact : facts) {
            if (fact.congress().equals(congress)) {
                told.add(key(fact.account(), fact.category(), fact.evidence()));
                modules.add(fact.evidence().module());
                added += table.write(fact) ? 1 : 0;
            }
        }
        List<Long> unfounded = new ArrayList<>();
        int offset = 0;
        List<DutyLine> page = table.written(congress, offset);
        while (!page.isEmpty()) {
            page.stream()
                    .filter(line -> modules.contains(line.evidence().module()))
                    .filter(line ->
                            !told.contains(key(line.account(), line.category(), line.evidence())))
                    .forEach(line -> unfounded.add(line.id()));
            offset += page.size();
            page = table.written(congress, offset);
        }
        return new Recount(told.size() - added, added, List.copyOf(unfounded));
    }

    private static String key(AccountId account, DutyCategory category, Origin evidence) {
        return account + ":" + category + ":" + evidence.module() + ":" + evidence.id();
    }

    /** The own record of a year, the newest first. */
    @Transactional(readOnly = true)
    public List<DutyLine> own(Actor actor, int year) {
        return table.of(self(actor), LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }

    /** A deputy's record between two days, for the part that drafts the yearly report. */
    @Transactional(readOnly = true)
    public List<DutyLine> between(AccountId account, LocalDate from, LocalDate to) {
        return table.of(account, from, to);
    }

    /** A deputy's record of a year as the clerks of that congress read it. */
    @Transactional(readOnly = true)
    public List<DutyLine> of(Actor actor, AccountId account, int year) {
        List<DutyLine> lines =
                table.of(account, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
        return lines.stream()
                .filter(line -> actor.may(DeputiesPermission.KEEP_RECORD, line.congress()))
                .toList();
    }

    /** All deputies of a congress with what they did in a year, by name. */
    @Transactional(readOnly = true)
    public List<DeputyYear> years(Actor actor, CongressId congress, int year) {
        actor.require(DeputiesPermission.KEEP_RECORD, congress);
        return table.years(congress, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }

    /** A deputy says a line is wrong or double. */
    @Transactional
    public long dispute(Actor actor, long line, DisputeKind kind, String text) {
        DutyLine disputed = line(line);
        if (!disputed.account().equals(self(actor)) || kind == DisputeKind.MISSING) {
            throw new Refusal("没有这条履职记录。");
        }
        return dispute(actor, disputed.congress(), line, kind, text);
    }

    /** A deputy says that something done is not in the record. */
    @Transactional
    public long missing(Actor actor, CongressId congress, String text) {
        return dispute(actor, congress, null, DisputeKind.MISSING, text);
    }

    private long dispute(
            Actor actor, CongressId congress, @Nullable Long line, DisputeKind kind, String text) {
        actor.require(DeputiesPermission.OWN_RECORD, congress);
        String said = Refusal.needed("text", "请写明哪里不对、实际情况是什么", text);
        long id = disputes.add(congress, self(actor), actor.name(), line, kind, said);
        tasks.open(
                congress,
                Owner.role(Role.CLERK),
                subject(id),
                CHECK,
                actor.name() + "：" + kind.label(),
                address(id),
                calendar.due("deputies.duty.dispute", congress, calendar.today()));
        record.noteInside(actor, congress, subject(id), "提出异议", kind.label() + "：" + said);
        return id;
    }

    /** The clerks checked and the record was right. */
    @Transactional
    public void dismiss(Actor actor, long id, String answer) {
        Dispute dispute = checked(actor, id);
        answer(actor, dispute, false, Refusal.needed("answer", "请写明核实的情况", answer));
    }

    /** DEP-18: a line that is wrong or double is struck off the record, by another row. */
    @Transactional
    public void strike(Actor actor, long id, String reason) {
        Dispute dispute = checked(actor, id);
        Long line = dispute.line();
        if (line == null) {
            throw new Refusal("漏记的异议请补记，没有可以删去的一行。");
        }
        String why = Refusal.needed("answer", "请写明核实的情况和更正的理由", reason);
        DutyLine before = line(line);
        table.correct(
                before, true, before.category(), before.on(), before.text(), why, actor.name());
        answer(actor, dispute, true, why);
    }

    /** DEP-18: puts a line right, or writes the one that was missing with the dispute as proof. */
    @Transactional
    public void mend(
            Actor actor, long id, DutyCategory category, LocalDate on, String text, String reason) {
        Dispute dispute = checked(actor, id);
        String what = Refusal.needed("text", "请写明更正后的内容", text);
        String why = Refusal.needed("answer", "请写明核实的情况和更正的理由", reason);
        if (on.isAfter(calendar.today())) {
            throw Refusal.of("on", "日期不能晚于今天。");
        }
        Long line = dispute.line();
        if (line == null) {
            table.write(
                    new DutyDone(
                            dispute.account(),
                            dispute.name(),
                            dispute.congress(),
                            category,
                            on,
                            what,
                            new Origin("deputies.duty", id, "经核实补记", address(id))));
        } else {
            table.correct(line(line), false, category, on, what, why, actor.name());
        }
        answer(actor, dispute, true, why);
    }

    private Dispute checked(Actor actor, long id) {
        Dispute dispute = disputes.find(id).orElseThrow(() -> new Refusal("没有这件异议。"));
        actor.require(DeputiesPermission.KEEP_RECORD, dispute.congress());
        if (dispute.upheld() != null) {
            throw new Refusal("这件异议已经核实过：" + dispute.state() + "。");
        }
        return dispute;
    }

    private void answer(Actor actor, Dispute dispute, boolean upheld, String text) {
        disputes.answer(dispute, upheld, text, actor.name());
        tasks.settle(actor, subject(dispute.id()), CHECK);
        String word = upheld ? "已更正" : "核实无误";
        record.noteInside(
                actor, dispute.congress(), subject(dispute.id()), "核实异议", word + "：" + text);
        notices.send(List.of(dispute.account()), "履职档案异议" + word, text, address(dispute.id()));
    }

    /** One dispute, for the deputy who raised it and the clerks who check it. */
    @Transactional(readOnly = true)
    public Dispute dispute(Actor actor, long id) {
        Dispute dispute = disputes.find(id).orElseThrow(() -> new Refusal("没有这件异议。"));
        if (!dispute.account().equals(actor.account())
                && !actor.may(DeputiesPermission.KEEP_RECORD, dispute.congress())) {
            throw new Refusal("没有这件异议。");
        }
        return dispute;
    }

    @Transactional(readOnly = true)
    public List<Dispute> disputes(Actor actor) {
        return disputes.of(self(actor));
    }

    @Transactional(readOnly = true)
    public List<Dispute> openDisputes(Actor actor, CongressId congress) {
        actor.require(DeputiesPermission.KEEP_RECORD, congress);
        return disputes.open(congress);
    }

    @Transactional(readOnly = true)
    public DutyLine line(long id) {
        return table.line(id).orElseThrow(() -> new Refusal("没有这条履职记录。"));
    }

    /** DEP-31: points are off until the congress turns them on by a parameter. */
    @Transactional(readOnly = true)
    public boolean countsPoints(CongressId congress) {
        return parameters.of("deputies.duty.points", congress).value() > 0;
    }

    /** A year's points of these lines; empty where points are off. */
    @Transactional(readOnly = true)
    public Points points(CongressId congress, List<DutyLine> lines) {
        return countsPoints(congress)
                ? Points.of(lines, disputes.rules(congress))
                : new Points(Map.of());
    }

    @Transactional(readOnly = true)
    public List<PointRule> rules(CongressId congress) {
        return disputes.rules(congress);
    }

    /** A new version of a rule; what was done before its day keeps the rule of its own day. */
    @Transactional
    public void rule(Actor actor, CongressId congress, PointRule rule) {
        actor.require(DeputiesPermission.KEEP_RECORD, congress);
        if (rule.weight() < 0 || rule.weight() > 1_000 || rule.cap() < 0) {
            throw Refusal.of("weight", "分值应在 0 到 1000 之间。");
        }
        disputes.rule(congress, rule, actor.name());
        record.noteInside(
                actor,
                congress,
                new Subject("deputies", "duty-rule", congress.value()),
                "设置积分规则",
                rule.category().label() + "每次 " + rule.weight() + " 分，自 " + rule.fromOn() + " 起");
    }

    /** 代表法 58: a deputy chooses which categories and lines the public page shows. */
    @Transactional
    public void display(Actor actor, Set<DutyCategory> shown) {
        AccountId self = self(actor);
        table.showAll(self);
        for (DutyCategory category : DutyCategory.values()) {
            if (!shown.contains(category)) {
                table.hide(self, category);
            }
        }
    }

    @Transactional
    public void show(Actor actor, long line, boolean shown) {
        if (!line(line).account().equals(self(actor))) {
            throw new Refusal("没有这条履职记录。");
        }
        table.show(line, shown);
    }

    @Transactional(readOnly = true)
    public List<DutyCategory> hidden(Actor actor) {
        return table.hidden(self(actor));
    }

    /** What anybody may read of this deputy; the last five years are counted. */
    @Transactional(readOnly = true)
    public PublicDuty publicOf(AccountId account) {
        List<DutyCategory> hidden = table.hidden(account);
        LocalDate today = calendar.today();
        Map<DutyCategory, Integer> counts = new EnumMap<>(DutyCategory.class);
        table.of(account, today.minusYears(TERM_YEARS), today).stream()
                .map(DutyLine::category)
                .filter(category -> !hidden.contains(category))
                .forEach(category -> counts.merge(category, 1, Integer::sum));
        List<DutyLine> lines =
                table.shown(account, SHOWN_MOST).stream()
                        .filter(line -> !hidden.contains(line.category()))
                        .toList();
        return new PublicDuty(counts, lines);
    }

    static Subject subject(long dispute) {
        return new Subject("deputies", "duty-dispute", dispute);
    }

    static String address(long dispute) {
        return "/deputies/duty/disputes/" + dispute;
    }

    private static AccountId self(Actor actor) {
        AccountId account = actor.account();
        if (account == null) {
            throw new Refusal("请由代表本人查看。");
        }
        return account;
    }
}
