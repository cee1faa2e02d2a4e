package org.openrenda.meetings.decisions;

import java.util.ArrayList;
import java.util.List;
import org.openrenda.voting.polls.NewVoter;

/**
 * How those who may vote in a meeting now differ from the roster a vote was prepared with.
 *
 * @param joined on no roster yet
 * @param gone taken off the list of the meeting, or no deputies any more
 * @param suspended on the roster with a vote that they may not cast now (DEP-4)
 * @param restored on the roster without the vote that they have again
 */
public record RosterChange(
        List<NewVoter> joined,
        List<NewVoter> gone,
        List<NewVoter> suspended,
        List<NewVoter> restored) {

    public boolean isNone() {
        return joined.isEmpty() && gone.isEmpty() && suspended.isEmpty() && restored.isEmpty();
    }

    /** In one sentence without its full stop, naming everybody. */
    public String words() {
        List<String> parts = new ArrayList<>();
        say(parts, joined, "新增");
        say(parts, gone, "不再参加");
        say(parts, suspended, "暂停执行职务");
        say(parts, restored, "恢复执行职务");
        return String.join("；", parts);
    }

    private static void say(List<String> parts, List<NewVoter> who, String what) {
        if (!who.isEmpty()) {
            parts.add(what + String.join("、", who.stream().map(NewVoter::name).toList()));
        }
    }
}
