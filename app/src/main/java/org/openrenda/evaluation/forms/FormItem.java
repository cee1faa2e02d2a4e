package org.openrenda.evaluation.forms;

import org.openrenda.platform.Refusal;

/**
 * One thing that is asked of each subject.
 *
 * @param no from 1
 * @param weight in thousandths; the items of a form add up to 1000
 */
public record FormItem(int no, String title, int weight, Scale scale) {

    private static final int TITLE_MAX = 60;

    public FormItem {
        title = title.strip();
        if (title.isEmpty() || title.length() > TITLE_MAX) {
            throw Refusal.of("items", "每个项目要有 " + TITLE_MAX + " 字以内的名称。");
        }
        if (weight < 1 || weight > EvaluationForm.WHOLE) {
            throw Refusal.of("items", "“" + title + "”的权重应在 0.1% 到 100% 之间。");
        }
    }

    /** The weight in per cent, such as 40 or 12.5. */
    public String percent() {
        return EvaluationForm.percent(weight);
    }
}
