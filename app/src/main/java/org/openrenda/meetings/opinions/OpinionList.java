package org.openrenda.meetings.opinions;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrenda.meetings.sittings.ItemId;
import org.openrenda.meetings.sittings.MeetingId;
import org.openrenda.platform.Refusal;

/**
 * The list of opinions on one item. Each verb checks, and gives the state after it.
 *
 * @param number empty before it is issued, like the addressee
 */
public record OpinionList(
        OpinionListId id,
        MeetingId meeting,
        ItemId item,
        ListStage stage,
        String number,
        String addressee,
        @Nullable LocalDate approvedOn,
        @Nullable LocalDate issuedOn,
        @Nullable LocalDate reportDueOn) {

    private static final int ADDRESSEE_MAX = 60;

    /** What the stage is by the steps alone. */
    static ListStage recomputed(List<ListStep> steps) {
        ListStage stage = ListStage.SORTING;
        for (ListStep step : steps) {
            stage = step.act() == ListAct.OPEN ? stage : stage.after(step.act());
        }
        return stage;
    }

    OpinionList sort() {
        return with(stage.after(ListAct.SORT), approvedOn);
    }

    /** MTG-14: what was taken down is confirmed by who said it, or why it is not. */
    OpinionList submit(int opinions, int unsorted, int unconfirmed, String why) {
        ListStage next = stage.after(ListAct.SUBMIT);
        if (opinions == 0) {
            throw new Refusal("清单里还没有审议意见，不能送审。");
        }
        if (unsorted > 0) {
            throw new Refusal("还有 " + unsorted + " 条会上意见没有整理，请归入清单或写明理由不列入。");
        }
        if (unconfirmed > 0 && why.isBlank()) {
            throw new Refusal(
                    "MTG-14", "还有 " + unconfirmed + " 条记下的意见没有经发言人核对，请先请本人核对，或写明不再等待的理由。");
        }
        return with(next, null);
    }

    OpinionList giveBack(String reason) {
        Refusal.needed("reason", "请写明退回修改的意见", reason);
        return with(stage.after(ListAct.GIVE_BACK), null);
    }

    OpinionList approve(LocalDate today) {
        return with(stage.after(ListAct.APPROVE), today);
    }

    /** SUP-5: from here on nothing of the list changes. */
    OpinionList issue(String givenNumber, String to, LocalDate today, LocalDate reportBy) {
        ListStage next = stage.after(ListAct.ISSUE);
        String words = Refusal.needed("addressee", "请写明主送机关，例如市人民政府", to);
        if (words.length() > ADDRESSEE_MAX) {
            throw Refusal.of("addressee", "主送机关请写在 " + ADDRESSEE_MAX + " 字以内。");
        }
        return new OpinionList(
                id, meeting, item, next, givenNumber, words, approvedOn, today, reportBy);
    }

    private OpinionList with(ListStage next, @Nullable LocalDate approved) {
        return new OpinionList(
                id, meeting, item, next, number, addressee, approved, issuedOn, reportDueOn);
    }
}
