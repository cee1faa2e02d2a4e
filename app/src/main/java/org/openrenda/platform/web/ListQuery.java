package org.openrenda.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.Refusal;

/**
 * What a list was asked for, read from the address and written back to it, so that a filter can be
 * sent to a colleague. Asked for as a file or on paper, it begins at the first row and takes as
 * many as that shape may hold: a page reads {@code offset} and {@code size} and need not know.
 *
 * @param path the list's own address without parameters
 * @param filters every other parameter, in order, empty values left out
 * @param sort the column key, or empty
 * @param descending whether the order is turned round ({@code sort=-key})
 * @param page from 1
 * @param size rows a page, at most {@link #MAX_SIZE}; in a file or on paper what that holds
 * @param columns keys of the columns to show, besides the first; empty for all
 * @param shape how it is shown
 */
public record ListQuery(
        String path,
        Map<String, List<String>> filters,
        String sort,
        boolean descending,
        int page,
        int size,
        List<String> columns,
        Shape shape) {

    /** How a list is shown: on a page, in a spreadsheet file, or on paper. */
    public enum Shape {
        PAGE,
        XLSX,
        PRINT
    }

    public static final int MAX_SIZE = 100;

    /** Rows in one exported file of a list. */
    public static final int FILE_ROWS_MAX = 10_000;

    /** Rows on paper: some thirty sheets of A4. */
    public static final int PRINT_ROWS_MAX = 1_000;

    public static final int DEFAULT_SIZE = 20;
    static final int MAX_PAGE = 100_000;
    static final int MAX_FILTERS = 30;
    static final int MAX_VALUES = 50;
    static final int MAX_LENGTH = 200;
    private static final String FORMAT = "format";
    private static final String COLUMN = "column";
    private static final List<String> RESERVED =
            List.of("page", "size", "sort", COLUMN, FORMAT, "elder", "_csrf");

    /**
     * A named filter: values one can choose, each a link; or, without choices, two dates sent as
     * {@code key-from} and {@code key-to}.
     *
     * @param chosen what is chosen now, in words, or empty
     * @param clear the list without this filter
     */
    public record Filter(
            String key, String label, List<Choice> choices, String chosen, String clear) {}

    public ListQuery {
        filters = Collections.unmodifiableMap(new LinkedHashMap<>(filters));
        columns = List.copyOf(columns);
        page = shape == Shape.PAGE ? Math.clamp(page, 1, MAX_PAGE) : 1;
        size =
                switch (shape) {
                    case PAGE -> Math.clamp(size, 1, MAX_SIZE);
                    case XLSX -> FILE_ROWS_MAX;
                    case PRINT -> PRINT_ROWS_MAX;
                };
    }

    public static ListQuery of(HttpServletRequest request) {
        var inside = request.getPathInfo();
        var path = request.getContextPath() + request.getServletPath();
        return of(inside == null ? path : path + inside, request.getParameterMap());
    }

    static ListQuery of(String path, Map<String, String[]> parameters) {
        var filters = new LinkedHashMap<String, List<String>>();
        parameters.forEach((name, values) -> {
            var kept = kept(values);
            if (!RESERVED.contains(name) && filters.size() < MAX_FILTERS) {
                if (!kept.isEmpty()) filters.put(name, kept);
            }
        });
        var sort = first(parameters, "sort");
        var descending = sort.startsWith("-");
        return new ListQuery(
                path,
                filters,
                descending ? sort.substring(1) : sort,
                descending,
                number(first(parameters, "page"), 1),
                number(first(parameters, "size"), DEFAULT_SIZE),
                kept(parameters.getOrDefault(COLUMN, new String[0])),
                shape(first(parameters, FORMAT)));
    }

    private static Shape shape(String word) {
        return switch (word) {
            case "xlsx" -> Shape.XLSX;
            case "print" -> Shape.PRINT;
            default -> Shape.PAGE;
        };
    }

    /** The first value of a filter, or empty. */
    public String filter(String name) {
        return filters.getOrDefault(name, List.of("")).getFirst();
    }

    /** A day that was chosen; null when there is none, refused when it is no day. */
    public @Nullable LocalDate day(String name) {
        try {
            return filter(name).isEmpty() ? null : LocalDate.parse(filter(name));
        } catch (DateTimeParseException unreadable) {
            throw new Refusal("日期“" + filter(name) + "”无法识别，请写成 2026-11-22 的样子。");
        }
    }

    /** The sort key when it is one of the allowed columns, otherwise the given one. */
    public String sortAmong(Collection<String> allowed, String otherwise) {
        return allowed.contains(sort) ? sort : otherwise;
    }

    /** Rows to leave out before this page. */
    public long offset() {
        return (page - 1L) * size;
    }

    /** Number of pages, at least 1. */
    public int pages(long total) {
        return Math.clamp((total + size - 1) / size, 1, MAX_PAGE);
    }

    /** The page numbers to offer: first, last and those around this one; 0 stands for a gap. */
    public List<Integer> pager(long total) {
        var last = pages(total);
        var near = new TreeSet<>(List.of(1, last));
        for (int n = Math.max(1, page - 2); n <= Math.min(last, page + 2); n++) near.add(n);
        var shown = new ArrayList<Integer>();
        for (var n : near) {
            if (!shown.isEmpty() && n - shown.getLast() > 1) shown.add(0);
            shown.add(n);
        }
        return shown;
    }

    /** The same list with this filter set (or dropped when the value is empty), from page 1. */
    public ListQuery with(String name, String value) {
        var changed = new LinkedHashMap<>(filters);
        if (value.isEmpty()) changed.remove(name);
        else changed.put(name, List.of(value));
        return changed(changed, 1, size);
    }

    public ListQuery without(String name) {
        return with(name, "");
    }

    public ListQuery withoutFilters() {
        return changed(Map.of(), 1, size);
    }

    public ListQuery sortedBy(String key, boolean down) {
        return new ListQuery(path, filters, key, down, 1, size, columns, shape);
    }

    public ListQuery page(int number) {
        return changed(filters, number, size);
    }

    public ListQuery size(int rows) {
        return changed(filters, 1, rows);
    }

    /** The same list with all its columns. */
    public ListQuery allColumns() {
        return new ListQuery(path, filters, sort, descending, 1, size, List.of(), shape);
    }

    /** The same list on a page, from the beginning: what one comes back to from paper. */
    public ListQuery onPage() {
        int rows = shape == Shape.PAGE ? size : DEFAULT_SIZE;
        return new ListQuery(path, filters, sort, descending, 1, rows, columns, Shape.PAGE);
    }

    private ListQuery changed(Map<String, List<String>> filters, int page, int size) {
        return new ListQuery(path, filters, sort, descending, page, size, columns, shape);
    }

    /** A filter by values, given as value and label in the order shown. */
    public Filter choose(String key, String label, Map<String, String> values) {
        var choices = new ArrayList<Choice>();
        values.forEach((value, words) ->
                choices.add(Choice.of(words, with(key, value).toUrl(), value.equals(filter(key)))));
        var chosen = values.getOrDefault(filter(key), "");
        return new Filter(key, label, choices, chosen, without(key).toUrl());
    }

    /** A filter by the values of an enum, shown by their words. */
    public <E extends Enum<E>> Filter choose(
            String key, String label, E[] values, Function<E, String> word) {
        var choices = new LinkedHashMap<String, String>();
        for (E one : values) {
            choices.put(one.name(), word.apply(one));
        }
        return choose(key, label, choices);
    }

    /** An order to choose where no column heads show it. */
    public Filter order(String key, String label, String up, String down) {
        var isUp = sort.equals(key) && !descending;
        var choices =
                List.of(
                        Choice.of(down, sortedBy(key, true).toUrl(), !isUp),
                        Choice.of(up, sortedBy(key, false).toUrl(), isUp));
        return new Filter(key, label, choices, isUp ? up : "", sortedBy("", false).toUrl());
    }

    /** A filter by a span of dates. */
    public Filter dates(String key, String label) {
        var from = filter(key + "-from");
        var to = filter(key + "-to");
        var chosen = from.isEmpty() && to.isEmpty() ? "" : from + " 至 " + to;
        return new Filter(
                key, label, List.of(), chosen, without(key + "-from").without(key + "-to").toUrl());
    }

    /** The address, with defaults left out. */
    public String toUrl() {
        return path + text("");
    }

    /** The address of the same rows in another form: {@code xlsx} or {@code print}. */
    public String exportUrl(String format) {
        return path + text(FORMAT + "=" + format);
    }

    private String text(String extra) {
        var parts = new ArrayList<String>();
        filters.forEach((name, values) -> values.forEach(v -> parts.add(pair(name, v))));
        if (!sort.isEmpty()) parts.add(pair("sort", (descending ? "-" : "") + sort));
        columns.forEach(column -> parts.add(pair(COLUMN, column)));
        if (shape == Shape.PAGE && size != DEFAULT_SIZE) parts.add("size=" + size);
        if (page > 1 && extra.isEmpty()) parts.add("page=" + page);
        if (!extra.isEmpty()) parts.add(extra);
        return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }

    private static String pair(String name, String value) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8)
                + "="
                + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static List<String> kept(String[] values) {
        var kept = new ArrayList<String>();
        for (var value : values) {
            var text = value.strip();
            if (!text.isEmpty() && kept.size() < MAX_VALUES) {
                kept.add(text.substring(0, Math.min(text.length(), MAX_LENGTH)));
            }
        }
        return List.copyOf(kept);
    }

    private static String first(Map<String, String[]> parameters, String name) {
        var values = parameters.get(name);
        return values == null || values.length == 0 ? "" : values[0].strip();
    }

    private static int number(String text, int otherwise) {
        if (!text.matches("[0-9]{1,9}")) return otherwise;
        return Integer.parseInt(text);
    }
}
