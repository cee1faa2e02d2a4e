package org.openrenda.evaluation.evaluations;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.openrenda.evaluation.forms.EvaluationForm;
import org.openrenda.evaluation.forms.FormItem;
import org.openrenda.platform.Refusal;

/**
 * What one rater marked: for each subject rated, one value for each item in their order. A subject
 * that the rater does not know may be left out, but only whole.
 */
public record Sheet(NavigableMap<Integer, List<Integer>> marks) {

    private static final String SHAPE =
            "[1-9][0-9]{0,2}=[0-9]{1,3}(,[0-9]{1,3})*(;[1-9][0-9]{0,2}=[0-9]{1,3}(,[0-9]{1,3})*)*";
    private static final int TEXT_MAX = 20_000;

    public Sheet {
        marks = java.util.Collections.unmodifiableNavigableMap(new TreeMap<>(marks));
    }

    /** The one writing of a sheet: {@code 1=100,80;3=60,60}. */
    public String text() {
        return marks.entrySet().stream()
                .map(one ->
                        one.getKey()
                                + "="
                                + one.getValue().stream()
                                        .map(String::valueOf)
                                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining(";"));
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws Refusal when it is nothing of the kind
     */
    public static Sheet read(String text) {
        if (text.length() > TEXT_MAX || !text.matches(SHAPE)) {
            throw new Refusal("提交的内容不完整，没有收下。请刷新页面重新填写。");
        }
        TreeMap<Integer, List<Integer>> marks = new TreeMap<>();
        for (String one : text.split(";")) {
            String[] parts = one.split("=");
            List<Integer> values = new ArrayList<>();
            for (String value : parts[1].split(",")) {
                values.add(Integer.parseInt(value));
            }
            marks.put(Integer.parseInt(parts[0]), List.copyOf(values));
        }
        return new Sheet(marks);
    }

    /**
     * This sheet, once it is found right for the form and its subjects.
     *
     * @throws Refusal beside the field {@code m<subject>-<item>} that is wrong
     */
    Sheet checked(EvaluationForm form, List<EvaluationSubject> subjects) {
        if (marks.isEmpty()) {
            throw Refusal.of("m1-1", "您还没有评任何一个对象。");
        }
        for (Map.Entry<Integer, List<Integer>> one : marks.entrySet()) {
            if (one.getKey() > subjects.size() || one.getValue().size() != form.items().size()) {
                throw new Refusal("提交的内容与测评表对不上，没有收下。请刷新页面重新填写。");
            }
            String name = subjects.get(one.getKey() - 1).name();
            for (FormItem item : form.items()) {
                if (!item.scale().holds(one.getValue().get(item.no() - 1))) {
                    throw Refusal.of(
                            "m" + one.getKey() + "-" + item.no(),
                            "“"
                                    + name
                                    + "”的“"
                                    + item.title()
                                    + "”应是："
                                    + item.scale().words()
                                    + "。");
                }
            }
        }
        return this;
    }
}
