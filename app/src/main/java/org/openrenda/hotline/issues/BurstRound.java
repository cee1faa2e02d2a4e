package org.openrenda.hotline.issues;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.openrenda.analysis.counts.Burst;
import org.openrenda.analysis.counts.Bursts;
import org.openrenda.analysis.counts.DailyCount;
import org.openrenda.congress.Congress;
import org.openrenda.congress.CongressView;
import org.openrenda.hotline.counts.Counts;
import org.openrenda.hotline.counts.TopicDay;
import org.openrenda.hotline.topics.Topics;
import org.openrenda.platform.Role;
import org.openrenda.platform.access.Access;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.database.DataScope;
import org.openrenda.platform.notices.Notices;
import org.openrenda.platform.web.Dates;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Watches every topic in every county for bursts, and tells those concerned at once (F-HOT-6). */
@Component
class BurstRound {

    private static final int HISTORY_DAYS = 730;
    private static final int KEPT_DAYS = 90;
    private static final int TOLD_WITHIN_DAYS = 3;

    private final Counts counts;
    private final Findings findings;
    private final Topics topics;
    private final Congress congress;
    private final Access access;
    private final Notices notices;
    private final Calendar calendar;
    private final TransactionTemplate transaction;

    BurstRound(
            Counts counts,
            Findings findings,
            Topics topics,
            Congress congress,
            Access access,
            Notices notices,
            Calendar calendar,
            TransactionTemplate transaction) {
        this.counts = counts;
        this.findings = findings;
        this.topics = topics;
        this.congress = congress;
        this.access = access;
        this.notices = notices;
        this.calendar = calendar;
        this.transaction = transaction;
    }

    @Scheduled(initialDelayString = "PT90S", fixedDelayString = "PT1H")
    synchronized void watch() {
        LocalDate today = calendar.today();
        List<DailyCount> series = new ArrayList<>();
        for (TopicDay day : counts.topicDays(today.minusDays(HISTORY_DAYS), today)) {
            series.add(new DailyCount(day.day(), day.topic(), day.area(), day.tickets()));
        }
        if (series.isEmpty()) {
            return;
        }
        LocalDate since = today.minusDays(KEPT_DAYS);
        List<Burst> found =
                Bursts.find(series).stream().filter(burst -> burst.day().isAfter(since)).toList();
        DataScope.system(() -> transaction.executeWithoutResult(status -> keep(found, today)));
    }

    private void keep(List<Burst> found, LocalDate today) {
        for (Burst burst : found) {
            boolean fresh = findings.add(burst);
            if (fresh && burst.day().isAfter(today.minusDays(TOLD_WITHIN_DAYS))) {
                tell(burst);
            }
        }
    }

    private void tell(Burst burst) {
        String title = "诉求突增：" + topics.name(burst.topic());
        String body =
                "%s当日 %d 件，正常约 %.1f 件。"
                        .formatted(Dates.full(burst.day()), burst.n(), burst.expected());
        String address =
                "/hotline/board?topic=" + burst.topic() + "&area=" + burst.area() + "&by=area";
        for (CongressView one : congress.congresses()) {
            boolean concerned = one.parent() == null || burst.area().equals(one.areaCode());
            if (concerned) {
                notices.send(access.holders(Role.CLERK, one.id(), null), title, body, address);
                notices.send(access.holders(Role.CHAIR, one.id(), null), title, body, address);
            }
        }
    }
}
