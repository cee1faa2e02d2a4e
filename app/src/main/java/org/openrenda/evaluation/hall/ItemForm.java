package org.openrenda.evaluation.hall;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.openrenda.evaluation.forms.EvaluationForm;
import org.openrenda.evaluation.forms.FormItem;
import org.openrenda.evaluation.forms.Grade;
import org.openrenda.evaluation.forms.Scale;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.web.Form;

/** The rows of an evaluation form as a clerk types them: one item each, with a scale of its own. */
final class ItemForm {

    static final String SAME = "SAME";
    static final String WORDS = "WORDS";
    private static final String POINTS = "POINTS";
    private static final int ROWS = 3;

    private ItemForm() {}

    /** How many rows are shown now. */
    static int rows(Form form) {
        String typed = form.get("rows");
        int rows = typed.matches("[0-9]{1,2}") ? Integer.parseInt(typed) : ROWS;
        return Math.clamp(rows, 1, EvaluationForm.ITEMS_MAX);
    }

    /** An empty form with the scale that is usual. */
    static Form blank(String action, int basically) {
        return usual(Form.to(action).value("rows", String.valueOf(ROWS)), 1, basically)
                .value("kind2", SAME)
                .value("kind3", SAME);
    }

    private static Form usual(Form form, int no, int basically) {
        return form.value("kind" + no, WORDS)
                .value("grades" + no, "满意 100\n基本满意 " + basically + "\n不满意 0")
                .value("highest" + no, String.valueOf(Scale.HIGHEST))
                .value("satisfied" + no, String.valueOf(basically));
    }

    /** One more row, below the others. */
    static Form more(Form form) {
        int rows = Math.min(rows(form) + 1, EvaluationForm.ITEMS_MAX);
        return form.value("rows", String.valueOf(rows)).value("kind" + rows, SAME);
    }

    /** A form filled with the items of a version. */
    static Form of(String action, List<FormItem> items) {
        Form form = Form.to(action).value("rows", String.valueOf(items.size()));
        for (FormItem item : items) {
            int no = item.no();
            Scale scale = item.scale();
            boolean same = no > 1 && scale.equals(items.getFirst().scale());
            form =
                    form.value("title" + no, item.title())
                            .value("weight" + no, item.percent())
                            .value("kind" + no, same ? SAME : scale.isWords() ? WORDS : POINTS)
                            .value("highest" + no, String.valueOf(scale.highest()))
                            .value("satisfied" + no, String.valueOf(scale.satisfiedFrom()))
                            .value("grades" + no, grades(scale));
        }
        return form;
    }

    private static String grades(Scale scale) {
        return scale.grades().stream()
                .map(one -> one.word() + " " + one.value())
                .collect(Collectors.joining("\n"));
    }

    /** What the weights that are typed add up to, in per cent; what is no number counts nothing. */
    static String sum(Form form) {
        int sum = 0;
        for (int no = 1; no <= rows(form); no++) {
            try {
                sum += HoldForm.thousandths("weight" + no, form.get("weight" + no));
            } catch (Refusal noNumber) {
                continue;
            }
        }
        return EvaluationForm.percent(sum);
    }

    /**
     * The items; a row without a title is none.
     *
     * @throws Refusal beside the row that is wrong
     */
    static List<FormItem> items(Form form) {
        List<FormItem> items = new ArrayList<>();
        Scale first = null;
        for (int no = 1; no <= rows(form); no++) {
            if (form.get("title" + no).isEmpty()) {
                continue;
            }
            boolean same = first != null && form.get("kind" + no).equals(SAME);
            Scale scale = same ? first : scale(form, no);
            first = first == null ? scale : first;
            int weight = HoldForm.thousandths("weight" + no, form.get("weight" + no));
            items.add(row(no, items.size() + 1, form.get("title" + no), weight, scale));
        }
        return items;
    }

    private static FormItem row(int row, int no, String title, int weight, Scale scale) {
        try {
            return new FormItem(no, title, weight, scale);
        } catch (Refusal wrong) {
            throw Refusal.of("title" + row, wrong.sentence());
        }
    }

    private static Scale scale(Form form, int no) {
        String satisfied = "satisfied" + no;
        int from = whole(form, satisfied, "请写几分以上计入满意；不计满意率填 0。");
        boolean points = form.get("kind" + no).equals(POINTS);
        try {
            return points
                    ? Scale.points(0, whole(form, "highest" + no, "请写最高分。"), from)
                    : Scale.words(from, grades(form, no));
        } catch (Refusal wrong) {
            String field = wrong.field();
            String at =
                    "satisfied".equals(field) ? satisfied : (points ? "highest" : "grades") + no;
            throw "scale".equals(field) || "satisfied".equals(field)
                    ? Refusal.of(at, wrong.sentence())
                    : wrong;
        }
    }

    private static List<Grade> grades(Form form, int no) {
        List<Grade> grades = new ArrayList<>();
        for (String line : form.get("grades" + no).lines().map(String::strip).toList()) {
            if (!line.isEmpty()) {
                String[] parts = line.split("[\\s=＝:：]+");
                if (parts.length != 2 || !parts[1].matches("[0-9]{1,3}")) {
                    throw Refusal.of("grades" + no, "“" + line + "”请写成“档次 分值”，例如：满意 100。");
                }
                grades.add(new Grade(parts[0], Integer.parseInt(parts[1])));
            }
        }
        return grades;
    }

    private static int whole(Form form, String field, String sentence) {
        if (!form.get(field).matches("[0-9]{1,3}")) {
            throw Refusal.of(field, sentence);
        }
        return Integer.parseInt(form.get(field));
    }
}
