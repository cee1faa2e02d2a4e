package org.openrenda.deputies.motions;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openrenda.congress.Congress;
import org.openrenda.congress.Organ;
import org.openrenda.deputies.DeputiesPermission;
import org.openrenda.deputies.DutyCategory;
import org.openrenda.deputies.DutyDone;
import org.openrenda.deputies.DutyRecountAsked;
import org.openrenda.deputies.mandates.DeputyStopped;
import org.openrenda.deputies.mandates.Mandates;
import org.openrenda.deputies.numbering.Numbering;
import org.openrenda.deputies.signatures.Signatures;
import org.openrenda.deputies.suggestions.MotionTurned;
import org.openrenda.deputies.suggestions.Signer;
import org.openrenda.deputies.suggestions.SuggestionFromMotion;
import org.openrenda.deputies.suggestions.SuggestionId;
import org.openrenda.deputies.suggestions.SuggestionSource;
import org.openrenda.deputies.suggestions.SuggestionText;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Origin;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.access.Access;
import org.openrenda.platform.calendar.Calendar;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Motions (议案, 组织法 22, 代表法 15): moved by enough deputies before the session's deadline, sorted by
 * the motions committee, decided by the presidium, reported on by a committee.
 */
@Component
// Longer than 300 lines because it is one chain of acts from the first draft to the decision.
public class Motions {

    private final MotionTable table;
    private final Numbering numbering;
    private final Movers movers;
    private final Signatures signatures;
    private final Mandates mandates;
    private final MotionReader reader;
    private final CongressSessions sessions;
    private final MotionDuties duties;
    private final Congress congress;
    private final Access access;
    private final MotionCourse course;
    private final Withdrawals withdrawals;
    private final Calendar calendar;
    private final ApplicationEventPublisher events;

    Motions(
            MotionTable table,
            Numbering numbering,
            Movers movers,
            Signatures signatures,
            Mandates mandates,
            MotionReader reader,
            CongressSessions sessions,
            MotionDuties duties,
            Congress congress,
            Access access,
            MotionCourse course,
            Withdrawals withdrawals,
            Calendar calendar,
            ApplicationEventPublisher events) {
        this.table = table;
        this.numbering = numbering;
        this.movers = movers;
        this.signatures = signatures;
        this.mandates = mandates;
        this.reader = reader;
        this.sessions = sessions;
        this.duties = duties;
        this.congress = congress;
        this.access = access;
        this.course = course;
        this.withdrawals = withdrawals;
        this.calendar = calendar;
        this.events = events;
    }

    /** MOT-3: the clerks enter a session and the deadline that the presidium set. */
    @Transactional
    public void session(Actor actor, CongressSession session) {
        actor.require(DeputiesPermission.EXAMINE, session.congress());
        Refusal.needed("name", "请填写会议名称", session.name());
        if (session.endsOn().isBefore(session.startsOn())) {
            throw Refusal.of("endsOn", "闭幕日期不能早于开幕日期。");
        }
        sessions.add(session, actor.name());
    }

    @Transactional(readOnly = true)
    public List<CongressSession> sessions(CongressId at) {
        return sessions.of(at);
    }

    /** Begins a draft; nobody but its author sees it. */
    @Transactional
    public MotionId draft(Actor actor, MotionText text) {
        actor.require(DeputiesPermission.MOVE, text.congress());
        allow(text);
        return table.add(text, MotionCourse.person(actor), actor.name());
    }

    private void allow(MotionText text) {
        text.check();
        boolean delegation = text.proposer() == MotionProposer.DELEGATION;
        if (delegation && course.number("deputies.motion.delegation", text.congress()) == 0) {
            throw new Refusal("MOT-1", "按本会规定，议案由代表联名提出，不能以代表团名义提出。");
        }
    }

    /** Rewrites the draft; whoever confirmed the words before is asked again. */
    @Transactional
    public void rewrite(Actor actor, MotionId id, MotionText text) {
        Motion before = course.led(actor, id);
        before.stage().after(MotionAct.WRITE);
        allow(text);
        table.rewrite(before, text);
        signatures.rewritten(
                actor,
                Movers.signed(before),
                Movers.signed(course.locked(id)),
                before.text().sameWords(text));
    }

    /** MOT-1: asks deputies of the same congress to move it together. */
    @Transactional
    public void invite(Actor actor, MotionId id, List<AccountId> deputies) {
        Motion before = course.led(actor, id);
        before.stage().after(MotionAct.INVITE);
        mandates.require(actor, before.congress(), "邀请联名");
        int asked = signatures.invite(Movers.signed(before), deputies);
        if (asked > 0) {
            course.done(actor, before, MotionAct.INVITE, "邀请 " + asked + " 名代表联名");
        }
    }

    /** The lead deputy takes somebody off the list, or a deputy declines; before submission. */
    @Transactional
    public void drop(Actor actor, MotionId id, AccountId deputy) {
        Motion before = course.locked(id);
        actor.require(DeputiesPermission.MOVE, before.congress());
        before.stage().after(MotionAct.INVITE);
        if (signatures.drop(actor, Movers.signed(before), deputy)) {
            course.inside(actor, before, "取消联名", access.account(deputy).displayName() + " 不再联名");
        }
    }

    /**
     * A deputy confirms the text that was read.
     *
     * @param version the draft that was on the page; refused when it was rewritten since
     */
    @Transactional
    public void confirm(Actor actor, MotionId id, int version) {
        Motion before = course.locked(id);
        actor.require(DeputiesPermission.MOVE, before.congress());
        before.stage().after(MotionAct.INVITE);
        signatures.confirm(actor, Movers.signed(before), version);
        course.inside(actor, before, "确认联名", "确认联名第 " + version + " 稿");
    }

    /** MOT-1, MOT-3: hands it in with enough movers, all three parts, before the deadline. */
    @Transactional
    public void submit(Actor actor, MotionId id) {
        Motion before = course.led(actor, id);
        before.text().checkComplete();
        mandates.require(actor, before.congress(), "提出议案");
        signatures.requireAll(Movers.signed(before));
        List<Mover> all = movers.of(before);
        int needed = course.needed(before);
        if (all.size() < needed) {
            throw new Refusal(
                    "MOT-1", "本级代表 " + needed + " 人以上联名才能提出议案，现有 " + all.size() + " 人（组织法第二十二条）。");
        }
        CongressSession session =
                sessions.open(before.congress())
                        .orElseThrow(
                                () -> new Refusal("MOT-3", "现在没有可以接收议案的会议，或者议案截止时间已过。可以改为提出代表建议。"));
        table.submitted(id, session.id(), calendar.today());
        Motion after =
                course.done(actor, before, MotionAct.SUBMIT, "提交议案，" + by(before, all.size()));
        duties.settle(actor, id, MotionDuties.MEND);
        duties.follow(actor, after, false);
    }

    private static String by(Motion motion, int movers) {
        return motion.text().proposer() == MotionProposer.DELEGATION
                ? "以" + motion.text().delegation() + "名义"
                : movers + " 名代表联名";
    }

    /** The lead deputy gives it up before it was handed in. */
    @Transactional
    public void abandon(Actor actor, MotionId id) {
        Motion before = course.led(actor, id);
        course.done(actor, before, MotionAct.ABANDON, "领衔代表放弃提出");
        signatures.settle(actor, Movers.signed(before));
        duties.settle(actor, id, MotionDuties.MEND);
    }

    /** DEP-4: a motion sent back to one whose deputyship ended goes to the next who moved it. */
    @EventListener
    @Transactional
    public void on(DeputyStopped stopped) {
        if (!stopped.ended()) {
            return;
        }
        Actor system = Actor.system("系统", stopped.congress());
        for (MotionId id : table.returned(stopped.account(), stopped.congress())) {
            Motion before = course.locked(id);
            duties.settle(system, id, MotionDuties.MEND);
            List<Mover> next =
                    movers.everOf(before).stream()
                            .filter(one -> !one.account().equals(stopped.account()))
                            .toList();
            if (next.isEmpty()) {
                course.done(system, before, MotionAct.ABANDON, "代表资格终止，没有其他提案人，未再提出");
                continue;
            }
            signatures.take(Movers.signed(before), next.getFirst().account());
            table.lead(id, next.getFirst());
            duties.deputy(course.locked(id), next.getFirst().account(), MotionDuties.MEND);
            course.inside(system, before, "领衔代表接替", next.getFirst().name() + " 接替领衔");
        }
    }

    /** Back to its movers with what is missing. */
    @Transactional
    public void sendBack(Actor actor, MotionId id, String reason) {
        String why = Refusal.needed("reason", "请写明需要补正什么", reason);
        Motion after = course.act(actor, id, MotionAct.SEND_BACK, "退回补正：" + why);
        duties.deputy(after, after.lead(), MotionDuties.MEND);
    }

    /** The motions committee sorts it, gives the number and its opinion. */
    @Transactional
    public String examine(Actor actor, MotionId id, String opinion) {
        Motion before = course.examined(actor, id);
        before.stage().after(MotionAct.EXAMINE);
        String said = Refusal.needed("opinion", "请写明议案审查委员会的意见", opinion);
        int year = calendar.today().getYear();
        String number = "议案〔%d〕%d号".formatted(year, numbering.next(before.congress(), "议案", year));
        table.number(id, number);
        Motion after = course.act(actor, id, MotionAct.EXAMINE, "编号 " + number + "；审查意见：" + said);
        movers.everOf(after).forEach(one -> moved(after, one));
        return number;
    }

    private void moved(Motion motion, Mover one) {
        String how = motion.isLed(one.account()) ? "领衔提出" : "联名提出";
        LocalDate on = motion.submittedOn() == null ? calendar.today() : motion.submittedOn();
        events.publishEvent(
                new DutyDone(
                        one.account(),
                        one.name(),
                        motion.congress(),
                        DutyCategory.MOTION,
                        on,
                        how + motion.named(),
                        origin(motion)));
    }

    /** The duty record is counted anew: every mover of a numbered motion is told again. */
    @EventListener
    @Transactional
    public void on(DutyRecountAsked asked) {
        for (MotionId id : table.numbered(asked.congress())) {
            Motion motion = course.locked(id);
            movers.everOf(motion).forEach(one -> moved(motion, one));
        }
    }

    private static Origin origin(Motion motion) {
        return new Origin(
                "deputies.motions",
                motion.id().value(),
                "议案" + motion.named(),
                MotionDuties.address(motion.id()));
    }

    /** The presidium puts it on the agenda of the congress. */
    @Transactional
    public void putOnAgenda(Actor actor, MotionId id, String decision) {
        course.act(actor, id, MotionAct.PUT_ON_AGENDA, said("列入会议议程", decision));
    }

    /** The presidium refers it to a special committee, which owes a report (MOT-7). */
    @Transactional
    public void refer(Actor actor, MotionId id, String committee) {
        Motion before = course.examined(actor, id);
        before.stage().after(MotionAct.REFER);
        List<String> committees = committees(before.congress());
        if (committees.isEmpty()) {
            throw new Refusal("MOT-1", "本级没有设立专门委员会，议案由主席团决定列入议程或者转为建议。");
        }
        if (!committees.contains(committee)) {
            throw Refusal.of("committee", "请选择本级的专门委员会。");
        }
        LocalDate end = sessions.endOf(id);
        LocalDate from = end.isAfter(calendar.today()) ? end : calendar.today();
        table.refer(id, committee, calendar.due("deputies.motion.report", before.congress(), from));
        course.act(actor, id, MotionAct.REFER, "交" + committee + "审议");
    }

    /** The special committees of a congress; a township has none (CAL-8). */
    @Transactional(readOnly = true)
    public List<String> committees(CongressId at) {
        return congress.organs(at).stream()
                .filter(organ -> organ.kind().equals("SPECIAL_COMMITTEE"))
                .map(Organ::name)
                .toList();
    }

    /** SUG-25: the presidium turns it into a suggestion, which keeps all its movers. */
    @Transactional
    public SuggestionId turn(Actor actor, MotionId id, String explanation) {
        Motion before = course.examined(actor, id);
        before.stage().after(MotionAct.TURN);
        String why = Refusal.needed("explanation", "请向提案人说明不作为议案的理由", explanation);
        List<Signer> signers =
                movers.of(before).stream()
                        .map(one -> new Signer(one.account(), one.name(), true))
                        .toList();
        events.publishEvent(new MotionTurned(id.value(), actor, suggestion(before), signers));
        Motion after = course.act(actor, id, MotionAct.TURN, "不作为议案，转为代表建议：" + why);
        return Objects.requireNonNull(after.suggestion());
    }

    /** The suggestion that a turned motion became, told on the same thread. */
    @EventListener
    @Transactional
    public void on(SuggestionFromMotion made) {
        table.turned(new MotionId(made.motion()), made.suggestion());
    }

    private static SuggestionText suggestion(Motion motion) {
        MotionText text = motion.text();
        return new SuggestionText(
                motion.congress(),
                SuggestionSource.SESSION,
                text.title(),
                "案由：" + text.cause() + "\n案据：" + text.grounds() + "\n方案：" + text.plan(),
                null,
                null,
                null,
                null,
                false,
                origin(motion));
    }

    /** Not on the agenda, with the explanation the movers are owed (MOT-5). */
    @Transactional
    public void decline(Actor actor, MotionId id, String explanation) {
        String why = Refusal.needed("explanation", "请向提案人说明不列入议程的理由", explanation);
        course.act(actor, id, MotionAct.DECLINE, "不列入会议议程：" + why);
    }

    /** MOT-7: the committee reports on what it examined. */
    @Transactional
    public void report(Actor actor, MotionId id, String report) {
        String text = Refusal.needed("report", "请写明审议结果", report);
        course.act(actor, id, MotionAct.REPORT, "审议结果报告：" + text);
    }

    /** MOT-7: the standing committee adopts the report; its movers are told. */
    @Transactional
    public void adopt(Actor actor, MotionId id, String decision) {
        course.act(actor, id, MotionAct.ADOPT, said("常委会通过审议结果报告，印发下次会议", decision));
    }

    /** The vote of the congress; the votes themselves are counted by the hall's own system. */
    @Transactional
    public void voted(Actor actor, MotionId id, boolean passed, String result) {
        String text = Refusal.needed("result", "请写明表决结果", result);
        course.act(actor, id, passed ? MotionAct.PASS : MotionAct.REJECT, text);
    }

    /** MOT-4: a mover wants to withdraw; the presidium decides before the vote. */
    @Transactional
    public void askWithdrawal(Actor actor, MotionId id, String reason) {
        withdrawals.ask(actor, id, reason);
    }

    /**
     * MOT-4: the presidium agrees. Without movers it is withdrawn, with too few it lapses, and with
     * enough it goes on.
     */
    @Transactional
    public MotionStage agreeWithdrawal(Actor actor, MotionId id) {
        return withdrawals.agree(actor, id);
    }

    /** The presidium does not agree; the motion goes on with all its movers. */
    @Transactional
    public void refuseWithdrawal(Actor actor, MotionId id, String reason) {
        withdrawals.refuse(actor, id, reason);
    }

    @Transactional(readOnly = true)
    public List<MotionRow> rows(MotionSearch search) {
        return reader.rows(search);
    }

    @Transactional(readOnly = true)
    public int count(MotionSearch search) {
        return reader.count(search);
    }

    /** One motion as this person may see it: drafts only by those who move them. */
    @Transactional
    public MotionView view(Actor actor, MotionId id) {
        Motion motion = course.locked(id);
        List<Mover> all = movers.of(motion);
        boolean moves = all.stream().anyMatch(one -> one.account().equals(actor.account()));
        boolean open = !motion.stage().isPrivate();
        boolean staff = open && actor.may(DeputiesPermission.SEE, motion.congress());
        boolean deputy =
                motion.number() != null && actor.may(DeputiesPermission.MOVE, motion.congress());
        if (!moves && !staff && !deputy && !actor.isSystem()) {
            throw new Refusal("没有这件议案。");
        }
        return new MotionView(motion, all, movers.wishes(id), course.needed(motion));
    }

    /** The acts in their order, from which the stage can be recomputed. */
    @Transactional(readOnly = true)
    public List<MotionAct> acts(MotionId id) {
        return table.acts(id);
    }

    /** MOT-1: whether a delegation as such may move one here. */
    @Transactional(readOnly = true)
    public boolean delegationMay(CongressId at) {
        return course.number("deputies.motion.delegation", at) > 0;
    }

    private static String said(String what, @Nullable String text) {
        return text == null || text.isBlank() ? what : what + "：" + text.strip();
    }
}
