package org.openrenda.evaluation.hall;

import java.util.ArrayList;
import java.util.List;
import org.openrenda.evaluation.evaluations.Band;
import org.openrenda.evaluation.evaluations.EvaluationResult;
import org.openrenda.evaluation.evaluations.ItemCount;
import org.openrenda.evaluation.evaluations.SubjectResult;
import org.openrenda.evaluation.forms.EvaluationForm;
import org.openrenda.evaluation.forms.FormItem;

/**
 * Bars of how often each grade was given, subject by subject, drawn from whole numbers.
 *
 * @param title the item; empty where all items are taken together
 * @param bands what the parts of a bar mean, the best first; empty where nothing can be drawn
 */
public record Distribution(String title, List<Band> bands, List<Line> lines) {

    /** A bar is a thousand wide. */
    public static final int WIDTH = 1_000;

    private static final List<String> TONES = List.of("b1", "b2", "b3", "b4", "b5");

    /** One subject's bar; without parts where it is withheld. */
    public record Line(SubjectResult subject, List<Part> parts) {}

    /** One part of a bar. */
    public record Part(String label, int count, int x, int width, String tone) {}

    /** All items together, the subjects by rank; no bars where the items have unlike scales. */
    public static Distribution whole(EvaluationForm form, EvaluationResult result) {
        FormItem first = form.items().getFirst();
        boolean alike = form.items().stream().allMatch(one -> one.scale().equals(first.scale()));
        List<Band> bands = alike ? Band.of(first.scale()) : List.of();
        List<Line> lines = new ArrayList<>();
        for (SubjectResult one : result.byRank()) {
            lines.add(new Line(one, parts(bands, one.items())));
        }
        return new Distribution("", bands, lines);
    }

    /** One for each item, the subjects in the order of the sheet. */
    public static List<Distribution> ofItems(EvaluationForm form, EvaluationResult result) {
        List<Distribution> all = new ArrayList<>();
        for (FormItem item : form.items()) {
            List<Band> bands = Band.of(item.scale());
            List<Line> lines = new ArrayList<>();
            for (SubjectResult one : result.subjects()) {
                List<ItemCount> items = one.items();
                lines.add(
                        new Line(
                                one,
                                parts(
                                        bands,
                                        items.isEmpty()
                                                ? items
                                                : List.of(items.get(item.no() - 1)))));
            }
            all.add(new Distribution(item.title(), bands, lines));
        }
        return all;
    }

    private static List<Part> parts(List<Band> bands, List<ItemCount> items) {
        int answers = items.stream().mapToInt(ItemCount::answers).sum();
        List<Part> parts = new ArrayList<>();
        int before = 0;
        for (Band band : bands) {
            int count = items.stream().mapToInt(band::in).sum();
            if (answers > 0) {
                int x = before * WIDTH / answers;
                int end = (before + count) * WIDTH / answers;
                parts.add(new Part(band.label(), count, x, end - x, tone(bands, parts.size())));
            }
            before += count;
        }
        return parts;
    }

    /** Of three grades the worst is shown as the worst of five, so that red is always the last. */
    static String tone(List<Band> bands, int no) {
        return no == bands.size() - 1 && no > 0
                ? TONES.getLast()
                : TONES.get(Math.min(no, TONES.size() - 2));
    }

    /** The colour of a band in the legend. */
    public String tone(int no) {
        return tone(bands, no);
    }
}
