package org.openrenda.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openrenda.analysis.mask.Mask;
import org.openrenda.analysis.text.Lexicon;
import org.openrenda.analysis.text.Taxonomy;
import org.openrenda.hotline.intake.RawTicket;

@DisplayName("演示工单")
class TicketStreamTest {

    private static final long SEED = 20_260_917;
    private static final LocalDate END = LocalDate.of(2026, 11, 22);
    private static final int SIZE = 60_000;
    private static final List<Made> MADE = made(SIZE);

    private static List<Made> made(int size) {
        List<Made> made = new ArrayList<>();
        new TicketStream(SEED, END, size).each(made::add);
        return made;
    }

    @Test
    @DisplayName("同一种子、同一截止日，生成的工单逐字相同；换一个种子就不同")
    void isDeterministic() {
        List<RawTicket> one = made(2_000).stream().map(Made::ticket).toList();
        List<RawTicket> other = new ArrayList<>();
        new TicketStream(SEED, END, 2_000).each(made -> other.add(made.ticket()));
        List<RawTicket> different = new ArrayList<>();
        new TicketStream(SEED + 1, END, 2_000).each(made -> different.add(made.ticket()));
        assertThat(other).isEqualTo(one);
        assertThat(different).isNotEqualTo(one);
    }

    @Test
    @DisplayName("件数与要求相近，时间在二十四个月之内，先后有序，编号不重复")
    void keepsTheSizeAndTheTime() {
        List<Made> good = MADE.stream().filter(made -> !made.bad()).toList();
        assertThat(MADE.size()).isBetween(SIZE * 95 / 100, SIZE * 105 / 100);
        assertThat(good)
                .allMatch(made -> !day(made).isBefore(END.minusMonths(24)))
                .allMatch(made -> day(made).isBefore(END))
                .isSortedAccordingTo(Comparator.comparing(Made::time));
        assertThat(good.stream().map(made -> made.ticket().number()).distinct().count())
                .isEqualTo(good.size());
        assertThat(MADE.size() - good.size()).isBetween(SIZE / 1_000, SIZE * 3 / 1_000);
    }

    @Test
    @DisplayName("四季可见：暖气在冬天，停水在夏天，入学在七到九月，欠薪在春节前，周末少于周一")
    void hasSeasons() {
        assertThat(share("030401", day -> Set.of(12, 1, 2).contains(day.getMonthValue())))
                .isGreaterThan(0.6);
        assertThat(share("030101", day -> Set.of(6, 7, 8).contains(day.getMonthValue())))
                .isGreaterThan(0.35);
        assertThat(share("100101", day -> Set.of(7, 8, 9).contains(day.getMonthValue())))
                .isGreaterThan(0.5);
        LocalDate festival = LocalDate.of(2026, 2, 17);
        assertThat(count("070101", festival.minusDays(30), festival))
                .isGreaterThan(2 * count("070101", festival.plusDays(60), festival.plusDays(90)));
        assertThat(count(day -> day.getDayOfWeek().getValue() == 7))
                .isLessThan(count(day -> day.getDayOfWeek().getValue() == 1));
    }

    @Test
    @DisplayName("植入的突增确实高于同一地方同一议题的平常日子")
    void hasBursts() {
        List<Happening> bursts = Happening.bursts(END);
        List<Made> full = made(Happening.FULL_SIZE);
        assertThat(bursts).hasSizeGreaterThanOrEqualTo(6);
        for (Happening burst : bursts) {
            Map<LocalDate, Long> days =
                    full.stream()
                            .filter(made -> !made.bad())
                            .filter(made -> made.subject().topic().equals(burst.topic()))
                            .filter(made -> made.caller().town().code().equals(burst.town()))
                            .collect(
                                    Collectors.groupingBy(
                                            TicketStreamTest::day, Collectors.counting()));
            long most = days.values().stream().mapToLong(n -> n).max().orElse(0);
            long typical = days.values().stream().sorted().skip(days.size() / 2).findFirst().get();
            assertThat(days.getOrDefault(burst.start(), 0L) * 2)
                    .as(burst.name())
                    .isGreaterThan(most)
                    .isGreaterThan(6 * typical);
        }
    }

    @Test
    @DisplayName("久拖未决的问题：同一地点、同一件事、许多不同的来电人")
    void hasLastingIssues() {
        List<Happening> issues = Happening.issues(END);
        assertThat(issues).hasSizeGreaterThanOrEqualTo(20);
        for (Happening issue : issues) {
            List<Made> told = MADE.stream().filter(made -> issue.equals(made.happening())).toList();
            assertThat(told).as(issue.name()).hasSizeGreaterThanOrEqualTo(8);
            assertThat(told).allMatch(made -> made.ticket().place().contains(issue.name()));
            assertThat(told.stream().map(made -> made.ticket().caller()).distinct().count())
                    .as(issue.name())
                    .isGreaterThan(told.size() * 3L / 4);
        }
    }

    @Test
    @DisplayName("监督之后，植入的议题在该区确实少于别处")
    void hasAnEffect() {
        LocalDate start = END.minusDays(TicketStream.EFFECT.daysBeforeEnd());
        Predicate<Made> topic = m -> m.subject().topic().startsWith(TicketStream.EFFECT.topic());
        Predicate<Made> here = m -> m.caller().town().county().equals(TicketStream.EFFECT.county());
        Predicate<Made> after = m -> !day(m).isBefore(start);
        List<Made> good = MADE.stream().filter(made -> !made.bad()).filter(topic).toList();
        double before = ratio(good.stream().filter(after.negate()).toList(), here);
        assertThat(ratio(good.stream().filter(after).toList(), here)).isLessThan(0.8 * before);
    }

    private static double ratio(List<Made> made, Predicate<Made> here) {
        long inside = made.stream().filter(here).count();
        return (double) inside / (made.size() - inside);
    }

    @Test
    @DisplayName("文字六十至二百多字，词典归入原定的一级议题不少于八成，至少六十个三级议题")
    void isSortedByTheLexicon() {
        Lexicon lexicon = new Lexicon(Taxonomy.standard());
        Map<String, int[]> wrong = new TreeMap<>();
        int[] right = new int[4];
        for (Made made : MADE) {
            String title = Mask.mask(made.ticket().title());
            String body = Mask.mask(made.ticket().text());
            String found = lexicon.classify(title, body).map(g -> g.label()).orElse("");
            String meant = made.subject().topic();
            for (int level = 1; level <= 3; level++) {
                right[level] += found.startsWith(meant.substring(0, 2 * level)) ? 1 : 0;
            }
            int[] tally = wrong.computeIfAbsent(meant, code -> new int[2]);
            tally[found.equals(meant) ? 0 : 1]++;
        }
        assertThat(MADE)
                .allMatch(made -> made.ticket().text().length() >= 55)
                .allMatch(made -> made.ticket().text().length() <= 300);
        assertThat(wrong).hasSizeGreaterThanOrEqualTo(60);
        assertThat(right[1] / (double) MADE.size()).isGreaterThan(0.8);
    }

    @Test
    @DisplayName("文字里有虚构的电话和姓名，经过去标识后一个电话也不剩")
    void holdsPhonesThatAreMasked() {
        List<String> texts = MADE.stream().map(made -> made.ticket().text()).toList();
        assertThat(texts.stream().filter(text -> text.contains("1990")).count())
                .isGreaterThan(SIZE / 4);
        assertThat(texts.stream().map(Mask::mask)).noneMatch(text -> text.contains("1990"));
    }

    private static LocalDate day(Made made) {
        return Optional.ofNullable(made.ticket().receivedAt()).orElseThrow().toLocalDate();
    }

    private static double share(String topic, Predicate<LocalDate> when) {
        List<LocalDate> days = days(topic);
        return days.stream().filter(when).count() / (double) days.size();
    }

    private static long count(String topic, LocalDate from, LocalDate until) {
        return days(topic).stream().filter(d -> !d.isBefore(from) && d.isBefore(until)).count();
    }

    private static long count(Predicate<LocalDate> when) {
        return days("").stream().filter(when).count();
    }

    private static List<LocalDate> days(String topic) {
        return MADE.stream()
                .filter(made -> !made.bad() && made.subject().topic().startsWith(topic))
                .map(TicketStreamTest::day)
                .toList();
    }
}
