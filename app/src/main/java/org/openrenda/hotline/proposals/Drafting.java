package org.openrenda.hotline.proposals;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openrenda.congress.Area;
import org.openrenda.congress.Congress;
import org.openrenda.congress.Unit;
import org.openrenda.hotline.counts.Counts;
import org.openrenda.hotline.counts.Line;
import org.openrenda.hotline.counts.Measure;
import org.openrenda.hotline.counts.Slice;
import org.openrenda.hotline.topics.Topics;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.parameters.Parameters;
import org.openrenda.platform.web.Numbers;
import org.springframework.stereotype.Component;

/**
 * Gathers the evidence on a topic and writes the brief: every figure in it stands in the evidence.
 */
@Component
class Drafting {

    /** Days within which a topic is not drafted again. */
    static final String AGAIN = "hotline.proposal.again";

    private static final int TREND_MONTHS = 13;
    private static final int PLACES_SHOWN = 5;
    private static final int SAMPLES_SHOWN = 5;

    private final Counts counts;
    private final Topics topics;
    private final Congress congress;
    private final Parameters parameters;
    private final ProposalTable table;

    Drafting(
            Counts counts,
            Topics topics,
            Congress congress,
            Parameters parameters,
            ProposalTable table) {
        this.counts = counts;
        this.topics = topics;
        this.congress = congress;
        this.parameters = parameters;
        this.table = table;
    }

    /** A draft before it is written down. */
    record Draft(String topic, @Nullable String area, int score, Evidence evidence) {}

    /** The topics of the second level that score highest in this month. */
    List<Draft> best(CongressId at, List<Long> congresses, YearMonth month, int most) {
        List<Line> candidates = new ArrayList<>();
        for (String broad : topics.below("").keySet()) {
            candidates.addAll(counts.byTopic(new Slice(congresses, month, broad, "", -1)));
        }
        int least = parameters.of("hotline.proposal.ticketsMin", at).value();
        candidates.removeIf(line -> line.key().length() < 4 || line.measure().tickets() < least);
        long largest =
                candidates.stream().mapToLong(line -> line.measure().tickets()).max().orElse(0);
        long all = counts.total(new Slice(congresses, month, "", "", -1)).tickets();
        List<Draft> drafts = new ArrayList<>();
        for (Line line : candidates) {
            drafts.add(draft(at, congresses, month, line.key(), null, largest, all));
        }
        int again = parameters.of(AGAIN, at).value();
        drafts.sort(Comparator.comparing(draft -> -draft.score()));
        return drafts.stream()
                .filter(draft -> !table.isUnderWay(at, draft.topic(), draft.area(), again))
                .limit(most)
                .toList();
    }

    Draft draft(
            CongressId at,
            List<Long> congresses,
            YearMonth month,
            String topic,
            @Nullable String area,
            long largest,
            long all) {
        String within = area == null ? "" : area;
        Slice slice = new Slice(congresses, month, topic, within, -1);
        Measure measure = counts.total(slice);
        List<Line> places = counts.byArea(slice);
        int touched = (int) places.stream().filter(p -> p.measure().tickets() > 0).count();
        int areas = Math.max(touched, areasInAll(within));
        long scale = Math.max(largest, measure.tickets());
        List<Evidence.Named> parts = Score.parts(measure, scale, touched, areas, weights(at));
        Evidence evidence =
                new Evidence(
                        month.toString(),
                        measure.tickets(),
                        measure.before(),
                        measure.yearAgo(),
                        permille(measure.tickets(), all),
                        measure.visited() == 0
                                ? -1
                                : permille(measure.visited() - measure.solved(), measure.visited()),
                        permille(measure.repeats(), measure.tickets()),
                        named(places, areaNames()),
                        named(counts.byUnit(slice), unitNames(at)),
                        counts.months(slice, TREND_MONTHS).stream()
                                .map(p -> new Evidence.Named(p.month().toString(), p.tickets()))
                                .toList(),
                        table.samples(congresses, topic, within, month.atDay(1), SAMPLES_SHOWN),
                        parts);
        return new Draft(topic, area, Score.sum(parts), evidence);
    }

    private int areasInAll(String within) {
        int length = within.length() >= 6 ? 9 : 6;
        return (int)
                congress.areas().stream()
                        .filter(a -> a.code().startsWith(within) && a.code().length() == length)
                        .filter(a -> !a.level().equals("CITY"))
                        .count();
    }

    private Map<String, Integer> weights(CongressId at) {
        Map<String, Integer> weights = new LinkedHashMap<>();
        weights.put("数量", parameters.of("hotline.score.volume", at).value());
        weights.put("增长", parameters.of("hotline.score.growth", at).value());
        weights.put("未解决", parameters.of("hotline.score.unsolved", at).value());
        weights.put("重复诉求", parameters.of("hotline.score.repeat", at).value());
        weights.put("涉及区域", parameters.of("hotline.score.spread", at).value());
        return weights;
    }

    private static List<Evidence.Named> named(List<Line> lines, Map<String, String> names) {
        return lines.stream()
                .filter(line -> line.measure().tickets() > 0)
                .limit(PLACES_SHOWN)
                .map(line ->
                        new Evidence.Named(
                                names.getOrDefault(line.key(), "未识别"), line.measure().tickets()))
                .toList();
    }

    private Map<String, String> areaNames() {
        Map<String, String> names = new HashMap<>();
        for (Area area : congress.areas()) {
            names.put(area.code(), area.name());
        }
        return names;
    }

    private Map<String, String> unitNames(CongressId at) {
        Map<String, String> names = new HashMap<>();
        for (Unit unit : congress.units(at)) {
            names.put(unit.id().toString(), unit.name());
        }
        return names;
    }

    private static int permille(long part, long whole) {
        return whole == 0 ? 0 : (int) (part * 1000 / whole);
    }

    String title(Draft draft) {
        String where = draft.area() == null ? "" : areaNames().getOrDefault(draft.area(), "");
        return "关于" + where + topics.name(draft.topic()) + "问题的监督议题建议";
    }

    /** The brief in plain sentences; a person edits it before it is sent. */
    String brief(Draft draft) {
        Evidence e = draft.evidence();
        YearMonth month = YearMonth.parse(e.month());
        StringBuilder brief = new StringBuilder();
        brief.append(month.getYear()).append("年").append(month.getMonthValue()).append("月，群众反映");
        brief.append(topics.name(draft.topic())).append("问题 ").append(Numbers.plain(e.tickets()));
        brief.append(" 件，占全部诉求的 ").append(Numbers.percent(e.sharePermille() / 1000.0));
        brief.append("，环比 ").append(Numbers.change(e.before(), e.tickets()));
        brief.append("，同比 ").append(Numbers.change(e.yearAgo(), e.tickets())).append("。");
        if (e.unsolvedPermille() >= 0) {
            brief.append("回访中未解决的占 ").append(Numbers.percent(e.unsolvedPermille() / 1000.0));
            brief.append("，");
        }
        brief.append("重复诉求占 ").append(Numbers.percent(e.repeatPermille() / 1000.0)).append("。");
        if (!e.places().isEmpty()) {
            brief.append("\n主要集中在");
            brief.append(
                    String.join(
                            "、",
                            e.places().stream()
                                    .map(p -> p.name() + "（" + Numbers.plain(p.count()) + " 件）")
                                    .toList()));
            brief.append("。");
        }
        if (!e.units().isEmpty()) {
            brief.append("\n涉及单位：");
            brief.append(String.join("、", e.units().stream().map(Evidence.Named::name).toList()));
            brief.append("。");
        }
        return brief.toString();
    }
}
