package org.openrenda.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The table of figures, in columns that line up although Chinese letters are twice as wide. */
final class Report {

    private final List<List<String>> rows = new ArrayList<>();

    Report() {
        rows.add(List.of("项目", "测得", "对照（同一次运行）", "比值", "目标"));
    }

    /**
     * Adds a figure.
     *
     * @param against what it was compared with, measured in turn with it
     * @param goal what it should reach; empty for none
     */
    void add(String figure, String measured, String against, String ratio, String goal) {
        rows.add(List.of(figure, measured, against, ratio, goal));
        System.err.println("  " + figure + "：" + measured + " " + ratio);
    }

    String text() {
        int[] widths = new int[rows.getFirst().size()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], width(row.get(column)));
            }
        }
        StringBuilder text = new StringBuilder();
        for (int n = 0; n < rows.size(); n++) {
            text.append(line(rows.get(n), widths));
            if (n == 0) {
                List<String> rule = Arrays.stream(widths).mapToObj("-"::repeat).toList();
                text.append(line(rule, widths));
            }
        }
        return text.toString();
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder("|");
        for (int column = 0; column < widths.length; column++) {
            String cell = row.get(column);
            line.append(' ').append(cell).append(" ".repeat(widths[column] - width(cell)));
            line.append(" |");
        }
        return line.append('\n').toString();
    }

    private static int width(String text) {
        return text.codePoints().map(c -> c >= 0x2E80 && c != 0x2E3A ? 2 : 1).sum();
    }

    /** The value in the middle. */
    static double median(List<Double> values) {
        return percentile(values, 0.5);
    }

    /** The value that this share of the values does not exceed. */
    static double percentile(List<Double> values, double share) {
        List<Double> sorted = values.stream().sorted().toList();
        int at = (int) Math.ceil(share * sorted.size()) - 1;
        return sorted.get(Math.clamp(at, 0, sorted.size() - 1));
    }
}
