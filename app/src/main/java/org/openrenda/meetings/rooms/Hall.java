package org.openrenda.meetings.rooms;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrenda.meetings.decisions.Decision;
import org.openrenda.meetings.sittings.AgendaItem;
import org.openrenda.meetings.sittings.MeetingView;
import org.openrenda.meetings.sittings.Publicity;
import org.openrenda.meetings.sittings.Speech;
import org.openrenda.voting.polls.LiveCount;
import org.openrenda.voting.polls.PollPlan;
import org.openrenda.voting.polls.PollResult;

/**
 * What everybody in the hall may see of the meeting now.
 *
 * @param poll the vote of the item now that is under way; null for none
 * @param live how many have voted, never how, of that vote (VOT-6)
 * @param plan of the last result announced on the item now; null for none
 * @param result of the same; null for none
 * @param until the clock time by which the speech should end; empty for none
 * @param signs whether people sign in now
 */
public record Hall(
        MeetingView view,
        @Nullable Decision poll,
        @Nullable LiveCount live,
        @Nullable PollPlan plan,
        @Nullable PollResult result,
        String until,
        boolean signs) {

    /**
     * A word that changes when a page about this meeting should be read anew. A page carries the
     * one it was written with, so that it also learns of what happened before its first news.
     */
    public String mark() {
        StringBuilder mark = new StringBuilder(view.meeting().stage().name());
        mark.append(signs);
        for (AgendaItem one : view.items()) {
            mark.append('|').append(one.id()).append(one.stage()).append(one.steps().size());
        }
        for (Speech one : view.speeches()) {
            mark.append('|').append(one.id()).append(one.isNow()).append(one.isWaiting());
        }
        return mark.append('|').append(poll == null ? "" : poll.stage()).toString();
    }

    /** MTG-15: the screen names no secret item, because observers and staff may look at it. */
    public static String title(AgendaItem item) {
        return item.publicity() == Publicity.SECRET ? "（不公开的议题）" : item.title();
    }

    /** Items of the first level, for the overview beside. */
    public List<AgendaItem> first() {
        return view.items().stream().filter(one -> one.parent() == null).toList();
    }
}
