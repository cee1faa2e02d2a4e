package org.openrenda.evaluation.hall;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.openrenda.evaluation.evaluations.EvaluationPlan;
import org.openrenda.evaluation.evaluations.EvaluationSubject;
import org.openrenda.evaluation.evaluations.Sheet;
import org.openrenda.evaluation.forms.FormItem;
import org.openrenda.platform.web.Form;
import org.springframework.stereotype.Component;

/** Reads what a rater marked, and says of each gap where it is. */
@Component
class SheetForm {

    private static final int KEY_BYTES = 16;

    private final SecureRandom random = new SecureRandom();

    /** A name for one page's sheet, the same at each try to send it. */
    String key() {
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** The form with its gaps named; without gaps {@link #read} makes a sheet of it. */
    Form checked(EvaluationPlan plan, Form form) {
        Form found = form;
        boolean any = false;
        for (EvaluationSubject subject : plan.subjects()) {
            if (skips(form, subject)) {
                continue;
            }
            any = true;
            found = whole(plan, found, subject);
        }
        return any ? found : found.error("m1-1", "至少要评一个对象。");
    }

    private static Form whole(EvaluationPlan plan, Form form, EvaluationSubject subject) {
        List<FormItem> items = plan.form().items();
        boolean none = items.stream().allMatch(item -> form.get(field(subject, item)).isEmpty());
        if (none && items.size() > 1) {
            return form.error(field(subject, items.getFirst()), "“" + subject.name() + "”还没有评。");
        }
        Form found = form;
        for (FormItem item : items) {
            String typed = form.get(field(subject, item));
            boolean right =
                    typed.matches("[0-9]{1,3}") && item.scale().holds(Integer.parseInt(typed));
            if (!right) {
                String what = "“" + subject.name() + "”的“" + item.title() + "”";
                String wrong =
                        typed.isEmpty()
                                ? what + "还没有评。"
                                : what + "请填 " + item.scale().words() + "。";
                found = found.error(field(subject, item), wrong);
            }
        }
        return found;
    }

    Sheet read(EvaluationPlan plan, Form form) {
        TreeMap<Integer, List<Integer>> marks = new TreeMap<>();
        for (EvaluationSubject subject : plan.subjects()) {
            if (!skips(form, subject)) {
                List<Integer> values = new ArrayList<>();
                for (FormItem item : plan.form().items()) {
                    values.add(Integer.parseInt(form.get(field(subject, item))));
                }
                marks.put(subject.no(), values);
            }
        }
        return new Sheet(marks);
    }

    private static boolean skips(Form form, EvaluationSubject subject) {
        return !form.get("n" + subject.no()).isEmpty();
    }

    private static String field(EvaluationSubject subject, FormItem item) {
        return "m" + subject.no() + "-" + item.no();
    }
}
