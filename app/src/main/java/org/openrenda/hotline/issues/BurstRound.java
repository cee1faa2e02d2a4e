package org.openrenda.hotline.issues;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.openrenda.analysis.counts.Burst;
import org.openrenda.analysis.counts.Bursts;
import org.openrenda.analysis.counts.DailyCount;
import org.openrenda.congress.Congress;
import org.openrenda.hotline.counts.Counts;
import org.openrenda.hotline.counts.TopicDay;
import org.openrenda.hotline.topics.Topics;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Role;
import org.openrenda.platform.access.Access;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.database.DataScope;
import org.openrenda.platform.database.OneAtATime;
import org.openrenda.platform.notices.Notices;
import org.openrenda.platform.parameters.Parameters;
import org.openrenda.platform.web.Dates;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Watches every topic in every county for bursts, and tells those concerned at once (F-HOT-6). */
@Component
class BurstRound {

    private static final int HISTORY_DAYS = 730;

    private final Counts counts;
    private final Findings findings;
    private final Topics topics;
    private final Congress congress;
    private final Access access;
    private final Notices notices;
    private final Parameters parameters;
    private final Calendar calendar;
    private final TransactionTemplate transaction;
    private final OneAtATime oneAtATime;

    BurstRound(
            Counts counts,
            Findings findings,
            Topics topics,
            Congress congress,
            Access access,
            Notices notices,
            Parameters parameters,
            Calendar calendar,
            TransactionTemplate transaction,
            OneAtATime oneAtATime) {
        this.counts = counts;
        this.findings = findings;
        this.topics = topics;
        this.congress = congress;
        this.access = access;
        this.notices = notices;
        this.parameters = parameters;
        this.calendar = calendar;
        this.transaction = transaction;
        this.oneAtATime = oneAtATime;
    }

    @Scheduled(initialDelayString = "PT90S", fixedDelayString = "PT1H")
    synchronized void watch() {
        oneAtATime.run(
                "hotline.bursts",
                () -> {
                    CongressTree tree = new CongressTree(congress.congresses());
                    tree.tops().forEach(top -> watch(tree, top));
                });
    }

    /** Unrelated trees are watched apart: a burst in one says nothing about the other. */
    private void watch(CongressTree tree, long top) {
        LocalDate today = calendar.today();
        List<DailyCount> series = new ArrayList<>();
        LocalDate from = today.minusDays(HISTORY_DAYS);
        for (TopicDay day : counts.topicDays(tree.under(top), from, today)) {
            series.add(new DailyCount(day.day(), day.topic(), day.area(), day.tickets()));
        }
        if (series.isEmpty()) {
            return;
        }
        LocalDate since = today.minusDays(number("hotline.burst.kept", top));
        List<Burst> found =
                Bursts.find(series).stream().filter(burst -> burst.day().isAfter(since)).toList();
        DataScope.system(
                () -> transaction.executeWithoutResult(status -> keep(tree, top, found, today)));
    }

    private void keep(CongressTree tree, long top, List<Burst> found, LocalDate today) {
        LocalDate told = today.minusDays(number("hotline.burst.told", top));
        for (Burst burst : found) {
            long owner = tree.ofArea(top, burst.area());
            boolean fresh = findings.add(new CongressId(owner), burst);
            if (fresh && burst.day().isAfter(told)) {
                tell(new TreeSet<>(List.of(top, owner)), burst);
            }
        }
    }

    private int number(String key, long top) {
        return parameters.of(key, new CongressId(top)).value();
    }

    private void tell(Set<Long> congresses, Burst burst) {
        String title = "诉求突增：" + topics.name(burst.topic());
        String body =
                "%s当日 %d 件，正常约 %.1f 件。"
                        .formatted(Dates.full(burst.day()), burst.n(), burst.expected());
        String address =
                "/hotline/board?topic=" + burst.topic() + "&area=" + burst.area() + "&by=area";
        for (long one : congresses) {
            CongressId at = new CongressId(one);
            notices.send(access.holders(Role.CLERK, at, null), title, body, address);
            notices.send(access.holders(Role.CHAIR, at, null), title, body, address);
        }
    }
}
