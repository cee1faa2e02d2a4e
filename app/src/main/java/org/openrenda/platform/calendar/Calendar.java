package org.openrenda.platform.calendar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.parameters.Parameter;
import org.openrenda.platform.parameters.Parameters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Working days and due dates. CAL-6: public holidays and 调休 are data of each year; where a year is
 * missing the ordinary week is used and a loud warning is given.
 */
@Repository
@Order(20)
public class Calendar implements ApplicationRunner {

    /** The zone in which days begin and end. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** Longer than any span of a parameter that is watched day by day. */
    private static final int BACK_DAYS_MAX = 400;

    private static final Logger LOG = LoggerFactory.getLogger(Calendar.class);

    private final JdbcClient jdbc;
    private final Parameters parameters;
    private final Clock clock;
    private volatile WorkingDays days = new WorkingDays(Map.of(), Set.of());

    Calendar(JdbcClient jdbc, Parameters parameters, Clock clock) {
        this.jdbc = jdbc;
        this.parameters = parameters;
        this.clock = clock;
    }

    /** Loads the days that ship with the program, without touching what a congress corrected. */
    @Override
    @Transactional
    public void run(ApplicationArguments args) {
        for (String line : shipped()) {
            String[] cells = line.split("\t");
            jdbc.sql(
                            """
                            insert into calendar.special_day (day, is_workday, name, source,
                            provisional)
                            values (:day, :workday, :name, :source, :provisional)
                            on conflict (day) do update set is_workday = excluded.is_workday,
                                name = excluded.name, source = excluded.source,
                                provisional = excluded.provisional
                            where calendar.special_day.provisional and not excluded.provisional
                            """)
                    .param("day", LocalDate.parse(cells[0]))
                    .param("workday", Boolean.parseBoolean(cells[1]))
                    .param("name", cells[2])
                    .param("source", cells[3])
                    .param("provisional", Boolean.parseBoolean(cells[4]))
                    .update();
        }
        reload();
        missingYears().forEach(year -> LOG.warn("工作日历缺少 {} 年的节假日安排，跨入该年的期限暂按放假办法计算", year));
    }

    private static List<String> shipped() {
        try (var in = new ClassPathResource("calendar/special-days.tsv").getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void reload() {
        Map<LocalDate, Boolean> special = new HashMap<>();
        Set<Integer> settled = new HashSet<>();
        jdbc.sql("select day, is_workday, provisional from calendar.special_day limit 10000")
                .query(rs -> {
                    LocalDate day = rs.getObject("day", LocalDate.class);
                    special.put(day, rs.getBoolean("is_workday"));
                    if (!rs.getBoolean("provisional")) {
                        settled.add(day.getYear());
                    }
                });
        days = new WorkingDays(special, settled);
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }

    public boolean isWorkday(LocalDate day) {
        return days.isWorkday(day);
    }

    /**
     * CAL-1: the first day does not count, and a last day that is off moves to the next workday.
     */
    public LocalDate due(LocalDate start, Span span) {
        return days.due(start, span);
    }

    /** The due date that a parameter of the congress gives a case which began on {@code start}. */
    public LocalDate due(String key, CongressId congress, LocalDate start) {
        Parameter parameter = parameters.of(key, congress, start);
        return due(start, new Span(parameter.value(), Span.Unit.valueOf(parameter.unit())));
    }

    /** What began on this day or before is overdue today by that parameter of the congress. */
    public LocalDate overdueSince(String key, CongressId congress) {
        LocalDate today = today();
        LocalDate begun = today;
        while (!due(key, congress, begun).isBefore(today)
                && begun.isAfter(today.minusDays(BACK_DAYS_MAX))) {
            begun = begun.minusDays(1);
        }
        return begun;
    }

    /** Working days from today to that day; negative when it is past. */
    public int workdaysUntil(LocalDate day) {
        return days.between(today(), day);
    }

    /** Years near today whose holidays the State Council's notice has not been entered for. */
    public Set<Integer> missingYears() {
        Set<Integer> missing = new TreeSet<>(Set.of(today().getYear()));
        // The next year's notice comes out in autumn; before that its absence is no news.
        if (today().getMonthValue() >= 11) {
            missing.add(today().getYear() + 1);
        }
        missing.removeAll(days.years());
        return missing;
    }
}
