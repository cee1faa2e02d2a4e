package org.openrenda.platform.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows and columns that a page shows, a phone shows as cards and a spreadsheet exports.
 *
 * @param columns the columns; the first is the title of the card on a phone
 * @param rows the rows, each with as many cells as there are columns
 */
public record Table(List<Column> columns, List<Row> rows) {

    /**
     * One column.
     *
     * @param key the name in the address when sorted by it
     * @param label the words above
     * @param sorts whether its head is a link that sorts
     * @param number whether its cells are figures and stand right
     */
    public record Column(String key, String label, boolean sorts, boolean number) {

        public static Column text(String key, String label) {
            return new Column(key, label, false, false);
        }

        public static Column number(String key, String label) {
            return new Column(key, label, false, true);
        }

        public Column sortable() {
            return new Column(key, label, true, number);
        }
    }

    /**
     * One row.
     *
     * @param id what a batch action sends for it; empty when it cannot be chosen
     */
    public record Row(String id, List<Cell> cells) {

        public Row {
            cells = List.copyOf(cells);
        }

        public static Row of(Object id, Cell... cells) {
            return new Row(id.toString(), List.of(cells));
        }
    }

    /**
     * One cell.
     *
     * @param text the words shown and exported
     * @param number the number exported instead of the words, or null
     * @param href where the words lead, or null
     * @param small a second, smaller line, or empty; not exported
     * @param status shown instead of the words, or null
     * @param order what a list in memory is sorted by; the words unless told otherwise
     */
    public record Cell(
            String text,
            @Nullable BigDecimal number,
            @Nullable String href,
            String small,
            @Nullable StatusWord status,
            String order) {

        /** Nothing to show, so that a phone leaves the line out. */
        public boolean isEmpty() {
            return text.isEmpty() && small.isEmpty() && status == null;
        }

        public static Cell text(@Nullable String words) {
            var text = words == null ? "" : words;
            return new Cell(text, null, null, "", null, text);
        }

        public static Cell link(String words, String href) {
            return new Cell(words, null, href, "", null, words);
        }

        public static Cell number(long number) {
            var text = Numbers.plain(number);
            return new Cell(text, BigDecimal.valueOf(number), null, "", null, text);
        }

        /** A number whose shown form has a unit, a sign or decimals of its own. */
        public static Cell number(BigDecimal number, String shown) {
            return new Cell(shown, number, null, "", null, shown);
        }

        public static Cell status(StatusWord status) {
            return new Cell(status.word(), null, null, "", status, status.word());
        }

        /** A day, which sorts by the calendar and not by its words. */
        public static Cell day(@Nullable LocalDate day) {
            return new Cell(Dates.full(day), null, null, "", null, day == null ? "" : "" + day);
        }

        public Cell small(String words) {
            return new Cell(text, number, href, words, status, order);
        }

        /** The same cell leading there. */
        public Cell at(String href) {
            return new Cell(text, number, href, small, status, order);
        }

        /** The same cell, put in order by this key in a list sorted in memory. */
        public Cell orderedBy(String key) {
            return new Cell(text, number, href, small, status, key);
        }

        boolean contains(String words) {
            return text.contains(words) || small.contains(words);
        }
    }

    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        for (var row : rows) {
            if (row.cells().size() != columns.size()) {
                throw new IllegalArgumentException(
                        "row " + row.id() + " has " + row.cells().size() + " cells");
            }
        }
    }

    /** The same rows with the first column and those of these keys; with all when there is none. */
    public Table showing(List<String> keys) {
        if (keys.isEmpty()) return this;
        var kept = new ArrayList<Integer>();
        for (int c = 0; c < columns.size(); c++) {
            if (c == 0 || keys.contains(columns.get(c).key())) kept.add(c);
        }
        return new Table(
                kept.stream().map(columns::get).toList(),
                rows.stream()
                        .map(row -> new Row(row.id(), kept.stream().map(row.cells()::get).toList()))
                        .toList());
    }
}
