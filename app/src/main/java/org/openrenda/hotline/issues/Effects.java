package org.openrenda.hotline.issues;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.openrenda.analysis.counts.DailyCount;
import org.openrenda.analysis.counts.Effect;
import org.openrenda.analysis.counts.Verdict;
import org.openrenda.congress.Congress;
import org.openrenda.hotline.counts.Counts;
import org.openrenda.hotline.counts.MonthPoint;
import org.openrenda.hotline.counts.TopicDay;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.calendar.Calendar;
import org.springframework.stereotype.Component;

/** Asks the counts whether complaints fell after supervision began. */
@Component
class Effects {

    private static final int LOOK_BACK_YEARS = 2;
    private static final String CITY = "city";

    private final Counts counts;
    private final Congress congress;
    private final Calendar calendar;

    Effects(Counts counts, Congress congress, Calendar calendar) {
        this.counts = counts;
        this.congress = congress;
        this.calendar = calendar;
    }

    /** An area is compared with the rest of its tree; a congress of its own with its own topics. */
    TopicEffect of(CongressId at, String topicCode, @Nullable String area, LocalDate start) {
        String topic = topicCode.substring(0, Math.min(4, topicCode.length()));
        String county = area == null ? "" : area.substring(0, Math.min(6, area.length()));
        LocalDate to = calendar.today().minusDays(1);
        CongressTree tree = new CongressTree(congress.congresses());
        List<Long> within = tree.under(area == null ? at.value() : tree.top(at.value()));
        List<TopicDay> days = counts.topicDays(within, start.minusYears(LOOK_BACK_YEARS), to);
        Predicate<TopicDay> own =
                day -> day.topic().equals(topic) && (area == null || day.area().equals(county));
        Predicate<TopicDay> rest =
                area == null
                        ? day -> !day.topic().equals(topic)
                        : day -> day.topic().equals(topic) && !day.area().equals(county);
        Effect effect = effect(days, topic, area == null ? null : county, start);
        return new TopicEffect(
                effect.reduction(),
                effect.low(),
                effect.high(),
                area == null ? effect.comparison().replace("个区域同类诉求", "类诉求") : effect.comparison(),
                effect.verdict().label(),
                effect.verdict() != Verdict.TOO_LITTLE_DATA,
                months(days, own),
                months(days, rest));
    }

    /**
     * A topic in one area is compared with the same topic elsewhere. A topic of the whole city has
     * no elsewhere: it is compared with the city's other topics, which then stand in the areas'
     * place.
     */
    private static Effect effect(
            List<TopicDay> days, String topic, @Nullable String county, LocalDate start) {
        List<DailyCount> series = new ArrayList<>();
        for (TopicDay day : days) {
            if (county == null) {
                series.add(new DailyCount(day.day(), CITY, day.topic(), day.tickets()));
            } else {
                series.add(new DailyCount(day.day(), day.topic(), day.area(), day.tickets()));
            }
        }
        try {
            return county == null
                    ? Effect.of(series, CITY, topic, start)
                    : Effect.of(series, topic, county, start);
        } catch (IllegalArgumentException noTickets) {
            return new Effect(0, -1, 1, "这个范围内没有同类诉求，无法比较", Verdict.TOO_LITTLE_DATA);
        }
    }

    private static List<MonthPoint> months(List<TopicDay> days, Predicate<TopicDay> which) {
        TreeMap<YearMonth, Long> sums = new TreeMap<>();
        for (TopicDay day : days) {
            sums.merge(
                    YearMonth.from(day.day()),
                    which.test(day) ? (long) day.tickets() : 0L,
                    Long::sum);
        }
        return sums.entrySet().stream()
                .map(entry -> new MonthPoint(entry.getKey(), entry.getValue()))
                .toList();
    }
}
