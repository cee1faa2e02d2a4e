package org.openrenda.hotline.counts;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts of citizens' voices by topic, area and unit, with 环比, 同比 and the three rates. Everything
 * is read from the cube that is kept as tickets come in, so a page costs the same after ten years.
 */
@Component
public class Counts {

    private final Cube cube;

    Counts(Cube cube) {
        this.cube = cube;
    }

    @Transactional(readOnly = true)
    public Measure total(Slice slice) {
        return cube.total(slice);
    }

    /** Topics one level below the slice's topic, the most first. */
    @Transactional(readOnly = true)
    public List<Line> byTopic(Slice slice) {
        return ranked(cube.lines(slice, Cube.By.TOPIC));
    }

    /** Counties, or the towns of the slice's county. */
    @Transactional(readOnly = true)
    public List<Line> byArea(Slice slice) {
        return ranked(cube.lines(slice, Cube.By.AREA));
    }

    @Transactional(readOnly = true)
    public List<Line> byUnit(Slice slice) {
        return ranked(cube.lines(slice, Cube.By.UNIT));
    }

    private static List<Line> ranked(List<Map.Entry<String, Measure>> measured) {
        List<Map.Entry<String, Measure>> before = new ArrayList<>(measured);
        before.removeIf(entry -> entry.getValue().before() == 0);
        before.sort(Comparator.comparing(entry -> -entry.getValue().before()));
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < before.size(); i++) {
            places.put(before.get(i).getKey(), i + 1);
        }
        List<Line> lines = new ArrayList<>();
        for (Map.Entry<String, Measure> entry : measured) {
            int place = places.getOrDefault(entry.getKey(), 0);
            lines.add(new Line(entry.getKey(), entry.getValue(), lines.size() + 1, place));
        }
        return lines;
    }

    /** Months up to the slice's month, without gaps. */
    @Transactional(readOnly = true)
    public List<MonthPoint> months(Slice slice, int count) {
        Map<YearMonth, Long> known = new HashMap<>();
        cube.months(slice, count).forEach(point -> known.put(point.month(), point.tickets()));
        List<MonthPoint> points = new ArrayList<>();
        for (int back = count - 1; back >= 0; back--) {
            YearMonth month = slice.month().minusMonths(back);
            points.add(new MonthPoint(month, known.getOrDefault(month, 0L)));
        }
        return points;
    }

    /** Days from one to the other, without gaps. */
    @Transactional(readOnly = true)
    public List<DayPoint> days(Slice slice, LocalDate from, LocalDate to) {
        Map<LocalDate, Long> known = new HashMap<>();
        cube.days(slice, from, to).forEach(point -> known.put(point.day(), point.tickets()));
        List<DayPoint> points = new ArrayList<>();
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            points.add(new DayPoint(day, known.getOrDefault(day, 0L)));
        }
        return points;
    }

    /** Every second-level topic in every county, day by day; days without tickets are left out. */
    @Transactional(readOnly = true)
    public List<TopicDay> topicDays(List<Long> congresses, LocalDate from, LocalDate to) {
        return cube.topicDays(congresses, from, to);
    }

    /** First and last month with counts; empty before the first import. */
    @Transactional(readOnly = true)
    public Optional<YearMonth[]> span(List<Long> congresses) {
        return cube.span(congresses);
    }
}
