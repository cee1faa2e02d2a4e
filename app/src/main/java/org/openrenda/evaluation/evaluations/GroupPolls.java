package org.openrenda.evaluation.evaluations;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.openrenda.evaluation.forms.FormItem;
import org.openrenda.evaluation.forms.Grade;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Origin;
import org.openrenda.platform.PersonId;
import org.openrenda.platform.Refusal;
import org.openrenda.voting.polls.BallotForm;
import org.openrenda.voting.polls.BallotItem;
import org.openrenda.voting.polls.BallotPaper;
import org.openrenda.voting.polls.Majority;
import org.openrenda.voting.polls.MajorityOf;
import org.openrenda.voting.polls.MajorityRule;
import org.openrenda.voting.polls.Marking;
import org.openrenda.voting.polls.MatterKind;
import org.openrenda.voting.polls.NewPoll;
import org.openrenda.voting.polls.NewVoter;
import org.openrenda.voting.polls.Official;
import org.openrenda.voting.polls.OfficialDuty;
import org.openrenda.voting.polls.Opening;
import org.openrenda.voting.polls.PollChanged;
import org.openrenda.voting.polls.PollId;
import org.openrenda.voting.polls.PollKind;
import org.openrenda.voting.polls.PollPlan;
import org.openrenda.voting.polls.PollStage;
import org.openrenda.voting.polls.Polls;
import org.openrenda.voting.polls.Visibility;
import org.openrenda.voting.polls.Voter;
import org.openrenda.voting.secretballots.SecretBallots;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Groups that rate by secret ballot: each has a poll of its own, so that a ballot tells of its
 * voter no more than the group, and what the poll counted are the group's sheets (ADR 0009).
 */
@Component
class GroupPolls {

    private static final int TITLE_MAX = 120;

    private final GroupPollTable table;
    private final Polls polls;
    private final SecretBallots ballots;
    private final ApplicationEventPublisher events;

    GroupPolls(
            GroupPollTable table,
            Polls polls,
            SecretBallots ballots,
            ApplicationEventPublisher events) {
        this.table = table;
        this.polls = polls;
        this.ballots = ballots;
        this.events = events;
    }

    /** Drafts a poll for each group that rates by ballot; its supervisors make their keys next. */
    void prepare(Actor actor, EvaluationId id, NewEvaluation given, int minimum) {
        for (RaterGroup group : given.plan().groups()) {
            if (group.way() == RatingWay.BALLOT) {
                NewPoll poll =
                        new NewPoll(
                                plan(id, given.plan(), group, minimum),
                                voters(given, group),
                                officials(given));
                table.add(id, group.no(), polls.prepare(actor, poll));
            }
        }
    }

    private static PollPlan plan(
            EvaluationId id, EvaluationPlan plan, RaterGroup group, int minimum) {
        String end = plan.groups().size() == 1 ? "" : "（" + group.name() + "）";
        String title = plan.title();
        if (title.length() + end.length() > TITLE_MAX) {
            title = title.substring(0, TITLE_MAX - end.length() - 1) + "…";
        }
        return new PollPlan(
                plan.congress(),
                title + end,
                plan.body(),
                MatterKind.APPRAISAL,
                PollKind.WHOLE,
                group.no(),
                new Origin("evaluation", id.value(), plan.title(), "/evaluation/" + id + "/rate"),
                Visibility.SECRET,
                BallotForm.rated(items(plan), minimum),
                new MajorityRule(MajorityOf.CAST, Majority.moreThan(1, 2), "测评只计分，不计多数"),
                null,
                Majority.atLeast(0, 1),
                0);
    }

    /** Subject by subject, and for each all items of the form. */
    private static List<BallotItem> items(EvaluationPlan plan) {
        List<BallotItem> items = new ArrayList<>();
        for (EvaluationSubject subject : plan.subjects()) {
            for (FormItem item : plan.form().items()) {
                items.add(BallotItem.rated(items.size() + 1, marking(subject, item)));
            }
        }
        return items;
    }

    private static Marking marking(EvaluationSubject subject, FormItem item) {
        if (!item.scale().isWords()) {
            return Marking.points(
                    subject.no(),
                    subject.name(),
                    item.title(),
                    item.scale().lowest(),
                    item.scale().highest());
        }
        Map<Integer, String> words = new TreeMap<>();
        for (Grade one : item.scale().grades()) {
            words.put(one.value(), one.word());
        }
        return Marking.words(subject.no(), subject.name(), item.title(), words);
    }

    private static List<NewVoter> voters(NewEvaluation given, RaterGroup group) {
        return given.raters().stream()
                .filter(one -> one.group() == group.no())
                .map(one ->
                        new NewVoter(
                                Objects.requireNonNull(one.person()),
                                one.account(),
                                one.name(),
                                group.name(),
                                true))
                .toList();
    }

    private static List<Official> officials(NewEvaluation given) {
        return given.supervisors().stream()
                .map(one ->
                        new Official(
                                one.account(), one.person(), one.name(), OfficialDuty.SUPERVISOR))
                .toList();
    }

    /** Refused by voting until the supervisor has made a key. */
    void ready(Actor actor, EvaluationId id) {
        table.polls(id).values().forEach(poll -> polls.ready(actor, poll));
    }

    /** All on the roster may vote: who rates over days signs in nowhere. */
    void open(Actor actor, EvaluationId id) {
        for (PollId poll : table.polls(id).values()) {
            List<Voter> roster = polls.roster(actor, poll);
            if (polls.stage(poll) == PollStage.OPEN) {
                Set<PersonId> late =
                        roster.stream()
                                .filter(one -> !one.present())
                                .map(Voter::person)
                                .collect(Collectors.toSet());
                if (!late.isEmpty()) {
                    polls.addLate(actor, poll, late);
                }
            } else {
                Set<PersonId> all = new HashSet<>();
                roster.forEach(one -> all.add(one.person()));
                polls.open(actor, poll, Opening.of(all, roster.size()));
            }
        }
    }

    /** Ends what is still open; a poll that was ended on its own page is as good. */
    void close(Actor actor, EvaluationId id) {
        for (PollId poll : table.polls(id).values()) {
            if (polls.stage(poll) == PollStage.OPEN) {
                polls.close(actor, poll);
            }
            refuseVoid(poll);
        }
    }

    private void refuseVoid(PollId poll) {
        if (polls.stage(poll) == PollStage.VOID) {
            throw new Refusal("“" + polls.plan(poll).title() + "”的电子票已经作废，这次测评只能作废后重来。");
        }
    }

    /** Announces what the supervisors have confirmed. */
    void publish(Actor actor, EvaluationId id) {
        for (PollId poll : table.polls(id).values()) {
            refuseVoid(poll);
            if (polls.stage(poll) == PollStage.CLOSED) {
                throw new Refusal(
                        "“" + polls.plan(poll).title() + "”的电子票还没有由监票人确认，请监票人在“我的表决”里确认后再公布。");
            }
            if (polls.stage(poll) == PollStage.CONFIRMED) {
                polls.announce(actor, poll);
            }
        }
    }

    void annul(Actor actor, EvaluationId id, String reason) {
        for (PollId poll : table.polls(id).values()) {
            if (!polls.stage(poll).isOver()) {
                polls.annul(actor, poll, reason);
            }
        }
    }

    Optional<PollId> poll(EvaluationId id, int group) {
        return Optional.ofNullable(table.polls(id).get(group));
    }

    int received(EvaluationId id, int group) {
        return poll(id, group).map(poll -> polls.live(poll).voted()).orElse(0);
    }

    /** Ballots of all groups. */
    int received(EvaluationId id) {
        return table.polls(id).values().stream().mapToInt(poll -> polls.live(poll).voted()).sum();
    }

    /** How far its polls are, growing with each act on them. */
    int progress(EvaluationId id) {
        return table.polls(id).values().stream()
                .mapToInt(poll -> polls.stage(poll).ordinal())
                .sum();
    }

    List<GroupPoll> of(Evaluation one) {
        Actor reader = Actor.system("测评", one.plan().congress());
        List<GroupPoll> all = new ArrayList<>();
        table.polls(one.id())
                .forEach((group, poll) ->
                        all.add(
                                new GroupPoll(
                                        one.plan().group(group),
                                        poll,
                                        polls.stage(poll),
                                        polls.live(poll).voted(),
                                        polls.view(reader, poll).officials().stream()
                                                .map(Official::name)
                                                .collect(Collectors.joining("、")))));
        return all;
    }

    /** The counted ballots of a group as sheets, in an order that tells nothing. */
    List<Sheet> sheets(Evaluation one, int group) {
        int items = one.plan().form().items().size();
        return poll(one.id(), group).stream()
                .flatMap(poll -> ballots.papers(poll).stream())
                .map(paper -> sheet(paper, items))
                .toList();
    }

    private static Sheet sheet(BallotPaper paper, int items) {
        TreeMap<Integer, List<Integer>> marks = new TreeMap<>();
        paper.marks()
                .forEach((no, mark) ->
                        marks.computeIfAbsent((no - 1) / items + 1, subject -> new ArrayList<>())
                                .add(Integer.valueOf(mark)));
        return new Sheet(marks);
    }

    /** Who watches the evaluation hears of what was done with its polls. */
    @EventListener
    void changed(PollChanged change) {
        table.evaluation(change.poll()).map(EvaluationChanged::new).ifPresent(events::publishEvent);
    }
}
