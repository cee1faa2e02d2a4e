package org.openrenda.deputies.suggestions;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openrenda.deputies.DeputiesPermission;
import org.openrenda.hotline.topics.Topics;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Role;
import org.openrenda.platform.access.Access;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.parameters.Parameters;
import org.openrenda.platform.record.Record;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Suggestions (代表建议、批评和意见) from the first draft to their number, and from the deputies' rating to
 * the archive; what units do in between lies in the part {@code handling}.
 */
@Component
// Longer than 300 lines because it is one chain of acts, each opening the next actor's to-do, and
// cutting it by actor would hide that.
public class Suggestions {

    private static final String SIGN = "确认附议";
    private static final String REVISE = "修改后重新提交";
    static final String ASSIGN = "交办";

    private final SuggestionTable table;
    private final Signatures signatures;
    private final SuggestionReader reader;
    private final SuggestionDuties duties;
    private final Access access;
    private final Topics topics;
    private final Parameters parameters;
    private final Calendar calendar;
    private final Record record;
    private final ApplicationEventPublisher events;

    Suggestions(
            SuggestionTable table,
            Signatures signatures,
            SuggestionReader reader,
            SuggestionDuties duties,
            Access access,
            Topics topics,
            Parameters parameters,
            Calendar calendar,
            Record record,
            ApplicationEventPublisher events) {
        this.table = table;
        this.signatures = signatures;
        this.reader = reader;
        this.duties = duties;
        this.access = access;
        this.topics = topics;
        this.parameters = parameters;
        this.calendar = calendar;
        this.record = record;
        this.events = events;
    }

    /** Begins a draft; nobody but its author sees it. */
    @Transactional
    public SuggestionId draft(Actor actor, SuggestionText text) {
        actor.require(DeputiesPermission.WRITE, text.congress());
        Suggestion.check(text.title(), text.text());
        AccountId lead = person(actor);
        return table.add(text, topicName(text), lead, actor.name());
    }

    /** Rewrites the draft; whoever confirmed the text before is asked again. */
    @Transactional
    public void rewrite(Actor actor, SuggestionId id, SuggestionText text) {
        Suggestion before = led(actor, id);
        before.stage().after(SuggestionAct.WRITE);
        Suggestion.check(text.title(), text.text());
        SuggestionView now = reader.view(id).orElseThrow();
        boolean sameWords =
                now.suggestion().title().equals(text.title()) && now.text().equals(text.text());
        table.rewrite(before, text, topicName(text));
        for (Signer signer : signatures.of(id)) {
            if (sameWords && wasConfirmed(now, signer.account())) {
                signatures.confirm(id, signer.account(), before.version() + 1);
            } else {
                duties.settle(actor, id, SIGN);
            }
        }
        Suggestion after = locked(id);
        signatures.of(id).stream()
                .filter(signer -> !signer.confirmed())
                .forEach(signer -> duties.deputy(after, signer.account(), SIGN));
    }

    private static boolean wasConfirmed(SuggestionView view, AccountId account) {
        return view.signers().stream()
                .anyMatch(signer -> signer.account().equals(account) && signer.confirmed());
    }

    /** Throws a draft away that nobody else has seen. */
    @Transactional
    public void discard(Actor actor, SuggestionId id) {
        Suggestion before = led(actor, id);
        if (before.stage() != SuggestionStage.DRAFT) {
            throw new Refusal("已经有人看过这件建议，不能删除；可以撤回。");
        }
        table.discard(id);
    }

    /** SUG-1: asks deputies of the same congress to co-sign; each must confirm the text. */
    @Transactional
    public void invite(Actor actor, SuggestionId id, List<AccountId> deputies) {
        Suggestion before = led(actor, id);
        before.stage().after(SuggestionAct.INVITE);
        List<AccountId> eligible = access.holders(Role.DEPUTY, before.congress(), null);
        int asked = 0;
        for (AccountId deputy : deputies) {
            if (!eligible.contains(deputy) || before.isLed(deputy)) {
                throw Refusal.of("deputies", "只能邀请本级其他代表附议。");
            }
            if (signatures.ask(id, deputy, access.account(deputy).displayName())) {
                duties.deputy(before, deputy, SIGN);
                asked++;
            }
        }
        if (asked > 0) {
            done(actor, before, SuggestionAct.INVITE, "邀请 " + asked + " 名代表附议");
        }
    }

    /** The lead deputy takes somebody off the list, or a deputy declines. */
    @Transactional
    public void dropSigner(Actor actor, SuggestionId id, AccountId deputy) {
        Suggestion before = locked(id);
        actor.require(DeputiesPermission.WRITE, before.congress());
        if (!before.isLed(actor.account()) && !deputy.equals(actor.account())) {
            throw new Refusal("只有领衔代表或者本人可以取消附议。");
        }
        before.stage().after(SuggestionAct.INVITE);
        if (signatures.drop(id, deputy)) {
            Actor self = access.actor(deputy);
            duties.settleOwn(self, id, SIGN);
            inside(actor, before, "取消附议", access.account(deputy).displayName() + " 不再附议");
        }
    }

    /**
     * A deputy confirms the text that was read.
     *
     * @param version the draft that was on the page; refused when it was rewritten since
     */
    @Transactional
    public void confirm(Actor actor, SuggestionId id, int version) {
        Suggestion before = locked(id);
        actor.require(DeputiesPermission.WRITE, before.congress());
        AccountId account = person(actor);
        if (!signatures.isAsked(id, account)) {
            throw new Refusal("您没有受邀附议这件建议。");
        }
        before.stage().after(SuggestionAct.INVITE);
        if (version != before.version()) {
            throw new Refusal("SUG-1", "领衔代表刚刚修改了文本，请重新阅读后再确认。");
        }
        signatures.confirm(id, account, version);
        duties.settleOwn(actor, id, SIGN);
        inside(actor, before, SIGN, "确认附议第 " + version + " 稿");
    }

    /** Hands it in; all who were asked must have confirmed this very text or be taken off. */
    @Transactional
    public void submit(Actor actor, SuggestionId id) {
        Suggestion before = led(actor, id);
        Suggestion.checkComplete(reader.view(id).orElseThrow().text());
        long open = signatures.of(id).stream().filter(signer -> !signer.confirmed()).count();
        if (open > 0) {
            throw new Refusal("SUG-1", "还有 " + open + " 名代表没有确认文本；请等待确认，或将其移出附议名单后提交。");
        }
        boolean first =
                before.source() == SuggestionSource.SESSION
                        && number(before, "deputies.review.first") > 0;
        SuggestionAct act = first ? SuggestionAct.SUBMIT_FIRST : SuggestionAct.SUBMIT;
        table.submitted(id, calendar.today());
        Suggestion after = done(actor, before, act, "提交建议");
        duties.settle(actor, id, REVISE);
        duties.clerk(after, first ? "初审" : "审核", "deputies.review.days");
    }

    /** The delegation or the presidium passes it on (初审). */
    @Transactional
    public void passFirst(Actor actor, SuggestionId id, String opinion) {
        Suggestion before = reviewed(actor, id);
        Suggestion after = done(actor, before, SuggestionAct.PASS_FIRST, said("初审通过", opinion));
        duties.settle(actor, id, "初审");
        duties.clerk(after, "审核", "deputies.review.days");
    }

    /** Back to the deputy, with what is to be mended. */
    @Transactional
    public void sendBack(Actor actor, SuggestionId id, String reason) {
        Suggestion before = reviewed(actor, id);
        String why = Refusal.needed("reason", "请写明需要修改什么", reason);
        Suggestion after = done(actor, before, SuggestionAct.SEND_BACK, "退回修改：" + why);
        settleReview(actor, id);
        duties.deputy(after, after.lead(), REVISE);
    }

    /** SUG-11: not taken as a suggestion, on a ground of the rules and with an explanation. */
    @Transactional
    public void refuse(Actor actor, SuggestionId id, RefusalGround ground, String explanation) {
        Suggestion before = reviewed(actor, id);
        String why = Refusal.needed("explanation", "请向代表说明理由和可以走的途径", explanation);
        String text = "不予接收（" + ground.label() + "）：" + why;
        Suggestion after = done(actor, before, SuggestionAct.REFUSE, text);
        settleReview(actor, id);
        tellSigners(after, "建议未被接收", text);
    }

    /** Turned into a petition or a lead for another organ, which the deputy is told. */
    @Transactional
    public void turn(Actor actor, SuggestionId id, String whereTo) {
        Suggestion before = reviewed(actor, id);
        String text = "转其他渠道办理：" + Refusal.needed("whereTo", "请写明转到哪里、为什么", whereTo);
        Suggestion after = done(actor, before, SuggestionAct.TURN, text);
        settleReview(actor, id);
        tellSigners(after, "建议转其他渠道", text);
    }

    /** Takes it as a suggestion and gives it the year's next number; the handover is owed. */
    @Transactional
    public String number(Actor actor, SuggestionId id) {
        Suggestion before = reviewed(actor, id);
        before.stage().after(SuggestionAct.NUMBER);
        int year = calendar.today().getYear();
        String number =
                "建议〔%d〕%d号".formatted(year, table.nextNumber(before.congress(), "建议", year));
        table.number(id, number);
        Suggestion after = done(actor, before, SuggestionAct.NUMBER, "立案，编号 " + number);
        settleReview(actor, id);
        boolean session = before.source() == SuggestionSource.SESSION;
        duties.clerk(after, ASSIGN, session ? "deputies.assign.session" : "deputies.assign.recess");
        tellSigners(after, "建议已立案", "编号 " + number);
        events.publishEvent(
                new SuggestionNumbered(
                        id, before.congress(), number, before.title(), signersOf(before)));
        return number;
    }

    /**
     * SUG-12: a signer wants it back; it is withdrawn once all who signed want so.
     *
     * @return whether it is withdrawn now
     */
    @Transactional
    public boolean withdraw(Actor actor, SuggestionId id, String reason) {
        Suggestion before = locked(id);
        actor.require(DeputiesPermission.WRITE, before.congress());
        AccountId account = person(actor);
        List<AccountId> signers = signersOf(before);
        if (!signers.contains(account)) {
            throw new Refusal("只有提出这件建议的代表可以撤回。");
        }
        before.stage().after(SuggestionAct.WITHDRAW);
        boolean assigned = before.stage() == SuggestionStage.ASSIGNED;
        if (assigned && number(before, "deputies.withdraw.afterAssign") == 0) {
            throw new Refusal("SUG-12", "建议已经交办，按本会规定不能再撤回。");
        }
        signatures.wantBack(id, account, Refusal.needed("reason", "请写明撤回的理由", reason));
        if (!signatures.whoWantBack(id).containsAll(signers)) {
            inside(actor, before, "申请撤回", "申请撤回，待其他联名代表同意");
            signers.stream()
                    .filter(one -> !signatures.whoWantBack(id).contains(one))
                    .forEach(one ->
                            duties.tell(
                                    before,
                                    List.of(one),
                                    "联名代表申请撤回建议",
                                    "“" + before.title() + "”"));
            return false;
        }
        Suggestion after = done(actor, before, SuggestionAct.WITHDRAW, "撤回：" + reason.strip());
        Stream.of(SIGN, REVISE, "初审", "审核", ASSIGN).forEach(act -> duties.settle(actor, id, act));
        for (Suggestion child : table.lockMerged(id)) {
            if (child.stage() != SuggestionStage.MERGED) {
                continue;
            }
            release(actor, child, "主件撤回，恢复单独办理");
        }
        events.publishEvent(new SuggestionWithdrawn(id, after.congress()));
        return true;
    }

    /** SUG-9: handled together with another; each deputy still gets an answer of one's own. */
    @Transactional
    public void merge(Actor actor, SuggestionId id, SuggestionId into) {
        Suggestion first = locked(id.value() < into.value() ? id : into);
        Suggestion second = locked(id.value() < into.value() ? into : id);
        Suggestion before = first.id().equals(id) ? first : second;
        Suggestion target = first.id().equals(id) ? second : first;
        actor.require(DeputiesPermission.ASSIGN, before.congress());
        before.allowMerge(target);
        if (!table.lockMerged(id).isEmpty()) {
            throw Refusal.of("into", "这件建议下面已有并案，请先取消那些并案。");
        }
        table.merge(id, into);
        done(actor, before, SuggestionAct.MERGE, "并入" + target.named() + "一并办理，答复仍逐名送达");
        duties.settle(actor, id, ASSIGN);
        inside(actor, target, "并案", before.named() + "并入本件");
    }

    @Transactional
    public void unmerge(Actor actor, SuggestionId id) {
        Suggestion before = locked(id);
        actor.require(DeputiesPermission.ASSIGN, before.congress());
        release(actor, before, "取消并案，单独办理");
    }

    private void release(Actor actor, Suggestion child, String why) {
        Suggestion after = done(actor, child, SuggestionAct.UNMERGE, why);
        table.merge(child.id(), null);
        duties.clerk(after, ASSIGN, "deputies.assign.recess");
    }

    /** Puts a closed suggestion into the archive. */
    @Transactional
    public void archive(Actor actor, SuggestionId id) {
        Suggestion before = locked(id);
        actor.require(DeputiesPermission.REVIEW, before.congress());
        done(actor, before, SuggestionAct.ARCHIVE, "归档");
    }

    /** For the part that handles: writes an act of the units' half into the suggestion's course. */
    @Transactional
    public Suggestion advance(Actor actor, SuggestionId id, SuggestionAct act, String text) {
        Suggestion after = done(actor, locked(id), act, text);
        if (act == SuggestionAct.ASSIGN) {
            duties.settle(actor, id, ASSIGN);
        }
        if (act == SuggestionAct.TAKE_BACK) {
            duties.clerk(after, ASSIGN, "deputies.assign.recess");
        }
        return after;
    }

    /** For the part that handles: the earliest day on which a unit owes an answer. */
    @Transactional
    public void owes(SuggestionId id, java.time.@Nullable LocalDate dueOn) {
        table.due(id, dueOn);
    }

    /** The suggestion, locked until the caller's transaction ends. */
    @Transactional
    public Suggestion locked(SuggestionId id) {
        return table.lock(id).orElseThrow(() -> new Refusal("没有这件建议。"));
    }

    /** Suggestions handled together with this one, locked. */
    @Transactional
    public List<Suggestion> lockedMerged(SuggestionId into) {
        return table.lockMerged(into);
    }

    /** Who gets an answer: the lead deputy and all who confirmed the text that was handed in. */
    @Transactional(readOnly = true)
    public List<Signer> signers(SuggestionId id) {
        return reader.view(id).orElseThrow(() -> new Refusal("没有这件建议。")).signers().stream()
                .filter(Signer::confirmed)
                .toList();
    }

    /**
     * The next number of a series of documents; without gaps in a congress and year.
     *
     * @param series what is numbered: the stem of a unit's documents, or 议案
     */
    @Transactional
    public int nextNumber(CongressId congress, String series, int year) {
        return table.nextNumber(congress, series, year);
    }

    /** Suggestions that answer the search; drafts are never among them. */
    public List<SuggestionRow> rows(SuggestionSearch search) {
        return reader.rows(search);
    }

    public java.util.Optional<PastAnswer> pastAnswer(SuggestionId id) {
        return reader.pastAnswer(id);
    }

    public int count(SuggestionSearch search) {
        return reader.count(search);
    }

    /** What this deputy leads, or was asked to co-sign; drafts too, the newest first. */
    public List<SuggestionRow> mine(Actor actor, boolean led, int offset, int most) {
        return reader.mine(person(actor).value(), led, offset, most);
    }

    public int countMine(Actor actor, boolean led) {
        return reader.countMine(person(actor).value(), led);
    }

    /** What shares the most with the words that are being typed, best first. */
    public List<SimilarSuggestion> similar(
            List<Long> congresses, String typed, long except, int most) {
        return reader.similar(congresses, typed, except, most);
    }

    /** One suggestion as this person may see it: drafts only by those who sign them. */
    @Transactional(readOnly = true)
    public SuggestionView view(Actor actor, SuggestionId id) {
        SuggestionView view = reader.view(id).orElseThrow(() -> new Refusal("没有这件建议。"));
        boolean signs =
                view.signers().stream().anyMatch(one -> one.account().equals(actor.account()));
        CongressId at = view.suggestion().congress();
        boolean staff =
                !view.stage().isPrivate() && actor.may(DeputiesPermission.SEE, at)
                        || !view.stage().isPrivate() && view.published();
        if (!signs && !staff && !actor.isSystem()) {
            throw new Refusal("没有这件建议。");
        }
        return view;
    }

    private List<AccountId> signersOf(Suggestion suggestion) {
        return signers(suggestion.id()).stream().map(Signer::account).toList();
    }

    private void tellSigners(Suggestion suggestion, String title, String body) {
        duties.tell(
                suggestion, signersOf(suggestion), title, "“" + suggestion.title() + "”" + body);
    }

    private void settleReview(Actor actor, SuggestionId id) {
        duties.settle(actor, id, "初审");
        duties.settle(actor, id, "审核");
    }

    private Suggestion led(Actor actor, SuggestionId id) {
        Suggestion before = locked(id);
        actor.require(DeputiesPermission.WRITE, before.congress());
        if (!before.isLed(actor.account())) {
            throw new Refusal("没有这件建议。");
        }
        return before;
    }

    private Suggestion reviewed(Actor actor, SuggestionId id) {
        Suggestion before = locked(id);
        actor.require(DeputiesPermission.REVIEW, before.congress());
        return before;
    }

    private Suggestion done(Actor actor, Suggestion before, SuggestionAct act, String text) {
        Suggestion after = table.write(before, act, actor.name(), text);
        if (after.stage().isPrivate()) {
            inside(actor, after, act.label(), text);
        } else {
            note(actor, after, act.label(), text);
        }
        return after;
    }

    private void note(Actor actor, Suggestion at, String act, String text) {
        record.note(actor, at.congress(), SuggestionDuties.subject(at.id()), act, text);
    }

    private void inside(Actor actor, Suggestion at, String act, String text) {
        record.noteInside(actor, at.congress(), SuggestionDuties.subject(at.id()), act, text);
    }

    private int number(Suggestion suggestion, String key) {
        return parameters.of(key, suggestion.congress()).value();
    }

    private String topicName(SuggestionText text) {
        String code = text.topicCode();
        return code == null || code.isBlank() ? "" : topics.name(code);
    }

    private static AccountId person(Actor actor) {
        AccountId account = actor.account();
        if (account == null) {
            throw new Refusal("请由代表本人办理。");
        }
        return account;
    }

    private static String said(String what, String text) {
        return text.isBlank() ? what : what + "：" + text.strip();
    }
}
