package org.openrenda.evaluation.evaluations;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.openrenda.evaluation.EvaluationPermission;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Origin;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Role;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.documents.OfficialDocument;
import org.openrenda.platform.notices.Notices;
import org.openrenda.platform.parameters.Parameters;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.record.Subject;
import org.openrenda.platform.tasks.Owner;
import org.openrenda.platform.tasks.Tasks;
import org.openrenda.voting.polls.PollId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Evaluations from the preparation to the publication. Each act checks who acts, locks the
 * evaluation, lets it decide, and writes step, state and record in one transaction.
 */
@Component
// Longer than 300 lines because it is the one procedure of an evaluation from end to end, and
// cutting it would hide that each act holds the same lock.
public class Evaluations {

    private static final String MINIMUM = "evaluation.raters.min";
    private static final String ALLOWED = "evaluation.appraisal.allowed";
    private static final String RATE = "测评";
    private static final int CODES_MAX = 500;
    private static final int CODES_ALL_MAX = 5_000;

    private final EvaluationTable table;
    private final SheetTable sheets;
    private final CodeTable codes;
    private final EvaluationReader reader;
    private final GroupPolls polls;
    private final Rating rating;
    private final ResultPaper papers;
    private final Parameters parameters;
    private final Record record;
    private final Notices notices;
    private final Tasks tasks;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Evaluations(
            EvaluationTable table,
            SheetTable sheets,
            CodeTable codes,
            EvaluationReader reader,
            GroupPolls polls,
            Rating rating,
            ResultPaper papers,
            Parameters parameters,
            Record record,
            Notices notices,
            Tasks tasks,
            ApplicationEventPublisher events,
            Clock clock) {
        this.table = table;
        this.sheets = sheets;
        this.codes = codes;
        this.reader = reader;
        this.polls = polls;
        this.rating = rating;
        this.papers = papers;
        this.parameters = parameters;
        this.record = record;
        this.notices = notices;
        this.tasks = tasks;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Drafts an evaluation.
     *
     * @throws Refusal SUP-20 when its kind is not allowed here, or no decision of the chairpersons
     *     is named
     */
    @Transactional
    public EvaluationId hold(Actor actor, NewEvaluation given) {
        EvaluationPlan plan = given.plan();
        actor.require(EvaluationPermission.OPERATE, plan.congress());
        if (!plan.form().congress().equals(plan.congress())) {
            throw Refusal.of("form", "请选用本级的测评表。");
        }
        if (plan.kind().byChairpersons()) {
            if (parameters.of(ALLOWED, plan.congress()).value() != 1) {
                throw new Refusal(
                        "SUP-20", "本会还没有启用“" + plan.kind().label() + "”。有地方性法规依据的，请先在“数字与依据”中启用。");
            }
            Refusal.needed(
                    "basis", "“" + plan.kind().label() + "”由主任会议决定，请写明决定的日期和会议", plan.basis());
        }
        int minimum = parameters.of(MINIMUM, plan.congress()).value();
        EvaluationId id = table.add(plan, minimum);
        sheets.enrol(id, given.raters());
        polls.prepare(actor, id, given, minimum);
        String text = plan.subjects().size() + " 个对象，名册 " + given.raters().size() + " 人";
        table.step(id, EvaluationAct.PREPARE, actor.name(), text);
        note(actor, table.find(id).orElseThrow(), EvaluationAct.PREPARE, text);
        return id;
    }

    /** Fixes form, subjects, groups and roster. */
    @Transactional
    public void ready(Actor actor, EvaluationId id) {
        Evaluation after = locked(actor, id, EvaluationPermission.OPERATE).ready(clock.instant());
        polls.ready(actor, id);
        done(actor, after, EvaluationAct.READY, "测评表第 " + after.plan().form().version() + " 版");
    }

    /**
     * Makes one-time codes for a group that rates without names.
     *
     * @return the codes, which cannot be shown again
     */
    @Transactional
    public List<String> issue(Actor actor, EvaluationId id, int group, int howMany) {
        Evaluation one = locked(actor, id, EvaluationPermission.OPERATE);
        one.stage().after(EvaluationAct.ISSUE);
        if (group < 1
                || group > one.plan().groups().size()
                || one.plan().group(group).way() != RatingWay.CODE) {
            throw Refusal.of("group", "这一组不用测评码。");
        }
        int made = codes.asked(id, group);
        if (howMany < 1 || howMany > CODES_MAX || made + howMany > CODES_ALL_MAX) {
            throw Refusal.of("codes", "一次可制 1 到 " + CODES_MAX + " 个，一组最多 " + CODES_ALL_MAX + " 个。");
        }
        List<String> given = codes.make(id, group, howMany);
        String text = "“" + one.plan().group(group).name() + "” " + howMany + " 个";
        done(actor, one, EvaluationAct.ISSUE, text);
        return given;
    }

    /** Lets people rate; those on the roster are called. */
    @Transactional
    public void open(Actor actor, EvaluationId id) {
        Evaluation before = locked(actor, id, EvaluationPermission.CHAIR);
        int asked = reader.counts(before).stream().mapToInt(GroupCount::asked).sum();
        Evaluation after = before.open(asked, clock.instant());
        polls.open(actor, id);
        done(actor, after, EvaluationAct.OPEN, "应评 " + asked + " 人");
        call(after);
    }

    private void call(Evaluation one) {
        Instant closes = one.closesAt();
        if (closes == null) {
            notices.send(
                    named(one).stream().map(Rater::account).toList(),
                    "现在测评",
                    "“" + one.plan().title() + "”",
                    address(one));
            return;
        }
        LocalDate due = LocalDate.ofInstant(closes, Calendar.ZONE);
        for (Rater rater : named(one)) {
            if (!rater.rated()) {
                tasks.open(
                        one.plan().congress(),
                        Owner.person(Role.DEPUTY, rater.account()),
                        subject(one.id()),
                        RATE,
                        one.plan().title(),
                        address(one),
                        due);
            }
        }
    }

    /** Those by ballot are called by their poll; who of them has rated nobody knows. */
    private List<Rater> named(Evaluation one) {
        return sheets.raters(one.id()).stream()
                .filter(rater -> one.plan().group(rater.group()).way() == RatingWay.NAMED)
                .toList();
    }

    private static String address(Evaluation one) {
        return "/evaluation/" + one.id() + "/rate";
    }

    /** Reminds who is on the roster and is not known to have rated. */
    @Transactional
    public int remind(Actor actor, EvaluationId id) {
        Evaluation one = locked(actor, id, EvaluationPermission.OPERATE);
        one.stage().after(EvaluationAct.REMIND);
        List<AccountId> owing =
                sheets.raters(id).stream()
                        .filter(rater -> !rater.rated())
                        .map(Rater::account)
                        .toList();
        if (owing.isEmpty()) {
            throw new Refusal("名册上的人都已经评过了，不用提醒。");
        }
        notices.send(owing, "请测评", "“" + one.plan().title() + "”还在进行，已经评过的不用理会。", address(one));
        done(actor, one, EvaluationAct.REMIND, owing.size() + " 人");
        return owing.size();
    }

    /** Puts the end of an evaluation over days off. */
    @Transactional
    public void extend(Actor actor, EvaluationId id, Instant until) {
        Evaluation after =
                locked(actor, id, EvaluationPermission.CHAIR).extend(until, clock.instant());
        LocalDate day = LocalDate.ofInstant(until, Calendar.ZONE);
        done(actor, after, EvaluationAct.EXTEND, "延至 " + day);
        tasks.settle(actor, subject(id), RATE);
        call(after);
    }

    /**
     * Puts a named sheet in. Sent again under the same key with the same marks, it answers the same
     * receipt.
     *
     * @param text as {@link Sheet#text} writes it
     * @param clientKey made by the page that sends it, the same at each try
     * @throws AlreadyRated when another sheet of this rater is in
     */
    @Transactional
    public Receipt rate(Actor actor, EvaluationId id, String text, String clientKey) {
        Receipt receipt = rating.put(actor, id, text, clientKey);
        tasks.settleOwn(actor, subject(id), RATE);
        return receipt;
    }

    /**
     * Puts in a sheet that comes with a one-time code and no name.
     *
     * @throws AlreadyRated when the code was used by another page
     */
    @Transactional
    public void rateByCode(String code, String text, String clientKey) {
        rating.putByCode(code, text, clientKey);
    }

    /** The evaluation a code is for, with the number of its group; asks nobody's permission. */
    @Transactional(readOnly = true)
    public EvaluationView byCode(String code) {
        return reader.view(reader.evaluation(rating.held(code).evaluation()));
    }

    /** The receipt of this person's own sheet. */
    @Transactional(readOnly = true)
    public Optional<Receipt> receipt(Actor actor, EvaluationId id) {
        return Optional.ofNullable(actor.account())
                .flatMap(account -> sheets.of(id, account))
                .map(SheetTable.Kept::receipt);
    }

    /** Ends rating; a sheet under way is either in before this, or is told that it came late. */
    @Transactional
    public void close(Actor actor, EvaluationId id) {
        Evaluation after = locked(actor, id, EvaluationPermission.CHAIR).close();
        List<GroupCount> counts = reader.counts(after);
        int asked = counts.stream().mapToInt(GroupCount::asked).sum();
        int rated = counts.stream().mapToInt(GroupCount::rated).sum();
        codes.shuffle(id);
        polls.close(actor, id);
        tasks.settle(actor, subject(id), RATE);
        done(actor, after, EvaluationAct.CLOSE, "应评 " + asked + " 人，已评 " + rated + " 人");
    }

    /** Publishes the result; it is stored and sealed into the record. */
    @Transactional
    public EvaluationResult publish(Actor actor, EvaluationId id) {
        Evaluation after = locked(actor, id, EvaluationPermission.CHAIR).publish();
        polls.publish(actor, id);
        EvaluationResult result = reader.result(after);
        String digest = SheetTable.digest(result.text());
        table.keep(id, result.text(), digest);
        done(
                actor,
                after,
                EvaluationAct.PUBLISH,
                ResultPaper.sentence(after.plan(), result) + "指纹 " + digest);
        Origin origin = after.plan().origin();
        events.publishEvent(
                new Evaluated(
                        id,
                        after.plan().congress(),
                        origin == null ? null : origin.module(),
                        origin == null ? null : origin.id(),
                        digest));
        return result;
    }

    /** Makes an evaluation void, with the reason; what was published stays published. */
    @Transactional
    public void annul(Actor actor, EvaluationId id, String reason) {
        Evaluation after = locked(actor, id, EvaluationPermission.CHAIR).annul(reason);
        polls.annul(actor, id, reason);
        tasks.settle(actor, subject(id), RATE);
        done(actor, after, EvaluationAct.VOID, reason.strip());
    }

    /** What is held and how; asks nobody's permission. */
    @Transactional(readOnly = true)
    public EvaluationPlan plan(EvaluationId id) {
        return reader.evaluation(id).plan();
    }

    @Transactional(readOnly = true)
    public EvaluationView view(Actor actor, EvaluationId id) {
        return reader.view(reader.seen(actor, id));
    }

    /** The roster with who has rated, never how; for who prepares or chairs. */
    @Transactional(readOnly = true)
    public List<Rater> roster(Actor actor, EvaluationId id) {
        Evaluation one = reader.seen(actor, id);
        return conducts(actor, one) ? sheets.raters(id) : List.of();
    }

    /** This person's own line on the roster. */
    @Transactional(readOnly = true)
    public Optional<Rater> rater(Actor actor, EvaluationId id) {
        return sheets.rater(id, actor.account());
    }

    /** The polls of groups that rate by secret ballot, for who prepares or chairs. */
    @Transactional(readOnly = true)
    public List<GroupPoll> polls(Actor actor, EvaluationId id) {
        Evaluation one = reader.seen(actor, id);
        return conducts(actor, one) ? polls.of(one) : List.of();
    }

    /** Where this person rates by secret ballot; empty for who rates otherwise. */
    @Transactional(readOnly = true)
    public Optional<PollId> poll(Actor actor, EvaluationId id) {
        return rater(actor, id).flatMap(rater -> polls.poll(id, rater.group()));
    }

    /** How many have rated, never how. */
    @Transactional(readOnly = true)
    public LiveRating live(EvaluationId id) {
        return reader.live(id);
    }

    /**
     * The result: once published for everyone who may see the evaluation; once closed for who
     * conducts it; while it is open only where it is shown live, and then in whole batches.
     */
    @Transactional(readOnly = true)
    public EvaluationResult result(Actor actor, EvaluationId id) {
        Evaluation one = reader.seen(actor, id);
        if (one.stage() == EvaluationStage.OPEN && one.plan().showsLive()) {
            return reader.soFar(one);
        }
        boolean counted = one.stage() == EvaluationStage.CLOSED && conducts(actor, one);
        if (one.stage() != EvaluationStage.PUBLISHED && !counted) {
            throw new Refusal("结果公布以后才能看到。");
        }
        return reader.result(one);
    }

    private static boolean conducts(Actor actor, Evaluation one) {
        return actor.may(EvaluationPermission.OPERATE, one.plan().congress())
                || actor.may(EvaluationPermission.CHAIR, one.plan().congress());
    }

    /** The result as it was stored when it was published. */
    @Transactional(readOnly = true)
    public Optional<String> stored(EvaluationId id) {
        return table.kept(id);
    }

    /** The result sheet (测评结果单), once it is published. */
    @Transactional(readOnly = true)
    public OfficialDocument paper(Actor actor, EvaluationId id) {
        Evaluation one = reader.seen(actor, id);
        if (one.stage() != EvaluationStage.PUBLISHED) {
            throw new Refusal("公布结果后才有测评结果单。");
        }
        return papers.write(reader.view(one), reader.result(one), table.kept(id).orElse(""));
    }

    @Transactional(readOnly = true)
    public List<EvaluationRow> rows(Actor actor, EvaluationSearch search) {
        actor.require(EvaluationPermission.SEE, actor.home());
        return reader.rows(search);
    }

    @Transactional(readOnly = true)
    public long count(Actor actor, EvaluationSearch search) {
        actor.require(EvaluationPermission.SEE, actor.home());
        return reader.count(search);
    }

    /** The evaluations of one matter of another module, the newest first, for who may see any. */
    @Transactional(readOnly = true)
    public List<EvaluationRow> ofMatter(Actor actor, CongressId at, String module, long matter) {
        return actor.may(EvaluationPermission.SEE, at)
                ? reader.ofMatter(at, module, matter)
                : List.of();
    }

    /** What this person is to rate now or soon. */
    @Transactional(readOnly = true)
    public List<EvaluationRow> mine(Actor actor) {
        return reader.mine(actor);
    }

    /** What this person has rated. */
    @Transactional(readOnly = true)
    public List<EvaluationRow> mineBefore(Actor actor) {
        return reader.mineBefore(actor);
    }

    private Evaluation locked(Actor actor, EvaluationId id, EvaluationPermission permission) {
        Evaluation one = table.lock(id).orElseThrow(EvaluationReader::unknown);
        actor.require(permission, one.plan().congress());
        return one;
    }

    private void done(Actor actor, Evaluation after, EvaluationAct act, String text) {
        table.write(after, act, actor.name(), text);
        events.publishEvent(new EvaluationChanged(after.id()));
        note(actor, after, act, text);
    }

    private void note(Actor actor, Evaluation one, EvaluationAct act, String text) {
        record.noteInside(
                actor,
                one.plan().congress(),
                subject(one.id()),
                act.label(),
                "“" + one.plan().title() + "”：" + text);
    }

    private static Subject subject(EvaluationId id) {
        return new Subject("evaluation", "evaluation", id.value());
    }
}
