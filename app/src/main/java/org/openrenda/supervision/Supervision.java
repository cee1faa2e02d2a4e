package org.openrenda.supervision;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrenda.congress.Congress;
import org.openrenda.congress.Unit;
import org.openrenda.hotline.issues.Issues;
import org.openrenda.hotline.issues.TopicEffect;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Role;
import org.openrenda.platform.Satisfaction;
import org.openrenda.platform.UnitId;
import org.openrenda.platform.access.Access;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.documents.Documents;
import org.openrenda.platform.parameters.Parameters;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.record.Subject;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Supervised matters and their problems (清单式督办): each act checks who acts, lets the aggregate
 * decide, and writes the step, the record and the next to-do in one transaction.
 */
@Component
// Longer than 300 lines because it is the one procedure of matters and problems from end to end,
// and
// cutting it by actor would hide that each act opens the next actor's to-do.
public class Supervision {

    /** The act in the record that says how one deputy rated. */
    static final String RATED = "代表评价";

    private final Matters matters;
    private final Problems problems;
    private final Congress congress;
    private final Access access;
    private final Calendar calendar;
    private final Parameters parameters;
    private final Record record;
    private final Duties duties;
    private final MatterReader reader;
    private final Issues issues;
    private final Documents documents;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Supervision(
            Matters matters,
            Problems problems,
            Congress congress,
            Access access,
            Calendar calendar,
            Parameters parameters,
            Record record,
            Duties duties,
            MatterReader reader,
            Issues issues,
            Documents documents,
            ApplicationEventPublisher events,
            Clock clock) {
        this.matters = matters;
        this.problems = problems;
        this.congress = congress;
        this.access = access;
        this.calendar = calendar;
        this.parameters = parameters;
        this.record = record;
        this.duties = duties;
        this.reader = reader;
        this.issues = issues;
        this.documents = documents;
        this.events = events;
        this.clock = clock;
    }

    /** Opens a matter, numbers it, and asks the clerks to list its problems and to publish it. */
    @Transactional
    public MatterId open(Actor actor, NewMatter given) {
        actor.require(SupervisionPermission.OPEN, given.congress());
        if (given.title().isBlank() || given.title().length() > 80) {
            throw Refusal.of("title", "请填写监督事项名称（80 字以内）。");
        }
        var today = calendar.today();
        String number =
                "监督〔%d〕%d号"
                        .formatted(
                                today.getYear(),
                                matters.nextNumber(given.congress(), today.getYear()));
        MatterId id =
                matters.add(
                        new Matters.Draft(
                                given.congress(),
                                given.title().strip(),
                                given.basis().strip(),
                                MatterForm.valueOf(given.form()),
                                today,
                                given.topicCode(),
                                given.topicName(),
                                given.areaCode(),
                                given.origin()),
                        number);
        note(
                actor,
                given.congress(),
                id,
                "确定监督事项",
                "确定“" + given.title() + "”为监督事项（" + number + "）");
        duties.onNewMatter(given.congress(), id, given.title());
        return id;
    }

    /** Puts a problem on the matter's list. */
    @Transactional
    public ProblemId list(Actor actor, MatterId id, String title, String detail) {
        Matter matter = locked(id);
        actor.require(SupervisionPermission.OPEN, matter.congress());
        if (title.isBlank() || title.length() > 80) {
            throw Refusal.of("title", "请用一句话写明问题（80 字以内）。");
        }
        List<Problem> listed = problems.of(id);
        matter.allowNewProblem(listed.size());
        ProblemId problem = problems.add(matter, listed.size() + 1, title.strip(), detail.strip());
        note(
                actor,
                matter.congress(),
                id,
                "列出问题",
                "问题 " + (listed.size() + 1) + "：" + title.strip());
        return problem;
    }

    /** SUP-8: shows the matter and its course on the public site, from now on. */
    @Transactional
    public void publish(Actor actor, MatterId id) {
        Matter matter = locked(id);
        actor.require(SupervisionPermission.PUBLISH, matter.congress());
        matters.publish(id, clock.instant(), actor.name());
        note(actor, matter.congress(), id, "向社会公开", "监督事项及办理过程向社会公开");
        duties.settle(actor, id, "公开");
    }

    /** Invites deputies of this congress to rate the results of the matter. */
    @Transactional
    public void invite(Actor actor, MatterId id, List<AccountId> deputies) {
        Matter matter = locked(id);
        actor.require(SupervisionPermission.ASSIGN, matter.congress());
        List<AccountId> eligible = access.holders(Role.DEPUTY, matter.congress(), null);
        for (AccountId deputy : deputies) {
            if (!eligible.contains(deputy)) {
                throw Refusal.of("raters", "只能邀请本级人大代表参加评价。");
            }
            String name = access.account(deputy).displayName();
            if (matters.invite(id, new Matters.Rater(deputy, name))) {
                record.noteInside(
                        actor, matter.congress(), subject(id), "邀请评价", "邀请代表 " + name + " 参加评价");
            }
        }
    }

    /** Assigns a problem to a unit; the days to receive and to report start now. */
    @Transactional
    public void assign(Actor actor, ProblemId id, UnitId unitId) {
        Problem before = locked(id);
        actor.require(SupervisionPermission.ASSIGN, before.congress());
        Unit unit = congress.unit(unitId);
        if (!unit.congress().equals(before.congress())) {
            throw Refusal.of("unit", "只能交办给本级的承办单位。");
        }
        Problem after =
                done(
                        actor,
                        before,
                        before.assign(unitId, unit.name(), duties.due(before, "rectify")),
                        "交办给 " + unit.name());
        Matter matter = locked(after.matter());
        matters.save(matter.startRectifying());
        duties.settle(actor, matter.id(), "列出问题并交办");
        duties.settle(actor, id, "重新交办");
        duties.unit(after, "签收", "receive");
    }

    /** The unit signs for the problem. */
    @Transactional
    public void receive(Actor actor, ProblemId id) {
        Problem before = lockedForUnit(actor, id);
        Problem after = done(actor, before, before.receive(), before.unitName() + " 已签收");
        duties.settle(actor, id, "签收");
        duties.report(after);
    }

    /** The unit gives the problem back before receiving it; the clerks owe a new assignment. */
    @Transactional
    public void giveBack(Actor actor, ProblemId id, String reason) {
        Problem before = lockedForUnit(actor, id);
        Step step = before.giveBack(reason);
        Problem after = done(actor, before, step, before.unitName() + " 退回交办：" + step.text());
        duties.settle(actor, id, "签收");
        duties.clerk(after, "重新交办", "assign");
    }

    /** SUP-5: the unit reports what was put right, with proof. */
    @Transactional
    public void report(Actor actor, ProblemId id, String text, List<Upload> files) {
        Problem before = lockedForUnit(actor, id);
        Step step = before.report(text);
        Problem after = done(actor, before, step, before.unitName() + " 报告整改情况：" + step.text());
        for (Upload file : files) {
            documents.attach(actor, before.congress(), subject(id), file.name(), file.bytes());
        }
        duties.settle(actor, id, "报告整改");
        duties.clerk(after, "核查", "check");
    }

    /** The clerks find the report proven, and the invited deputies are asked to rate. */
    @Transactional
    public void pass(Actor actor, ProblemId id, String opinion) {
        Problem before = locked(id);
        actor.require(SupervisionPermission.CHECK, before.congress());
        List<Matters.Rater> raters = matters.raters(before.matter());
        int ratersMin = number(before, "supervision.rating.ratersMin");
        if (raters.size() < ratersMin) {
            throw new Refusal(
                    "SUP-20", "请先在监督事项页邀请至少 " + ratersMin + " 名代表参加评价，现有 " + raters.size() + " 名。");
        }
        Step step = before.pass(opinion);
        Problem after = done(actor, before, step, "核查通过" + said(step.text()));
        duties.settle(actor, id, "核查");
        duties.raters(after, raters);
    }

    /** The clerks find the report wanting, and the unit has a new day. */
    @Transactional
    public void reject(Actor actor, ProblemId id, String reason) {
        Problem before = locked(id);
        actor.require(SupervisionPermission.CHECK, before.congress());
        Step step = before.reject(reason, duties.due(before, "redo"));
        Problem after = done(actor, before, step, "核查退回：" + step.text());
        duties.settle(actor, id, "核查");
        duties.report(after);
    }

    /** SUG-15: an invited deputy rates attitude and result apart, once a round. */
    @Transactional
    public void rate(Actor actor, ProblemId id, String attitude, String result, String reason) {
        Problem problem = locked(id);
        actor.require(SupervisionPermission.RATE, problem.congress());
        AccountId account = actor.account();
        boolean invited =
                matters.raters(problem.matter()).stream()
                        .anyMatch(rater -> rater.account().equals(account));
        if (account == null || !invited) {
            throw new Refusal("您没有受邀评价这个问题。");
        }
        if (problem.stage() != ProblemStage.CHECKED) {
            throw new Refusal("这个问题现在是“" + problem.stage().label() + "”，还不能评价。");
        }
        Satisfaction chosen = Satisfaction.of("result", result);
        if (chosen == Satisfaction.DISSATISFIED && reason.isBlank()) {
            throw Refusal.of("reason", "评价不满意时，请写明理由，承办单位才知道怎么改。");
        }
        Satisfaction manner = Satisfaction.of("attitude", attitude);
        if (!problems.rate(problem, account, manner, chosen, reason.strip())) {
            throw new Refusal("SUP-20", "您已评价过本轮结果，首次评价不能更改。");
        }
        record.noteInside(
                actor,
                problem.congress(),
                subject(id),
                RATED,
                "结果：" + chosen.label() + "；态度：" + manner.label() + said(reason.strip()));
        duties.settleOwn(actor, id, "评价");
        if (problems.count(problem).complete()) {
            // Whoever rated last must not stand as the one who decided.
            settle(Actor.system("系统", problem.congress()), problem);
        }
    }

    /** The clerks end a round in which not all have rated, once enough have. */
    @Transactional
    public void endRating(Actor actor, ProblemId id) {
        Problem problem = locked(id);
        actor.require(SupervisionPermission.CHECK, problem.congress());
        int ratersMin = number(problem, "supervision.rating.ratersMin");
        if (problems.count(problem).cast() < ratersMin) {
            throw new Refusal("SUP-20", "实评人数少于 " + ratersMin + " 人，还不能办结评价。");
        }
        settle(actor, problem);
    }

    private void settle(Actor actor, Problem problem) {
        RatingCount count = problems.count(problem);
        duties.settle(actor, problem.id(), "评价");
        if (!count.satisfies(number(problem, "supervision.rating.satisfiedPercent"))) {
            Step step = problem.sendBack(count.sentence(), duties.due(problem, "redo"));
            duties.report(done(actor, problem, step, "评价结果不满意，退回再办。" + count.sentence()));
            return;
        }
        done(actor, problem, problem.strikeOff(count.sentence()), "评价满意，销号。" + count.sentence());
        Matter before = locked(problem.matter());
        Matter after = before.closeIfDone(problems.of(before.id()), calendar.today());
        if (after.stage() != before.stage()) {
            matters.save(after);
            note(actor, after.congress(), after.id(), "结案", "问题全部销号，监督事项结案");
            events.publishEvent(new MatterClosed(after.id(), after.congress(), calendar.today()));
        }
    }

    /** Published matters for everyone, newest first; empty texts for all. */
    public List<MatterRow> published(
            String stage, String words, String sort, boolean descending, int offset, int most) {
        return reader.published(stage, words, sort, descending, offset, most);
    }

    public int countPublished(String stage, String words) {
        return reader.countPublished(stage, words);
    }

    /** One published matter as everyone may see it; refused when it is not published. */
    public PublicMatter published(MatterId id) {
        return reader.published(id);
    }

    /** How complaints on a matter's topic changed since it was opened; null without a topic. */
    public @Nullable EffectPanel effect(MatterView view) {
        String topic = view.topicCode();
        if (topic == null) {
            return null;
        }
        TopicEffect effect =
                issues.effect(view.congress(), topic, view.areaCode(), view.openedOn());
        return new EffectPanel(effect, MatterSheet.chart(effect, view));
    }

    private Problem done(Actor actor, Problem before, Step step, String summary) {
        Problem after = problems.write(before, step, actor.name());
        record.note(actor, before.congress(), subject(before.id()), step.act().label(), summary);
        note(
                actor,
                before.congress(),
                before.matter(),
                step.act().label(),
                "问题 " + before.ordinal() + "“" + before.title() + "”" + summary);
        return after;
    }

    private void note(Actor actor, CongressId at, MatterId id, String act, String summary) {
        record.note(actor, at, subject(id), act, summary);
    }

    private int number(Problem problem, String key) {
        return parameters.of(key, problem.congress()).value();
    }

    private Problem lockedForUnit(Actor actor, ProblemId id) {
        Problem problem = locked(id);
        actor.require(SupervisionPermission.HANDLE, problem.congress());
        UnitId unit = problem.unit();
        if (unit == null || !actor.units().contains(unit)) {
            throw new Refusal("这个问题没有交办给您的单位。");
        }
        return problem;
    }

    private Problem locked(ProblemId id) {
        return problems.lock(id).orElseThrow(() -> new Refusal("没有这个问题。"));
    }

    private Matter locked(MatterId id) {
        return matters.lock(id).orElseThrow(() -> new Refusal("没有这个监督事项。"));
    }

    static String said(String text) {
        return text.isBlank() ? "" : "：" + text;
    }

    static Subject subject(MatterId id) {
        return new Subject("supervision", "matter", id.value());
    }

    static Subject subject(ProblemId id) {
        return new Subject("supervision", "problem", id.value());
    }
}
