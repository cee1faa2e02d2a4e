package org.openrenda.deputies.clerks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.openrenda.deputies.suggestions.SuggestionId;
import org.openrenda.platform.Refusal;

/**
 * One act on many suggestions: each by itself, so that one that is refused holds up none of the
 * others, and the clerk reads which were and why.
 */
record Batch(int done, List<String> refused) {

    private static final int TOLD_MAX = 3;
    private static final int MOST = 500;

    static Batch of(List<Long> ids, Consumer<SuggestionId> act) {
        if (ids.isEmpty()) {
            throw new Refusal("请先勾选建议。");
        }
        if (ids.size() > MOST) {
            throw new Refusal("一次最多办理 " + MOST + " 件，请分批办理。");
        }
        int done = 0;
        List<String> refused = new ArrayList<>();
        for (long id : ids) {
            try {
                act.accept(new SuggestionId(id));
                done++;
            } catch (Refusal refusal) {
                refused.add(refusal.sentence());
            }
        }
        return new Batch(done, refused);
    }

    /** What became of it, in one sentence for the next page. */
    String said(String what) {
        String all = what + " " + done + " 件。";
        if (refused.isEmpty()) {
            return all;
        }
        List<String> why = refused.stream().distinct().limit(TOLD_MAX).toList();
        return all + refused.size() + " 件没有办成：" + String.join(" ", why);
    }
}
