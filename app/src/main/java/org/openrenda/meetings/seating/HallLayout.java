package org.openrenda.meetings.seating;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.openrenda.platform.Refusal;

/**
 * The rows of a hall, as its plan says: a line a row, its name, a colon and the seats between the
 * aisles. {@code 1-30：12 20 12} stands for thirty rows; an empty line is a cross aisle; rows whose
 * name begins with 主席台 stand on the podium.
 *
 * @param closed seats that nobody is seated on, a broken one or one behind a pillar
 */
public record HallLayout(List<HallRow> rows, Set<SeatPlace> closed) {

    static final int SEATS_MAX = 6_000;

    private static final int ROWS_MAX = 200;
    private static final int ROW_SEATS_MAX = 150;
    private static final int NAME_MAX = 20;
    private static final Pattern LINE =
            Pattern.compile("([^：:]+)[：:]\\s*([0-9]{1,3}(?:[\\s，,、]+[0-9]{1,3})*)");
    private static final Pattern CLOSED =
            Pattern.compile("(.+?)([0-9]{1,3})(?:[-—－~～至]([0-9]{1,3}))?座");
    private static final Pattern RANGE =
            Pattern.compile("([0-9]{1,3})\\s*[-—－~～至]\\s*([0-9]{1,3})");

    public HallLayout {
        rows = List.copyOf(rows);
        closed = Set.copyOf(closed);
        if (rows.isEmpty()) {
            throw Refusal.of("plan", "请一行写一排，例如“第1排：8 12 8”。");
        }
        if (rows.size() > ROWS_MAX || seats(rows) > SEATS_MAX) {
            throw Refusal.of("plan", "一个会场最多 %d 排、%d 座。".formatted(ROWS_MAX, SEATS_MAX));
        }
    }

    /**
     * Reads a hall as it was typed.
     *
     * @param closed such as 第3排12座 or 第3排5-8座, apart by 、
     */
    static HallLayout read(String plan, String closed) {
        List<HallRow> rows = rows(plan);
        Set<SeatPlace> places = new HashSet<>();
        for (String one : closed.strip().split("[\\s　、，,；;。]+")) {
            if (!one.isEmpty()) {
                places.addAll(closed(rows, one));
            }
        }
        HallLayout layout = new HallLayout(rows, places);
        if (layout.seats() == 0) {
            throw Refusal.of("closed", "不能把全部座位都停用。");
        }
        return layout;
    }

    private static List<SeatPlace> closed(List<HallRow> rows, String typed) {
        Matcher found = CLOSED.matcher(typed);
        HallRow row =
                found.matches()
                        ? rows.stream()
                                .filter(one -> one.name().equals(found.group(1)))
                                .findFirst()
                                .orElse(null)
                        : null;
        int first = row == null ? 0 : Integer.parseInt(found.group(2));
        int last = row == null || found.group(3) == null ? first : number(found.group(3));
        if (row == null || first < 1 || last < first || last > row.seats()) {
            throw Refusal.of("closed", "“" + typed + "”不是这个会场的座位，请写成“第3排12座”或者“第3排5-8座”。");
        }
        return IntStream.rangeClosed(first, last)
                .mapToObj(seat -> new SeatPlace(row.line(), seat))
                .toList();
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    /** A hall all of whose seats are in use. */
    static HallLayout read(String plan) {
        return read(plan, "");
    }

    private static List<HallRow> rows(String plan) {
        List<HallRow> rows = new ArrayList<>();
        boolean gap = false;
        for (String line : plan.strip().lines().map(String::strip).toList()) {
            if (line.isEmpty()) {
                gap = true;
                continue;
            }
            Matcher found = LINE.matcher(line);
            if (!found.matches()) {
                throw Refusal.of("plan", "“" + line + "”看不懂，请写成“第1排：8 12 8”或者“1-30：8 12 8”。");
            }
            List<Integer> blocks = blocks(line, found.group(2));
            for (String name : names(found.group(1).strip())) {
                boolean podium = name.startsWith("主席台");
                rows.add(new HallRow(rows.size() + 1, name, podium, gap, blocks));
                gap = false;
            }
        }
        return rows;
    }

    private static List<Integer> blocks(String line, String numbers) {
        List<Integer> blocks =
                Arrays.stream(numbers.split("[\\s，,、]+")).map(Integer::valueOf).toList();
        int all = blocks.stream().mapToInt(Integer::intValue).sum();
        if (blocks.contains(0) || all > ROW_SEATS_MAX) {
            throw Refusal.of("plan", "“" + line + "”：一排 1 至 " + ROW_SEATS_MAX + " 座。");
        }
        return blocks;
    }

    private static List<String> names(String name) {
        Matcher range = RANGE.matcher(name);
        if (range.matches()) {
            int first = Integer.parseInt(range.group(1));
            int last = Integer.parseInt(range.group(2));
            if (first > last || last - first >= ROWS_MAX) {
                throw Refusal.of("plan", "“" + name + "”：排号应从小到大，最多 " + ROWS_MAX + " 排。");
            }
            List<String> names = new ArrayList<>();
            for (int no = first; no <= last; no++) {
                names.add("第" + no + "排");
            }
            return names;
        }
        if (name.length() > NAME_MAX) {
            throw Refusal.of("plan", "“" + name + "”：一排的名字写在 " + NAME_MAX + " 字以内。");
        }
        return List.of(name.matches("[0-9]+") ? "第" + name + "排" : name);
    }

    /** Seats that one may be seated on. */
    public int seats() {
        return seats(rows) - closed.size();
    }

    private static int seats(List<HallRow> rows) {
        return rows.stream().mapToInt(HallRow::seats).sum();
    }

    /** The places in the order in which they are filled, without those of the podium. */
    List<SeatPlace> inOrder() {
        List<SeatPlace> all = new ArrayList<>();
        for (HallRow row : rows) {
            for (int seat = 1; !row.podium() && seat <= row.seats(); seat++) {
                all.add(new SeatPlace(row.line(), seat));
            }
        }
        all.removeAll(closed);
        return all;
    }

    /** Whether there is such a seat, and one may be seated on it. */
    public boolean holds(SeatPlace place) {
        return !closed.contains(place)
                && place.line() >= 1
                && place.line() <= rows.size()
                && place.seat() >= 1
                && place.seat() <= rows.get(place.line() - 1).seats();
    }

    /**
     * Where each row of another layout is in this one: under its name, or in its line where it has
     * another name now. A row that is not here any more has no entry.
     */
    Map<Integer, Integer> linesOf(HallLayout before) {
        Map<Integer, Integer> lines = new HashMap<>();
        Set<Integer> free = new HashSet<>();
        rows.forEach(row -> free.add(row.line()));
        for (HallRow was : before.rows()) {
            rows.stream()
                    .filter(row -> free.contains(row.line()) && row.name().equals(was.name()))
                    .findFirst()
                    .ifPresent(row -> {
                        lines.put(was.line(), row.line());
                        free.remove(row.line());
                    });
        }
        for (HallRow was : before.rows()) {
            if (!lines.containsKey(was.line()) && free.remove(was.line())) {
                lines.put(was.line(), was.line());
            }
        }
        return lines;
    }

    /** A place in words, such as 第3排12座. */
    public String words(SeatPlace place) {
        return rows.get(place.line() - 1).name() + place.seat() + "座";
    }
}
