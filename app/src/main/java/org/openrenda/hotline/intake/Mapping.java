package org.openrenda.hotline.intake;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.documents.TableFile;

/**
 * Which column of a file holds what.
 *
 * @param columns the column of each field that is known
 */
record Mapping(Map<TicketField, Integer> columns, List<String> header) {

    /** What one row of a file says, or what is wrong with it. */
    record Reading(long line, RawTicket ticket, String trouble) {}

    Mapping {
        columns = Map.copyOf(columns);
        header = List.copyOf(header);
    }

    /** By the names of the columns, those that were chosen for the source before first. */
    static Mapping guess(List<String> header, Map<String, String> remembered) {
        Map<TicketField, Integer> columns = new EnumMap<>(TicketField.class);
        for (TicketField field : TicketField.values()) {
            int known = header.indexOf(remembered.getOrDefault(field.name(), "\n"));
            if (known >= 0) {
                columns.put(field, known);
            }
        }
        // What was left out on purpose stays out; a file of another form is guessed anew.
        if (columns.containsKey(TicketField.TIME)) {
            return new Mapping(columns, header);
        }
        for (TicketField field : TicketField.values()) {
            if (columns.containsKey(field)) {
                continue;
            }
            int best = -1;
            for (int c = 0; c < header.size(); c++) {
                int rank = field.rank(header.get(c));
                boolean better = best < 0 || rank < field.rank(header.get(best));
                if (rank >= 0 && better && !columns.containsValue(c)) {
                    best = c;
                }
            }
            if (best >= 0) {
                columns.put(field, best);
            }
        }
        return new Mapping(columns, header);
    }

    /** By field and the name of its column, as it was stored. */
    static Mapping of(List<String> header, Map<String, String> chosen) {
        Map<TicketField, Integer> columns = new EnumMap<>(TicketField.class);
        chosen.forEach((field, name) -> {
            int column = header.indexOf(name);
            if (column < 0) {
                throw new Refusal("文件里没有“" + name + "”这一列，与确认过的对应关系不符。");
            }
            columns.put(TicketField.valueOf(field), column);
        });
        return new Mapping(columns, header);
    }

    /** Refuses what cannot be imported at all. */
    Mapping checked() {
        if (!columns.containsKey(TicketField.TIME)) {
            throw Refusal.of("TIME", "请选择受理时间是哪一列；没有受理时间的表无法导入。");
        }
        return this;
    }

    Map<String, String> names() {
        Map<String, String> names = new java.util.TreeMap<>();
        columns.forEach((field, column) -> names.put(field.name(), header.get(column)));
        return names;
    }

    Optional<TicketField> fieldOf(int column) {
        return columns.entrySet().stream()
                .filter(entry -> entry.getValue() == column)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The row as a ticket; what is wrong with its cells is told, in the order it matters. */
    Reading read(TableFile.Row row, String ownNumber) {
        String time = cell(row, TicketField.TIME);
        String closed = cell(row, TicketField.CLOSED);
        var received = Cells.time(time);
        String trouble = row.trouble() == null ? "" : row.trouble();
        if (trouble.isEmpty() && !time.isEmpty() && received.isEmpty()) {
            trouble = "受理时间“" + shortened(time) + "”无法识别";
        }
        String caller = cell(row, TicketField.PHONE);
        RawTicket ticket =
                new RawTicket(
                        hasNumbers() ? cell(row, TicketField.NUMBER) : ownNumber,
                        received.orElse(null),
                        cell(row, TicketField.KIND),
                        cell(row, TicketField.CHANNEL),
                        cell(row, TicketField.TITLE),
                        cell(row, TicketField.TEXT),
                        caller.isEmpty() ? cell(row, TicketField.CALLER) : caller,
                        cell(row, TicketField.COUNTY),
                        cell(row, TicketField.TOWN),
                        cell(row, TicketField.PLACE),
                        cell(row, TicketField.UNIT),
                        cell(row, TicketField.STATE),
                        Cells.day(closed).orElse(null),
                        Cells.yes(cell(row, TicketField.CONTACTED)),
                        Cells.yes(cell(row, TicketField.SOLVED)),
                        cell(row, TicketField.SATISFIED),
                        cell(row, TicketField.LABEL));
        return new Reading(row.line(), ticket, trouble);
    }

    /** Whether the file has numbers; without them a ticket is known by what its row says. */
    boolean hasNumbers() {
        return columns.containsKey(TicketField.NUMBER);
    }

    private String cell(TableFile.Row row, TicketField field) {
        Integer column = columns.get(field);
        return column == null ? "" : row.cell(column);
    }

    private static String shortened(String text) {
        return text.length() > 30 ? text.substring(0, 30) + "…" : text;
    }
}
