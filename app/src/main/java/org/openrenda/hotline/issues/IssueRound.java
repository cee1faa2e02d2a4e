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
import org.openrenda.hotline.topics.Topics;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.database.DataScope;
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
    private static final int RECENT_DAYS = 14;
    private static final int QUIET_DAYS = 21;
    private static final int RETURN_GAP_DAYS = 30;

    private final Findings findings;
    private final Topics topics;
    private final Parameters parameters;
    private final Calendar calendar;
    private final TransactionTemplate transaction;

    IssueRound(
            Findings findings,
            Topics topics,
            Parameters parameters,
            Calendar calendar,
            TransactionTemplate transaction) {
        this.findings = findings;
        this.topics = topics;
        this.parameters = parameters;
        this.calendar = calendar;
        this.transaction = transaction;
    }

    @Scheduled(initialDelayString = "PT100S", fixedDelayString = "PT1H")
    synchronized void group() {
        LocalDate from =
                calendar.today().minusDays(parameters.standard("hotline.issue.look").value());
        Duration window = Duration.ofDays(parameters.standard("hotline.issue.window").value());
        for (String broad : topics.below("").keySet()) {
            DataScope.system(() -> group(broad, from, window));
        }
    }

    private void group(String broad, LocalDate from, Duration window) {
        List<Findings.Heard> heard = transaction.execute(status -> findings.heard(broad, from));
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
        List<HotIssue> hottest = HotIssues.of(messages, window).hottest(ISSUES_PER_TOPIC_MAX);
        transaction.executeWithoutResult(status -> keep(broad, from, hottest, byId));
    }

    /** In one transaction, since only a transaction carries the scope to the tickets' own rows. */
    private void keep(
            String broad,
            LocalDate from,
            List<HotIssue> hottest,
            Map<String, Findings.Heard> byId) {
        Set<Long> taken = new HashSet<>();
        for (HotIssue issue : hottest) {
            List<Findings.Heard> members = issue.ids().stream().map(byId::get).toList();
            taken.add(findings.keep(found(issue, members), known(members, taken), members));
        }
        findings.dropUnheard(broad, taken, from);
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

    private Issue found(HotIssue issue, List<Findings.Heard> members) {
        return new Issue(
                0,
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
                phase(members));
    }

    private static String most(
            List<Findings.Heard> members, Function<Findings.Heard, String> what) {
        Map<String, Integer> counts = new TreeMap<>();
        members.forEach(one -> counts.merge(what.apply(one), 1, Integer::sum));
        return counts.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
    }

    private String phase(List<Findings.Heard> members) {
        LocalDate today = calendar.today();
        List<LocalDate> days =
                members.stream().map(one -> one.receivedAt().toLocalDate()).sorted().toList();
        LocalDate last = days.getLast();
        if (last.isBefore(today.minusDays(QUIET_DAYS))) {
            return "QUIET";
        }
        for (int i = 1; i < days.size(); i++) {
            boolean silence = days.get(i).minusDays(RETURN_GAP_DAYS).isAfter(days.get(i - 1));
            if (silence && !days.get(i).isBefore(today.minusDays(QUIET_DAYS))) {
                return "RETURNED";
            }
        }
        if (days.getFirst().isAfter(today.minusDays(RECENT_DAYS))) {
            return "NEW";
        }
        long recent = days.stream().filter(d -> d.isAfter(today.minusDays(RECENT_DAYS))).count();
        long earlier =
                days.stream()
                        .filter(d -> !d.isAfter(today.minusDays(RECENT_DAYS)))
                        .filter(d -> d.isAfter(today.minusDays(2L * RECENT_DAYS)))
                        .count();
        return recent > earlier ? "GROWING" : "STEADY";
    }
}
