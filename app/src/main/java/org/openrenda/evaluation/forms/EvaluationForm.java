package org.openrenda.evaluation.forms;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Refusal;

/**
 * One version of an evaluation form. All items reach the same highest value, so that their weighted
 * sum means the same for each subject.
 */
public record EvaluationForm(
        FormId id, int version, CongressId congress, String name, List<FormItem> items) {

    /** All weights together, in thousandths. */
    public static final int WHOLE = 1_000;

    private static final int PERCENT = 10;

    /** Items a form may have. */
    public static final int ITEMS_MAX = 20;

    public EvaluationForm {
        items = check(items);
    }

    /**
     * The items, numbered from 1 in their order.
     *
     * @throws Refusal when weights do not add up to the whole, or the scales do not go together
     */
    static List<FormItem> check(List<FormItem> items) {
        if (items.isEmpty() || items.size() > ITEMS_MAX) {
            throw Refusal.of("items", "测评表应有 1 到 " + ITEMS_MAX + " 个项目。");
        }
        Set<String> titles = new HashSet<>();
        int sum = 0;
        for (FormItem item : items) {
            if (!titles.add(item.title())) {
                throw Refusal.of("items", "有两个项目都叫“" + item.title() + "”，请改开。");
            }
            if (item.no() != titles.size()) {
                throw new IllegalArgumentException("items are numbered from 1");
            }
            if (item.scale().highest() != items.getFirst().scale().highest()) {
                throw Refusal.of("scale", "各项目的最高分要相同，加权后才能相加。");
            }
            sum += item.weight();
        }
        if (sum != WHOLE) {
            throw Refusal.of("items", "各项目的权重相加应是 100%，现在是 " + percent(sum) + "%。");
        }
        return List.copyOf(items);
    }

    /** What one rater's marks of one subject count, in thousandths of a point. */
    public long weighed(List<Integer> values) {
        long sum = 0;
        for (FormItem item : items) {
            sum += (long) item.weight() * values.get(item.no() - 1);
        }
        return sum;
    }

    public int highest() {
        return items.getFirst().scale().highest();
    }

    /** Thousandths in per cent, such as 40 or 12.5. */
    public static String percent(int thousandths) {
        return thousandths % PERCENT == 0
                ? String.valueOf(thousandths / PERCENT)
                : thousandths / PERCENT + "." + thousandths % PERCENT;
    }
}
