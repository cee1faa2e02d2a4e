package org.openrenda.deputies.suggestions;

import org.openrenda.deputies.DeputiesPermission;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.springframework.stereotype.Component;

/** SUG-9: suggestions that are handled together, each answered for itself. */
@Component
class Together {

    private final SuggestionTable table;
    private final SuggestionCourse course;
    private final SuggestionDuties duties;

    Together(SuggestionTable table, SuggestionCourse course, SuggestionDuties duties) {
        this.table = table;
        this.course = course;
        this.duties = duties;
    }

    void merge(Actor actor, SuggestionId id, SuggestionId into) {
        // Two that are merged into one another at once must lock in one order.
        Suggestion first = course.locked(id.value() < into.value() ? id : into);
        Suggestion second = course.locked(id.value() < into.value() ? into : id);
        Suggestion before = first.id().equals(id) ? first : second;
        Suggestion target = first.id().equals(id) ? second : first;
        actor.require(DeputiesPermission.ASSIGN, before.congress());
        before.allowMerge(target);
        if (!table.lockMerged(id).isEmpty()) {
            throw Refusal.of("into", "这件建议下面已有并案，请先取消那些并案。");
        }
        table.merge(id, into);
        course.done(actor, before, SuggestionAct.MERGE, "并入" + target.named() + "一并办理，答复仍逐名送达");
        duties.settle(actor, id, SuggestionCourse.ASSIGN);
        course.inside(actor, target, "并案", before.named() + "并入本件");
    }

    void unmerge(Actor actor, SuggestionId id) {
        Suggestion before = course.locked(id);
        actor.require(DeputiesPermission.ASSIGN, before.congress());
        release(actor, before, "取消并案，单独办理");
    }

    /** The one it was handled with is gone: those merged go on alone. */
    void releaseAll(Actor actor, SuggestionId into) {
        table.lockMerged(into).stream()
                .filter(one -> one.stage() == SuggestionStage.MERGED)
                .forEach(one -> release(actor, one, "主件撤回，恢复单独办理"));
    }

    private void release(Actor actor, Suggestion child, String why) {
        Suggestion after = course.done(actor, child, SuggestionAct.UNMERGE, why);
        table.merge(child.id(), null);
        duties.clerk(after, SuggestionCourse.ASSIGN, "deputies.assign.recess");
    }
}
