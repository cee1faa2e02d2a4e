package org.openrenda.evaluation.evaluations;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.openrenda.evaluation.forms.EvaluationForm;
import org.openrenda.evaluation.forms.FormItem;

/**
 * The result, counted from the sheets by whole numbers alone. A group's average of a subject is the
 * sum of weighed marks by the number of its sheets; the subject's points are the weighted averages
 * of all groups. A group of fewer sheets than the minimum is withheld, and the total with it: out
 * of a total and the other groups the withheld one could be computed.
 *
 * @param minimum how many must have rated a subject in a group before anything is shown
 */
public record EvaluationResult(List<GroupCount> groups, List<SubjectResult> subjects, int minimum) {

    /** The sheets of one group. */
    public record Box(RaterGroup group, int asked, List<Sheet> sheets) {}

    public EvaluationResult {
        groups = List.copyOf(groups);
        subjects = List.copyOf(subjects);
    }

    /** Counts; pure, so that anybody with the sheets gets the same. */
    public static EvaluationResult of(
            EvaluationForm form, List<EvaluationSubject> subjects, List<Box> boxes, int minimum) {
        List<GroupCount> groups =
                boxes.stream()
                        .map(box -> new GroupCount(box.group(), box.asked(), box.sheets().size()))
                        .toList();
        List<SubjectResult> found = new ArrayList<>();
        for (EvaluationSubject subject : subjects) {
            List<GroupShare> shares =
                    boxes.stream().map(box -> share(form, subject, box, minimum)).toList();
            found.add(new SubjectResult(subject, shares, total(shares), 0));
        }
        return new EvaluationResult(groups, ranked(found), minimum);
    }

    private static GroupShare share(
            EvaluationForm form, EvaluationSubject subject, Box box, int minimum) {
        List<List<Integer>> marks =
                box.sheets().stream()
                        .filter(sheet -> sheet.marks().containsKey(subject.no()))
                        .map(sheet -> sheet.marks().get(subject.no()))
                        .toList();
        if (marks.isEmpty() || marks.size() < minimum) {
            return new GroupShare(box.group(), marks.size(), null, List.of());
        }
        long sum = 0;
        for (List<Integer> one : marks) {
            sum += form.weighed(one);
        }
        List<ItemCount> items = new ArrayList<>();
        for (FormItem item : form.items()) {
            TreeMap<Integer, Integer> counts = new TreeMap<>();
            marks.forEach(one -> counts.merge(one.get(item.no() - 1), 1, Integer::sum));
            items.add(new ItemCount(item, counts));
        }
        Points average = Points.of(sum, (long) EvaluationForm.WHOLE * marks.size());
        return new GroupShare(box.group(), marks.size(), average, items);
    }

    private static @Nullable Points total(List<GroupShare> shares) {
        Points total = Points.ZERO;
        for (GroupShare share : shares) {
            if (share.average() == null) {
                return null;
            }
            total = total.plus(share.average().share(share.group().weight(), EvaluationForm.WHOLE));
        }
        return total;
    }

    private static List<SubjectResult> ranked(List<SubjectResult> found) {
        List<SubjectResult> ranked = new ArrayList<>();
        for (SubjectResult one : found) {
            Points total = one.total();
            int rank = 0;
            if (total != null) {
                rank = 1;
                for (SubjectResult other : found) {
                    Points others = other.total();
                    rank += others != null && others.compareTo(total) > 0 ? 1 : 0;
                }
            }
            ranked.add(new SubjectResult(one.subject(), one.shares(), total, rank));
        }
        return ranked;
    }

    /** The subjects from the best to the last; those withheld come at the end. */
    public List<SubjectResult> byRank() {
        return subjects.stream()
                .sorted(
                        Comparator.comparingInt((SubjectResult one) ->
                                        one.rank() == 0 ? Integer.MAX_VALUE : one.rank())
                                .thenComparingInt(one -> one.subject().no()))
                .toList();
    }

    public int asked() {
        return groups.stream().mapToInt(GroupCount::asked).sum();
    }

    public int rated() {
        return groups.stream().mapToInt(GroupCount::rated).sum();
    }

    /** Whether anything is withheld. */
    public boolean isPartly() {
        return subjects.stream().anyMatch(one -> one.total() == null);
    }

    /** The one writing that is stored and sealed; what is withheld is not in it. */
    public String text() {
        StringBuilder text = new StringBuilder("openrenda-evaluation-1\n");
        text.append("minimum=").append(minimum).append('\n');
        for (GroupCount one : groups) {
            text.append("group ").append(one.group().no());
            text.append("=").append(one.group().weight()).append('|').append(one.asked());
            text.append('|').append(one.rated()).append('\n');
        }
        for (SubjectResult one : subjects) {
            write(text, one);
        }
        return text.toString();
    }

    private static void write(StringBuilder text, SubjectResult one) {
        int no = one.subject().no();
        for (GroupShare share : one.shares()) {
            text.append("subject ").append(no).append(" group ").append(share.group().no());
            text.append("=").append(share.rated());
            share.items().forEach(item -> text.append('|').append(item.counts()));
            text.append('\n');
        }
        Points total = one.total();
        text.append("subject ").append(no).append(" total=");
        text.append(total == null ? "withheld" : total.numerator() + "/" + total.denominator());
        text.append(" rank=").append(one.rank()).append('\n');
    }
}
