package org.openrenda.hotline.proposals;

import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrenda.hotline.HotlinePermission;
import org.openrenda.hotline.TopicAccepted;
import org.openrenda.hotline.counts.Counts;
import org.openrenda.hotline.counts.Slice;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Role;
import org.openrenda.platform.access.Access;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.parameters.Parameters;
import org.openrenda.platform.record.Entry;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.record.Subject;
import org.openrenda.platform.tasks.Owner;
import org.openrenda.platform.tasks.Tasks;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Topic proposals: the system drafts them with their evidence, a clerk edits and sends them, and
 * the council of chairpersons accepts or rejects them with a reason (SUP-1).
 */
@Component
public class Proposals {

    private static final String DECIDE = "研究议题建议";

    private final ProposalTable table;
    private final Drafting drafting;
    private final Counts counts;
    private final Parameters parameters;
    private final Calendar calendar;
    private final Access access;
    private final Record record;
    private final Tasks tasks;
    private final ApplicationEventPublisher events;

    Proposals(
            ProposalTable table,
            Drafting drafting,
            Counts counts,
            Parameters parameters,
            Calendar calendar,
            Access access,
            Record record,
            Tasks tasks,
            ApplicationEventPublisher events) {
        this.table = table;
        this.drafting = drafting;
        this.counts = counts;
        this.parameters = parameters;
        this.calendar = calendar;
        this.access = access;
        this.record = record;
        this.tasks = tasks;
        this.events = events;
    }

    /** Drafts proposals for the topics that score highest in a month and are not under way yet. */
    @Transactional
    public List<ProposalId> draftBest(Actor actor, CongressId at, YearMonth month) {
        actor.require(HotlinePermission.PROPOSE, at);
        int most = parameters.of("hotline.proposal.drafts", at).value();
        return drafting.best(at, under(at), month, most).stream()
                .map(draft -> write(actor, at, draft))
                .toList();
    }

    /** Drafts a proposal on one topic, of one area or of the whole city. */
    @Transactional
    public ProposalId draft(
            Actor actor, CongressId at, YearMonth month, String topic, @Nullable String area) {
        actor.require(HotlinePermission.PROPOSE, at);
        int again = parameters.of(Drafting.AGAIN, at).value();
        if (table.isUnderWay(at, topic, area, again)) {
            throw new Refusal("这个议题 " + again + " 天内已经起草过建议，请在议题建议列表中查看。");
        }
        List<Long> congresses = under(at);
        long all = counts.total(new Slice(congresses, month, "", "", -1)).tickets();
        return write(actor, at, drafting.draft(at, congresses, month, topic, area, 0, all));
    }

    private List<Long> under(CongressId at) {
        return access.under(at).stream().map(CongressId::value).toList();
    }

    private ProposalId write(Actor actor, CongressId at, Drafting.Draft draft) {
        String title = drafting.title(draft);
        ProposalId id =
                table.add(
                        at,
                        title,
                        drafting.brief(draft),
                        draft.topic(),
                        draft.area(),
                        draft.score(),
                        draft.evidence());
        record.noteInside(actor, at, subject(id), "起草", "根据热线数据起草“" + title + "”");
        return id;
    }

    /** A clerk puts the draft into better words; the evidence stays as it was. */
    @Transactional
    public void edit(Actor actor, ProposalId id, String title, String brief) {
        Proposal proposal = locked(id);
        actor.require(HotlinePermission.PROPOSE, proposal.congress());
        if (!proposal.stage().equals(ProposalStage.DRAFTED.name())) {
            throw new Refusal("议题建议已报送，不能再修改。");
        }
        if (title.isBlank() || title.length() > 80) {
            throw Refusal.of("title", "请填写议题名称（80 字以内）。");
        }
        if (brief.isBlank() || brief.length() > 5_000) {
            throw Refusal.of("brief", "请填写理由（5000 字以内）。");
        }
        table.edit(id, title.strip(), brief.strip());
        record.noteInside(actor, proposal.congress(), subject(id), "修改", "修改了议题建议的文字");
    }

    /** Sends the proposal to the council of chairpersons. */
    @Transactional
    public void send(Actor actor, ProposalId id) {
        Proposal proposal = locked(id);
        actor.require(HotlinePermission.PROPOSE, proposal.congress());
        table.move(id, stage(proposal).to(ProposalStage.SENT), null);
        record.noteInside(actor, proposal.congress(), subject(id), "报送", "报送主任会议研究");
        tasks.open(
                proposal.congress(),
                Owner.role(Role.CHAIR),
                subject(id),
                DECIDE,
                proposal.title(),
                address(id),
                calendar.due("hotline.proposal.decide", proposal.congress(), calendar.today()));
    }

    /** The council accepts the proposal; the system it goes to takes it over by the event. */
    @Transactional
    public void accept(Actor actor, ProposalId id, Destination destination, String reason) {
        Proposal proposal = locked(id);
        actor.require(HotlinePermission.DECIDE, proposal.congress());
        table.move(id, stage(proposal).to(ProposalStage.ACCEPTED), destination);
        table.decide(id, true, reason.strip(), actor.name());
        String words = "主任会议采纳，" + destination.label() + said(reason);
        record.noteInside(actor, proposal.congress(), subject(id), "采纳", words);
        tasks.settle(actor, subject(id), DECIDE);
        events.publishEvent(
                new TopicAccepted(
                        id.value(),
                        proposal.congress(),
                        destination.name(),
                        matterTitle(proposal),
                        proposal.brief(),
                        proposal.topicCode(),
                        proposal.topicName(),
                        proposal.areaCode(),
                        calendar.today(),
                        actor.name()));
    }

    /** 关于…问题的监督议题建议 becomes the name of the matter itself. */
    private static String matterTitle(Proposal proposal) {
        return proposal.title().replaceFirst("^关于", "").replaceFirst("的?监督议题建议$", "");
    }

    /** The council does not take the proposal up, and says why. */
    @Transactional
    public void reject(Actor actor, ProposalId id, String reason) {
        Proposal proposal = locked(id);
        actor.require(HotlinePermission.DECIDE, proposal.congress());
        if (reason.isBlank()) {
            throw Refusal.of("reason", "不采纳时请写明理由。");
        }
        table.move(id, stage(proposal).to(ProposalStage.REJECTED), null);
        table.decide(id, false, reason.strip(), actor.name());
        record.noteInside(actor, proposal.congress(), subject(id), "不采纳", "主任会议不采纳" + said(reason));
        tasks.settle(actor, subject(id), DECIDE);
    }

    /** The system that took the proposal over tells what it became there. */
    @Transactional
    public void became(ProposalId id, String title, String address) {
        table.becameOf(id, title, address);
    }

    @Transactional(readOnly = true)
    public Proposal proposal(ProposalId id) {
        return table.find(id).orElseThrow(() -> new Refusal("没有这个议题建议。"));
    }

    @Transactional(readOnly = true)
    public List<Proposal> list(Actor actor, ProposalSearch search) {
        return table.list(seenBy(actor), search);
    }

    @Transactional(readOnly = true)
    public int count(Actor actor, ProposalSearch search) {
        return table.count(seenBy(actor), search);
    }

    /** Those whose evidence is of this month. */
    List<Proposal> draftedOn(CongressId at, YearMonth month) {
        return table.list(List.of(at.value()), ProposalSearch.of("", 1_000)).stream()
                .filter(one -> one.evidence().month().equals(month.toString()))
                .toList();
    }

    private static List<Long> seenBy(Actor actor) {
        return actor.seen().stream().map(CongressId::value).toList();
    }

    @Transactional(readOnly = true)
    public List<Entry> record(ProposalId id) {
        return record.of(subject(id));
    }

    private Proposal locked(ProposalId id) {
        return table.lock(id).orElseThrow(() -> new Refusal("没有这个议题建议。"));
    }

    private static ProposalStage stage(Proposal proposal) {
        return ProposalStage.valueOf(proposal.stage());
    }

    private static String said(String text) {
        return text.isBlank() ? "" : "：" + text.strip();
    }

    private static Subject subject(ProposalId id) {
        return new Subject("hotline", "proposal", id.value());
    }

    private static String address(ProposalId id) {
        return "/hotline/proposals/" + id;
    }
}
