package org.openrenda.evaluation.forms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.ClassPathResource;

/** The ready-made forms as they stand in {@code evaluation/samples.tsv}. */
final class SampleForms {

    private static final String LOCAL = "*";
    private static final List<List<String>> LINES = lines();

    private SampleForms() {}

    private static List<List<String>> lines() {
        try (var in = new ClassPathResource("evaluation/samples.tsv").getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> List.of(line.split("\t")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * All of them, in the order of the file.
     *
     * @param basically what 基本满意 counts at this congress
     */
    static List<SampleForm> all(int basically) {
        List<SampleForm> all = new ArrayList<>();
        for (int at = 0; at < LINES.size(); at++) {
            List<String> head = LINES.get(at);
            if (head.getFirst().equals("样表")) {
                List<FormItem> items = items(at + 1, basically);
                all.add(new SampleForm(head.get(1), head.get(2), head.get(3), items));
            }
        }
        return all;
    }

    /** Those of one form: its scale stands first, its items follow to the next form. */
    private static List<FormItem> items(int from, int basically) {
        Scale scale = scale(LINES.get(from), basically);
        List<FormItem> items = new ArrayList<>();
        for (int at = from + 1; at < LINES.size(); at++) {
            List<String> cells = LINES.get(at);
            if (!cells.getFirst().equals("项目")) {
                break;
            }
            int weight = new BigDecimal(cells.get(2)).movePointRight(1).intValueExact();
            items.add(new FormItem(items.size() + 1, cells.get(1), weight, scale));
        }
        return items;
    }

    private static Scale scale(List<String> cells, int basically) {
        List<Grade> grades = new ArrayList<>();
        for (String one : cells.get(1).split("、")) {
            String[] parts = one.split(" ", 2);
            grades.add(new Grade(parts[0], value(parts[1], basically)));
        }
        return Scale.words(value(cells.get(2), basically), grades);
    }

    private static int value(String cell, int basically) {
        return cell.equals(LOCAL) ? basically : Integer.parseInt(cell);
    }
}
