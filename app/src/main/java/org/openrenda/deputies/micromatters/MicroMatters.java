package org.openrenda.deputies.micromatters;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrenda.analysis.mask.Mask;
import org.openrenda.congress.Congress;
import org.openrenda.congress.Unit;
import org.openrenda.deputies.DeputiesPermission;
import org.openrenda.deputies.mandates.DeputyResumed;
import org.openrenda.deputies.mandates.DeputyStopped;
import org.openrenda.deputies.mandates.Mandates;
import org.openrenda.deputies.numbering.Numbering;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.UnitId;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.documents.Documents;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.record.Subject;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Micro matters, five in one (F-DEP-7): the citizen raises, the deputy hands over, the unit does
 * it, the clerks check it, and the citizen's rating ends it; not satisfied means done again.
 */
@Component
// Longer than 300 lines because it is the one procedure of five steps from end to end.
public class MicroMatters {

    private static final int TEXT_MAX = 2_000;
    private static final int LAPSES_PER_ROUND = 200;

    private final MicroMatterTable table;
    private final Numbering numbering;
    private final MicroMatterDuties duties;
    private final Congress congress;
    private final Mandates mandates;
    private final Documents documents;
    private final Record record;
    private final Calendar calendar;
    private final ApplicationEventPublisher events;

    MicroMatters(
            MicroMatterTable table,
            Numbering numbering,
            MicroMatterDuties duties,
            Congress congress,
            Mandates mandates,
            Documents documents,
            Record record,
            Calendar calendar,
            ApplicationEventPublisher events) {
        this.table = table;
        this.numbering = numbering;
        this.duties = duties;
        this.congress = congress;
        this.mandates = mandates;
        this.documents = documents;
        this.record = record;
        this.calendar = calendar;
        this.events = events;
    }

    /** A citizen's voice becomes a micro matter; the deputy owes handing it over. */
    @Transactional
    public MicroMatterId raise(Actor actor, NewMicroMatter given) {
        LocalDate today = calendar.today();
        LocalDate due = calendar.due("deputies.matter.handOver", given.congress(), today);
        String number =
                "微实事〔%d〕%d号"
                        .formatted(
                                today.getYear(),
                                numbering.next(given.congress(), "micro", today.getYear()));
        MicroMatterId id = table.add(given, number, today, due);
        table.step(id, MicroMatterAct.RAISE, 1, "群众", given.text(), due);
        MicroMatter matter = locked(id);
        record.note(
                actor, given.congress(), subject(id), MicroMatterAct.RAISE.label(), given.title());
        duties.follow(actor, null, matter);
        return id;
    }

    /** The deputy hands it to a unit of the congress. */
    @Transactional
    public void handOver(Actor actor, MicroMatterId id, UnitId unitId, String request) {
        MicroMatter before = ofDeputy(actor, id);
        Unit unit = congress.unit(unitId);
        if (!unit.congress().equals(before.congress())) {
            throw Refusal.of("unit", "只能交给本级的承办单位。");
        }
        before.stage().after(MicroMatterAct.HAND_OVER);
        table.assign(id, unitId, unit.name());
        String text = "交 " + unit.name() + said(request);
        done(actor, before, MicroMatterAct.HAND_OVER, text);
    }

    /** The deputy does not hand it over, and says why; the citizen's voice is open again. */
    @Transactional
    public void decline(Actor actor, MicroMatterId id, String why) {
        MicroMatter before = ofDeputy(actor, id);
        String said = needed("why", "请写明不交办的理由，会告知群众", why);
        end(done(actor, before, MicroMatterAct.DECLINE, said), false, said);
    }

    @Transactional
    public void receive(Actor actor, MicroMatterId id) {
        MicroMatter before = ofUnit(actor, id);
        done(actor, before, MicroMatterAct.RECEIVE, before.unitName() + " 已签收");
    }

    /** The unit gives it back before receiving it, with the unit it should go to. */
    @Transactional
    public void giveBack(Actor actor, MicroMatterId id, String why) {
        MicroMatter before = ofUnit(actor, id);
        String said = needed("why", "请写明退回理由和建议的承办单位", why);
        done(actor, before, MicroMatterAct.GIVE_BACK, before.unitName() + "：" + said);
    }

    /** The unit reports what was done, with photographs where there are some. */
    @Transactional
    public void report(Actor actor, MicroMatterId id, String text, List<Proof> files) {
        MicroMatter before = ofUnit(actor, id);
        String said = needed("text", "请写明办了什么、结果怎样", text);
        for (Proof file : files) {
            documents.attach(actor, before.congress(), subject(id), file.name(), file.bytes());
        }
        done(actor, before, MicroMatterAct.REPORT, said);
    }

    /** The clerks find it done, and the citizen is asked. */
    @Transactional
    public void pass(Actor actor, MicroMatterId id, String finding) {
        MicroMatter before = checked(actor, id);
        done(actor, before, MicroMatterAct.PASS, needed("finding", "请写明督查的情况", finding));
    }

    @Transactional
    public void reject(Actor actor, MicroMatterId id, String finding) {
        MicroMatter before = checked(actor, id);
        done(actor, before, MicroMatterAct.REJECT, needed("finding", "请写明还差什么", finding));
    }

    /** The citizen who raised it rates it; not satisfied sends it back to the unit. */
    @Transactional
    public void rate(MicroMatterId id, boolean satisfied, String reason) {
        MicroMatter before = locked(id);
        Actor citizen = Actor.system("群众", before.congress());
        String said = Mask.mask(reason.strip());
        if (!satisfied) {
            said = needed("reason", "请写明哪里还没有办好，承办单位才知道怎么改", said);
            done(citizen, before, MicroMatterAct.DISSATISFY, said);
            return;
        }
        MicroMatter after = done(citizen, before, MicroMatterAct.SATISFY, said);
        end(after, true, "微实事已办结，群众评价满意。");
    }

    /** Ends matters whose citizens did not rate within the days; it is told apart from a rating. */
    @Transactional
    public int lapse() {
        List<MicroMatterId> due = table.unrated(calendar.today(), LAPSES_PER_ROUND);
        for (MicroMatterId id : due) {
            MicroMatter before = locked(id);
            if (before.stage() == MicroMatterStage.CHECKED) {
                Actor system = Actor.system("系统", before.congress());
                end(done(system, before, MicroMatterAct.LAPSE, "群众在期限内没有评价"), true, "微实事已办结。");
            }
        }
        return due.size();
    }

    /** Shows the matter and its steps on the public site from now on. */
    @Transactional
    public void publish(Actor actor, MicroMatterId id) {
        MicroMatter matter = locked(id);
        actor.require(DeputiesPermission.PUBLISH, matter.congress());
        table.publish(id, actor.name());
        record.note(actor, matter.congress(), subject(id), "公开", "在公众网站公开");
    }

    private void end(MicroMatter after, boolean done, String text) {
        events.publishEvent(
                new MicroMatterEnded(after.id(), after.congress(), after.origin(), done, text));
    }

    private MicroMatter done(Actor actor, MicroMatter before, MicroMatterAct act, String text) {
        MicroMatterStage stage = before.stage().after(act);
        int round = act == MicroMatterAct.DISSATISFY ? before.round() + 1 : before.round();
        String clock = MicroMatter.clock(stage, act);
        LocalDate due =
                clock == null ? null : calendar.due(clock, before.congress(), calendar.today());
        table.step(before.id(), act, round, actor.name(), text, due);
        table.move(before.id(), stage, round, due);
        record.note(actor, before.congress(), subject(before.id()), act.label(), text);
        MicroMatter after = locked(before.id());
        duties.follow(actor, before, after);
        return after;
    }

    private MicroMatter ofDeputy(Actor actor, MicroMatterId id) {
        MicroMatter matter = locked(id);
        if (actor.may(DeputiesPermission.ARRANGE, matter.congress())) {
            return matter;
        }
        actor.require(DeputiesPermission.CONTACT, matter.congress());
        if (!matter.deputy().equals(actor.account())) {
            throw new Refusal("这件微实事由“" + matter.deputyName() + "”代表交办。");
        }
        mandates.require(actor, matter.congress(), "交办微实事");
        return matter;
    }

    /** DEP-4: what waits for a deputy who may not act is the clerks', and comes back with them. */
    @EventListener
    @Transactional
    public void on(DeputyStopped stopped) {
        ownersChanged(stopped.account(), stopped.congress());
    }

    @EventListener
    @Transactional
    public void on(DeputyResumed resumed) {
        ownersChanged(resumed.account(), resumed.congress());
    }

    private void ownersChanged(AccountId deputy, CongressId at) {
        for (MicroMatterId id : table.raisedTo(deputy, at)) {
            MicroMatter matter = locked(id);
            duties.follow(Actor.system("系统", at), matter, matter);
        }
    }

    private MicroMatter ofUnit(Actor actor, MicroMatterId id) {
        MicroMatter matter = locked(id);
        actor.require(DeputiesPermission.HANDLE, matter.congress());
        if (matter.unit() == null || !actor.units().contains(matter.unit())) {
            throw new Refusal("这件微实事没有交给您的单位。");
        }
        return matter;
    }

    private MicroMatter checked(Actor actor, MicroMatterId id) {
        MicroMatter matter = locked(id);
        actor.require(DeputiesPermission.DECIDE, matter.congress());
        return matter;
    }

    @Transactional(readOnly = true)
    public List<MicroMatter> rows(MicroMatterSearch search) {
        return table.rows(search);
    }

    @Transactional(readOnly = true)
    public int count(MicroMatterSearch search) {
        return table.count(search);
    }

    /** One matter for those who have a part in it, or see all of the congress. */
    @Transactional(readOnly = true)
    public MicroMatterView view(Actor actor, MicroMatterId id) {
        MicroMatter matter = table.find(id).orElseThrow(MicroMatters::unknown);
        boolean own =
                matter.deputy().equals(actor.account())
                        || matter.unit() != null && actor.units().contains(matter.unit());
        if (!own) {
            actor.require(DeputiesPermission.SEE, matter.congress());
        }
        return view(matter);
    }

    /** A published matter, or the one that grew out of this very voice. */
    @Transactional(readOnly = true)
    public Optional<MicroMatterView> published(MicroMatterId id, @Nullable Long ofVoice) {
        return table.find(id)
                .filter(matter ->
                        matter.published() || ofVoice != null && matter.origin().id() == ofVoice)
                .map(this::view);
    }

    private MicroMatterView view(MicroMatter matter) {
        return new MicroMatterView(
                matter, table.steps(matter.id()), documents.of(subject(matter.id())));
    }

    @Transactional(readOnly = true)
    public Optional<Documents.Content> file(MicroMatterId id, long file) {
        return documents.content(subject(id), file);
    }

    private static String needed(String field, String sentence, String text) {
        String said = Refusal.needed(field, sentence, text);
        if (said.length() > TEXT_MAX) {
            throw Refusal.of(field, "文字请控制在 " + TEXT_MAX + " 字以内。");
        }
        return said;
    }

    private static String said(String text) {
        return text.isBlank() ? "" : "：" + text.strip();
    }

    private MicroMatter locked(MicroMatterId id) {
        return table.lock(id).orElseThrow(MicroMatters::unknown);
    }

    private static Refusal unknown() {
        return new Refusal("没有这件微实事。");
    }

    static Subject subject(MicroMatterId id) {
        return new Subject("deputies", "micro", id.value());
    }

    static String address(MicroMatterId id) {
        return "/deputies/matters/" + id;
    }
}
