package org.openrenda.deputies.replies;

import java.util.List;
import org.openrenda.deputies.DeputiesPermission;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.record.Subject;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** SUG-14: a congress sets its own classes of answers; what was delivered keeps its class. */
@Component
class CategoryScheme {

    static final int MOST = 10;
    private static final int LABEL_MOST = 40;
    private static final String CODE = "[A-Z甲乙丙丁戊己]|[A-Z][1-9]";

    private final Categories categories;
    private final Record record;

    CategoryScheme(Categories categories, Record record) {
        this.categories = categories;
        this.record = record;
    }

    @Transactional
    public void set(Actor actor, CongressId congress, List<Category> scheme) {
        actor.require(DeputiesPermission.DECIDE, congress);
        check(scheme);
        categories.set(congress, scheme);
        record.noteInside(
                actor,
                congress,
                new Subject("deputies", "categories", congress.value()),
                "设定答复类别",
                String.join(
                        "；", scheme.stream().map(one -> one.code() + " " + one.label()).toList()));
    }

    private static void check(List<Category> scheme) {
        if (scheme.size() > MOST) {
            throw Refusal.of("scheme", "答复类别最多 " + MOST + " 个。");
        }
        for (Category one : scheme) {
            if (!one.code().matches(CODE)) {
                throw Refusal.of("scheme", "类别代号用一个大写字母（可加一位数字）或者甲、乙、丙、丁。");
            }
            if (one.label().isBlank() || one.label().length() > LABEL_MOST) {
                throw Refusal.of("scheme", "请写明 " + one.code() + " 类的含义（" + LABEL_MOST + " 字以内）。");
            }
            if (one.solved() && one.tracked()) {
                throw Refusal.of("scheme", one.code() + " 类不能既是已解决又须跟踪承诺。");
            }
        }
        if (scheme.stream().map(Category::code).distinct().count() < scheme.size()) {
            throw Refusal.of("scheme", "类别代号不能重复。");
        }
        if (scheme.stream().noneMatch(Category::solved)) {
            throw Refusal.of("scheme", "请至少指定一个已解决的类别，否则算不出解决率。");
        }
    }
}
