package org.openrenda.evaluation.evaluations;

import org.openrenda.evaluation.forms.EvaluationForm;
import org.openrenda.platform.Refusal;

/**
 * People who rate together and whose average counts with one weight.
 *
 * @param weight in thousandths; the groups of an evaluation add up to 1000
 */
public record RaterGroup(int no, String name, int weight, RatingWay way) {

    private static final int NAME_MAX = 30;

    public RaterGroup {
        name = name.strip();
        if (name.isEmpty() || name.length() > NAME_MAX) {
            throw Refusal.of("group1", "请写出测评人组的名称（" + NAME_MAX + " 字以内）。");
        }
        if (weight < 1 || weight > EvaluationForm.WHOLE) {
            throw Refusal.of("weight" + no, "“" + name + "”的权重应在 0.1% 到 100% 之间。");
        }
    }

    public String percent() {
        return EvaluationForm.percent(weight);
    }
}
