package org.openrenda.meetings.rooms;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openrenda.meetings.decisions.Decision;
import org.openrenda.meetings.sittings.AgendaItem;
import org.openrenda.meetings.sittings.ItemAct;
import org.openrenda.meetings.sittings.ItemId;
import org.openrenda.meetings.sittings.MeetingView;
import org.openrenda.platform.web.StatusWord;

/**
 * One item as the pages list it.
 *
 * @param no such as 2.1 for the first item under the second
 * @param times from when until when it ran; empty before
 * @param decisions the votes on it, the oldest first
 */
public record AgendaLine(
        AgendaItem item, String no, StatusWord status, String times, List<Decision> decisions) {

    static List<AgendaLine> of(MeetingView view, List<Decision> decisions) {
        Map<ItemId, String> numbers = new HashMap<>();
        Map<ItemId, Integer> under = new HashMap<>();
        int top = 0;
        List<AgendaLine> lines = new ArrayList<>();
        for (AgendaItem item : view.items()) {
            ItemId parent = item.parent();
            String no;
            if (parent == null || !numbers.containsKey(parent)) {
                no = Integer.toString(++top);
            } else {
                no = numbers.get(parent) + "." + under.merge(parent, 1, Integer::sum);
            }
            numbers.put(item.id(), no);
            lines.add(
                    new AgendaLine(
                            item,
                            no,
                            Words.of(item.stage()),
                            times(item),
                            decisions.stream()
                                    .filter(one -> one.item().equals(item.id()))
                                    .toList()));
        }
        return lines;
    }

    private static String times(AgendaItem item) {
        Instant from = null;
        Instant until = null;
        for (AgendaItem.Step step : item.steps()) {
            from = step.act() == ItemAct.TAKE && from == null ? step.at() : from;
            until =
                    step.act() == ItemAct.FINISH || step.act() == ItemAct.POSTPONE
                            ? step.at()
                            : until;
        }
        if (from == null) {
            return "";
        }
        return until == null ? Words.time(from) + " 起" : Words.time(from) + "—" + Words.time(until);
    }

    /** What is said of it beside its title: kind, reporter, planned minutes, publicity. */
    public String about() {
        List<String> words = new ArrayList<>(List.of(item.kind().label()));
        if (!item.reporter().isEmpty()) {
            words.add("报告人 " + item.reporter());
        }
        if (item.minutes() > 0) {
            words.add("预计 " + item.minutes() + " 分钟");
        }
        if (item.publicity() != org.openrenda.meetings.sittings.Publicity.OPEN) {
            words.add(item.publicity().label());
        }
        if (!times.isEmpty()) {
            words.add(times);
        }
        return String.join("　", words);
    }
}
