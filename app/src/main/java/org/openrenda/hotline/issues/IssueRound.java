package org.openrenda.hotline.issues;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.openrenda.analysis.issues.HotIssue;
import org.openrenda.analysis.issues.HotIssues;
import org.openrenda.analysis.issues.Message;
import org.openrenda.congress.Congress;
import org.openrenda.hotline.topics.Topics;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.database.DataScope;
import org.openrenda.platform.database.OneAtATime;
import org.openrenda.platform.parameters.Parameters;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Groups the tickets of the last months into hot issues, one broad topic after the other, and
 * follows each over time: an issue keeps its number while most of its tickets stay the same
 * (F-HOT-4).
 */
@Component
class IssueRound {

    private static final int ISSUES_PER_TOPIC_MAX = 200;

    private final Findings findings;
    private final Topics topics;
    private final Congress congress;
    private final Parameters parameters;
    private final Calendar calendar;
    private final TransactionTemplate transaction;
    private final OneAtATime oneAtATime;

    IssueRound(
            Findings findings,
            Topics topics,
            Congress congress,
            Parameters parameters,
            Calendar calendar,
            TransactionTemplate transaction,
            OneAtATime oneAtATime) {
        this.findings = findings;
        this.topics = topics;
        this.congress = congress;
        this.parameters = parameters;
        this.calendar = calendar;
        this.transaction = transaction;
        this.oneAtATime = oneAtATime;
    }

    @Scheduled(initialDelayString = "PT100S", fixedDelayString = "PT1H")
    synchronized void group() {
        oneAtATime.run(
                "hotline.issues",
                () -> {
                    CongressTree tree = new CongressTree(congress.congresses());
                    tree.tops().forEach(top -> group(tree, new CongressId(top)));
                });
    }

    /** Tickets of unrelated trees are never put together. */
    private void group(CongressTree tree, CongressId top) {
        Phases phases =
                new Phases(
                        number("hotline.issue.recent", top),
                        number("hotline.issue.quiet", top),
                        number("hotline.issue.return", top));
        Look look =
                new Look(
                        tree,
                        tree.under(top.value()),
                        calendar.today().minusDays(number("hotline.issue.look", top)),
                        Duration.ofDays(number("hotline.issue.window", top)),
                        phases);
        for (String broad : topics.below("").keySet()) {
            DataScope.system(() -> group(broad, look));
        }
    }

    private int number(String key, CongressId top) {
        return parameters.of(key, top).value();
    }

    /** What one tree's round looks at, and by which numbers. */
    private record Look(
            CongressTree tree,
            List<Long> congresses,
            LocalDate from,
            Duration window,
            Phases phases) {}

    private void group(String broad, Look look) {
        List<Findings.Heard> heard =
                transaction.execute(
                        status -> findings.heard(look.congresses(), broad, look.from()));
        if (heard == null || heard.isEmpty()) {
            return;
        }
        Map<String, Findings.Heard> byId =
                heard.stream().collect(Collectors.toMap(h -> "" + h.id(), Function.identity()));
        List<Message> messages =
                heard.stream()
                        .map(h ->
                                new Message(
                                        "" + h.id(),
                                        h.caller(),
                                        h.receivedAt(),
                                        h.title(),
                                        h.body(),
                                        0))
                        .toList();
        List<HotIssue> hottest =
                HotIssues.of(messages, look.window()).hottest(ISSUES_PER_TOPIC_MAX);
        transaction.executeWithoutResult(status -> keep(broad, look, hottest, byId));
    }

    /** In one transaction, since only a transaction carries the scope to the tickets' own rows. */
    private void keep(
            String broad, Look look, List<HotIssue> hottest, Map<String, Findings.Heard> byId) {
        Set<Long> taken = new HashSet<>();
        for (HotIssue issue : hottest) {
            List<Findings.Heard> members = issue.ids().stream().map(byId::get).toList();
            taken.add(findings.keep(found(look, issue, members), known(members, taken), members));
        }
        findings.dropUnheard(look.congresses(), broad, taken, look.from());
    }

    /** The issue most of these tickets belonged to before, unless another group took it already. */
    private static long known(List<Findings.Heard> members, Set<Long> taken) {
        Map<Long, Integer> before = new HashMap<>();
        for (Findings.Heard one : members) {
            if (one.issue() != 0 && !taken.contains(one.issue())) {
                before.merge(one.issue(), 1, Integer::sum);
            }
        }
        return before.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(0L);
    }

    private Issue found(Look look, HotIssue issue, List<Findings.Heard> members) {
        List<LocalDate> days =
                members.stream().map(one -> one.receivedAt().toLocalDate()).sorted().toList();
        Set<Long> owners =
                members.stream().map(Findings.Heard::congress).collect(Collectors.toSet());
        return new Issue(
                0,
                new CongressId(look.tree().lowestAbove(owners)),
                issue.title().isBlank()
                        ? topics.name(most(members, Findings.Heard::topic))
                        : issue.title(),
                issue.place(),
                most(members, Findings.Heard::topic),
                most(members, Findings.Heard::area),
                issue.first().toLocalDate(),
                issue.last().toLocalDate(),
                members.size(),
                issue.voices(),
                issue.heat(),
                look.phases().of(days, calendar.today()));
    }

    private static String most(
            List<Findings.Heard> members, Function<Findings.Heard, String> what) {
        Map<String, Integer> counts = new TreeMap<>();
        members.forEach(one -> counts.merge(what.apply(one), 1, Integer::sum));
        return counts.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
    }
}
