package org.openrenda.meetings.decisions;

import java.util.stream.Collectors;
import org.openrenda.voting.polls.ItemCount;
import org.openrenda.voting.polls.ItemResult;
import org.openrenda.voting.polls.PollResult;

/** What a vote came to, in words. */
final class Counts {

    private Counts() {}

    /** The counts in one sentence, as the minutes have them. */
    static String sentence(boolean elects, PollResult result) {
        StringBuilder text =
                new StringBuilder("应到 %d 人，实到 %d 人".formatted(result.base(), result.present()));
        for (ItemResult one : result.items()) {
            ItemCount count = one.count();
            text.append(result.items().size() == 1 ? "，" : "；" + one.title() + "：")
                    .append("赞成 %d 票".formatted(count.inFavour()));
            if (!elects || count.against() + count.abstain() > 0) {
                text.append("，反对 %d 票，弃权 %d 票".formatted(count.against(), count.abstain()));
            }
            if (!elects && result.items().size() > 1) {
                text.append(one.reached() ? "，通过" : "，未通过");
            }
        }
        text.append(result.items().size() == 1 ? "，未按 " : "；未按 ")
                .append(result.notPressed())
                .append(" 人。");
        String elected =
                result.elected().stream().map(ItemResult::title).collect(Collectors.joining("、"));
        return elected.isEmpty() ? text.toString() : text + "选出：" + elected + "。";
    }
}
