package org.openrenda.deputies.reports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.openrenda.platform.Satisfaction;

/**
 * A year's rates. Each rate is the list of what it counts, so that no number stands without the
 * list behind it, and each unit's rate is the same list for that unit.
 */
record YearlyReport(
        int year,
        List<YearFacts.Whole> wholes,
        List<YearFacts.Part> parts,
        List<YearFacts.Said> said,
        LocalDate today) {

    List<RateItem> items(RateKind kind) {
        return switch (kind) {
            case ASSIGNED -> wholes(one -> true, YearFacts.Whole::handed);
            case CLOSED -> wholes(YearFacts.Whole::handed, YearlyReport::closed);
            case PUBLISHED ->
                    wholes(one -> one.replied() && !one.confidential(), YearFacts.Whole::published);
            case REDONE -> wholes(YearFacts.Whole::replied, YearFacts.Whole::redone);
            case SIGNED -> parts(YearFacts.Part::stands, YearFacts.Part::signed);
            case MET -> parts(YearlyReport::answered, YearFacts.Part::met);
            case ON_TIME -> parts(this::due, YearlyReport::onTime);
            case SOLVED -> parts(YearlyReport::answered, YearFacts.Part::lastSolved);
            case CONVERTED -> parts(YearFacts.Part::tracked, one -> one.lastSolved() || one.kept());
            case RETURNED ->
                    parts(one -> !one.stage().equals("TAKEN_BACK"), YearFacts.Part::returned);
            case EXTENDED -> parts(one -> one.answers() && one.stands(), YearFacts.Part::extended);
            case FIRST_SATISFIED -> said(said.stream().filter(one -> one.round() == 1).toList());
            case LAST_SATISFIED -> said(last());
        };
    }

    private static boolean closed(YearFacts.Whole one) {
        return one.stage().equals("CLOSED") || one.stage().equals("ARCHIVED");
    }

    private static boolean answered(YearFacts.Part one) {
        return one.answers() && one.firstOn() != null;
    }

    private boolean due(YearFacts.Part one) {
        return one.answers()
                && (one.firstOn() != null || one.stands() && one.dueOn().isBefore(today));
    }

    private static boolean onTime(YearFacts.Part one) {
        LocalDate on = one.firstOn();
        LocalDate due = one.firstDue();
        return on != null && due != null && !on.isAfter(due);
    }

    private Collection<YearFacts.Said> last() {
        Map<List<Object>, YearFacts.Said> last = new LinkedHashMap<>();
        for (YearFacts.Said one : said) {
            last.merge(
                    List.of(one.suggestion(), one.account(), one.unit()),
                    one,
                    (before, after) -> after.round() > before.round() ? after : before);
        }
        return last.values();
    }

    private List<RateItem> wholes(
            Predicate<YearFacts.Whole> among, Predicate<YearFacts.Whole> counted) {
        return wholes.stream()
                .filter(among)
                .map(one ->
                        new RateItem(one.id(), one.number(), one.title(), "", counted.test(one)))
                .toList();
    }

    private List<RateItem> parts(
            Predicate<YearFacts.Part> among, Predicate<YearFacts.Part> counted) {
        return parts.stream()
                .filter(among)
                .map(one ->
                        new RateItem(
                                one.suggestion(),
                                one.number(),
                                one.title(),
                                one.unit(),
                                counted.test(one)))
                .toList();
    }

    private static List<RateItem> said(Collection<YearFacts.Said> ratings) {
        return ratings.stream()
                .map(one ->
                        new RateItem(
                                one.suggestion(),
                                one.number(),
                                one.title(),
                                one.unit(),
                                one.result() != Satisfaction.DISSATISFIED))
                .toList();
    }

    Rate rate(RateKind kind) {
        return rate(items(kind));
    }

    static Rate rate(List<RateItem> items) {
        return new Rate((int) items.stream().filter(RateItem::counted).count(), items.size());
    }

    /** Each unit's own rates, by the unit's name. */
    Map<String, Map<RateKind, Rate>> byUnit() {
        Map<String, Map<RateKind, Rate>> units = new TreeMap<>();
        for (RateKind kind : RateKind.values()) {
            if (!kind.byUnit()) {
                continue;
            }
            Map<String, List<RateItem>> own = new TreeMap<>();
            items(kind)
                    .forEach(one ->
                            own.computeIfAbsent(one.unit(), unit -> new ArrayList<>()).add(one));
            own.forEach((unit, items) ->
                    units.computeIfAbsent(unit, name -> new TreeMap<>()).put(kind, rate(items)));
        }
        return units;
    }

    int handovers(String unit) {
        return (int) parts.stream().filter(one -> one.stands() && one.unit().equals(unit)).count();
    }
}
