package org.openrenda.platform.web;

import java.math.BigDecimal;
import java.text.Collator;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.ModelAndView;

/**
 * A list that was asked for and what it shows: one answer for the page, the spreadsheet and the
 * paper. A page method asks with {@link ListQuery}, fills a {@link Table} and returns {@link #in}.
 *
 * @param title what the list is called, also in its file and on paper
 * @param table the rows of this page with the columns chosen
 * @param columns every column there is
 * @param total rows of all pages, counted with the same filters
 * @param views the views this person saved of this list; put in before the page is shown
 * @param at when it was shown, Beijing time; put in before the page is shown
 */
public record ListPage(
        String title,
        ListQuery query,
        Table table,
        List<Table.Column> columns,
        long total,
        List<ListQuery.Filter> filters,
        List<SavedView> views,
        @Nullable LocalDateTime at) {

    private static final int FILTER_VALUES_MAX = 60;

    public ListPage {
        columns = List.copyOf(columns);
        filters = List.copyOf(filters);
        views = List.copyOf(views);
    }

    /** A list whose query read this page only. */
    public static ListPage of(String title, ListQuery query, Table page, long total) {
        return new ListPage(
                title,
                query,
                page.showing(query.columns()),
                page.columns(),
                total,
                List.of(),
                List.of(),
                null);
    }

    /**
     * A short list that is all in memory: searched, filtered, sorted and cut here.
     *
     * @param filtered keys of the columns whose values one can choose among
     */
    public static ListPage whole(String title, ListQuery query, Table all, String... filtered) {
        var rows = new ArrayList<>(all.rows());
        var filters = new ArrayList<ListQuery.Filter>();
        for (var key : filtered) {
            int at = at(all, key);
            filters.add(choices(query, all, at));
            var chosen = query.filter(key);
            if (!chosen.isEmpty()) rows.removeIf(r -> !r.cells().get(at).text().equals(chosen));
        }
        var words = query.filter("q");
        rows.removeIf(row -> row.cells().stream().noneMatch(cell -> cell.contains(words)));
        var sortable = all.columns().stream().filter(Table.Column::sorts).map(Table.Column::key);
        var sort = query.sortAmong(sortable.toList(), "");
        if (!sort.isEmpty()) rows.sort(order(at(all, sort), query.descending()));
        var page = rows.stream().skip(query.offset()).limit(query.size()).toList();
        return of(title, query, new Table(all.columns(), page), rows.size()).filters(filters);
    }

    private static int at(Table table, String key) {
        for (int c = 0; c < table.columns().size(); c++) {
            if (table.columns().get(c).key().equals(key)) return c;
        }
        throw new IllegalArgumentException("no column " + key);
    }

    private static ListQuery.Filter choices(ListQuery query, Table all, int at) {
        var values = new LinkedHashMap<String, String>();
        all.rows().stream()
                .map(row -> row.cells().get(at).text())
                .filter(text -> !text.isEmpty())
                .distinct()
                .limit(FILTER_VALUES_MAX)
                .forEach(text -> values.put(text, text));
        var column = all.columns().get(at);
        return query.choose(column.key(), column.label(), values);
    }

    /** Figures by size, words by the dictionary; what is equal stays in the order given. */
    private static Comparator<Table.Row> order(int at, boolean descending) {
        var collator = Collator.getInstance(Locale.CHINA);
        Comparator<Table.Row> byFigure =
                Comparator.comparing(row ->
                        Objects.requireNonNullElse(row.cells().get(at).number(), BigDecimal.ZERO));
        Comparator<Table.Row> byBoth =
                byFigure.thenComparing(row -> row.cells().get(at).order(), collator);
        return descending ? byBoth.reversed() : byBoth;
    }

    public ListPage filters(List<ListQuery.Filter> offered) {
        return new ListPage(title, query, table, columns, total, offered, views, at);
    }

    ListPage seen(List<SavedView> saved, LocalDateTime now) {
        return new ListPage(title, query, table, columns, total, filters, saved, now);
    }

    /** The answer: this template with the list in it, or the file. */
    public ModelAndView in(String template) {
        return query.shape() == ListQuery.Shape.XLSX
                ? new ModelAndView(
                        (model, request, response) -> Spreadsheet.send(response, fileName(), table))
                : new ModelAndView(template, "list", this);
    }

    private String fileName() {
        return total > ListQuery.FILE_ROWS_MAX
                ? "%s（共%d行中的前%d行）".formatted(title, total, table.rows().size())
                : title;
    }

    /** What the list was narrowed by, in words, for paper. */
    public List<String> conditions() {
        var words = new ArrayList<String>();
        if (!query.filter("q").isEmpty()) words.add("含“" + query.filter("q") + "”");
        filters.stream()
                .filter(filter -> !filter.chosen().isEmpty())
                .forEach(filter -> words.add(filter.label() + "：" + filter.chosen()));
        return words;
    }

    /** Whether what is shown now could be saved: it differs from the bare list and is not saved. */
    public boolean canBeSaved() {
        return !query.onPage().toUrl().equals(query.path())
                && views.stream().noneMatch(SavedView::on);
    }
}
